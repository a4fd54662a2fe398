"""Distances between stated positions, and whether two of them can be one place."""

from __future__ import annotations

import math

from dossier.model.place import Position
from dossier.model.values import Coordinates, metres

EARTH = 6_371_009
"""Mean radius of the earth in metres (IUGG)."""


def metres_between(one: Coordinates, other: Coordinates) -> float:
    """The great-circle distance in metres."""
    lat, lon, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def apart(one: Position, other: Position) -> bool:
    """Whether two positions are farther apart than their precisions sum to; without a precision nothing follows."""
    if one.coordinates is None or other.coordinates is None or one.precision is None or other.precision is None:
        return False
    ours, theirs = metres(one.precision), metres(other.precision)
    if ours is None or theirs is None:
        return False
    return metres_between(one.coordinates, other.coordinates) > ours + theirs


def point_text(position: Position) -> str:
    """`33.315, 44.366 ± 1km`."""
    if position.coordinates is None:
        return position.grid or position.stated or ""
    latitude, longitude = position.coordinates
    precision = f" ± {position.precision}" if position.precision else ""
    return f"{latitude:.6g}, {longitude:.6g}{precision}"
