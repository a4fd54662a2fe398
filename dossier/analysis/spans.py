"""Between which moments each record can have been said, or been published: what the lens `as-of` asks.

The record's own time (`told_when`) is narrowed by what else is certain. No reply comes before what it answers: where
both are dated by one day, it is not possible before that had begun. And whatever stands in a source had been said and
published when the dossier's author took the source (`retrieved`). A bound that contradicts the record's own time is
left aside, as is what a circle of replies would answer by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.analysis.lens import Clock
from dossier.model import Dossier, Reaction, Source
from dossier.model.dossier import AnyRecord
from dossier.model.edtf import OPEN, Interval
from dossier.model.graph import upwards
from dossier.model.telling import earliest, said


def spans(dossier: Dossier, clock: Clock = "said") -> Mapping[str, Interval]:
    """By record, when it can have been said; by the other clock, when its carriers can have been published."""
    records = {record.id: record for record in dossier.records}
    own = {key: _taken(dossier, record, told_when(dossier, record, clock)) for key, record in records.items()}
    if clock != "said":
        return own
    found: dict[str, Interval] = {}

    def unknown(key: str) -> list[str]:
        return [ref for ref in answered(records[key]) if ref in records and ref not in found]

    # by id, so that a circle comes out the same however the file orders its records
    for start in sorted(records):
        for key in upwards(start, unknown) if start not in found else ():
            before = [found[ref] for ref in answered(records[key]) if ref in found]
            found[key] = _after(own[key], before)
    return {key: found[key] for key in records}


def told_when(dossier: Dossier, record: AnyRecord, clock: Clock = "said") -> Interval:
    """When a record was said, or by the other clock when the sources that carry it were published."""
    if clock == "said":
        return said(dossier, record)
    found = (dossier.sources.get(citation.source) for citation in record.cited)
    return earliest([OPEN if source is None else _published(dossier, source) for source in found])


def answered(record: AnyRecord) -> tuple[str, ...]:
    """What a record must have come after: what it replies to, takes back, hands on, or denies."""
    found = (*record.retracts, *record.repeats)
    if isinstance(record, Reaction):
        found = (*found, *record.replies_to, *(record.about if "deny" in record.act else ()))
    return tuple(dict.fromkeys(found))


def _published(dossier: Dossier, source: Source) -> Interval:
    """When a source was published; where that is not known, not before the earliest it can have been written."""
    if source.published is not None:
        return source.published.interval(dossier.zone)
    if source.not_before is None:
        return OPEN
    written = source.not_before.interval(dossier.zone)
    return Interval(written.start, None, written.outer_start, None)


def _taken(dossier: Dossier, record: AnyRecord, span: Interval) -> Interval:
    """Ended when a source that carries it was taken, where nothing else says when it had."""
    if span.end is not None:
        return span
    cited = (dossier.sources.get(citation.source) for citation in record.cited)
    taken = [one.retrieved.interval(dossier.zone) for one in cited if one is not None and one.retrieved is not None]
    end = min((one.end for one in taken if one.end is not None), default=None)
    outer = min((one.outer_end for one in taken if one.outer_end is not None), default=None)
    if end is None or outer is None:
        return span
    if span.outer_start is None or span.outer_start < end:
        return Interval(span.start if span.start is None or span.start < end else None, end, span.outer_start, outer)
    # what is told before it happens has no known beginning
    return span if record.said is not None else Interval(None, end, None, outer)


def _after(span: Interval, before: Iterable[Interval]) -> Interval:
    """Not begun before any of these had."""
    for one in before:
        if one.outer_start is None or (span.end is not None and one.outer_start >= span.end):
            continue
        outer = one.outer_start if span.outer_start is None else max(span.outer_start, one.outer_start)
        start = outer if span.start is None else max(span.start, outer)
        span = Interval(start, span.end, outer, span.outer_end)
    return span
