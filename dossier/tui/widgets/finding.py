"""Finding words in a text: folded as the filter language folds them, with offsets in the text itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

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


@lru_cache(2)
def _folded(text: str) -> tuple[str, list[int]]:
    """A text is searched once for every letter that is typed."""
    from dossier.query.fold import fold_map

    return fold_map(text)


def within(offset: int, ranges: Iterable[Range]) -> bool:
    """Whether an offset lies in one of the ranges."""
    return any(start <= offset < end for start, end in ranges)
