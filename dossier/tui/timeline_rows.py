"""The timeline as a list: a row for every time that a record gives, then those that have none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.analysis.assessed import assessment_of
from dossier.analysis.histogram import Histogram
from dossier.analysis.timeline import Occasion, Timeline
from dossier.query.truth import Truth
from dossier.tui.widgets.columns import Ranked, fitted
from dossier.tui.widgets.rows import Rows, SortValue
from dossier.view.assessed import occasion_passes
from dossier.view.block import Line, Span, line, text_of
from dossier.view.histogram import CLOCK_MARKS, CLOCK_ROLES, binned, drawn
from dossier.view.reading import Reading
from dossier.view.rows import marks
from dossier.view.timeline import event_line, occasions_seen, some_utc, utc_line, when_line

_COLUMNS = (
    Ranked("when", least=11, most=28, rank=9),
    Ranked("UTC", least=11, most=28, rank=1),
    Ranked("what", grow=4, least=16, rank=10),
    Ranked("said by", grow=2, least=7, most=28, rank=7, named=True),
    Ranked("in", least=4, most=9, rank=2),
    Ranked("", least=1, most=5, rank=9),
)
_TALL = 16
"""Lines that a histogram with bars of two lines must be able to take from the list."""


def timeline_rows(reading: Reading) -> Rows:
    """All rows, in the order of time."""
    found = reading.timeline
    keys = (*(occasion.key for occasion in occasions_seen(reading)), *found.undated)
    entries = reading.dossier.entries
    utc = some_utc(reading)
    columns = tuple(column for column in _COLUMNS if utc or column.title != "UTC")

    def cells(key: str) -> tuple[Line, ...]:
        told, occasion = entries[_entry(key)], found.by_key.get(key)
        record = told.record
        assert record is not None, "times are of records"
        muted = reading.withdrawn(told.id)
        beside = utc_line(reading, occasion, reading.year) if occasion is not None else ()
        return (
            _when(reading, occasion),
            *((_close(beside),) if utc else ()),
            _what(reading, occasion) or line(Span(reading.title(told), "muted" if muted else "text")),
            _judge(reading, occasion) or reading.teller_short(record),
            reading.cited(record),
            marks(reading, told),
        )

    def value(key: str, column: int) -> SortValue:
        occasion = found.by_key.get(key)
        if columns[column].title in ("when", "UTC"):
            return (float("inf") if occasion is None else float(occasion.first)), ""
        return 0, text_of(cells(key)[column]).casefold()

    return Rows(columns, keys, cells, value, _entry, frozenset(found.undated))


def _entry(key: str) -> str:
    return key.partition(" ")[0]


def _what(reading: Reading, occasion: Occasion | None) -> Line:
    """What was judged, of which incident; nothing where it is no assessment's time."""
    found = assessment_of(reading.dossier, occasion) if occasion is not None else None
    if occasion is None or found is None:
        return ()
    doubt = Span("≈ ", "warn") if occasion_passes(reading, occasion) is Truth.POSSIBLE else None
    return line(doubt, Span("assessed: ", "label"), found.is_, f", of: {reading.name(occasion.record)}")


def _judge(reading: Reading, occasion: Occasion | None) -> Line:
    found = assessment_of(reading.dossier, occasion) if occasion is not None else None
    return line(reading.name(found.by)) if found is not None else ()


def _when(reading: Reading, occasion: Occasion | None) -> Line:
    if occasion is None:
        return line(Span("  undated", "muted"))
    mark = Span(f"{CLOCK_MARKS[occasion.clock]} ", CLOCK_ROLES[occasion.clock])
    return line(mark, _close(when_line(reading, occasion, reading.year)))


def _close(spans: Line) -> Line:
    """Without spaces around dashes: a list is narrow."""
    return tuple(Span(span.text.replace(" – ", "–"), span.role, span.target) for span in spans)


@dataclass(frozen=True)
class Above:
    """The histogram above the rows, with the time under the cursor marked on its axis."""

    timeline: Timeline
    occasions: Sequence[Occasion]
    """Those of the timeline that are counted."""
    zone: str
    year: int | None
    event: Line = ()
    """When the event itself was."""

    @cached_property
    def _binned(self) -> dict[int, Histogram | None]:
        return {}

    def __call__(self, cells: int, lines: int, key: str | None) -> Sequence[Line]:
        """When the event was, and the histogram in so many cells where it finds room and has more than one bin."""
        event = (fitted(self.event, cells),) if self.event and lines > 1 else ()
        lines -= len(event)
        if cells not in self._binned:
            self._binned[cells] = binned(self.occasions, self.zone, cells)
        found = self._binned[cells]
        if found is None or len(found.bins) < 2:
            return event
        rows = 2 if lines >= _TALL else 1
        here = self.timeline.by_key.get(key) if key is not None else None
        shown = drawn(found, self.zone, cells, rows=rows, year=self.year, noted=False, here=here)
        return (*event, *shown) if len(shown) <= lines else event


def above(reading: Reading, sure: Mapping[str, bool] | None) -> Above:
    """The histogram of what a filter lets through."""
    return Above(
        reading.timeline, occasions_seen(reading, sure), reading.zone, reading.year, _close(event_line(reading))
    )
