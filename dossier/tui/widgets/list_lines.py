"""The lines of a list: what stands above it, its header, its rows, and what is said without any. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.text import wrap
from dossier.tui.widgets.columns import GAP, TIGHT, Order, alike, fitted, fitting, headed, matters, sized
from dossier.tui.widgets.rows import Banner, Row, RowProvider
from dossier.tui.widgets.runs import Run, Runs, runs
from dossier.view.block import Column, Line, Role, text_of

HEADER = 1
"""The line of titles, under the banner."""

MARGIN = 2
"""Cells before the first column: the cursor, and whether the row is only possibly shown."""

SAMPLE = 200
"""Rows by which columns are measured: most hand-written sections whole, and no cost at a million rows."""

_ROWS = 8
"""Rows that stay in view below a banner, or there is none."""

MARKED = "✓"
"""Stands before a marked row, also under the cursor: the ground tells that one."""

_CURSOR = "▌"
_POSSIBLE = "≈"


class Fit(NamedTuple):
    """The width of each column, 0 for those that find no room, and the titles of these that would tell something."""

    widths: Sequence[int] = ()
    hidden: Sequence[str] = ()
    gap: int = GAP
    """Cells between two columns."""
    alike: Sequence[frozenset[str]] = ()
    """The names in each column that would look alike if they were cut at their ends."""


def measured(provider: RowProvider, cells: int) -> Fit:
    """How the columns of a list fit in so many cells: closer together, where one finds its room only so."""
    rows = provider.window(0, SAMPLE)
    shown, sizes = [row.cells for row in rows], [row.sizes or sized(row.cells) for row in rows]
    widths, gap = fitting(provider.columns, sizes, cells - MARGIN), GAP
    if not all(size for column, size in zip(provider.columns, widths, strict=True) if matters(column)):
        closer = fitting(provider.columns, sizes, cells - MARGIN, TIGHT)
        if _mattering(provider.columns, closer) > _mattering(provider.columns, widths):
            widths, gap = closer, TIGHT
    told = [any(cells) for cells in zip(*shown, strict=True)] if shown else []
    columns = zip(provider.columns, widths, told, strict=False)
    hidden = tuple(column.title for column, size, some in columns if some and not size and not column.of)
    return Fit(widths, hidden, gap, alike(provider.columns, shown, widths))


def _mattering(columns: Sequence[Column], widths: Sequence[int]) -> int:
    return sum(bool(size) and matters(column) for column, size in zip(columns, widths, strict=True))


def unseen(fit: Fit) -> str:
    """Which columns of a list find no room, for its title."""
    return f" · hidden: {', '.join(title for title in fit.hidden if title)}" if any(fit.hidden) else ""


def above(banner: Banner | None, cells: int, rows: int, key: str | None) -> Sequence[Line]:
    """The banner of a list of so many cells and lines, for the row under the cursor; empty where it finds no room."""
    lines = rows - HEADER - _ROWS
    return banner(cells - MARGIN, lines, key) if banner is not None and lines > 0 else ()


def indented(spans: Line) -> Runs:
    """A line of the banner."""
    return [Run(" " * MARGIN), *runs(spans)]


def header(columns: Sequence[Column], fit: Fit, order: Order) -> Runs:
    """The titles of the columns, with the sign of the order."""
    return [Run(headed(columns, fit.widths, order, MARGIN, fit.gap), "label", ("header",))]


def row(shown: Row, columns: Sequence[Column], fit: Fit, cells: int, *, here: bool, marked: bool = False) -> Runs:
    """One row in so many cells; the cursor is on it, or not; it is marked, or not."""
    states = ("cursor",) if here else ()
    first = MARKED if marked else _CURSOR if here else " "
    drawn = [Run(first, "mark", states), Run(" " if shown.sure else _POSSIBLE, "warn", states)]
    for column, cell, room, same in zip(columns, shown.cells, fit.widths, fit.alike, strict=False):
        if room:
            drawn += runs(fitted(cell, room, column.align, middle=bool(same) and text_of(cell) in same), *states)
            drawn.append(Run(" " * fit.gap, "text", states))
    return [*drawn, Run(" " * cells, "text", states)] if here else drawn


def nothing(why: Line, cells: int) -> Sequence[Runs]:
    """What stands in place of the first rows where there is none."""
    text = text_of(why)
    role: Role = why[0].role if why else "text"
    return [[Run(" " * MARGIN), Run(text[start:end], role)] for start, end in wrap(text, max(1, cells - MARGIN))]
