"""Cells of lists and tables, made to fit their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.text import clip, width
from dossier.view.block import Column, Line, Span, text_of

GAP = 2
"""Cells between two columns."""

_DATE = 11
"""The cells of a date, `30 Jan 2024`."""

_FIGURE = 8
"""The cells that the title of a column of figures may claim beyond what its figures need."""


@dataclass(frozen=True, slots=True)
class Ranked(Column):
    """A column that says how much it matters: where not all fit, those of the lowest rank are left out first."""

    rank: int = 5


def fitting(columns: Sequence[Column], rows: Iterable[Sequence[Line]], room: int) -> tuple[int, ...]:
    """The width of each column in `room` cells, judged by some of the rows; 0 for columns that find no room.

    A column that would become too narrow to be read is left out rather than squeezed.
    """
    widest = [1] * len(columns)
    for row in rows:
        for index, cell in enumerate(row):
            widest[index] = max(widest[index], width(text_of(cell)))
    wanted = [_wanted(column, cells) for column, cells in zip(columns, widest, strict=True)]
    kept = _kept(columns, wanted, room)
    sizes = dict(zip(kept, _shared([columns[i] for i in kept], [wanted[i] for i in kept], room), strict=True))
    return tuple(sizes.get(index, 0) for index in range(len(columns)))


def _wanted(column: Column, cells: int) -> int:
    title = min(width(column.title), _FIGURE) if column.align == "right" else width(column.title)
    return min(max(cells, title), column.most or max(cells, title))


def _shared(columns: Sequence[Column], wanted: Sequence[int], room: int) -> list[int]:
    """The room shared out: those that grow share, by their weights, what the others leave."""
    given = list(wanted)
    left = room - GAP * (len(columns) - 1) - sum(given)
    growing = [index for index, column in enumerate(columns) if column.grow]
    if left >= 0:
        for number, index in enumerate(growing):
            shares = sum(columns[other].grow for other in growing[number:])
            extra = left * columns[index].grow // shares
            given[index] += extra
            left -= extra
        return given
    left += sum(given[index] for index in growing)
    needed = sum(legible(columns[index], wanted[index]) for index in growing)
    fixed = [index for index in range(len(columns)) if index not in growing]
    while left < needed and (
        loose := [index for index in fixed if given[index] > legible(columns[index], wanted[index])]
    ):
        given[max(loose, key=given.__getitem__)] -= 1
        left += 1
    modest_first = sorted(growing, key=lambda index: wanted[index] / columns[index].grow)
    for number, index in enumerate(modest_first):
        shares = sum(columns[other].grow for other in modest_first[number:])
        fair = left * columns[index].grow // shares
        given[index] = max(min(columns[index].least, wanted[index]), min(wanted[index], fair))
        left -= given[index]
    while left < 0 and max(given) > 1:
        given[given.index(max(given))] -= 1
        left += 1
    return given


def _kept(columns: Sequence[Column], wanted: Sequence[int], room: int) -> list[int]:
    kept = list(range(len(columns)))
    needed = [legible(column, size) for column, size in zip(columns, wanted, strict=True)]
    while len(kept) > 1 and sum(needed[index] for index in kept) + GAP * (len(kept) - 1) > room:
        kept.remove(min(kept, key=lambda index: (_rank(columns[index]), -index)))
    return kept


def legible(column: Column, wanted: int) -> int:
    """The fewest cells in which a column can still be read: figures are never cut, a date fits."""
    if column.align == "right":
        return wanted
    return min(wanted, column.least + 2 * column.grow if column.grow else max(column.least, _DATE))


def _rank(column: Column) -> int:
    return column.rank if isinstance(column, Ranked) else 5


def fitted(cell: Line, cells: int, align: str = "left") -> Line:
    """A cell of exactly `cells` cells: cut with an ellipsis or filled with spaces."""
    text = text_of(cell)
    size = width(text)
    if size > cells:
        shown = clip(text, cells)
        cell, size = _cut(cell, shown), width(shown)
    if size == cells:
        return cell
    space = Span(" " * (cells - size))
    return (space, *cell) if align == "right" else (*cell, space)


def _cut(cell: Line, shown: str) -> Line:
    """The spans of a cell as far as its clipped text goes; the ellipsis takes the role of what it cuts."""
    kept: list[Span] = []
    tail = "…" if shown.endswith("…") else ""
    room = len(shown) - len(tail)
    for span in cell:
        if room < len(span.text):
            kept.append(Span(span.text[:room] + tail, span.role, span.target))
            break
        kept.append(span)
        room -= len(span.text)
    return tuple(kept)
