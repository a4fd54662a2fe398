"""Finding something by a few letters of its name, the closest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple, TypeVar

from dossier.query.fold import fold, haystack

T = TypeVar("T")

ABOUT = "\f"
"""Stands between the names of a thing and what is told about it: no folded text holds it."""

_BEGUN = 2
"""What only begins a word of a name counts as so much farther than the whole word, wherever that stands."""

_TOLD = 4
"""What stands in no name, but at the beginning of a word of what is told, is so far."""

_INSIDE = 10
"""What is not the beginning of a word counts as so much farther."""

_SCATTERED = 100
"""What only holds the letters in their order counts as so much farther."""

_APART = 12
"""The most letters that may stand between those of a word that is scattered."""


class Sought(NamedTuple):
    """The words that were typed, folded like the names they are looked for in."""

    words: tuple[str, ...]

    def far(self, name: str) -> int | None:
        """How far a name (a haystack) is from the words: 0 is the nearest; None: it lacks one of them.

        A word may be one of the name, begin one, stand in what is told about the thing (behind `ABOUT`), stand inside
        a word, or have its letters there in their order; nearer where the name begins with it.
        """
        total, (called, _, about) = 0, name.partition(ABOUT)
        for word in self.words:
            if f" {word}" in called:
                total += (0 if f" {word} " in called else _BEGUN) + (not called.startswith(f" {word}"))
                continue
            if f" {word}" in about:
                total += _TOLD
                continue
            if word in name:
                total += _INSIDE
                continue
            found = _scattered(word).search(name)
            apart = found.end() - found.start() - len(word) if found is not None else _APART + 1
            if apart > _APART:
                return None
            total += _SCATTERED + apart
        return total


@lru_cache(64)
def _scattered(word: str) -> re.Pattern[str]:
    """The letters of a word with others between them, but no end of the name's folded form."""
    return re.compile("[^\0]*?".join(map(re.escape, word)))


def sought(text: str) -> Sought:
    """What is looked for when this is typed."""
    return Sought(tuple(fold(text).split()))


def closest(text: str, names: Iterable[tuple[str, T]], most: int) -> list[T]:
    """Of pairs of a haystack and something, those whose names are closest to the text; of equal ones the shorter
    name first, then in their order. Without any letter or digit, the first ones.
    """
    words = sought(text)
    ranked = (
        (distance, len(name), number, thing)
        for number, (name, thing) in enumerate(names)
        if (distance := words.far(name)) is not None
    )
    if not words.words:
        return [thing for *_, thing in islice(ranked, most)]
    return [thing for *_, thing in nsmallest(most, ranked, key=lambda one: one[:3])]


def name(*texts: str, about: str = "") -> str:
    """A haystack of the names of one thing, and of what is told about it."""
    return haystack(" ".join(texts)) + (f"{ABOUT}{haystack(about)}" if about else "")
