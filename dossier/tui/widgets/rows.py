"""Where lists take their rows from: a protocol, and the rows of what is held in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from dossier.tui.widgets.columns import Order, sized
from dossier.view.block import Column, Line, text_of

SortValue = tuple[float, str]
"""What rows are sorted by: a number first, then text; equal ones keep the author's order."""

Banner = Callable[[int, int, str | None], Sequence[Line]]
"""What stands above a list, in so many cells and at most so many lines; the key is of the row under the cursor."""

_NUMBER = re.compile(r"\D{0,2}(\d[\d,]*)")


class Row(NamedTuple):
    """One row: its key, its cells, and whether it belongs to what is shown for sure."""

    key: str
    cells: tuple[Line, ...]
    sure: bool = True
    entry: str = ""
    """What it stands for, where that is not its key: several rows may stand for one entry."""
    sizes: tuple[int, ...] = ()
    """How wide each of its cells is, where that is known already."""

    @property
    def stands_for(self) -> str:
        """The entry of which it is a row."""
        return self.entry or self.key


class RowProvider(Protocol):
    """Where a list takes its rows from. A provider never changes: sorting or filtering makes another one."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, left to right."""
        ...

    @property
    def order(self) -> Order:
        """The columns by which rows are sorted."""
        ...

    @property
    def told(self) -> object:
        """The same for all that were sorted or filtered out of one another: what has one key says the same in them."""
        ...

    def count(self) -> int:
        """How many rows there are."""
        ...

    def window(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from `start` up to `stop`, not included."""
        ...

    def position(self, key: str) -> int | None:
        """Where a row, or the first row of an entry, stands; None where it is not among the rows."""
        ...

    def sort(self, order: Order) -> RowProvider:
        """The same rows in another order."""
        ...

    def filter(self, sure: Mapping[str, bool] | None) -> RowProvider:
        """Only the rows of these entries, each with whether it belongs there for sure; None: all of them."""
        ...


class Told:
    """The cells of rows that were shown, by their keys, and how wide each is."""

    def __init__(self) -> None:
        self.cells: dict[str, tuple[tuple[Line, ...], tuple[int, ...]]] = {}


class Rows:
    """Rows of what is held in memory; the cells of a row are made when it is shown.

    `entry` gives what a row stands for, where that is not its key. The rows of `last` come last in every order.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        keys: Sequence[str],
        cells: Callable[[str], tuple[Line, ...]],
        value: Callable[[str, int], SortValue] | None = None,
        entry: Callable[[str], str] = str,
        last: Collection[str] = (),
    ) -> None:
        self.columns: Sequence[Column] = columns
        self.order: Order = ()
        self._every = keys
        self._keys = keys
        self._cells = cells
        self._value = value or self._text_value
        self._entry = entry
        self._last = last
        self._sure: Mapping[str, bool] | None = None
        self._made: dict[str, Row] = {}
        self.told = Told()
        self._positions: dict[str, int] | None = None

    def count(self) -> int:
        """How many rows there are."""
        return len(self._keys)

    def window(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from `start` up to `stop`, not included."""
        return [self._row(key) for key in self._keys[max(0, start) : max(0, stop)]]

    def position(self, key: str) -> int | None:
        """Where a row, or the first row of an entry, stands; None where it is not among the rows."""
        if self._positions is None:
            self._positions = dict(zip(self._keys, range(len(self._keys)), strict=True))
            if self._entry is not str:
                for index, shown in enumerate(self._keys):
                    self._positions.setdefault(self._entry(shown), index)
        return self._positions.get(key)

    def sort(self, order: Order) -> Rows:
        """The same rows in another order; rows without a value come last, whichever way."""
        # without the columns that are no longer there
        order = tuple(key for key in order if key[0] < len(self.columns))
        return self if order == self.order else self._derive(self._sure, order)

    def extended(self, column: Column, cell: Callable[[str], Line]) -> Rows:
        """All rows with one more column, the last, whose cells are made from what a row stands for."""
        last = len(self.columns)

        def value(key: str, index: int) -> SortValue:
            return (float("inf"), text_of(cell(self._entry(key)))) if index == last else self._value(key, index)

        def cells(key: str) -> tuple[Line, ...]:
            return (*self._cells(key), cell(self._entry(key)))

        return Rows((*self.columns, column), self._every, cells, value, self._entry, self._last)

    def filter(self, sure: Mapping[str, bool] | None) -> Rows:
        """Only the rows of these entries, each with whether it belongs there for sure; None: all of them."""
        return self if sure is self._sure else self._derive(sure, self.order)

    def _derive(self, sure: Mapping[str, bool] | None, order: Order) -> Rows:
        derived = Rows(self.columns, self._every, self._cells, self._value, self._entry, self._last)
        derived._sure, derived.order = sure, order
        keys = self._every if sure is None else [key for key in self._every if self._entry(key) in sure]
        for column, downwards in reversed(order):
            keys = self._sorted(keys, column, downwards=downwards)
        derived._keys, derived.told = keys, self.told
        if sure is self._sure:
            derived._made = self._made
        return derived

    def _sorted(self, keys: Sequence[str], column: int, *, downwards: bool) -> list[str]:
        """By one column; what is equal keeps its order."""
        empty = [key for key in keys if key in self._last or not self._cells(key)[column]]
        full = [key for key in keys if key not in self._last and self._cells(key)[column]]
        full.sort(key=lambda key: self._value(key, column), reverse=downwards)
        return [*full, *empty]

    def _row(self, key: str) -> Row:
        made = self._made.get(key)
        if made is None:
            entry = self._entry(key)
            sure = self._sure is None or self._sure[entry]
            known = self.told.cells
            if key not in known:
                cells = self._cells(key)
                known[key] = cells, sized(cells)
            cells, sizes = known[key]
            made = self._made[key] = Row(key, cells, sure, entry, sizes)
        return made

    def _text_value(self, key: str, column: int) -> SortValue:
        text = text_of(self._cells(key)[column])
        number = _NUMBER.match(text)
        return (float(number[1].replace(",", "")) if number else float("inf"), text.casefold())
