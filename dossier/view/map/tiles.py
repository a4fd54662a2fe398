"""How the world is packed: lines in square tiles, so that a map reads those tiles that it shows and no others.

The file is a table of offsets and the blobs between them. The first blobs hold the names of waters and of countries,
which country lies where, and cities; then come the tiles, level by level, row by row from the south-west. In a tile
the coordinates are differences in steps of a degree, their low and high bytes apart: that compresses best, and the
standard library decodes it without a loop of ours.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

CITY_UNIT = 100
"""Steps of a degree in which cities lie."""

GRID = 2
"""Samples of a degree, along each axis, at which it is known which country lies there."""

COAST, BORDER, RIVER, LAKE = range(4)
"""Kinds of lines."""

MAGIC = b"dossier map 1\n\0\0"
_KINDS = 4


class Level(NamedTuple):
    """One generalisation of the world."""

    tile: int
    """Degrees along the edge of a tile."""
    unit: int
    """Steps of a degree; a tile has fewer of them than a difference can hold (32,767)."""
    coarsest: float
    """The most degrees to a dot at which it is drawn."""

    @property
    def columns(self) -> int:
        """Tiles from west to east."""
        return 360 // self.tile

    @property
    def total(self) -> int:
        """Tiles in all."""
        return self.columns * (180 // self.tile)

    def at(self, longitude: float, latitude: float) -> int:
        """The tile of a point."""
        column = min(int((longitude + 180) // self.tile), self.columns - 1)
        return min(int((latitude + 90) // self.tile), 180 // self.tile - 1) * self.columns + column

    def corner(self, tile: int) -> tuple[int, int]:
        """Its south-western corner, in steps."""
        row, column = divmod(tile, self.columns)
        return (column * self.tile - 180) * self.unit, (row * self.tile - 90) * self.unit


LEVELS = (Level(15, 1000, 0.12), Level(60, 500, 0.6), Level(180, 100, float("inf")))
"""1:50m, 1:110m, and 1:110m made simpler for the whole world."""


class Stroke(NamedTuple):
    """A line of the world: longitudes and latitudes in steps of its level; `tag` is the number of its name."""

    kind: int
    tag: int
    xs: Sequence[int]
    ys: Sequence[int]


def pack(strokes: Iterable[Stroke], west: int, south: int) -> bytes:
    """The blob of a tile with this corner, in steps."""
    ordered = sorted(strokes, key=lambda stroke: (stroke.kind, stroke.tag))
    if not ordered:
        return b""
    head = [sum(stroke.kind == kind for stroke in ordered) for kind in range(_KINDS)]
    for stroke in ordered:
        head += [len(stroke.xs), stroke.tag]
    planes = b"".join(
        _planes([value for stroke in ordered for value in getattr(stroke, axis)], start)
        for axis, start in (("xs", west), ("ys", south))
    )
    return zlib.compress(little(array("H", head)).tobytes() + planes, 9)


def unpack(blob: bytes, west: int, south: int) -> tuple[Stroke, ...]:
    """The lines of a tile with this corner, in steps."""
    if not blob:
        return ()
    plain = zlib.decompress(blob)
    counts = _shorts("H", plain[: 2 * _KINDS])
    pieces = sum(counts)
    start = 2 * _KINDS + 4 * pieces
    head = _shorts("H", plain[2 * _KINDS : start])
    points = (len(plain) - start) // 4
    xs = _summed(plain[start : start + 2 * points], west)
    ys = _summed(plain[start + 2 * points :], south)
    kinds = [kind for kind in range(_KINDS) for _ in range(counts[kind])]
    made = []
    at = 0
    for kind, length, tag in zip(kinds, head[::2], head[1::2], strict=True):
        made.append(Stroke(kind, tag, xs[at : at + length], ys[at : at + length]))
        at += length
    return tuple(made)


def bundle(blobs: Sequence[bytes]) -> bytes:
    """The file."""
    offsets = accumulate((len(blob) for blob in blobs), initial=len(MAGIC) + 4 * (len(blobs) + 1))
    return MAGIC + little(array("I", offsets)).tobytes() + b"".join(blobs)


def offsets(head: bytes) -> array[int]:
    """Where the blobs begin and the last one ends, from the first bytes of the file."""
    table = array("I", head)
    return little(table)


def _planes(values: Sequence[int], start: int) -> bytes:
    steps = little(array("h", (value - before for before, value in zip((start, *values), values, strict=False))))
    plain = steps.tobytes()
    return plain[::2] + plain[1::2]


def _summed(planes: bytes, start: int) -> list[int]:
    half = len(planes) // 2
    plain = bytearray(len(planes))
    plain[::2], plain[1::2] = planes[:half], planes[half:]
    return list(accumulate(_shorts("h", bytes(plain)), initial=start))[1:]


def _shorts(code: str, plain: bytes) -> array[int]:
    return little(array(code, plain))


def little(values: array[int]) -> array[int]:
    """The file is little-endian whatever the machine is."""
    if sys.byteorder == "big":
        values.byteswap()
    return values
