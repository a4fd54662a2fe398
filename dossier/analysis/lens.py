"""Lenses: a dossier as one party tells it, or as it was known at a moment. A lens chooses records; it makes no new
dossier, so that no reference breaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from dossier.model import Dossier, edtf
from dossier.model.dossier import AnyRecord
from dossier.model.edtf import OPEN, Interval
from dossier.model.telling import said
from dossier.query.truth import Truth

Clock = Literal["said", "published"]
CLOCKS: tuple[Clock, ...] = ("said", "published")


class Lens(NamedTuple):
    """Whose telling (`told_by`, as typed; empty: everybody's), known when (`as_of`, as typed; empty: now), by which
    clock: when it was said, or when its carriers were published."""

    told_by: str = ""
    as_of: str = ""
    clock: Clock = "said"

    @property
    def is_open(self) -> bool:
        """It hides nothing."""
        return not self.told_by and not self.as_of


OPEN_LENS = Lens()
"""Everybody's telling, as known now."""


@lru_cache(64)
def moment(text: str, zone: str) -> int:
    """The moment that `as_of` means, in seconds: the end of what is written; without an offset, in the event's zone.

    Raises ValueError in plain words for text that is no date or time, or that is open to the future.
    """
    end = edtf.parse(text.strip()).interval(zone).end
    if end is None:
        raise ValueError("a moment is a date or time: 2024-02-03, 2024-02-03T12:00Z")
    return end


def told_when(dossier: Dossier, record: AnyRecord, clock: Clock = "said") -> Interval:
    """When a record was said, or by the other clock when the sources that carry it were published."""
    if clock == "said":
        return said(dossier, record)
    spans = [
        source.published.interval(dossier.zone) if source is not None and source.published is not None else OPEN
        for source in (dossier.sources.get(citation.source) for citation in record.cited)
    ]
    starts, ends = [one.start for one in spans], [one.end for one in spans if one.end is not None]
    known = [start for start in starts if start is not None]
    return Interval.exact(min(known) if len(known) == len(starts) else None, min(ends, default=None))


def standing(span: Interval, when: int) -> Truth:
    """Whether what was said within a span had been said by a moment: surely, possibly, or not yet."""
    if span.end is not None and span.end <= when:
        return Truth.YES
    return Truth.POSSIBLE if span.start is None or span.start < when else Truth.NO


def standings(dossier: Dossier, lens: Lens) -> Mapping[str, Truth] | None:
    """How every record stands at the lens's moment; None where it has none. Raises ValueError as `moment` does."""
    if not lens.as_of:
        return None
    when = moment(lens.as_of, dossier.zone)
    return {record.id: standing(told_when(dossier, record, lens.clock), when) for record in dossier.records}


def steps(dossier: Dossier, clock: Clock = "said") -> tuple[int, ...]:
    """The moments at which anything changes: where something may have been said, and where it surely has been."""
    spans = [told_when(dossier, record, clock) for record in dossier.records]
    edges = {edge for span in spans for edge in (span.start, span.end) if edge is not None}
    return tuple(sorted(edges))
