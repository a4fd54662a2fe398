"""The lowest and the highest figure that stood at each time, for one measure and one scope.

A claim counts from when it certainly had been said (the end of its `said`) until it was withdrawn, or until the same
voice gave a later figure for the same scope: what stands follows the rules of totals. Between those times nothing
changes: nobody claims a slope. A claim of which that end is not known is on no place of the axis and listed apart.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.model.edtf import Interval


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one teller."""

    record: str
    low: int
    high: int | None
    """None: no upper end is said."""
    said: Interval
    ended: int | None = None
    """The second by which it had certainly been withdrawn or replaced; None: it stands."""

    @property
    def known(self) -> int:
        """The largest number it gives."""
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest figure and the highest, with the records that give them."""

    low: int
    lowest: str
    top: int
    """The largest number given."""
    highest: str
    top_open: bool
    """Who gives it gives no upper end."""
    is_open: bool
    """Somebody gives none."""


@dataclass(frozen=True, slots=True)
class Step:
    """What stood from a second on; None: no figure did."""

    at: int
    bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class Band:
    """The steps in the order of time, and the claims that have no place among them."""

    steps: tuple[Step, ...]
    unplaced: tuple[Claim, ...]


_Figure = tuple[int, bool, str]
"""A figure, whether it has no upper end, and the record that gives it."""


def band(claims: Iterable[Claim]) -> Band:
    """The band of claims about one scope; a step that changes neither bound is none."""
    placed: list[Claim] = []
    unplaced: list[Claim] = []
    for claim in claims:
        (unplaced if claim.said.outer_end is None else placed).append(claim)
    events: defaultdict[int, list[tuple[bool, Claim]]] = defaultdict(list)
    for claim in placed:
        begun = (claim.said.outer_end or 0) - 1
        if claim.ended is None or claim.ended > begun:
            events[begun].append((True, claim))
            if claim.ended is not None:
                events[claim.ended].append((False, claim))
    return Band(tuple(_steps(events)), tuple(sorted(unplaced, key=lambda claim: claim.record)))


def _steps(events: Mapping[int, Sequence[tuple[bool, Claim]]]) -> Iterator[Step]:
    lows: list[_Figure] = []
    tops: list[_Figure] = []
    opened = 0
    before: tuple[int, int, bool, bool] | None = None
    for at in sorted(events):
        for begins, claim in events[at]:
            is_open = claim.high is None
            opened += is_open if begins else -is_open
            for figures, figure in ((lows, (claim.low, False)), (tops, (claim.known, is_open))):
                if begins:
                    insort(figures, (*figure, claim.record))
                else:
                    del figures[bisect_left(figures, (*figure, claim.record))]
        now = (lows[0][0], *tops[-1][:2], opened > 0) if lows else None
        if now != before:
            yield Step(at, _bounds(lows, tops, opened > 0) if lows else None)
        before = now


def _bounds(lows: Sequence[_Figure], tops: Sequence[_Figure], is_open: bool) -> Bounds:
    """Of equal figures, that of the record whose id comes first."""
    low, _, lowest = lows[0]
    top, top_open, _ = tops[-1]
    return Bounds(low, lowest, top, tops[bisect_left(tops, (top, top_open, ""))][2], top_open, is_open)
