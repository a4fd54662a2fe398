"""A dispute in full: its answers side by side, who holds each, by which passage, since when, and who took it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.analysis.compare import AS_A_PERSON_SAYS
from dossier.analysis.figures import Figure
from dossier.analysis.found import Found
from dossier.model import AnyRecord, Dispute
from dossier.model.dispute import Holder, PositionHeld
from dossier.view.block import Beside, Block, Fact, Gap, Heading, Item, Line, Para, Span, line, text_of
from dossier.view.citations import place as citation_place
from dossier.view.dates import when_text
from dossier.view.held import hidden_text, positions_seen
from dossier.view.reading import Reading
from dossier.view.silence import heard_on

HANDLING = {
    "source_prioritised": "one source is given priority",
    "range_reported": "the range is reported",
    "deferred": "deferred",
    "pending": "pending",
    "dialogue": "in dialogue with those who disagree",
}
STANCES = {
    "asserts": "",
    "denies": "denies",
    "concedes": "concedes",
    "implies": "implies (our reading)",
    "does_not_know": "does not know",
    "declines": "declines to say",
}
_WHY: dict[str, str] = {
    **{str(kind): text for kind, text in AS_A_PERSON_SAYS.items()},
    "exceeds": "a part is counted higher than the whole",
    "apart": "they cannot both be so",
    "denied": "one denies what another says",
    "withdrawn": "one denied what another said, which was withdrawn since",
}


def dispute(reading: Reading, item: Dispute) -> Iterator[Block]:
    """Every answer with everybody who holds it, then what is computed, and what the author says of it."""
    held, hidden = positions_seen(reading, item)
    found = found_by(reading, item.id)
    if found is not None:
        yield Para(line(Span("found: ", "label"), _WHY[found.why], Span(" (computed, not typed)", "muted")))
        yield Gap()
    yield Beside(tuple(tuple(_position(reading, position)) for position in held))
    if hidden:
        yield Para(line(Span(hidden_text(hidden), "muted")))
    yield from _relations(reading, item)
    for one in reading.analysis.disputes.absorbed.get(item.id, ()):
        if one.kind != "denied":  # which is what the answers above say already
            yield Para(line(Span("also found: ", "label"), f"{one.dispute.question} {_WHY[one.why]}"))
    yield from heard_on(reading, item)
    if item.exclusive:
        yield Para(line(Span("At most one of these can be true.", "muted")))
    for number, status in enumerate(reversed(item.status)):
        since = f" since {when_text(status.from_, reading.zone)}" if status.from_ else ""
        label = "status" if number == 0 else "before"
        yield Fact(label, line(f"{status.is_}{since}"))
    if item.handling:
        yield Fact("handling", line(HANDLING[item.handling], Span(" (Every Casualty, 2016)", "muted")))
    if item.note:
        yield Fact("note", line(Span("as of now: ", "muted") if reading.lens.as_of else None, item.note))
    yield Fact("id", line(Span(item.id, "muted")))


def _position(reading: Reading, position: PositionHeld) -> Iterator[Block]:
    yield Heading(line(Span(position.answer, "accent")), 4)
    for holder in position.holders:
        yield from _holder(reading, holder)
    if not position.holders:
        yield Para(line(Span("nobody in these sources holds it", "muted")), indent=2)
    yield Gap()


def _holder(reading: Reading, holder: Holder) -> Iterator[Block]:
    stance = STANCES[holder.as_]
    withdrawn = bool(holder.per) and all(reading.withdrawn(ref) for ref in holder.per)
    perhaps = bool(holder.per) and all(reading.withdrawn(r) or reading.perhaps_retracted_by(r) for r in holder.per)
    doubtful = bool(holder.per) and all(_perhaps_said(reading, ref) for ref in holder.per)
    yield Item(
        line(
            Span(reading.holder(holder.who), "muted" if withdrawn else "title", f"record:{holder.who}"),
            Span(f" {stance}", "muted") if stance else None,
            Span(" taken back", "bad") if withdrawn else Span(" ≈ taken back", "warn") if perhaps else None,
            Span(" ≈ possibly by then", "warn") if doubtful else None,
        )
    )
    own = _in_order(reading, holder.per)
    again = sum(not _carries(reading, ref, own) for ref in own) > 1
    for number, ref in enumerate(own):
        carried = _carries(reading, ref, own)
        yield _held(reading, ref, "carried" if carried else "again" if number else "first said" if again else "said")
    for key in dict.fromkeys(key for ref in holder.per for key in reading.retracted_by(ref)):
        yield _held(reading, key, "↺ taken back")
    for key in dict.fromkeys(key for ref in holder.per for key in reading.perhaps_retracted_by(ref)):
        yield _held(reading, key, "≈↺ possibly taken back")


def _in_order(reading: Reading, refs: Iterable[str]) -> list[str]:
    """Records by when they can have been said, a repetition after what it repeats; what is not dated keeps its place
    at the end."""

    def begun(ref: str) -> float:
        span = reading.analysis.base.sayable.get(ref)
        return float("inf") if span is None or span.start is None else float(span.start)

    ordered = sorted(refs, key=begun)
    return [
        *(ref for ref in ordered if not _carries(reading, ref, ordered)),
        *(ref for ref in ordered if _carries(reading, ref, ordered)),
    ]


def _carries(reading: Reading, ref: str, others: Iterable[str]) -> bool:
    """Whether a record only hands on, or renders in other words, another by which the same answer is held."""
    record = _record(reading, ref)
    if record is None:
        return False
    handed_on = {*record.repeats, *(citation.renders for citation in record.cited)}
    return any(other in handed_on for other in others if other != ref)


def _record(reading: Reading, ref: str) -> AnyRecord | None:
    entry = reading.entries.get(ref)
    return entry.record if entry is not None else None


def _perhaps_said(reading: Reading, ref: str) -> bool:
    """Whether a record had only possibly been said at the moment of the lens."""
    return reading.analysis.wider.has(ref) and not reading.analysis.world.has(ref)


def _held(reading: Reading, ref: str, verb: str) -> Block:
    """One record by which an answer is held or taken back: when, what, and the passage that says it."""
    # imported late: the first screen shows no dispute in full
    from dossier.view.timeline import when_line

    record = _record(reading, ref)
    if record is None:
        return Item(line(Span(ref, "muted")), level=1, marker="")
    passage = next((citation for citation in record.cited if citation.part != "question"), record.cited[0])
    occasion = reading.timeline.by_key.get(f"{ref} said")
    when = text_of(when_line(reading, occasion, reading.year)) if occasion is not None else "not known"
    latest = " at the latest" if when.startswith("by ") else ""
    dated = f"{verb} {when}{latest}: " if when != "not known" and verb != "carried" else f"{verb}: "
    return Item(
        line(
            Span("≈ ", "warn") if _perhaps_said(reading, ref) else None,
            Span(dated, "bad" if "↺" in verb else "label"),
            Span(reading.name(ref), "text", f"record:{ref}"),
            " ",
            citation_place(reading, passage, short=True),
        ),
        level=1,
        marker="",
    )


_MOST = 6
"""Figures of a dispute up to which each is set against each."""


def _relations(reading: Reading, item: Dispute) -> Iterator[Block]:
    """How the figures of a typed dispute lie to each other, as they are computed."""
    if item.over is None:
        return
    disputes = reading.analysis.disputes
    figures = list(
        {
            (one.scope, one.count.text): one
            for ref in item.records
            for one in disputes.figures(ref)
            if one.scope.measure == item.over.measure and not one.inside
        }.values()
    )[:_MOST]
    for at, one in enumerate(figures):
        for other in figures[at + 1 :]:
            yield Item(_relation(reading, one, other, disputes.relation(one, other)), marker="⇄")


def _relation(reading: Reading, one: Figure, other: Figure, relation: str) -> Line:
    told = "the part fits the whole" if relation == "fits" else _WHY.get(relation, relation)
    return line(
        Span(reading.name(one.record), "text", f"record:{one.record}"),
        Span(" and ", "muted"),
        Span(reading.name(other.record), "text", f"record:{other.record}"),
        Span(f": {told}", "label"),
    )


def found_by(reading: Reading, key: str) -> Found | None:
    """The found dispute of that id; None for a typed one."""
    return next((one for one in reading.analysis.disputes.found if one.dispute.id == key), None)
