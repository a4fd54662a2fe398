"""How wide the columns of a table are, for every face that draws one."""

from __future__ import annotations

from dossier.text import width
from dossier.view.block import Block, Column, Roomy, Table, text_of

_GAP = 2


def fitting(block: Roomy, columns: int | None) -> tuple[Block, ...]:
    """The form of a block for which `columns` cells are enough: every column of its tables gets its least."""
    if columns is None:
        return block.wide
    for table in block.wide:
        if isinstance(table, Table):
            least = [min(column.least, size) for column, size in zip(table.columns, _wanted(table), strict=True)]
            if sum(least) + _GAP * (len(least) - 1) > columns:
                return block.narrow
    return block.wide


def _wanted(table: Table) -> list[int]:
    return [
        min(column.most or 10_000, max([width(column.title), *(width(text_of(row[i])) for row in table.rows)]))
        for i, column in enumerate(table.columns)
    ]


def widths(table: Table, columns: int | None) -> list[int]:
    """Cells for each column: what its texts need, shrunk to fit `columns` where one is given."""
    wanted = _wanted(table)
    return fit(table.columns, wanted, columns) if columns is not None else wanted


def fit(columns: tuple[Column, ...], wanted: list[int], room: int, gap: int = _GAP) -> list[int]:
    """Share `room` cells among columns that want so many: those that grow give way first, none below its least.

    What is left over goes to the columns that grow. Where even the least do not fit, the last columns get none.
    """
    given = list(wanted)
    room -= gap * (len(columns) - 1)
    for growing in (True, False):
        while (excess := sum(given) - room) > 0:
            loose = [i for i, c in enumerate(columns) if (c.grow > 0) is growing and given[i] > min(c.least, wanted[i])]
            if not loose:
                break
            widest = max(loose, key=lambda i: given[i])
            others = [given[i] for i in loose if i != widest]
            floor = max(min(columns[widest].least, wanted[widest]), max(others, default=0))
            given[widest] -= max(1, min(excess, given[widest] - floor))
    spare = room - sum(given)
    shares = sum(column.grow for column in columns)
    if spare > 0 and shares:
        for i, column in enumerate(columns):
            given[i] += spare * column.grow // shares
    for i in range(len(given) - 1, -1, -1):
        if sum(given) <= room:
            break
        given[i] = max(0, given[i] - (sum(given) - room))
    return given
