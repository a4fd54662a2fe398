"""Texts made comparable, with the way back: every character knows which ones of the original it stands for.

Offsets are code points of the original text, end exclusive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from dossier.store.passages import WHITE

Span: TypeAlias = tuple[int, int]
_Piece: TypeAlias = tuple[int, int, str]
"""Start and end in the text before, and what stands there after."""

_SOFT_HYPHENS: Final = re.compile("\u00ad+")
_WHITE_RUNS: Final = re.compile(f"[{WHITE}]{{2,}}|[{WHITE.replace(' ', '')}]")
_FAR: Final = re.compile("[^\\x00-\\x7f]")
_ELLIPSES: Final = re.compile(r"\.{3,}|\. \. \.")
_SPACED_DASHES: Final = re.compile(" ?-+ ?")
_MARKS_MAX: Final = 32
"""Longer runs of marks are left as they are: sorting them takes quadratic time."""

_QUOTES: Final = dict.fromkeys("“”„‟«»‹›‘’‚‛″′´`'\"ʼ", '"')
_DASHES: Final = dict.fromkeys("‐‑‒–—―−", "-")
_NEAR: Final = str.maketrans(
    {**{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}, "'": '"', "`": '"'}
)


class Normal(NamedTuple):
    """A text made comparable; `starts` and `ends` give the original place of each of its characters."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the original of the characters from `start` to before `end` (at least one)."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normal:
    """Matching text: NFC, every run of white space (U+00A0 and line ends too) one space, no soft hyphens."""
    normal = Normal(text, range(len(text)), range(1, len(text) + 1))
    if text.isascii():
        return _rewrite(normal, _white(text))
    if "\u00ad" in text:
        normal = _rewrite(normal, ((*match.span(), "") for match in _SOFT_HYPHENS.finditer(text)))
    if not unicodedata.is_normalized("NFC", normal.text):
        normal = _rewrite(normal, _composed(normal.text))
    return _rewrite(normal, _white(normal.text))


def fold(normal: Normal) -> Normal:
    """Without what copies change: case, kinds of quotation marks, dashes and ellipses, diacritics."""
    folded = normal
    if not normal.text.isascii():
        matches = _FAR.finditer(normal.text)
        folded = _rewrite(folded, ((*match.span(), _fold_far(match[0])) for match in matches))
    folded = Normal(folded.text.translate(_NEAR), folded.starts, folded.ends)
    folded = _rewrite(folded, ((*match.span(), "…") for match in _ELLIPSES.finditer(folded.text)))
    return _rewrite(folded, ((*match.span(), "-") for match in _SPACED_DASHES.finditer(folded.text)))


def _rewrite(old: Normal, pieces: Iterable[_Piece]) -> Normal:
    """The text with some pieces replaced; what replaces a piece stands for the whole of it."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done, same_length = 0, True
    changes = [piece for piece in pieces if old.text[piece[0] : piece[1]] != piece[2]]
    if not changes:
        return old
    for start, end, new in changes:
        texts += (old.text[done:start], new)
        same_length = same_length and end - start == len(new) == 1
        done = end
    text = "".join([*texts, old.text[done:]])
    if same_length:
        return Normal(text, old.starts, old.ends)
    done = 0
    for start, end, new in changes:
        starts += old.starts[done:start]
        ends += old.ends[done:start]
        starts += [old.starts[start]] * len(new)
        ends += [old.ends[end - 1]] * len(new)
        done = end
    starts += old.starts[done:]
    ends += old.ends[done:]
    return Normal(text, starts, ends)


def _white(text: str) -> Iterator[_Piece]:
    return ((*match.span(), " ") for match in _WHITE_RUNS.finditer(text))


def _composed(text: str) -> Iterator[_Piece]:
    """Each character with the marks that follow it, composed."""
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and text[index] >= "\u0300" and _joins(text[index]):
            continue
        if index - start <= _MARKS_MAX:
            yield start, index, unicodedata.normalize("NFC", text[start:index])
        start = index


def _joins(char: str) -> bool:
    """Whether a character may compose with the one before it: marks, Hangul vowels and finals."""
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char).startswith("M")


@lru_cache(maxsize=4096)
def _fold_far(char: str) -> str:
    plain = _QUOTES.get(char) or _DASHES.get(char)
    if plain:
        return plain
    parts = unicodedata.normalize("NFD", char.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
