"""One loaded dossier as views need it: names, source numbers, and how records hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.analysis.world import Base
from dossier.model import (
    AnyRecord,
    Background,
    CasualtyReport,
    Dispute,
    Dossier,
    Entry,
    Hit,
    Reaction,
    Section,
    Source,
    Strike,
    edtf,
)
from dossier.model.base import EVENT
from dossier.model.count import Count
from dossier.model.references import references
from dossier.model.telling import carriers, in_own_voice, is_inferred, speaks_as, tellers
from dossier.model.where import Where
from dossier.store.loaded import Loaded
from dossier.view.block import Line, Span, line, text_of
from dossier.view.words import spoken

if TYPE_CHECKING:
    from dossier.analysis.timeline import Timeline
    from dossier.query.index import Index
    from dossier.view.derivation import Derivations


@dataclass(frozen=True)
class Reading:
    """A dossier with everything a view asks of it. Immutable: a reload makes a new one."""

    loaded: Loaded
    lens: Lens = OPEN_LENS
    _base: Base | None = field(default=None, compare=False, repr=False)

    @property
    def dossier(self) -> Dossier:
        """The records."""
        return self.loaded.dossier

    @property
    def zone(self) -> str:
        """The event's IANA zone."""
        return self.dossier.zone

    @cached_property
    def year(self) -> int | None:
        """The year of the event, which lists leave out."""
        when = self.dossier.event.when
        start = when.interval(self.zone).start if when is not None else None
        return None if start is None else edtf.civil((start + edtf.offset_at(start, self.zone)) // edtf.DAY)[0]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source, in the order of the file."""
        return {key: number for number, key in enumerate(self.dossier.sources, 1)}

    @cached_property
    def analysis(self) -> Analysis:
        """What the records imply, at the lens's moment."""
        return Analysis(self.dossier, self.lens, self._base)

    def under(self, lens: Lens) -> Reading:
        """The same dossier through another lens. Raises ValueError for a moment that cannot be read."""
        return self if lens == self.lens else Reading(self.loaded, lens, self.analysis.base)

    @property
    def timeline(self) -> Timeline:
        """When what the records tell happened and was said, whatever the lens."""
        return self.analysis.base.timeline

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id, found disputes among them, each as it was at the lens's moment."""
        return {**self.dossier.entries, **self.analysis.otherwise}

    def section(self, name: Section) -> Iterator[Entry]:
        """The entries of one section, in the author's order; found disputes stand behind typed ones."""
        yield from (self.entries[entry.id] for entry in self.dossier.section(name))
        if name == "disputes":
            yield from self.analysis.found_entries

    @cached_property
    def index(self) -> Index:
        """The same made quick to ask."""
        from dossier.query.index import Index

        return Index(self.dossier, otherwise=self.analysis.otherwise)

    @cached_property
    def derivations(self) -> Derivations:
        """How the totals come about."""
        from dossier.view.derivation import Derivations

        return Derivations(self)

    @cached_property
    def mentions(self) -> dict[str, tuple[str, ...]]:
        """The records that refer to an entry, by its id; those alone that had been said at the lens's moment."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for record in self.dossier.records:
            if self.lens.as_of and not self.analysis.wider.has(record.id):
                continue
            for reference in references(record):
                found[reference.id][record.id] = None
        return {key: tuple(records) for key, records in found.items()}

    @cached_property
    def standing_in(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The records whose passages stand in a paragraph, by source and label: those said by the lens's moment."""
        found: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for record in self.dossier.records:
            if self.lens.as_of and not self.analysis.wider.has(record.id):
                continue
            for citation in record.cited:
                for label in citation.paragraphs:
                    found[citation.source, label][record.id] = None
        return {place: tuple(records) for place, records in found.items()}

    def disputes(self, record: str) -> tuple[Dispute, ...]:
        """The disputes that a record is part of, those over its own figures first."""
        return self.analysis.disputes.by_record.get(record, ())

    def disputed(self, record: str) -> bool:
        """Whether a record is part of a dispute, typed or found."""
        return record in self.analysis.disputes.by_record

    def retracted_by(self, record: str) -> tuple[str, ...]:
        """The records that withdraw this one, or what it repeats."""
        return self.analysis.world.withdrawn.get(record, ())

    def withdrawn(self, record: str) -> bool:
        """Whether a record, or what it repeats, has been withdrawn."""
        return record in self.analysis.world.withdrawn

    def perhaps_retracted_by(self, record: str) -> tuple[str, ...]:
        """The records that possibly had withdrawn this one, or what it repeats, at the moment of the lens."""
        found = self.analysis
        return () if found.standings is None or self.withdrawn(record) else found.wider.withdrawn.get(record, ())

    def perhaps_withdrawn(self, record: str) -> bool:
        """Whether a record is possibly withdrawn at the moment of the lens."""
        return bool(self.perhaps_retracted_by(record))

    def bookmarked(self, record: str) -> bool:
        """A dossier does not know what its readers bookmark."""
        return False

    def marked(self, record: str) -> bool:
        """Nor what they mark."""
        return False

    def own_notes(self) -> Mapping[str, str]:
        """Nor what they note."""
        return {}

    def anchored(self, record: str) -> bool:
        """Whether a passage of the record stands word for word in the original."""
        entry = self.entries.get(record)
        if entry is None or entry.record is None:
            return False
        return any(self.loaded.check(record, index).kind == "exact" for index in range(len(entry.record.cited)))

    def name(self, key: str) -> str:
        """The name of whatever has this id; the id itself where it belongs to another dossier."""
        if key in self.numbers:
            return f"[{self.numbers[key]}] {self.dossier.sources[key].title}"
        # the author's entries first: whoever asks for no other needs nothing worked out
        entry = self.dossier.entries.get(key) or self.entries.get(key)
        return self.title(entry) if entry is not None else key

    def holder(self, key: str) -> str:
        """The name of somebody who holds an answer; a source is named by its number."""
        return f"[{self.numbers[key]}] itself" if key in self.numbers else self.name(key)

    def voice_name(self, key: str) -> str:
        """The name of a voice; sources that speak with one voice are all numbered: `[1][2] themselves`."""
        if key not in self.numbers:
            return self.name(key)
        numbers = [number for other, number in self.numbers.items() if speaks_as(self.dossier, other) == key]
        told = "".join(f"[{number}]" for number in numbers or [self.numbers[key]])
        return f"{told} {'themselves' if len(numbers) > 1 else 'itself'}"

    def title(self, entry: Entry) -> str:
        """The line by which an entry is known: its title or name, else its statement."""
        item = entry.item
        match item:
            case Dispute():
                return item.question
            case Strike():
                return item.title or item.what
            case CasualtyReport():
                return item.title or self._toll(item)
            case Reaction():
                return item.title or item.says or ", ".join(spoken(act) for act in item.act) or item.id
            case Background():
                return item.title or item.says
            case Source():
                return item.title
            case _:
                return item.name

    def _toll(self, report: CasualtyReport) -> str:
        where = text_of(self.where(report.where))
        inside = bool(report.where) and report.where[0].place is not None
        return figures_text(report) + (f"{' in' if inside else ''} {where}" if where else "")

    def where(self, where: Where) -> Line:
        """The places of a record: `Al-Qaim, Akashat`, `near Al-Bukamal`, `3 towns in Anbar`."""
        pieces: list[str | Span] = []
        for locus in where:
            if pieces:
                pieces.append(Span(", ", "muted"))
            if locus.place is not None:
                name = "the places of the event" if locus.place == EVENT else self.name(locus.place)
                pieces.append(Span(name, "text", None if locus.place == EVENT else f"record:{locus.place}"))
            elif (neighbour := locus.neighbour) is not None:
                pieces.append(f"{spoken(neighbour[0])} ")
                pieces.append(Span(self.name(neighbour[1]), "text", f"record:{neighbour[1]}"))
            elif locus.unnamed is not None:
                within = f" in {self.name(locus.within)}" if locus.within else ""
                pieces.append(f"{locus.unnamed.text} {locus.kind or 'unnamed places'}{within}")
        return line(*pieces)

    def named(self, keys: Iterable[str], role: str = "text") -> Line:
        """The names of several ids, separated by commas, each leading to its entry."""
        pieces: list[Span] = []
        for key in keys:
            if pieces:
                pieces.append(Span(", ", "muted"))
            target = f"record:{key}" if key in self.entries else None
            pieces.append(Span(self.name(key), "accent" if role == "accent" else "text", target))
        return tuple(pieces)

    def teller(self, record: AnyRecord) -> Line:
        """Who says it: names, `[2] itself` for a source in its own voice, and whether that was inferred."""
        return line(self.teller_short(record), Span(" (inferred)", "warn") if is_inferred(record) else None)

    def teller_short(self, record: AnyRecord) -> Line:
        """Who says it, for a narrow column: a mark beside it tells what was inferred."""
        pieces: list[str | Span] = []
        own = in_own_voice(self.dossier, record)
        for key in tellers(self.dossier, record):
            if pieces:
                pieces.append(Span(", ", "muted"))
            name = f"[{self.numbers[key]}]" if key in self.numbers else self.name(key)
            pieces.append(Span(f"{name} itself" if own else name, "text", f"record:{key}"))
        return line(*pieces)

    def attributed(self, record: AnyRecord) -> Line:
        """Who says it and which sources carry it: `Pentagon [2]`, `[1] itself`."""
        keys = dict.fromkeys(citation.source for citation in record.cited)
        own = tellers(self.dossier, record)
        rest = [key for key in keys if key in self.numbers and key not in own]
        numbers = tuple(Span(f"[{self.numbers[key]}]", "muted", f"record:{key}") for key in rest)
        return line(self.teller(record), " " if numbers else None, numbers)

    def cited(self, record: AnyRecord) -> Line:
        """The numbers of the sources that carry a record: `[1][2]`."""
        keys = dict.fromkeys(citation.source for citation in record.cited)
        return tuple(Span(f"[{self.numbers[key]}]", "muted", f"record:{key}") for key in keys if key in self.numbers)

    def carriers(self, record: AnyRecord) -> tuple[str, ...]:
        """The sources, publishers and relays that carry a record."""
        return carriers(self.dossier, record)


def figures_text(report: CasualtyReport) -> str:
    """The figures of a report in words: `at least 16 killed, 25 injured`."""
    parts = [figure_text(measure, count) for measure, count in report.figures.items()]
    for measure, classes in report.including.items():
        for kind, count in classes.items():
            among = f"{count.text} {spoken(kind)}"
            parts.append(f"including {among}" if measure in report.figures else f"{among} {spoken(measure)}")
    return ", ".join(parts) or report.id


def figure_text(measure: str, count: Count) -> str:
    """One figure in words: `at least 16 killed`; where it is said to be unknown, `killed: said to be unknown`."""
    return f"{spoken(measure)}: said to be unknown" if count.is_unknown else f"{count.text} {spoken(measure)}"


def hit_text(hit: Hit) -> str:
    """What was hit, with its number: `3 houses`."""
    return f"{hit.number.text} {hit.what}" if hit.number is not None else hit.what
