"""Lists: the columns of each section, and the cells of one entry. Both faces draw the same rows."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import (
    MEASURES,
    Actor,
    CasualtyReport,
    Dispute,
    Entry,
    Place,
    Reaction,
    Section,
    Source,
    Strike,
)
from dossier.model.telling import is_inferred, said
from dossier.view.block import Column, Line, Span, line
from dossier.view.claims import Cell, bar_columns, figure_cell, measure_title
from dossier.view.dates import span_short, when_short
from dossier.view.held import positions_seen
from dossier.view.reading import Reading
from dossier.view.words import spoken


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its columns, and how each is filled. Columns that no entry fills are left out."""

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]

    def row(self, reading: Reading, entry: Entry) -> tuple[Line, ...]:
        """The cells of one entry."""
        return tuple(cell(reading, entry) for cell in self.cells)


def listing(reading: Reading, section: Section) -> Listing:
    """The columns of a section, without those that this dossier does not use."""
    used = [(column, cell) for column, cell in _COLUMNS[section] if _is_used(reading, section, cell)]
    if section == "casualties":
        used = list(bar_columns(reading, used))
    return Listing(tuple(column for column, _ in used), tuple(cell for _, cell in used))


def _is_used(reading: Reading, section: Section, cell: Cell) -> bool:
    return any(cell(reading, entry) for entry in reading.section(section))


def marks(reading: Reading, entry: Entry) -> Line:
    """What sets an entry apart: ⚑ disputed, ↺ withdrawn, ⇢ another event, ∴ inferred, each with its own colour."""
    record = entry.record
    if record is None:
        return ()
    other = record.event is not None and record.event != reading.dossier.id
    return line(
        Span("⚑", "warn") if reading.disputed(entry.id) else None,
        _withdrawn(reading, entry.id),
        Span("⇢", "muted") if other else None,
        Span("∴", "warn") if is_inferred(record) else None,
    )


def _withdrawn(reading: Reading, key: str) -> Span | None:
    if reading.withdrawn(key):
        return Span("↺", "bad")
    return Span("≈↺", "warn") if reading.perhaps_retracted_by(key) else None


MARKS = {
    "⚑": "part of a dispute",
    "≈↺": "possibly withdrawn: what takes it back may not have been said at the moment of the lens",
    "↺": "withdrawn, or repeats what was withdrawn",
    "⇢": "about another event: counted in no total here",
    "∴": "inferred: the passage leaves open who speaks; the author of the dossier concluded it",
    "≈": "possibly in the filter: the record does not say enough; is:sure in the filter hides it",
}
"""What the marks in lists mean."""

OWN_MARKS = {
    "★": "bookmarked by you: is:bookmarked filters by that",
    "✎": "you have noted something on it: is:noted filters by that, and words of your notes find it",
}
"""The same of those that whoever reads has set."""


def _marks(reading: Reading, entry: Entry) -> Line:
    return marks(reading, entry)


def _title(reading: Reading, entry: Entry) -> Line:
    withdrawn = entry.record is not None and reading.withdrawn(entry.id)
    return line(Span(reading.title(entry), "muted" if withdrawn else "text"))


def _teller(reading: Reading, entry: Entry) -> Line:
    return reading.teller_short(entry.record) if entry.record is not None else ()


def _cited(reading: Reading, entry: Entry) -> Line:
    return reading.cited(entry.record) if entry.record is not None else ()


def _where(reading: Reading, entry: Entry) -> Line:
    where = getattr(entry.item, "where", ())
    return reading.where(where)


def _when(reading: Reading, entry: Entry) -> Line:
    when = getattr(entry.item, "when", None)
    return line(when_short(when, reading.zone, reading.year)) if when is not None else ()


def _said(reading: Reading, entry: Entry) -> Line:
    record = entry.record
    if record is None:
        return ()
    if isinstance(record, Reaction) and record.when is not None:
        return line(when_short(record.when, reading.zone, reading.year))
    span = said(reading.dossier, record)
    return () if span.start is None and span.end is None else line(span_short(span, reading.zone, reading.year))


def _by(reading: Reading, entry: Entry) -> Line:
    item = entry.item
    if isinstance(item, Strike):
        return line(", ".join(reading.name(party.actor) for party in item.by))
    if isinstance(item, Reaction):
        return line(", ".join(reading.name(key) for key in item.by)) or reading.teller_short(item)
    return ()


def _act(reading: Reading, entry: Entry) -> Line:
    return line(", ".join(spoken(act) for act in entry.item.act)) if isinstance(entry.item, Reaction) else ()


def _measure(measure: str) -> Cell:
    def cell(reading: Reading, entry: Entry) -> Line:
        report = entry.item
        count = getattr(report, measure, None)
        if not isinstance(report, CasualtyReport) or count is None:
            return ()
        return line(Span(figure_cell(report, count), "figure"))

    return cell


def _among(reading: Reading, entry: Entry) -> Line:
    item = entry.item
    if not isinstance(item, CasualtyReport):
        return ()
    people = () if item.of == ("people",) else tuple(_kind_of_people(kind) for kind in item.of)
    among = tuple(
        f"{count.text} {_kind_of_people(kind)}"
        for classes in item.including.values()
        for kind, count in classes.items()
    )
    return line(", ".join((*people, *(f"incl. {part}" for part in among))))


