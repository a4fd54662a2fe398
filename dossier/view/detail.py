"""One entry in full: what it says, who says so, in which passages, and what hangs together with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.model import (
    Actor,
    AnyRecord,
    Background,
    CasualtyReport,
    Dispute,
    Entry,
    Party,
    Place,
    Reaction,
    Source,
    Strike,
    When,
)
from dossier.model.telling import said
from dossier.view.assessed import passes
from dossier.view.block import Block, Fact, Gap, Item, Line, Page, Para, Span, line
from dossier.view.citations import passage_blocks
from dossier.view.dates import span_local, when_text
from dossier.view.dispute import dispute
from dossier.view.entities import actor, place, source
from dossier.view.held import positions_seen
from dossier.view.origins import origin_blocks
from dossier.view.reading import Reading, figures_text, hit_text
from dossier.view.words import credibility_text, spoken


def detail(reading: Reading, entry: Entry, *, hide: bool = False) -> Page:
    """Everything about one entry; `hide` leaves out the passages of sensitive records."""
    return Page(line(reading.title(entry)), tuple(_tidy(_blocks(reading, entry, hide))))


def _blocks(reading: Reading, entry: Entry, hide: bool) -> Iterator[Block]:
    item = entry.item
    match item:
        case Dispute():
            yield from dispute(reading, item)
        case Actor():
            yield from actor(reading, entry.id, item)
        case Place():
            yield from place(reading, entry.id, item)
        case Source():
            yield from source(reading, entry.id, item)
        case _:
            yield from _record(reading, item, hide)


def _tidy(blocks: Iterable[Block]) -> Iterator[Block]:
    """Facts without a value are left out, and so are gaps at the edges or in a row."""
    waiting = False
    begun = False
    for block in blocks:
        if isinstance(block, Gap):
            waiting = begun
        elif not (isinstance(block, Fact) and not block.spans):
            if waiting:
                yield Gap()
            waiting, begun = False, True
            yield block


def _record(reading: Reading, record: AnyRecord, hide: bool) -> Iterator[Block]:
    yield from _flags(reading, record)
    if record.title:
        yield Para(line(_statement(record)))
    yield Gap()
    yield from record_facts(reading, record)
    yield Gap()
    yield from passage_blocks(reading, record, hide=hide)
    yield Gap()
    yield from _disputes(reading, record)
    yield from origin_blocks(reading, record.id)
    if isinstance(record, CasualtyReport):
        yield from reading.derivations.of(record.id)
    yield from _relations(reading, record)
    yield Gap()
    if record.note:
        yield Fact("note", line(record.note))
    yield Fact("tags", line(", ".join(record.tags)))
    yield Fact("other ids", line(", ".join(f"{key} {value}" for key, value in record.ids.items())))
    yield Fact("id", line(Span(record.id, "muted")))


def record_facts(reading: Reading, record: AnyRecord) -> Iterator[Fact]:
    """What a record says, and who says it when; some facts may have no value."""
    yield Fact("said by", reading.teller(record))
    yield Fact("said", _said(reading, record))
    yield from _own_facts(reading, record)
    if record.credibility is not None:
        yield Fact("credibility", line(credibility_text(record.credibility)))


def _statement(record: AnyRecord) -> str:
    match record:
        case Strike():
            return record.what
        case CasualtyReport():
            return figures_text(record)
        case _:
            return record.says or ""


def _flags(reading: Reading, record: AnyRecord) -> Iterator[Block]:
    if record.event is not None and record.event != reading.dossier.id:
        yield Para(line(Span(f"⇢ about another event ({record.event}): counted in no total here", "muted")))
    if by := reading.retracted_by(record.id):
        yield Para(line(Span("↺ withdrawn by ", "bad"), reading.named(by)))
    elif by := reading.perhaps_retracted_by(record.id):
        yield Para(line(Span("≈↺ possibly withdrawn by then, by ", "warn"), reading.named(by)))


def _said(reading: Reading, record: AnyRecord) -> Line:
    if record.said is not None:
        return line(when_text(record.said, reading.zone))
    span = said(reading.dossier, record)
    if span.start is None and span.end is None:
        return line(Span("not known", "muted"))
    return line(span_local(span, reading.zone), Span(" (from its sources)", "muted"))


def _own_facts(reading: Reading, record: AnyRecord) -> Iterator[Fact]:
    match record:
        case Strike():
            yield from _strike(reading, record)
        case CasualtyReport():
            yield from _casualty(reading, record)
        case Reaction():
            yield from _reaction(reading, record)
        case Background():
            yield Fact("when", _when(reading, record.when))
            yield Fact("where", reading.where(record.where))
            yield Fact("about", reading.named(record.about))


def _when(reading: Reading, when: When | None) -> Line:
    return line(when_text(when, reading.zone)) if when is not None else ()


def _strike(reading: Reading, strike: Strike) -> Iterator[Fact]:
    yield Fact("when", line(_when(reading, strike.when), f" ({strike.time_of_day})" if strike.time_of_day else None))
    yield Fact("duration", line(strike.duration))
    yield Fact("where", reading.where(strike.where))
    parties = line(*_joined(_party(reading, party) for party in strike.by))
    yield Fact("by", parties or line(Span("nobody is named", "muted")))
    yield Fact("ordered by", reading.named(strike.ordered_by))
    yield Fact("on behalf of", reading.named(strike.on_behalf_of))
    if strike.kind is not None:
        yield Fact("kind", line(spoken(strike.kind)))
    yield Fact("means", line(strike.means))
    for weapon in strike.weapons:
        parts = (weapon.kind, weapon.designation, f"from {weapon.platform}" if weapon.platform else None)
        yield Fact("weapon", line(" ".join(part for part in parts if part)))
    for counter, count in strike.counts.items():
        yield Fact(counter, line(Span(count.text, "figure")))
    for quantity in strike.quantities:
        yield Fact(quantity.what, line(Span(f"{quantity.value} {quantity.unit or ''}".strip(), "figure")))
    for hit in strike.hits:
        how = [spoken(word) for word in (hit.as_, hit.condition) if word]
        yield Fact(
            "hit" if hit.as_ != "declared_target" else "aimed at",
            line(
                hit_text(hit),
                Span(f" ({', '.join(how)})", "muted") if how else None,
                *((Span(" of ", "muted"), *reading.named(hit.whose)) if hit.whose else ()),
            ),
        )
    if strike.strike_status:
        yield Fact("strike status", line(spoken(strike.strike_status), Span(" (Airwars)", "muted")))
    if strike.harm_grade:
        yield Fact("harm grade", line(strike.harm_grade, Span(" (Airwars)", "muted")))
    for assessment in (one for one in strike.assessments if passes(reading, one)):
        when = f", {when_text(assessment.when, reading.zone)}" if assessment.when else ""
        reasons = f": {assessment.reasons}" if assessment.reasons else ""
        yield Fact("assessed", line(f"{assessment.is_} by {reading.name(assessment.by)}{when}{reasons}"))


def _party(reading: Reading, party: Party) -> Span:
    certainty = f" ({party.certainty})" if party.certainty else ""
    return Span(f"{reading.name(party.actor)}{certainty}", "text", f"record:{party.actor}")


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans with commas between them."""
    for number, span in enumerate(spans):
        if number:
            yield Span(", ", "muted")
        yield span


