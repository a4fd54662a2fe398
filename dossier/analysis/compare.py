"""How two figures for one scope lie to each other, as intervals."""

from __future__ import annotations

import re
from typing import Literal

from dossier.model import Count
from dossier.model.count import bounds_of

Agreement = Literal["agree", "nested", "overlap", "disjoint", "denial", "not comparable"]

AS_A_PERSON_SAYS: dict[Agreement, str] = {
    "agree": "the same figure",
    "nested": "one lies within the other",
    "overlap": "they overlap",
    "disjoint": "they exclude each other",
    "denial": "one says none, the other at least one",
    "not comparable": "said to be unknown",
}

_OTHER_WORDS = re.compile(r"(?:more than|over|about|around|approximately|some|~)\s*(?=\S)", re.IGNORECASE)


def agreement(ours: Count, theirs: Count) -> Agreement:
    """How two figures for the same scope agree.

    `more than N` and `about N` against N are the same figure in other words. What is said to be unknown is compared
    with nothing.
    """
    if ours.is_unknown or theirs.is_unknown:
        return "not comparable"
    if (ours.low, ours.high) == (theirs.low, theirs.high) or same_number(ours) == same_number(theirs):
        return "agree"
    if (ours.is_none and theirs.low >= 1) or (theirs.is_none and ours.low >= 1):
        return "denial"
    if _less(ours.high, theirs.low) or _less(theirs.high, ours.low):
        return "disjoint"
    if _within(ours, theirs) or _within(theirs, ours):
        return "nested"
    return "overlap"


def same_number(count: Count) -> tuple[int, int | None]:
    """What two wordings of one figure have in common: its bounds, or for `more than N` and `about N` those of N."""
    found = _OTHER_WORDS.match(" ".join(count.text.split()))
    number = bounds_of(found.string[found.end() :]) if found is not None else None
    return number if number is not None and number[0] == number[1] else (count.low, count.high)


def _less(high: int | None, low: int) -> bool:
    return high is not None and high < low


def _within(ours: Count, theirs: Count) -> bool:
    return theirs.low <= ours.low and (theirs.high is None or (ours.high is not None and ours.high <= theirs.high))
