"""Three-valued truth (Kleene): what a record says may leave a question open."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """no < possible < yes: `and` is the least, `or` the greatest, `not` turns the scale and keeps possible."""

    NO = 0
    POSSIBLE = 1
    YES = 2

    def __and__(self, other: int) -> Truth:
        return Truth(min(self, other))

    def __or__(self, other: int) -> Truth:
        return Truth(max(self, other))

    def __invert__(self) -> Truth:
        return Truth(2 - self)


def every(truths: Iterable[Truth]) -> Truth:
    """yes if all are yes, no if all are no, else possible: how the parts of one interval or union answer."""
    found = set(truths)
    if len(found) == 1:
        return found.pop()
    return Truth.POSSIBLE if found else Truth.NO