def _casualty(reading: Reading, report: CasualtyReport) -> Iterator[Fact]:
    for measure, count in report.figures.items():
        best = f" (best {count.best})" if count.best is not None else ""
        shown = "" if count.short == count.text else f"  {count.short}"
        yield Fact(spoken(measure), line(Span(count.text, "figure"), Span(f"{shown}{best}", "muted")))
    for measure, classes in report.including.items():
        for kind, count in classes.items():
            yield Fact("of which", line(Span(count.text, "figure"), f" {spoken(kind)} ({spoken(measure)})"))
    if report.of != ("people",):
        yield Fact("of", line(" and ".join(spoken(kind) for kind in report.of)))
    yield Fact("whose", reading.named(report.whose))
    yield Fact("where", reading.where(report.where))
    yield Fact("when", _when(reading, report.when))
    yield Fact("counted at", _when(reading, report.counted_at))
    yield Fact("stance", line(report.stance))
    yield Fact("basis", line(report.basis))
    if report.conceded_by:
        yield Fact("conceded by", reading.named((report.conceded_by,)))
    if report.indirect:
        yield Fact("indirect", line("rescuers or later deaths: beside the total, never in it"))
    yield Fact("strike", reading.named(report.strike))


def _reaction(reading: Reading, reaction: Reaction) -> Iterator[Fact]:
    if reaction.by and reaction.said_by is not None:
        yield Fact("by", reading.named(reaction.by))
    yield Fact("act", line(", ".join(spoken(act) for act in reaction.act)))
    yield Fact("office", line(reaction.office))
    yield Fact("on behalf of", reading.named(reaction.on_behalf_of))
    yield Fact("to", reading.named(reaction.to))
    if reaction.asked_by:
        yield Fact("asked by", line(reading.name(reaction.asked_by)))
    yield Fact("when", _when(reading, reaction.when))
    yield Fact("venue", line(reaction.venue))
    yield Fact("where", reading.where(reaction.where))
    if reaction.responsibility:
        yield Fact("responsibility", line(spoken(reaction.responsibility), Span(" (HURIDOCS 28)", "muted")))
    yield Fact("speaks of", _when(reading, reaction.outlook))
    yield Fact("about", reading.named(reaction.about))
    yield Fact("answers", reading.named(reaction.replies_to))


