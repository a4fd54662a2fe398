"""Ordered values of a filter: counts, dates, precisions and numbers as bounds, and how intervals compare with them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.model import edtf
from dossier.model.count import bounds_of
from dossier.model.values import metres
from dossier.query import ast
from dossier.query.field import Type
from dossier.query.truth import Truth

Edge = float
"""A whole number (people, seconds, metres), or inf where it is open: a country's precision, an open date."""

Spread = tuple[Edge, Edge]
"""What a value may be: from the least to the greatest, both included."""

LONGEST = 60
"""The longest value that is read, in characters."""

_HINTS: dict[str, str] = {
    "count": "{0}:16, {0}>=10, {0}:2..16, {0}:none or {0}:unknown",
    "when": "{0}:2024-02-03, {0}>2024-02-01 or {0}:2024-02-01..2024-02-03",
    "precision": "{0}<=5km, {0}:town or {0}:10m..1km",
    "number": "{0}:2, {0}<=3 or {0}:1..3",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that satisfy a term; between `inner` and `outer` it is not certain that they do."""

    inner: Spread
    outer: Spread
    without_low: bool = False
    without_high: bool = False

    def judge(self, spread: Spread) -> Truth:
        """Yes if every value satisfies it, no if none does, else possible."""
        if self._within(spread):
            return Truth.YES
        return Truth.POSSIBLE if self._meets(spread) else Truth.NO

    def _within(self, spread: Spread) -> bool:
        (low, high), (least, most) = spread, self.inner
        return (least < low if self.without_low else least <= low) and (
            high < most if self.without_high else high <= most
        )

    def _meets(self, spread: Spread) -> bool:
        (low, high), (least, most) = spread, self.outer
        return (least < high if self.without_low else least <= high) and (
            low < most if self.without_high else low <= most
        )


def hint_for(kind: Type, name: str) -> str:
    """How values of this type are written."""
    return _HINTS[kind].format(name)


def spread_of(interval: edtf.Interval) -> Spread:
    """The seconds that a date may mean, as far as its qualifiers let it reach; the end is its last second."""
    return _seconds(interval.outer_start, interval.outer_end)


def _seconds(start: int | None, end: int | None) -> Spread:
    return -math.inf if start is None else start, math.inf if end is None else end - 1


def bounds(kind: Type, op: ast.Op, value: ast.Value | ast.Range, zone: str) -> Bounds:
    """What satisfies a comparison. Raises ValueError in plain words where the value cannot be read.

    Dates without an offset are read in `zone`; a day compared with > means after its end.
    """
    if isinstance(value, ast.Value):
        return _compared(op, *_read(kind, value, zone))
    low = _read(kind, value.low, zone) if value.low is not None else None
    high = _read(kind, value.high, zone) if value.high is not None else None
    if low is not None and high is not None and low[0][0] > high[0][1]:
        raise ValueError("the range ends before it begins")
    inner, outer = ((low[i][0] if low else -math.inf, high[i][1] if high else math.inf) for i in (0, 1))
    return Bounds(inner, outer)


def _compared(op: ast.Op, inner: Spread, outer: Spread) -> Bounds:
    match op:
        case ">":
            return Bounds((outer[1], math.inf), (inner[1], math.inf), without_low=True)
        case ">=":
            return Bounds((inner[0], math.inf), (outer[0], math.inf))
        case "<":
            return Bounds((-math.inf, outer[0]), (-math.inf, inner[0]), without_high=True)
        case "<=":
            return Bounds((-math.inf, inner[1]), (-math.inf, outer[1]))
        case _:
            return Bounds(inner, outer)


def _read(kind: Type, value: ast.Value, zone: str) -> tuple[Spread, Spread]:
    if len(value.text) > LONGEST:
        raise ValueError("the value is too long")
    return _READERS[kind](value.text, zone)


def _count(text: str, _: str) -> tuple[Spread, Spread]:
    meant = bounds_of(text)
    if meant is None or text.lower() == "unknown":
        raise ValueError(f"“{text}” is no number to compare with")
    spread = (meant[0], math.inf if meant[1] is None else meant[1])
    return spread, spread


def _number(text: str, _: str) -> tuple[Spread, Spread]:
    if not re.fullmatch(r"\d+", text):
        raise ValueError(f"“{text}” is no number")
    return (int(text), int(text)), (int(text), int(text))


def _when(text: str, zone: str) -> tuple[Spread, Spread]:
    interval = edtf.parse(text).interval(zone)
    return _seconds(interval.start, interval.end), spread_of(interval)


def _precision(text: str, _: str) -> tuple[Spread, Spread]:
    radius = metres(text)
    spread = (math.inf, math.inf) if radius is None else (radius, radius)
    return spread, spread


_READERS: dict[str, Callable[[str, str], tuple[Spread, Spread]]] = {
    "count": _count,
    "when": _when,
    "precision": _precision,
    "number": _number,
}
