"""Finding words in a text: folded as the filter language folds them, with offsets in the text itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dossier.tui.widgets.layout import Laid

Range = tuple[int, int]


def found(text: str, words: str) -> list[Range]:
    """The ranges in which `words` stand, in order, without overlaps; none where no word is left to look for."""
    from dossier.query.fold import fold

    wanted = fold(words)
    if not wanted:
        return []
    folded, origins = _folded(text)
    ranges: list[Range] = []
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        ranges.append((origins[start], origins[end - 1] + 1))
        start = folded.find(wanted, end)
    return ranges


def found_in(laid: Laid, words: str) -> list[Range]:
    """The ranges of a laid out text in which words stand.

    A term that stands before its meaning is no part of the text: where the words stand in it, the line beside it
    is meant.
    """
    from dossier.query.fold import fold

    ranges, wanted = found(laid.text, words), fold(words) or words.strip()
    if not wanted:
        return []
    for line in laid.lines:
        term = "".join(piece.text for piece in line if piece.at < 0 and piece.role == "label")
        beside = [piece for piece in line if piece.at >= 0]
        if term.strip() and beside and wanted in (fold(term) or term):
            whole = beside[0].at, beside[-1].at + len(beside[-1].text)
            if not any(within(start, [whole]) for start, _ in ranges):
                ranges.append(whole)
    return sorted(ranges)


@lru_cache(2)
def _folded(text: str) -> tuple[str, list[int]]:
    """A text is searched once for every letter that is typed."""
    from dossier.query.fold import fold_map

    return fold_map(text)


def within(offset: int, ranges: Iterable[Range]) -> bool:
    """Whether an offset lies in one of the ranges."""
    return any(start <= offset < end for start, end in ranges)