def _disputes(reading: Reading, record: AnyRecord) -> Iterator[Block]:
    for found in reading.disputes(record.id):
        yield Para(line(Span("⚑ ", "warn"), Span(found.question, "accent", f"record:{found.id}")), hang=2)
        positions, _ = positions_seen(reading, found)
        for position in positions:
            own = any(record.id in holder.per for holder in position.holders)
            holders = ", ".join(reading.holder(holder.who) for holder in position.holders)
            told = None if own else Span(f" ({holders})", "muted")
            yield Item(
                line(Span(position.answer, "title" if own else "text"), told), level=1, marker="▸" if own else "·"
            )


def _relations(reading: Reading, record: AnyRecord) -> Iterator[Block]:
    yield Fact("repeats", reading.named(record.repeats))
    referring = [_record_of(reading, key) for key in reading.mentions.get(record.id, ())]
    yield Fact("repeated by", reading.named([other.id for other in referring if record.id in other.repeats]))
    yield Fact("same as", reading.named(record.same_as))
    yield Fact("takes back", reading.named(record.retracts))
    yield Fact("because of", reading.named(record.because_of))
    if isinstance(record, Strike):
        yield Fact("part of", reading.named(record.part_of))
        parts = [other.id for other in referring if isinstance(other, Strike) and record.id in other.part_of]
        yield Fact("parts", reading.named(parts))
    if isinstance(record, CasualtyReport):
        yield Fact("part of", reading.named(record.subset_of))
        yield Fact("overlaps", reading.named(record.overlaps))
        yield Fact("apart from", reading.named(record.disjoint_from))
        yield Fact("range over", reading.named(record.hull_of))
        if record.share_of:
            yield Fact("share of", reading.named((record.share_of,)))
    answers = [
        other.id
        for other in referring
        if isinstance(other, Reaction) and (record.id in other.about or record.id in other.replies_to)
    ]
    yield Fact("answered by", reading.named(answers))


def _record_of(reading: Reading, key: str) -> AnyRecord:
    found = reading.entries[key].record
    assert found is not None, "mentions hold records only"
    return found
