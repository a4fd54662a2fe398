"""The rows of a section for the list: drawn by the views, sorted by what stands behind their texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.model import CasualtyReport, Count, Entry
from dossier.model.telling import said
from dossier.tui.brief import PARTS
from dossier.tui.sections import TIMELINE
from dossier.tui.timeline_rows import timeline_rows
from dossier.tui.widgets.columns import Ranked
from dossier.tui.widgets.rows import Rows, SortValue
from dossier.view.block import Column, Line, text_of
from dossier.view.claims import measure_title
from dossier.view.reading import Reading
from dossier.view.rows import listing

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
    "answers": 6,
    "holders": 5,
    "published": 6,
    "grade": 6,
    "publisher": 4,
    "records": 4,
    "kind": 3,
    "belongs to": 2,
    "act": 3,
    "of whom": 6,
    "in": 2,
}
"""Which columns a narrow list keeps: what it is about, then who says so; the others have a rank of 5."""

_DRAWN = 1
"""The rank of a column that only draws what another says."""

_NAMED = ("where", "said by", "by", "name", "belongs to", "publisher")
"""Columns of names: what tells two of them apart may stand at their ends."""

_OF_CASUALTIES = {"when": 0}
"""The ranks in casualties that differ: people are counted later than anything happened, and who says it is told."""


def _ranked(section: str, column: Column) -> Ranked:
    own = _OF_CASUALTIES if section == "casualties" else {}
    rank = _DRAWN if column.of else own.get(column.title, _RANKS.get(column.title, 5))
    return Ranked(
        column.title, column.align, column.grow, column.least, column.most, column.of, rank, column.title in _NAMED
    )


def section_rows(reading: Reading, section: str, entries: Sequence[Entry]) -> Rows:
    """All rows of a section; the columns are those that any part of it uses."""
    if section == TIMELINE:
        return timeline_rows(reading)
    by_id = {entry.id: entry for entry in entries}
    drawn: dict[Column, Callable[[Reading, Entry], Line]] = {}
    for part in PARTS[section]:
        made = listing(reading, part)
        drawn.update(zip(made.columns, made.cells, strict=True))
    columns = tuple(_ranked(section, column) for column in drawn)

    def cells(key: str) -> tuple[Line, ...]:
        return tuple(cell(reading, by_id[key]) for cell in drawn.values())

    def value(key: str, column: int) -> SortValue:
        if columns[column].title == "when":
            return _time(reading, by_id[key]), ""
        if drawn_of := columns[column].of:
            column = next(index for index, other in enumerate(columns) if other.title == drawn_of)
        item = by_id[key].item
        if isinstance(item, CasualtyReport) and (count := _counted(item, columns[column].title)) is not None:
            # what is said to be unknown comes before none; a word counts as the fewest that it can mean
            return (-1 if count.is_unknown else count.low), count.short
        text = text_of(cells(key)[column])
        figure = text.lstrip("[≤~").replace(",", "")
        digits = figure[: len(figure) - len(figure.lstrip("0123456789"))]
        return (float(digits) if digits else float("inf")), text.casefold()

    return Rows(columns, tuple(by_id), cells, value)


def _counted(report: CasualtyReport, title: str) -> Count | None:
    """The figure of a report that stands in a column."""
    return next((count for measure, count in report.figures.items() if measure_title(measure) == title), None)


def _time(reading: Reading, entry: Entry) -> float:
    """When it begins, in seconds; what is not dated comes last."""
    when = getattr(entry.item, "when", None)
    record = entry.record
    if when is not None:
        start = when.interval(reading.zone).start
    else:
        start = said(reading.dossier, record).start if record is not None else None
    return float("inf") if start is None else float(start)
