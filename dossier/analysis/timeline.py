"""When things happened and when they were said, in one order.

A record gives a time for what happened (`when`) and one for when its teller said it ("Two clocks" of the model).
Each is an interval as wide as what is known: a day is a day and not its midnight. They are ordered by where they
begin, then by where they end (the narrower first, open ends last); what is only known to have been *by* some time
stands where that ends. At equal times what happened precedes what was said, and a text keeps the order of its
paragraphs. A record without either time is undated and listed apart: every record is in one of the two. An assessment
of an incident is said at a time of its own. When the event was, as its author dates it, is nobody's telling: it stands
beside the times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from dossier.model import AnyRecord, Dossier, Strike, When
from dossier.model.base import EVENT
from dossier.model.edtf import DAY, Interval, Precision, civil, offset_at, parse
from dossier.model.telling import said

Clock = Literal["happened", "said"]
CLOCKS: tuple[Clock, ...] = ("happened", "said")

COARSENESS: tuple[Precision, ...] = ("second", "minute", "day", "month", "season", "year", "decade", "century")
"""The precisions of times, the finest first."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a record gives: of what it tells, of the telling, or of an assessment of what it tells."""

    record: str
    """The id of the record; `event` for that of the event itself."""
    clock: Clock
    span: Interval
    """Where it lies, as far as is known; at least one end is."""
    when: When | None
    """As the record states it; None: worked out from its citations and sources."""
    precision: Precision
    """To what it is known: of two ends the coarser; where it is worked out, the largest unit that fits its ends."""
    qualifier: str = ""
    """EDTF's `~` approximate, `?` uncertain, `%` both; empty: neither."""
    assessment: int | None = None
    """Of which assessment of an incident it is the time, counted from 0; None: of none."""

    @property
    def key(self) -> str:
        """What tells it apart from every other: no id holds a space."""
        return f"{self.record} {self.clock if self.assessment is None else self.assessment}"

    @property
    def first(self) -> int:
        """The first second it can have been; where that is open, the last."""
        start, end = self.span.start, self.span.end
        return start if start is not None else (end or 0) - 1

    @property
    def last(self) -> int:
        """The last second it can have been; where that is open, the first."""
        end = self.span.end
        return self.first if end is None else max(self.first, end - 1)


@dataclass(frozen=True)
class Timeline:
    """All times of a dossier's records in their order, and the records that have none."""

    occasions: tuple[Occasion, ...]
    undated: tuple[str, ...]
    """The ids of records without a time of their own, in alphabetical order."""
    event: Occasion | None = None
    """When the event was; None: not stated."""

    @cached_property
    def by_key(self) -> Mapping[str, Occasion]:
        """The times by their keys."""
        return {occasion.key: occasion for occasion in self.occasions}


def timeline(dossier: Dossier) -> Timeline:
    """The times of all records. The order in which the file holds the records makes no difference."""
    found: list[tuple[tuple[object, ...], Occasion]] = []
    undated: list[str] = []
    for record in dossier.records:
        own = [occasion for clock in CLOCKS if (occasion := _occasion(dossier, record, clock)) is not None]
        if not own:
            undated.append(record.id)
        own += _assessed(dossier, record)
        if own:
            place = _place(record)
            found += [(_key(occasion, place), occasion) for occasion in own]
    ordered = tuple(occasion for _, occasion in sorted(found, key=lambda pair: pair[0]))
    when = dossier.event.when
    event = _dated(dossier, EVENT, "happened", when) if when is not None else None
    return Timeline(ordered, tuple(sorted(undated)), event)


def _assessed(dossier: Dossier, record: AnyRecord) -> Iterator[Occasion]:
    for number, found in enumerate(record.assessments if isinstance(record, Strike) else ()):
        if found.when is not None:
            yield _dated(dossier, record.id, "said", found.when, number)


def _dated(dossier: Dossier, key: str, clock: Clock, when: When, assessment: int | None = None) -> Occasion:
    return Occasion(key, clock, when.interval(dossier.zone), when, *_stated(when.is_), assessment)


def _occasion(dossier: Dossier, record: AnyRecord, clock: Clock) -> Occasion | None:
    when = record.when if clock == "happened" else record.said
    if when is not None:
        return _dated(dossier, record.id, clock, when)
    if clock == "happened":
        return None
    span = said(dossier, record)
    if span.start is None and span.end is None:
        return None
    about = "~" if (span.start, span.end) != (span.outer_start, span.outer_end) else ""
    return Occasion(record.id, clock, span, None, _precision(span, dossier.zone), about)


@lru_cache(maxsize=4096)
def _stated(text: str) -> tuple[Precision, str]:
    """The precision and the qualifier of an EDTF text."""
    extent = parse(text)
    ends = [moment for moment in (extent.first, extent.last) if moment is not None]
    precision = max((moment.precision for moment in ends), key=COARSENESS.index)
    qualifiers = {moment.qualifier for moment in ends} - {""}
    return precision, "%" if len(qualifiers) > 1 else "".join(qualifiers)


@lru_cache(maxsize=4096)
def _precision(span: Interval, zone: str) -> Precision:
    """The largest unit of the zone's calendar that its ends fit; the first of a month alone is a day like any other."""
    edges = [edge + offset_at(edge, zone) for edge in (span.start, span.end) if edge is not None]
    if any(edge % DAY for edge in edges):
        return "second" if len(edges) == 2 and edges[1] - edges[0] <= 1 else "minute"
    dates = [civil(edge // DAY) for edge in edges]
    if any(day != 1 for _, _, day in dates):
        return "day"
    if any(month != 1 for _, month, _ in dates):
        return "month" if len(edges) == 2 else "day"
    if len(edges) < 2:
        return "year"
    years = [year for year, _, _ in dates]
    if any(year % 10 for year in years):
        return "year"
    return "decade" if any(year % 100 for year in years) else "century"


def _key(occasion: Occasion, place: tuple[object, ...]) -> tuple[object, ...]:
    end = occasion.span.end
    open_end = end is None
    return (occasion.first, open_end, end or 0, CLOCKS.index(occasion.clock), *place, occasion.key)


def _place(record: AnyRecord) -> tuple[str, tuple[int, ...]]:
    """Where its first citation stands: the source, and the number of the paragraph or the minute."""
    citation = record.cited[0]
    numbers = re.findall(r"\d{1,6}", citation.at[0]) if citation.at else ()
    return citation.source, tuple(map(int, numbers))
