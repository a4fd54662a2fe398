"""The figures of casualty reports as ranges on common axes: one axis for each measure, for this event alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dossier.model import MEASURES, CasualtyReport, Count, Entry, Measure
from dossier.model.count import WORDS
from dossier.model.graph import of_this_event
from dossier.view.axis import Axis, Range, axis
from dossier.view.bars import NARROW, bar, scale
from dossier.view.block import Column, Item, Line, Ranges
from dossier.view.reading import Reading
from dossier.view.words import spoken

MEASURE_TITLES: dict[Measure, str] = {"killed_or_injured": "either", "dead_or_missing": "dead/missing"}
"""Short titles of columns: *either* is killed or injured, not told apart."""


def measure_title(measure: Measure) -> str:
    """The title of the column of a measure."""
    return MEASURE_TITLES.get(measure, spoken(measure))


Cell = Callable[[Reading, Entry], Line]
"""How a column of a list is filled for an entry."""


def figure_cell(report: CasualtyReport, count: Count) -> str:
    """A figure in a column: a number as its interval, a word without one as that word; `~` where it is expected or
    estimated."""
    word = " ".join(count.text.split()).lower()
    figure = word.removesuffix(" of") if word in WORDS and not (count.is_unknown or count.is_none) else count.short
    return f"~{figure}" if report.stance in ("expects", "estimates") else figure


def claim_axes(figures: Iterable[Mapping[Measure, Range]]) -> dict[Measure, Axis]:
    """The axis of each measure of which several figures are given, in the order of measures."""
    found: dict[Measure, list[Range]] = {}
    for report in figures:
        for measure, stated in report.items():
            found.setdefault(measure, []).append(stated)
    several = [measure for measure in MEASURES if len(found.get(measure, ())) > 1]
    return {measure: axis(measure_title(measure), found[measure]) for measure in several}


def claim_ranges(reading: Reading, report: CasualtyReport) -> Mapping[Measure, Range]:
    """The figures of one report; none of one about another event, which stands on no axis here."""
    if not of_this_event(reading.dossier, report):
        return {}
    faded = reading.withdrawn(report.id)
    return {measure: Range(count.low, count.high, count.is_unknown, faded) for measure, count in report.figures.items()}


def with_bars(reading: Reading, reports: Iterable[CasualtyReport], items: Iterable[Item]) -> Ranges:
    """The lines of some reports with a bar for each of their figures."""
    figures = [claim_ranges(reading, report) for report in reports]
    axes = claim_axes(figures)
    bars = tuple(tuple(stated.get(measure) for measure in axes) for stated in figures)
    return Ranges(tuple(items), bars, tuple(axes.values()))


def bar_columns(reading: Reading, columns: Iterable[tuple[Column, Cell]]) -> Iterator[tuple[Column, Cell]]:
    """The columns of casualties, and beside each measure its figures drawn on their common axis."""
    figures = (claim_ranges(reading, report) for report in reading.dossier.casualties)
    axes = {axis.title: (measure, axis) for measure, axis in claim_axes(figures).items()}
    for column, cell in columns:
        yield column, cell
        if column.title in axes:
            measure, axis = axes[column.title]
            title = scale(axis, NARROW).rstrip()
            yield Column(title, least=NARROW, most=NARROW, of=column.title), _drawn(measure, axis)


def _drawn(measure: Measure, axis: Axis) -> Cell:
    def cell(reading: Reading, entry: Entry) -> Line:
        assert isinstance(entry.item, CasualtyReport), "bars stand beside casualty reports"
        stated = claim_ranges(reading, entry.item).get(measure)
        return bar(axis, stated, NARROW) if stated is not None else ()

    return cell
