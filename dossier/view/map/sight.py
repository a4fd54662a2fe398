"""What a map looks at: the middle and the scale. Moving, coming closer and fitting are pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Dots of a cell: a cell is twice as high as wide, so dots are as far apart either way."""

KM = 111.195
"""Kilometres of a degree of latitude, on a sphere of 6,371 km."""

FINEST, COARSEST = 0.0001, 4.0
"""The scales between which a map zooms, in degrees of latitude per dot: 22 metres to a cell, and the whole world."""

_STEEPEST = 80.0
"""The latitude from which on a map is drawn as at this one: at the poles nothing would be left of its width."""

_MARGIN = 1.25
"""How much larger a map is than what it is to show: names need room."""

_LEAST = 0.012
"""The finest scale to which a map fits itself: some 80 km across 60 cells, so that there is something around."""


class Box(NamedTuple):
    """Degrees; west and east may lie beyond 180 to either side."""

    south: float
    west: float
    north: float
    east: float


class Circle(NamedTuple):
    """A place with the kilometres within which it lies."""

    latitude: float
    longitude: float
    km: float


class Sight(NamedTuple):
    """The middle of a map in degrees, and its scale: degrees of latitude to a dot."""

    latitude: float
    longitude: float
    scale: float

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is drawn than one of latitude."""
        return cos(radians(min(abs(self.latitude), _STEEPEST)))

    def box(self, columns: int, rows: int) -> Box:
        """What is seen in so many cells."""
        high = rows * DOTS_DOWN * self.scale / 2
        wide = min(columns * DOTS_ACROSS * self.scale / 2 / self.narrowing, 180.0)
        return Box(self.latitude - high, self.longitude - wide, self.latitude + high, self.longitude + wide)

    def km_per_cell(self) -> float:
        """Kilometres across a cell, in the middle of the map."""
        return DOTS_ACROSS * self.scale * KM

    def dots(self, latitude: float, longitude: float, columns: int, rows: int) -> tuple[float, float]:
        """Where a point lies, in dots from the upper left corner, on the shorter way around the world."""
        return self.projection(columns, rows)(latitude, longitude)

    def projection(self, columns: int, rows: int) -> Callable[[float, float], tuple[float, float]]:
        """The same for many points."""
        left, top = columns * DOTS_ACROSS / 2, rows * DOTS_DOWN / 2
        across, down = self.narrowing / self.scale, 1 / self.scale
        middle, start = self.latitude, self.longitude - 180
        return lambda latitude, longitude: (
            left + ((longitude - start) % 360 - 180) * across,
            top - (latitude - middle) * down,
        )


def pan(sight: Sight, east: float, south: float) -> Sight:
    """The map moved by so many dots; it stops at the poles and goes around the world."""
    return _at(
        sight.latitude - south * sight.scale, sight.longitude + east * sight.scale / sight.narrowing, sight.scale
    )


def zoom(sight: Sight, factor: float, at: tuple[float, float] = (0.0, 0.0)) -> Sight:
    """Closer by a factor (below 1: farther). The point `at`, in dots from the middle, stays where it is."""
    scale = min(COARSEST, max(FINEST, sight.scale / factor))
    east, south = at
    latitude = sight.latitude - south * sight.scale + south * scale
    longitude = sight.longitude + east * sight.scale / sight.narrowing
    return _at(latitude, longitude - east * scale / _at(latitude, 0.0, scale).narrowing, scale)


def _at(latitude: float, longitude: float, scale: float) -> Sight:
    return Sight(min(90.0, max(-90.0, latitude)), (longitude + 180) % 360 - 180, scale)


def fit(circles: Iterable[Circle], columns: int, rows: int) -> Sight:
    """The closest map of so many cells that shows all circles; the whole world where there are none."""
    shown = list(circles)
    if not shown:
        return Sight(15.0, 10.0, min(COARSEST, 360 / max(1, columns * DOTS_ACROSS)))
    west, span = _arc(circle.longitude for circle in shown)
    south = min(circle.latitude - circle.km / KM for circle in shown)
    north = max(circle.latitude + circle.km / KM for circle in shown)
    middle = _at((south + north) / 2, west + span / 2, 1.0)
    round_ = max(circle.km for circle in shown) / KM * 2
    wide = (span * middle.narrowing + round_) * _MARGIN / max(1, columns * DOTS_ACROSS)
    high = (north - south) * _MARGIN / max(1, rows * DOTS_DOWN)
    return middle._replace(scale=min(COARSEST, max(_LEAST, wide, high)))


def _arc(longitudes: Iterable[float]) -> tuple[float, float]:
    """The shortest arc that holds all longitudes: where it begins in the west, and how many degrees it has."""
    around = sorted({longitude % 360 for longitude in longitudes})
    gaps = [after - before for before, after in pairwise([*around, around[0] + 360])]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return around[(widest + 1) % len(around)], 360 - gaps[widest]
