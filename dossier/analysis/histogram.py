"""How many times of a timeline fall into each hour, day, month or year.

Nothing is put where it is not known to be. A time counts in a bin only if it lies in it whole, as far as a `~` or `?`
lets its edges lie; one that reaches over several bins (a month among days) is *possible* in each of them, so that a
bin is an interval: the certain number, and how many more there may be. What is open at one end (not before a day) may
lie anywhere on that side: it is in no bin and counted as `open`.

The unit is the finest of minute, hour, day, week (from Monday), month, year and 10, 100, … years in which there
are no more than `most` bins and at least half of the times with two known ends fit into one. Bins begin where the
units of the event's zone begin. A few times far from all others would press those into one bin: where leaving out
the outermost tenth of all ends allows a finer unit, they are left out, and counted as `before` and `after`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from dossier.analysis.timeline import CLOCKS, Occasion
from dossier.model.edtf import DAY, Moment, civil, days, offset_at

_WEEK = 7 * DAY
_MONDAY = 3 * DAY
"""From the first Monday before the epoch to the epoch."""

MOST = 60
"""Bins at most, unless asked otherwise: as many as fit a line of a narrow terminal."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the calendar: `seconds` of the clock, or so many `months`."""

    name: str
    seconds: int = 0
    months: int = 0

    def index(self, local: int) -> int:
        """The number of the unit in which a local time lies, counted from the epoch or from the year 0."""
        if self.seconds:
            return (local + (_MONDAY if self.seconds == _WEEK else 0)) // self.seconds
        year, month, _ = civil(local // DAY)
        return (year * 12 + month - 1) // self.months

    def start(self, index: int) -> int:
        """The local time at which a unit begins."""
        if self.seconds:
            return index * self.seconds - (_MONDAY if self.seconds == _WEEK else 0)
        year, month = divmod(index * self.months, 12)
        return days(year, month + 1, 1) * DAY


def units() -> Iterator[Unit]:
    """Every unit, the finest first; years go on in powers of ten."""
    yield Unit("minute", seconds=60)
    yield Unit("hour", seconds=3600)
    yield Unit("day", seconds=DAY)
    yield Unit("week", seconds=_WEEK)
    yield Unit("month", months=1)
    yield Unit("year", months=12)
    for power in range(1, 16):
        yield Unit(f"{10**power:,} years", months=12 * 10**power)


@dataclass(frozen=True, slots=True)
class Bin:
    """One unit of time, and how much happened and was said in it; numbers in the order of `CLOCKS`."""

    start: int
    """Its first second, UTC."""
    end: int
    """The first second after it."""
    sure: tuple[int, int]
    """How many times lie in it whole."""
    possible: tuple[int, int]
    """How many more may lie in it, for all that is known."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bins without gaps between them, and what stands in none: each time is counted once."""

    unit: Unit
    bins: tuple[Bin, ...]
    wide: int = 0
    """How many reach over several bins."""
    open: int = 0
    """How many are open at one end and may lie in the bins."""
    before: int = 0
    """How many lie before the first bin."""
    after: int = 0
    """How many lie behind the last."""


class _Span(NamedTuple):
    """A time as it is counted: its clock, its first and last second, and which ends of it are open."""

    clock: int
    first: int
    last: int
    open_start: bool
    open_end: bool


def _reach(occasion: Occasion) -> _Span:
    start, end = occasion.span.outer_start, occasion.span.outer_end
    first = start if start is not None else occasion.last if end is None else end - 1
    last = first if end is None else max(first, end - 1)
    return _Span(CLOCKS.index(occasion.clock), first, last, start is None, end is None)


def histogram(occasions: Iterable[Occasion], zone: str, most: int = MOST) -> Histogram | None:
    """The histogram of some occasions in the calendar of a zone; None where there are none."""
    spans = [_reach(occasion) for occasion in occasions]
    if not spans:
        return None
    ends = sorted(end for span in spans for end in (span.first, span.last))
    unit, edges = _fitting(spans, ends[0], ends[-1], zone, most)
    kept = len(ends) - len(ends) // 10
    start = min(range(len(ends) - kept + 1), key=lambda at: ends[at + kept - 1] - ends[at])
    first, last = ends[start], ends[start + kept - 1]
    if last - first < ends[-1] - ends[0]:
        finer, inner = _fitting(spans, first, last, zone, most)
        if finer.start(1) - finer.start(0) < unit.start(1) - unit.start(0):
            unit, edges = finer, inner
    return _counted(spans, unit, edges)


def _fitting(spans: Sequence[_Span], first: int, last: int, zone: str, most: int) -> tuple[Unit, list[int]]:
    """The finest unit that suits what lies between two instants, and the edges of its bins."""
    bounded = [
        (span.first, span.last)
        for span in spans
        if first <= span.first and span.last <= last and not span.open_start and not span.open_end
    ]
    local = [instant + offset_at(instant, zone) for instant in (first, last)]
    unit, edges = Unit(""), [first, last + 1]
    for unit in units():
        low, high = unit.index(local[0]), unit.index(local[1])
        if high - low >= most:
            continue
        edges = [_utc(unit, index, zone) for index in range(low, high + 2)]
        inside = sum(bisect_right(edges, begin) == bisect_right(edges, end) for begin, end in bounded)
        if 2 * inside >= len(bounded):
            break
    return unit, edges


def _utc(unit: Unit, index: int, zone: str) -> int:
    day, seconds = divmod(unit.start(index), DAY)
    start = Moment(*civil(day), seconds, "second", None).interval(zone).start
    assert start is not None, "a moment has a beginning"
    return start


def _counted(spans: Iterable[_Span], unit: Unit, edges: list[int]) -> Histogram:
    size = len(edges) - 1
    sure = [[0] * size for _ in CLOCKS]
    change = [[0] * (size + 1) for _ in CLOCKS]
    wide = opened = before = after = 0
    for clock, begin, end, open_start, open_end in spans:
        first, last = bisect_right(edges, begin) - 1, bisect_right(edges, end) - 1
        if last < 0 and not open_end:
            before += 1
        elif first >= size and not open_start:
            after += 1
        elif open_start or open_end:
            opened += 1
        elif first == last:
            sure[clock][first] += 1
        else:
            wide += 1
            change[clock][max(first, 0)] += 1
            change[clock][min(last, size - 1) + 1] -= 1
    possible = [list(accumulate(steps))[:size] for steps in change]
    bins = (
        Bin(edges[at], edges[at + 1], (sure[0][at], sure[1][at]), (possible[0][at], possible[1][at]))
        for at in range(size)
    )
    return Histogram(unit, tuple(bins), wide, opened, before, after)
