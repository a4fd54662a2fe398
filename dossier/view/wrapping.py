"""Running text in lines, without a break between a source and its paragraph: `[10] ¶7` stands together."""

from __future__ import annotations

from dossier.text import wrap

_PARAGRAPH = " ¶"
_KEPT = "\u00a0¶"
"""As many characters, and no line ends between them."""


def wrapped(text: str, cells: int) -> list[tuple[int, int]]:
    """Lines of at most `cells` cells, as `text.wrap` makes them, by the same offsets."""
    if _PARAGRAPH not in text:
        return wrap(text, cells)
    lines = wrap(text.replace(_PARAGRAPH, _KEPT), cells)
    # too long to stand together, it is cut at the edge: the space belongs to no line
    return [(start + (start > 0 and text[start:end].startswith(_PARAGRAPH)), end) for start, end in lines]
