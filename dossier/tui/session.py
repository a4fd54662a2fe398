"""An opened dossier as the reader asks it: lists, details, passages, filters. Knows nothing of widgets.

Importing this imports the model and the store, so the reader does it in a thread, after its first frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.analysis.lens import Lens
from dossier.analysis.sight import seen, who
from dossier.model import Source
from dossier.query.ast import Node
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.mask import Mask
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.tui import citing, ways
from dossier.tui.answers import Fault, Filtered, Offer
from dossier.tui.brief import PARTS, Brief
from dossier.tui.destinations import Named
from dossier.tui.listed import Listed
from dossier.tui.offering import filter_offers
from dossier.tui.own_rows import legend, with_signs
from dossier.tui.pages import page
from dossier.tui.section_rows import section_rows
from dossier.tui.sections import TIMELINE
from dossier.tui.standpoint import Citing, Standpoint
from dossier.tui.stepped import Stepped
from dossier.tui.through import teller_offers
from dossier.tui.timeline_rows import above
from dossier.tui.widgets.rows import Banner, Rows
from dossier.user.kept import Own
from dossier.user.own_facts import OwnFacts
from dossier.view.block import Line, Page, Span, line
from dossier.view.detail import detail
from dossier.view.hits import Hit, hits
from dossier.view.map.chart import Chart
from dossier.view.map.marks import gather, place_of
from dossier.view.notes import note_blocks
from dossier.view.overview import headline
from dossier.view.passage import Passage, document
from dossier.view.reading import Reading
from dossier.view.words import SINGULAR, incident_word

NOTHING = Own()

_OF_ITSELF = ("_listed", "_drawn")
"""What is worked out of a dossier, whatever the person has set down beside it."""


@dataclass(frozen=True)
class Session:
    """One dossier that is open. Immutable but for what it remembers of its own answers."""

    reading: Reading
    own: Own = NOTHING
    """What the person has set down beside it."""
    since: Page | None = None
    """What changed in it since they last looked."""
    step: Stepped | None = None
    """The step in time that led here."""

    @cached_property
    def brief(self) -> Brief:
        """Title, counts and overview."""
        return Brief(self.reading, tuple(legend(self.own, self.step)))

    @property
    def _index(self) -> Index:
        return self.reading.index

    @cached_property
    def _through(self) -> dict[Lens, Session]:
        return {self.reading.lens: self}

    def under(self, lens: Lens) -> Session:
        """The same dossier through another lens. Raises ValueError for a moment that cannot be read."""
        if lens not in self._through:
            found = replace(self, reading=self.reading.under(lens), step=None)
            _ = found.reading.analysis
            found.__dict__["_through"] = self._through
            self._through[lens] = found
        return self._through[lens]

    def keeping(self, own: Own) -> Session:
        """The same dossier with something else beside it. What was worked out of the dossier itself stays."""
        return self._with(replace(self, own=own))

    def beside(self, since: Page | None) -> Session:
        """The same dossier, with what changed in it."""
        return self._with(replace(self, since=since))

    def stepped(self, before: Session) -> Session:
        """The same dossier, with what a step in time changed that led here."""
        found = self._with(replace(self, step=Stepped(before, self)))
        found.__dict__["_through"] = self._through
        return found

    def _with(self, found: Session) -> Session:
        found.__dict__.update({name: self.__dict__[name] for name in _OF_ITSELF if name in self.__dict__})
        return found

    def counts(self, filtered: Filtered) -> Mapping[str, int]:
        """How many entries of each section a filter lets through."""
        return self.brief.totals if filtered.sure is None else self._listed.counts(filtered)

    @cached_property
    def _listed(self) -> Listed:
        return Listed(self.reading)

    def section_of(self, key: str, wanted: str | None = None) -> str | None:
        """The section in which an entry stands, `wanted` if it does; None for an id that is none of this dossier's."""
        entry = self.reading.entries.get(key)
        if entry is None:
            return None
        holding = [name for name, parts in PARTS.items() if entry.section in parts]
        return wanted if wanted in holding else holding[0]

    def found(self, wanted: Standpoint) -> tuple[Standpoint, str]:
        """The standpoint that somebody asked for as far as there is such a one, and what there is not."""
        return ways.found(self, wanted)

    @cached_property
    def names(self) -> Sequence[Named]:
        """Every entry by its names."""
        return tuple(ways.entry_names(self.reading))

    # filtering

    def filter(self, text: str, *, typing: bool = False) -> Filtered | Fault | None:
        """The entries that pass a filter, or what is wrong with it.

        While it is being typed, a filter that may still become another one has no answer yet (None). What the lens
        hides passes no filter.
        """
        if not text.strip() and self._seen is None:
            return Filtered()
        parsed = parse(text)
        if typing and parsed.pending:
            return None
        if parsed.error is not None:
            hint = f": {parsed.error.hint}" if parsed.error.hint else ""
            return Fault(parsed.error.start, f"{parsed.error.message}{hint}")
        return self._listed.passed(text, self._matcher(parsed.tree))

    def left(self, text: str, section: str) -> tuple[int, int] | None:
        """How many entries of a section pass a filter, and how many of these only possibly; None: it is none."""
        parsed = parse(text)
        return None if parsed.error is not None else self._listed.left(self._matcher(parsed.tree), section)

    def _matcher(self, tree: Node | None) -> Matcher:
        return Matcher(tree, self._index, OwnFacts(self.reading, self.own), self._lens)

    @cached_property
    def _lens(self) -> Mask | None:
        return self._index.mask_of(self._seen) if self._seen is not None else None

    @cached_property
    def _seen(self) -> Mapping[str, Truth] | None:
        return seen(self._index, self.reading.analysis) if not self.reading.lens.is_open else None

    # lenses

    @cached_property
    def tells_nothing(self) -> bool:
        """Whether the party of the lens tells nothing at all in this dossier."""
        told = bool(self.reading.lens.told_by) and not self.reading.lens.as_of
        return told and not any(self.passes_lens(record.id) for record in self.reading.dossier.records)

    def passes_lens(self, key: str) -> bool:
        """Whether the lens lets an entry be seen."""
        return self.standing(key) is not Truth.NO

    def standing(self, key: str) -> Truth:
        """How an entry passes the lens."""
        return Truth.YES if self._seen is None else self._seen.get(key, Truth.NO)

    def meant(self, typed: str) -> Sequence[str]:
        """Every actor and source that is meant, by their ids: one alone where that is its very name."""
        return who(self._index, typed)

    def tellers(self, text: str, at: int) -> Sequence[Offer]:
        """Completions for the name of a voice that stands before a place: ids, with how many records each tells."""
        return teller_offers(self.reading, text, at)

    def offers(self, text: str, at: int, section: str) -> Sequence[Offer]:
        """Completions for the word that is begun before a place in a filter, with what they leave of a section."""
        return filter_offers(self, text, at, section)

    def shown(self, filtered: Filtered, section: str) -> tuple[int, int, int]:
        """How many entries of a section are shown, how many there are, how many only possibly belong there.

        The overview counts the records.
        """
        return self._listed.shown(filtered, section)

    # lists

    @cached_property
    def _lists(self) -> dict[str, Rows]:
        return {}

    def rows(self, section: str) -> Rows:
        """All rows of a section."""
        if section not in self._lists:
            entries = tuple(self._listed.entries[section].values())
            if section not in self._drawn:
                self._drawn[section] = section_rows(self.reading, section, entries)
            self._lists[section] = with_signs(self._drawn[section], self, [entry.id for entry in entries])
        return self._lists[section]

    @cached_property
    def _drawn(self) -> dict[str, Rows]:
        return {}

    def above(self, section: str, filtered: Filtered) -> Banner | None:
        """What stands above the list of a section, of the entries that a filter lets through."""
        return above(self.reading, filtered.sure) if section == TIMELINE else None

    # the map

    def chart(self, filtered: Filtered, also: Iterable[str] = ()) -> Chart:
        """The map of the strikes that pass a filter, and of some places besides."""
        sure = filtered.sure
        possible = () if sure is None else [key for key, surely in sure.items() if not surely]
        return Chart(gather(self.reading, sure, possible, also), incident_word(self.reading.dossier))

    def is_placed(self, key: str) -> bool:
        """Whether an entry is a place with coordinates."""
        return place_of(self.reading, key) == key

    def place_of(self, key: str | None) -> str | None:
        """The place with coordinates in which an entry happened, or which it is."""
        return place_of(self.reading, key)

    # what one entry shows

    def kind(self, key: str) -> str:
        """What an entry is: strike, casualty report, place."""
        return SINGULAR[self.reading.entries[key].section]

    def detail(self, key: str) -> Page:
        """Everything about one entry."""
        page = detail(self.reading, self.reading.entries[key])
        return page._replace(blocks=(*note_blocks(self.own.notes.get(key)), *page.blocks))

    def page(self, here: Standpoint, filtered: Filtered) -> Page:
        """The event in brief, as far as a filter lets it through; who answers what; what is set side by side."""
        return page(self, here, filtered)

    def is_record(self, key: str) -> bool:
        """Whether an entry is a record."""
        entry = self.reading.entries.get(key)
        return entry is not None and entry.record is not None

    def is_source(self, key: str) -> bool:
        """Whether an entry is a source."""
        return isinstance(self.reading.entries[key].item, Source)

    def disputes(self, key: str) -> tuple[str, ...]:
        """The disputes that a record is part of."""
        return tuple(dispute.id for dispute in self.reading.disputes(key))

    # the library

    @cached_property
    def row(self) -> tuple[Line, ...]:
        """Its cells in the list of the library: title, when, records, disputes, id."""
        dossier = self.reading.dossier
        records, disputes = len(dossier.records), self.brief.totals["disputes"]
        figures = [line(Span(str(number), "figure")) for number in (records, disputes)]
        return (line(dossier.title), headline(self.reading), *figures, line(Span(dossier.id, "muted")))

    def hits(self, text: str) -> Sequence[Hit]:
        """What a search finds here: entries, and paragraphs of documents."""
        return list(hits(self.reading, text.split()))

    # passages

    def citations(self, key: str | None) -> tuple[Citing, ...]:
        """The passages of a record, in the author's order; a source leads to its own text."""
        return citing.citations(self.reading, key)

    def passage_at(self, target: str, near: str | None) -> Citing:
        """The passage that a link `SOURCE#p5` means: where it can be told, as a citation of the entry it stood in."""
        return citing.passage_at(self.reading, target, near)

    def passage(self, place: Citing) -> Passage:
        """The text around a place, with what is cited marked."""
        cited = (place.record, place.which) if place.record is not None else None
        return document(self.reading, place.source, cited, place.face)