def _kind_of_people(kind: str) -> str:
    """A class of people as a narrow column tells it: what they are members of stands first."""
    return spoken(kind).removeprefix("members of ")


def _answers(reading: Reading, entry: Entry) -> Line:
    if not isinstance(entry.item, Dispute):
        return ()
    held, _ = positions_seen(reading, entry.item)
    return line(Span(str(len(held)), "figure"))


def _holders(reading: Reading, entry: Entry) -> Line:
    if not isinstance(entry.item, Dispute):
        return ()
    held, _ = positions_seen(reading, entry.item)
    holders = {holder.who for position in held for holder in position.holders}
    return line(Span(str(len(holders)), "figure")) if holders else ()


def _taken_back(reading: Reading, entry: Entry) -> Line:
    taken = isinstance(entry.item, Dispute) and any(reading.withdrawn(ref) for ref in entry.item.records)
    return line(Span("↺", "bad")) if taken else ()


def _status(reading: Reading, entry: Entry) -> Line:
    had = entry.item.status if isinstance(entry.item, Dispute) else ()
    return line(Span(had[-1].is_, "muted")) if had else ()


def _kind(reading: Reading, entry: Entry) -> Line:
    kind = getattr(entry.item, "kind", None)
    return line(Span(spoken(kind), "muted")) if isinstance(kind, str) else ()


def _belongs(reading: Reading, entry: Entry) -> Line:
    item = entry.item
    keys = item.part_of if isinstance(item, Actor) else item.within if isinstance(item, Place) else ()
    return line(", ".join(reading.name(key) for key in keys))


def _records(reading: Reading, entry: Entry) -> Line:
    number = len(reading.mentions.get(entry.id, ()))
    return line(Span(str(number), "figure")) if number else ()


def _number(reading: Reading, entry: Entry) -> Line:
    return line(Span(f"[{reading.numbers[entry.id]}]", "muted"))


def _published(reading: Reading, entry: Entry) -> Line:
    if not isinstance(entry.item, Source):
        return ()
    if entry.item.published is not None:
        return line(when_short(entry.item.published, reading.zone, reading.year))
    return line(Span("not stated", "muted")) if "published" in entry.item.not_stated else ()


def _publisher(reading: Reading, entry: Entry) -> Line:
    if not isinstance(entry.item, Source):
        return ()
    if entry.item.publisher is not None:
        return line(reading.name(entry.item.publisher))
    return line(Span("not stated", "muted")) if "publisher" in entry.item.not_stated else ()


def _reliability(reading: Reading, entry: Entry) -> Line:
    return line(entry.item.reliability) if isinstance(entry.item, Source) else ()


_MARK = (Column("", least=5, most=5), _marks)
_WHERE = (Column("where", grow=2, least=7, most=30), _where)
_TELLER = (Column("said by", grow=2, least=7, most=28), _teller)
_CITED = (Column("in", least=4, most=9), _cited)


_ENTITIES: tuple[tuple[Column, Cell], ...] = (
    (Column("name", grow=4, least=16), _title),
    (Column("kind", least=6, most=13), _kind),
    (Column("belongs to", grow=3, least=8, most=40), _belongs),
    (Column("records", "right", least=3, most=7), _records),
)

_COLUMNS: dict[Section, tuple[tuple[Column, Cell], ...]] = {
    "strikes": (
        (Column("when", least=11, most=17), _when),
        _WHERE,
        (Column("what", grow=5, least=20), _title),
        _TELLER,
        _CITED,
        _MARK,
    ),
    "casualties": (
        _WHERE,
        *((Column(measure_title(measure), "right", least=3, most=9), _measure(measure)) for measure in MEASURES),
        (Column("of whom", grow=2, least=7, most=26), _among),
        _TELLER,
        (Column("when", least=11, most=17), _when),
        _CITED,
        _MARK,
    ),
    "reactions": (
        (Column("when", least=11, most=18), _said),
        (Column("by", grow=2, least=7, most=24), _by),
        (Column("act", grow=1, least=8, most=16), _act),
        (Column("what", grow=5, least=16), _title),
        _CITED,
        _MARK,
    ),
    "background": (
        (Column("what", grow=5, least=20), _title),
        _TELLER,
        (Column("when", least=11, most=17), _when),
        _CITED,
        _MARK,
    ),
    "disputes": (
        (Column("question", grow=6, least=20), _title),
        (Column("answers", "right", least=3, most=7), _answers),
        (Column("holders", "right", least=3, most=7), _holders),
        (Column("status", least=4, most=9), _status),
        (Column("", least=3, most=3), _taken_back),
    ),
    "actors": _ENTITIES,
    "places": _ENTITIES,
    "sources": (
        (Column("", "right", least=3, most=5), _number),
        (Column("title", grow=5, least=18), _title),
        (Column("kind", least=6, most=18), _kind),
        (Column("published", least=10, most=20), _published),
        (Column("publisher", grow=2, least=8, most=24), _publisher),
        (Column("grade", least=1, most=5), _reliability),
        (Column("records", "right", least=3, most=7), _records),
    ),
}
