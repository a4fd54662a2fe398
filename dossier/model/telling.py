"""Who tells a record, who carries it, and when it was said.

The rules are the model's ("Two clocks") and those of teller, voice and carrier: the teller is `said_by`, else a
reaction's `by`, else the cited source in its own voice, which is its publisher where that is stated.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.model.dossier import AnyRecord, Dossier
from dossier.model.edtf import OPEN, Interval
from dossier.model.graph import upwards, voice
from dossier.model.reaction import Reaction


def own_voice(dossier: Dossier, source: str) -> str:
    """Who speaks where a source speaks for itself: its publisher, or the source where none is stated."""
    found = dossier.sources.get(source)
    return found.publisher if found is not None and found.publisher is not None else source


def tellers(dossier: Dossier, record: AnyRecord) -> tuple[str, ...]:
    """Who makes the statement: ids of actors, or of sources that state no publisher. Several speak jointly."""
    if record.said_by is not None:
        said_by = record.said_by
        return (own_voice(dossier, said_by) if said_by in dossier.sources else said_by,)
    if isinstance(record, Reaction) and record.by:
        return record.by
    return tuple(dict.fromkeys(own_voice(dossier, citation.source) for citation in record.cited))


def voices(dossier: Dossier, record: AnyRecord) -> tuple[str, ...]:
    """The voices of its tellers."""
    return tuple(dict.fromkeys(voice(dossier, teller) for teller in tellers(dossier, record)))


def speaks_as(dossier: Dossier, who: str) -> str:
    """The voice of an actor, or of a source that speaks for itself: its publisher's where that is stated."""
    return voice(dossier, own_voice(dossier, who) if who in dossier.sources else who)


def in_own_voice(dossier: Dossier, record: AnyRecord) -> bool:
    """The source tells it itself and attributes it to nobody."""
    if record.said_by is not None:
        return record.said_by in dossier.sources
    return not (isinstance(record, Reaction) and record.by)


def is_inferred(record: AnyRecord) -> bool:
    """The text leaves open who speaks, and the author inferred it."""
    return any(citation.speaker == "inferred" for citation in record.cited)


def carriers(dossier: Dossier, record: AnyRecord) -> tuple[str, ...]:
    """The sources that carry it, their publishers, and the relays in between."""
    found: dict[str, None] = {}
    for citation in record.cited:
        found[citation.source] = None
        found[own_voice(dossier, citation.source)] = None
        found.update(dict.fromkeys(citation.via))
    return tuple(found)


def said(dossier: Dossier, record: AnyRecord) -> Interval:
    """When the teller said it: stated, or the interval that the sources leave."""
    if record.said is not None:
        return record.said.interval(dossier.zone)
    records = {record.id: record}

    def answered(key: str) -> list[str]:
        if _kept(dossier, records[key]) is not None:
            return []
        for ref in _answers(records[key]):
            entry = dossier.entries.get(ref)
            if entry is not None and entry.record is not None:
                records.setdefault(ref, entry.record)
        return [ref for ref in _answers(records[key]) if ref in records]

    known: dict[str, Interval] = {}
    for key in upwards(record.id, answered):
        known[key] = _kept(dossier, records[key]) or _said(dossier, records[key], known)
        # within a circle of answers it depends on where one begins: kept is what rests on kept times only
        if _is_own(dossier, records[key]) and all(ref in dossier.said_at for ref in answered(key)):
            dossier.said_at[key] = known[key]
    return known[record.id]


def _is_own(dossier: Dossier, record: AnyRecord) -> bool:
    entry = dossier.entries.get(record.id)
    return entry is not None and entry.record is record


def _kept(dossier: Dossier, record: AnyRecord) -> Interval | None:
    return dossier.said_at.get(record.id) if _is_own(dossier, record) else None


def _answers(record: AnyRecord) -> tuple[str, ...]:
    """What it must have come after. Where it states its own time, nothing else decides it."""
    if record.said is not None:
        return ()
    return (*record.retracts, *(record.replies_to if isinstance(record, Reaction) else ()))


def _said(dossier: Dossier, record: AnyRecord, known: Mapping[str, Interval]) -> Interval:
    zone = dossier.zone
    if record.said is not None:
        return record.said.interval(zone)
    own = in_own_voice(dossier, record)
    before = [known[ref] for ref in _answers(record) if ref in known]
    if record.when is not None:
        before.append(record.when.interval(zone))
    spans: list[Interval] = []
    for citation in record.cited:
        source = dossier.sources.get(citation.source)
        if citation.said is not None:
            spans.append(citation.said.interval(zone))
        elif source is None:
            continue
        elif source.said is not None:
            spans.append(source.said.interval(zone))
        elif own and source.published is not None:
            spans.append(source.published.interval(zone))
        else:
            written = [source.not_before.interval(zone)] if own and source.not_before else []
            published = source.published.interval(zone) if source.published else OPEN
            spans.append(_between([*before, *written], published))
    return earliest(spans) if spans else OPEN


def _between(before: list[Interval], published: Interval) -> Interval:
    """From the latest of several starts to the publication.

    What is told before it happens (a plan) has no known start.
    """
    start = max((span.start for span in before if span.start is not None), default=None)
    outer = max((span.outer_start for span in before if span.outer_start is not None), default=None)
    if start is not None and published.end is not None and start >= published.end:
        start = outer = None
    return Interval(start, published.end, outer, published.outer_end)


def earliest(spans: list[Interval]) -> Interval:
    """From the earliest start to the earliest end."""
    return Interval(
        _start([span.start for span in spans]),
        _end([span.end for span in spans]),
        _start([span.outer_start for span in spans]),
        _end([span.outer_end for span in spans]),
    )


def _start(moments: list[int | None]) -> int | None:
    known = [moment for moment in moments if moment is not None]
    return min(known) if len(known) == len(moments) else None


def _end(moments: list[int | None]) -> int | None:
    known = [moment for moment in moments if moment is not None]
    return min(known) if known else None
