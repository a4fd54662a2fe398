"""An opened dossier as the reader asks it: lists, details, passages, filters. Knows nothing of widgets.

Importing this imports the model and the store, so the reader does it in a thread, after its first frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.model import RECORD_SECTIONS, SECTIONS, Citation, Dispute, Entry, Section, Source
from dossier.model.telling import said
from dossier.query.fields import FIELDS
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.tui.answers import Fault, Filtered, Offer
from dossier.tui.standpoint import Citing
from dossier.tui.widgets.columns import Ranked
from dossier.tui.widgets.rows import Rows, SortValue
from dossier.view.block import Column, Fact, Heading, Line, Page, Role, Span, line, text_of
from dossier.view.detail import detail
from dossier.view.frames import problem_blocks, tally
from dossier.view.overview import headline, overview
from dossier.view.passage import Passage, document
from dossier.view.reading import Reading
from dossier.view.rows import MARKS, listing
from dossier.view.words import SINGULAR, counted, section_title

PARTS: dict[str, tuple[Section, ...]] = {
    **{section: (section,) for section in SECTIONS if section not in ("actors", "places")},
    "who-and-where": ("actors", "places"),
}
"""The sections of the reader that are lists, and what of the dossier they hold."""


@dataclass(frozen=True)
class Session:
    """One dossier that is open. Immutable but for what it remembers of its own answers."""

    reading: Reading

    @cached_property
    def _index(self) -> Index:
        return Index(self.reading.dossier)

    @cached_property
    def title(self) -> Line:
        """The title, with the date of the event."""
        when = headline(self.reading)
        return line(Span(self.reading.dossier.title, "title"), Span(" · ", "muted") if when else None, *_muted(when))

    @cached_property
    def tally(self) -> Line:
        """`34 records · 4 disputes`, and warnings where there are any."""
        dossier = self.reading.dossier
        parts = [counted(len(dossier.records), "record"), counted(len(dossier.disputes), "dispute")]
        warnings = sum(problem.level == "warning" for problem in self.reading.loaded.problems)
        noted = Span(" · " + counted(warnings, "warning"), "warn") if warnings else None
        return line(Span(" · ".join(parts), "muted"), noted)

    def section_title(self, section: str) -> str | None:
        """The title of a section of records; None: the table of commands has it."""
        return section_title(self.reading.dossier, "strikes") if section == "strikes" else None

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many entries each section holds."""
        return {name: len(self._entries(name)) for name in PARTS}

    def counts(self, filtered: Filtered) -> Mapping[str, int]:
        """How many entries of each section a filter lets through."""
        if filtered.sure is None:
            return self.totals
        sure = filtered.sure
        return {name: sum(entry.id in sure for entry in self._entries(name)) for name in PARTS}

    def _entries(self, section: str) -> Sequence[Entry]:
        return self._by_section[section]

    @cached_property
    def _by_section(self) -> Mapping[str, Sequence[Entry]]:
        dossier = self.reading.dossier
        return {name: [entry for part in parts for entry in dossier.section(part)] for name, parts in PARTS.items()}

    def section_of(self, key: str) -> str | None:
        """The section in which an entry stands; None for an id that is none of this dossier's."""
        entry = self.reading.dossier.entries.get(key)
        return next((name for name, parts in PARTS.items() if entry is not None and entry.section in parts), None)

    # filtering

    def filter(self, text: str, *, typing: bool = False) -> Filtered | Fault | None:
        """The entries that pass a filter, or what is wrong with it.

        While it is being typed, a filter that may still become another one has no answer yet (None).
        """
        if not text.strip():
            return Filtered()
        parsed = parse(text)
        if typing and parsed.pending:
            return None
        if parsed.error is not None:
            hint = f": {parsed.error.hint}" if parsed.error.hint else ""
            return Fault(parsed.error.start, f"{parsed.error.message}{hint}")
        matcher = Matcher(parsed.tree, self._index, self.reading)
        sure: dict[str, bool] = {}
        notes: dict[str, tuple[str, ...]] = {}
        for name in PARTS:
            selection = matcher.select(self._entries(name))
            sure.update((entry.id, truth is Truth.YES) for entry, truth in selection.rows)
            notes[name] = selection.notes
        return Filtered(text, sure, notes)

    def offers(self, text: str, at: int) -> Sequence[Offer]:
        """Completions for what is typed before a place in a filter."""
        return ()

    def shown(self, filtered: Filtered, section: str) -> tuple[int, int, int]:
        """How many entries of a section are shown, how many there are, how many only possibly belong there.

        The overview counts the records.
        """
        sections = (section,) if section in PARTS else RECORD_SECTIONS
        entries = [entry for name in sections for entry in self._entries(name)]
        sure = filtered.sure
        if sure is None:
            return len(entries), len(entries), 0
        answers = [sure[entry.id] for entry in entries if entry.id in sure]
        return len(answers), len(entries), answers.count(False)

    # lists

    @cached_property
    def _lists(self) -> dict[str, Rows]:
        return {}

    def rows(self, section: str) -> Rows:
        """All rows of a section."""
        if section not in self._lists:
            self._lists[section] = self._rows(section)
        return self._lists[section]

    def _rows(self, section: str) -> Rows:
        entries = {entry.id: entry for entry in self._entries(section)}
        drawn: dict[Column, Callable[[Reading, Entry], Line]] = {}
        for part in PARTS[section]:
            made = listing(self.reading, part)
            drawn.update(zip(made.columns, made.cells, strict=True))
        columns = tuple(_ranked(column) for column in drawn)

        def cells(key: str) -> tuple[Line, ...]:
            return tuple(cell(self.reading, entries[key]) for cell in drawn.values())

        def value(key: str, column: int) -> SortValue:
            if columns[column].title == "when":
                return self._time(entries[key]), ""
            text = text_of(cells(key)[column])
            figure = text.lstrip("[≤~").replace(",", "")
            digits = figure[: len(figure) - len(figure.lstrip("0123456789"))]
            return (float(digits) if digits else float("inf")), text.casefold()

        return Rows(columns, tuple(entries), cells, value)

    def _time(self, entry: Entry) -> float:
        """When it begins, in seconds; what is not dated comes last."""
        when = getattr(entry.item, "when", None)
        record = entry.record
        if when is not None:
            start = when.interval(self.reading.zone).start
        else:
            start = said(self.reading.dossier, record).start if record is not None else None
        return float("inf") if start is None else float(start)

    # what one entry shows

    def kind(self, key: str) -> str:
        """What an entry is: strike, casualty report, place."""
        return SINGULAR[self.reading.dossier.entries[key].section]

    def detail(self, key: str) -> Page:
        """Everything about one entry."""
        return detail(self.reading, self.reading.dossier.entries[key])

    def overview(self, filtered: Filtered) -> Page:
        """The event in brief, and what the load warned of."""
        page = overview(self.reading, filtered.sure)
        problems = self.reading.loaded.problems
        if not problems:
            return page
        heading = Heading(line(tally(problems)))
        return Page(page.title, (*page.blocks, heading, *problem_blocks(problems)))

    def is_source(self, key: str) -> bool:
        """Whether an entry is a source."""
        return isinstance(self.reading.dossier.entries[key].item, Source)

    @cached_property
    def legend(self) -> tuple[Line, ...]:
        """The marks in the lists, for the foot of the rail."""
        marks: tuple[tuple[str, str, Role], ...] = (
            ("⚑", "disputed", "warn"),
            ("↺", "withdrawn", "bad"),
            ("⇢", "another event", "muted"),
            ("≈", "possibly meant", "warn"),
        )
        return tuple(line(Span(f" {mark} ", role), Span(word, "muted")) for mark, word, role in marks)

    def definitions(self, section: str, key: str | None) -> Iterator[tuple[str, str]]:
        """What the fields on the screen mean: those of the entry, the columns of the list, and the marks."""
        terms = [block.label for block in self.detail(key).blocks if isinstance(block, Fact)] if key is not None else []
        terms += [column.title for column in self.rows(section).columns] if section in PARTS else []
        for term in dict.fromkeys(terms):
            field = FIELDS.find(_FIELDS.get(term, term).replace(" ", "_"))
            if field is not None:
                yield term, field.help
        yield from MARKS.items()

    def disputes(self, key: str) -> tuple[str, ...]:
        """The disputes that a record is part of."""
        return tuple(dispute.id for dispute in self.reading.disputes(key))

    # the library

    @cached_property
    def row(self) -> tuple[Line, ...]:
        """Its cells in the list of the library: title, when, records, disputes, id."""
        dossier = self.reading.dossier
        return (
            line(dossier.title),
            headline(self.reading),
            line(Span(str(len(dossier.records)), "figure")),
            line(Span(str(len(dossier.disputes)), "figure")),
            line(Span(dossier.id, "muted")),
        )

    def hits(self, text: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """What a search finds here: ids, each with its cells: dossier, section, the entry in one line."""
        found = self.filter(text)
        if not isinstance(found, Filtered) or found.sure is None:
            return
        book = line(Span(self.reading.dossier.title, "muted"))
        for key in found.sure:
            entry = self.reading.dossier.entries[key]
            yield key, (book, line(Span(SINGULAR[entry.section], "muted")), line(self.reading.title(entry)))

    # passages

    def citations(self, key: str | None) -> tuple[Citing, ...]:
        """The passages of a record, in the author's order; a source leads to its own text."""
        entry = self.reading.dossier.entries.get(key) if key is not None else None
        if entry is None:
            return ()
        if isinstance(entry.item, Source):
            return (Citing(entry.id),)
        if entry.record is None:
            return ()
        return tuple(self._citing(entry.id, index, found) for index, found in enumerate(entry.record.cited))

    def _citing(self, record: str, index: int, citation: Citation) -> Citing:
        first = citation.paragraphs[0] if citation.paragraphs else None
        return Citing(citation.source, record, index, first)

    def passage_at(self, target: str, near: str | None) -> Citing:
        """The passage that a link `SOURCE#p5` means: where it can be told, as a citation of the entry it stood in."""
        source, _, paragraph = target.partition("#")
        entry = self.reading.dossier.entries.get(near) if near is not None else None
        records: tuple[str, ...] = ()
        if entry is not None:
            records = tuple(entry.item.records) if isinstance(entry.item, Dispute) else (entry.id,)
        for record in records:
            for citing in self.citations(record):
                if citing.source == source and (citing.paragraph or "") == paragraph:
                    return citing
        return Citing(source, paragraph=paragraph or None)

    def passage(self, citing: Citing) -> Passage:
        """The text around a place, with what is cited marked."""
        cited = (citing.record, citing.which) if citing.record is not None else None
        return document(self.reading, citing.source, cited, citing.face)


_FIELDS = {"said by": "said", "said": "said_at"}
"""Labels under which a field stands that the filter language calls otherwise."""

_RANKS = {
    "": 9,
    "what": 9,
    "question": 9,
    "name": 9,
    "title": 9,
    "killed": 8,
    "injured": 8,
    "either": 8,
    "where": 8,
    "said by": 7,
    "by": 7,
    "when": 6,
    "answers (holders)": 6,
    "published": 6,
    "grade": 6,
    "publisher": 4,
    "records": 4,
    "kind": 3,
    "belongs to": 2,
    "act": 3,
    "of whom": 2,
    "in": 1,
}
"""Which columns a narrow list keeps: what it is about, then who says so; the others have a rank of 5."""


def _ranked(column: Column) -> Ranked:
    rank = _RANKS.get(column.title, 5)
    return Ranked(column.title, column.align, column.grow, column.least, column.most, rank)


def _muted(spans: Line) -> Line:
    return tuple(Span(span.text, "muted") for span in spans)
