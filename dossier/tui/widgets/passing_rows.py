"""Rows that pass a filter, told by one byte each: of many rows only those in view are looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress

from dossier.query.truth import Truth
from dossier.tui.widgets.columns import Order
from dossier.tui.widgets.rows import Row, Rows
from dossier.view.block import Column


class PassingRows:
    """Those of some rows, unsorted and all of them, that pass: a byte for each, 0 no, 1 possibly, 2 yes.

    `sure` tells the same of what the rows stand for, for whoever sorts them.
    """

    def __init__(self, rows: Rows, truths: bytes, sure: Mapping[str, bool]) -> None:
        self._rows, self._truths, self._sure = rows, truths, sure

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, left to right."""
        return self._rows.columns

    @property
    def order(self) -> Order:
        """None, which is the author's."""
        return ()

    @property
    def told(self) -> object:
        """That of all rows."""
        return self._rows.told

    def count(self) -> int:
        """How many rows pass."""
        return len(self._truths) - self._truths.count(Truth.NO)

    @cached_property
    def _passing(self) -> Sequence[int]:
        return list(compress(range(len(self._truths)), self._truths))

    def window(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from `start` up to `stop`, not included."""
        return [self._row(index) for index in self._passing[max(0, start) : max(0, stop)]]

    def _row(self, index: int) -> Row:
        (row,) = self._rows.window(index, index + 1)
        return row if self._truths[index] == Truth.YES else row._replace(sure=False)

    def position(self, key: str) -> int | None:
        """Where a row stands; None where it is not among those that pass."""
        index = self._rows.position(key)
        if index is None or self._truths[index] == Truth.NO:
            return None
        return index - self._truths.count(Truth.NO, 0, index)

    def sort(self, order: Order) -> PassingRows | Rows:
        """The same rows in another order."""
        return self if not order else self._rows.sort(order).filter(self._sure)

    def filter(self, sure: Mapping[str, bool] | None) -> PassingRows | Rows:
        """The rows that pass another filter."""
        return self if sure is self._sure else self._rows.filter(sure)
