"""Names on a map: each stands where it covers the fewest dots and lies nearest to what it names, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from dossier.view.block import Span
from dossier.view.map.canvas import Canvas

_APART = 1
"""Cells that stay free on either side of a name."""


class Site(NamedTuple):
    """A place for a name: its first cell, and what it costs to stand there, in dots that might be hidden instead."""

    column: int
    row: int
    cost: float = 0.0


class Labels:
    """Which cells of a canvas are taken, and where names still fit."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._taken = bytearray(canvas.columns * canvas.rows)

    def take(self, column: int, row: int, cells: int = 1) -> None:
        """Keeps cells for what is drawn there."""
        self._set(column, row, cells, 1)

    def leave(self, column: int, row: int, cells: int = 1) -> None:
        """Gives cells back in which nothing was drawn after all."""
        self._set(column, row, cells, 0)

    def _set(self, column: int, row: int, cells: int, value: int) -> None:
        start = row * self._canvas.columns + column
        self._taken[start : start + cells] = bytes([value]) * cells

    def is_free(self, column: int, row: int, cells: int) -> bool:
        """Whether nothing stands in these cells or beside them."""
        columns = self._canvas.columns
        if not (column >= 0 and column + cells <= columns and 0 <= row < self._canvas.rows):
            return False
        first, last = max(column - _APART, 0), min(column + cells + _APART, columns)
        return not any(self._taken[row * columns + first : row * columns + last])

    def best(self, sites: Iterable[Site], cells: int, most: float = inf) -> Site | None:
        """The cheapest of some places for a name of so many cells; None where none is free for less than that."""
        found: Site | None = None
        for site in sites:
            if site.cost < most and self.is_free(site.column, site.row, cells):
                cost = site.cost + self._hidden(site.column, site.row, cells)
                if cost < most:
                    found, most = site, cost
        return found

    def _hidden(self, column: int, row: int, cells: int) -> int:
        """The dots that a name there hides."""
        start = row * self._canvas.columns + column
        return int.from_bytes(self._canvas.dots[start : start + cells], "big").bit_count()

    def write(self, sites: Iterable[Site], span: Span, cells: int, most: float = inf) -> bool:
        """Writes a name of so many cells at the cheapest of some places, nothing close beside it.

        False: nowhere for less than that cost.
        """
        found = self.best(sites, cells, most)
        if found is None:
            return False
        self._canvas.clear(found.column - _APART, found.row, cells + 2 * _APART)
        self._canvas.write(found.column, found.row, span, cells)
        self.take(found.column, found.row, cells)
        return True


def beside(column: int, row: int, cells: int, steps: int = 2) -> list[Site]:
    """Where a name of so many cells may stand that belongs to a mark: at its right first, then around it.

    `steps` are the rows above and below that are tried.
    """
    right, left, middle = column + 2, column - 1 - cells, column - cells // 2
    sites = [Site(right, row), Site(left, row, 2.0)]
    for step in range(1, steps + 1):
        for up in (row - step, row + step):
            far = 3.0 * step
            sites += [Site(right - 1, up, far), Site(left + 1, up, far + 1), Site(middle, up, far + 1)]
    return sites
