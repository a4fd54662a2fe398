"""Colours and attributes on their way to the terminal: only what changes from one piece of text to the next is sent."""

from __future__ import annotations

from collections.abc import Iterable

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_ENDS = {
    **{"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29", "21": "24"},
    **{"51": "54", "52": "54", "53": "55"},
}
"""What ends an attribute, as ECMA-48 has it: bold and dim end together, and so do the underlines."""


class Pen:
    """What a terminal writes with: the codes of the attributes, of the colour of text and of the one behind it."""

    def __init__(self, attributes: frozenset[str] = frozenset(), text: str = "", behind: str = "") -> None:
        self.codes = attributes, text, behind
        self._taken: dict[Pen, str] = {}

    def taken_after(self, other: Pen) -> str:
        """The sequence that changes from another pen to this one."""
        if (known := self._taken.get(other)) is None:
            anew, changed = ";".join(self._anew()), ";".join(self._changed(other))
            known = self._taken[other] = f"\x1b[{min(changed, anew, key=len)}m"
        return known

    def _anew(self) -> Iterable[str]:
        attributes, text, behind = self.codes
        return filter(None, ("0", *sorted(attributes), text, behind))

    def _changed(self, other: Pen) -> Iterable[str]:
        (attributes, text, behind), (before, text_before, behind_before) = self.codes, other.codes
        ended = {_ENDS[code] for code in before - attributes}
        yield from sorted(ended)
        # two attributes may have one end
        yield from sorted(code for code in attributes if code not in before or _ENDS[code] in ended)
        if text != text_before:
            yield text or "39"
        if behind != behind_before:
            yield behind or "49"


class Pens:
    """The pens of all styles, for a terminal that knows so many colours."""

    def __init__(self, system: ColorSystem) -> None:
        self._system = system
        self._bare = Pen()
        self._of: dict[Style | None, Pen] = {None: self._bare}

    def written(self, pieces: Iterable[tuple[str, Iterable[Segment]]]) -> str:
        """What draws pieces of lines, each behind the sequence that leads to its place; the last pen is put down."""
        sent: list[str] = []
        now = self._bare
        for move, segments in pieces:
            sent.append(move)
            for text, style, _ in segments:
                pen = self._of.get(style) or self._made(style or Style.null())
                if pen is not now:
                    sent.append(pen.taken_after(now))
                    now = pen
                sent.append(text)
        if now is not self._bare:
            sent.append(self._bare.taken_after(now))
        return "".join(sent)

    def _made(self, style: Style) -> Pen:
        text, behind = (color and color.downgrade(self._system) for color in (style.color, style.bgcolor))
        pen = Pen(
            frozenset(filter(None, Strip.render_ansi(style.without_color, self._system).split(";"))),
            ";".join(text.get_ansi_codes()) if text else "",
            ";".join(behind.get_ansi_codes(foreground=False)) if behind else "",
        )
        alike = next((one for one in self._of.values() if one.codes == pen.codes), pen)
        self._of[style] = alike
        return alike
