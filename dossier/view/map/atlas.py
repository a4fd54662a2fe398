"""The packed world, read as far as a map needs it: a tile is unpacked when it is first shown, and kept."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from dossier.view.map.sight import Box
from dossier.view.map.tiles import CITY_UNIT, GRID, LEVELS, MAGIC, Level, Stroke, little, offsets, unpack

_FILE = Path(__file__).with_name("world.bin")
_WATERS, _COUNTRIES, _SAMPLES, _CITIES, _TILES = range(5)
"""The blobs of the file; the tiles are the last."""


class City(NamedTuple):
    """A city for orientation."""

    name: str
    latitude: float
    longitude: float


def level_for(scale: float) -> Level:
    """The generalisation for a scale in degrees per dot."""
    return next(level for level in LEVELS if scale <= level.coarsest)


def strokes(level: Level, box: Box) -> Iterator[tuple[int, Stroke]]:
    """The lines in the tiles that a box touches, each with the degrees by which it is shifted eastwards.

    A box may reach beyond 180° to either side: what lies there is the other end of the world.
    """
    south, north = max(box.south, -90.0), min(box.north, 89.99)
    rows = range(int(south + 90) // level.tile, int(north + 90) // level.tile + 1)
    for column in range(int((box.west + 180) // level.tile), int((box.east + 180) // level.tile) + 1):
        around, inside = divmod(column, level.columns)
        for row in rows:
            for stroke in _tile(LEVELS.index(level), row * level.columns + inside):
                yield around * 360, stroke


@lru_cache(128)
def _tile(number: int, tile: int) -> tuple[Stroke, ...]:
    level = LEVELS[number]
    before = sum(other.total for other in LEVELS[:number])
    return unpack(_blob(_TILES + before + tile), *level.corner(tile))


@cache
def waters() -> tuple[str, ...]:
    """The names of rivers and lakes, by the tag of their strokes; a name may be empty."""
    return tuple(zlib.decompress(_blob(_WATERS)).decode().split("\n"))


@cache
def countries() -> tuple[str, ...]:
    """The names of the countries, in the order of their numbers, which begin with 1."""
    return tuple(zlib.decompress(_blob(_COUNTRIES)).decode().split("\n"))


@cache
def _samples() -> bytes:
    return zlib.decompress(_blob(_SAMPLES))


def country_at(latitude: float, longitude: float) -> int:
    """The number of the country at a point, to the next sample; 0: the sea, or land of nobody."""
    row = min(int((latitude + 90) * GRID), 180 * GRID - 1)
    return _samples()[row * 360 * GRID + int((longitude + 180) * GRID) % (360 * GRID)]


def cities(box: Box) -> Iterator[City]:
    """The cities in a box, the most prominent first."""
    degrees, names = _cities()
    south, west, north, east = (edge * CITY_UNIT for edge in box)
    for name, latitude, longitude in zip(names, degrees, degrees[len(names) :], strict=False):
        if south <= latitude <= north and (longitude - west) % (360 * CITY_UNIT) <= east - west:
            yield City(name, latitude / CITY_UNIT, longitude / CITY_UNIT)


@cache
def _cities() -> tuple[array[int], list[str]]:
    plain = zlib.decompress(_blob(_CITIES))
    end = 2 + 4 * int.from_bytes(plain[:2], "little")
    return little(array("h", plain[2:end])), plain[end:].decode().split("\n")


@cache
def _table() -> tuple[int, ...]:
    blobs = _TILES + sum(level.total for level in LEVELS)
    with _FILE.open("rb") as file:
        file.seek(len(MAGIC))
        return tuple(offsets(file.read(4 * (blobs + 1))))


def _blob(number: int) -> bytes:
    start, end = _table()[number : number + 2]
    if start == end:
        return b""
    with _FILE.open("rb") as file:
        file.seek(start)
        return file.read(end - start)
