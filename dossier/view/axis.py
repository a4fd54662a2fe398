"""Where figures stand on an axis of cells: the ranges of claims about one measure, and the axis they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

_ARROW = 3
"""Cells kept at the end where a range has no upper end: its bar goes on where no number stands."""

_SHORT, _SHORT_ARROW = 7, 2
"""Up to how many cells an axis keeps fewer of them for that."""

_FAR = 100
"""How many times the middle figure the largest may be on an axis of equal steps."""


@dataclass(frozen=True, slots=True)
class Range:
    """A figure as somebody gives it: at least `low`, at most `high` (None: no upper end is said)."""

    low: int
    high: int | None
    unknown: bool = False
    """The teller says that the number is not known: no range at all."""
    faded: bool = False
    """It does not stand any more: withdrawn."""

    @property
    def known(self) -> int:
        """The largest number that is said."""
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from 0 to `most`, in equal steps or, where `log`, by the logarithm of one more than the figure."""

    title: str
    most: int
    log: bool = False
    is_open: bool = False
    """Some range on it has no upper end: the last cells are beyond `most`."""

    def cell(self, figure: int, cells: int) -> int:
        """The cell of a figure among so many, counted from 0; what is beyond the axis stands at its end."""
        arrow = _SHORT_ARROW if cells <= _SHORT else _ARROW
        last = cells - 1 - (arrow if self.is_open else 0)
        if figure <= 0 or not self.most:
            return 0
        share = log1p(figure) / log1p(self.most) if self.log else figure / self.most
        return min(last, round(share * last))


def axis(title: str, ranges: Iterable[Range]) -> Axis:
    """The axis on which all these ranges stand; logarithmic where one is 100 times the middle one or more."""
    said = [found for found in ranges if not found.unknown]
    known = sorted(found.known for found in said)
    positive = [figure for figure in known if figure > 0]
    most = positive[-1] if positive else 0
    log = bool(positive) and most >= _FAR * positive[(len(positive) - 1) // 2]
    return Axis(title, most, log, any(found.high is None for found in said))
