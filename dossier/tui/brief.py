"""What the reader shows of a dossier first: its title, the counts of its sections, the overview.

The second process that works ahead imports this and no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.model import RECORD_SECTIONS, SECTIONS, Section
from dossier.tui.sections import TIMELINE
from dossier.view.block import Block, Heading, Line, Page, Role, Span, line
from dossier.view.dates import names_day
from dossier.view.frames import problem_blocks, tally
from dossier.view.overview import headline, overview_blocks
from dossier.view.reading import Reading
from dossier.view.words import counted, section_title

PARTS: dict[str, tuple[Section, ...]] = {
    **{section: (section,) for section in SECTIONS if section not in ("actors", "places")},
    "who-and-where": ("actors", "places"),
    TIMELINE: RECORD_SECTIONS,
}
"""The sections of the reader that are lists, and what of the dossier they hold.

All but the last hold entries that no other does; the timeline shows all records once more.
"""


@dataclass(frozen=True)
class Brief:
    """The first things to be known of a dossier."""

    reading: Reading
    more: tuple[Line, ...] = ()
    """Further lines of the legend."""

    @cached_property
    def title(self) -> Line:
        """The title, with the date of the event."""
        dossier, lens = self.reading.dossier, self.lens
        told = dossier.event.when is not None and names_day(dossier.title, dossier.event.when)
        when = () if told or lens else tuple(Span(span.text, "muted") for span in headline(self.reading))
        parts = [line(Span(dossier.title, "title")), when, lens]
        return line(*(span for part in parts if part for span in (Span(" · ", "muted"), *part)))[1:]

    @cached_property
    def lens(self) -> Line:
        """Whose telling is shown, and as of when; empty where the lens is open."""
        if self.reading.lens.is_open:
            return ()
        from dossier.view.lens import lens_line

        return lens_line(self.reading, short=True)

    @cached_property
    def tally(self) -> Line:
        """`34 records · 4 disputes`, and warnings where there are any."""
        dossier = self.reading.dossier
        parts = [counted(len(dossier.records), "record"), counted(self.totals["disputes"], "dispute")]
        warnings = sum(problem.level == "warning" for problem in self.reading.loaded.problems)
        noted = Span(" · " + counted(warnings, "warning"), "warn") if warnings else None
        return line(Span(" · ".join(parts), "muted"), noted)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of sections that this dossier calls otherwise than the table of commands does."""
        return {"strikes": section_title(self.reading.dossier, "strikes")}

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many entries each section holds."""
        return {name: sum(1 for part in parts for _ in self.reading.section(part)) for name, parts in PARTS.items()}

    @cached_property
    def legend(self) -> tuple[Line, ...]:
        """The marks in the lists, for the foot of the rail."""
        marks: tuple[tuple[str, str, Role], ...] = (
            ("✓", "marked", "mark"),
            ("⚑", "disputed", "warn"),
            ("↺", "withdrawn", "bad"),
            ("⇢", "another event", "muted"),
            ("∴", "teller inferred", "warn"),
            ("≈", "possibly meant", "warn"),
        )
        shown = tuple(line(Span(f" {mark} ", role), Span(word, "muted")) for mark, word, role in marks)
        return (*shown, *self.more)

    def page(self, shown: Collection[str] | None = None, possible: Collection[str] = ()) -> Page:
        """The overview, of all entries or of those with these ids, and what the load warned of."""
        return Page(line(Span(self.reading.dossier.title, "title")), tuple(self.blocks(shown, possible)))

    def blocks(self, shown: Collection[str] | None = None, possible: Collection[str] = ()) -> Iterator[Block]:
        """The same from top to bottom, each part worked out when it is reached."""
        yield from overview_blocks(self.reading, shown, possible)
        problems = self.reading.loaded.problems
        if problems:
            yield Heading(line(tally(problems)))
            yield from problem_blocks(problems)
