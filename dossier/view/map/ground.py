"""The world under the places: coast, water and borders as dots, then the names of rivers, countries and cities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dossier.text import clip, scrub, width
from dossier.view.block import RIGHT_TO_LEFT, Role, Span
from dossier.view.map import atlas
from dossier.view.map.canvas import Canvas
from dossier.view.map.labels import Labels, Site, beside
from dossier.view.map.marks import Mark
from dossier.view.map.sight import DOTS_ACROSS, DOTS_DOWN, Sight
from dossier.view.map.tiles import BORDER, COAST, GRID, LAKE, RIVER

_LAYER = {COAST: 1, LAKE: 2, RIVER: 3, BORDER: 4}
RING, RING_HERE = 5, 6
"""The layers of what belongs to places, the last to the one under the cursor; those of the world lie below."""

ROLES: tuple[Role, ...] = ("text", "label", "accent", "accent", "muted", "figure", "mark")
"""How the layers look, from the lowest to the highest."""

Banks = dict[str, list[tuple[int, int]]]
"""For each river, by its name, cells through which it runs."""

Cells = dict[int, list[tuple[int, int]]]

_RIVERS, _COUNTRIES, _CITIES = 3, 12, 6
"""The most names of each kind on one map."""

_SAMPLES = 40
"""Points along each axis at which it is looked up which country lies there."""

_SITES = 16
"""Cells at which a name is tried."""

_DEAREST = 14.0
"""What a name may cost, in dots hidden: rather it is not there than that it hides what it names."""

_LONGEST = 20
"""Cells of the longest name of a town."""

_FAR = 0.05
"""What it costs the name of a river to stand a cell away from the middle of the map."""

_ASTRAY = 0.15
"""What it costs the name of an area to stand a cell away from the middle of what is seen of it."""


def draw(sight: Sight, columns: int, rows: int) -> tuple[Canvas, Banks]:
    """A canvas with coast, lakes, rivers and borders; what was drawn last is kept."""
    canvas, banks = _drawn(sight, columns, rows)
    return canvas.copy(), banks


@lru_cache(4)
def _drawn(sight: Sight, columns: int, rows: int) -> tuple[Canvas, Banks]:
    canvas = Canvas(columns, rows, ROLES)
    box = sight.box(columns, rows)
    level = atlas.level_for(sight.scale)
    unit = level.unit
    across = sight.narrowing / sight.scale / unit
    down = 1 / sight.scale / unit
    south, north = box.south * unit, box.north * unit
    top = rows * DOTS_DOWN / 2 + sight.latitude * unit * down
    banks: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for shift, (kind, tag, xs, ys) in atlas.strokes(level, box):
        west, east = (box.west - shift) * unit, (box.east - shift) * unit
        if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
            continue
        left = columns * DOTS_ACROSS / 2 + (shift - sight.longitude) * unit * across
        dots = [x * across + left for x in xs], [top - y * down for y in ys]
        canvas.trace(_LAYER[kind], *dots, dashed=kind == BORDER)
        if kind == RIVER:
            banks[atlas.waters()[tag]] += [
                (int(x // DOTS_ACROSS), int(y // DOTS_DOWN)) for x, y in zip(*dots, strict=True)
            ]
    return canvas, {name: cells for name, cells in banks.items() if name}


def name_rivers(labels: Labels, banks: Banks, columns: int, rows: int) -> None:
    """Writes the names of those rivers that are longest on this map beside them."""
    seen = {
        name: inside
        for name, cells in banks.items()
        if (inside := [cell for cell in dict.fromkeys(cells) if 0 <= cell[0] < columns and 0 <= cell[1] < rows])
    }
    for name, cells in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0]))[:_RIVERS]:
        size = width(name)
        sites = [
            Site(at, line, cost + _FAR * (abs(at - columns / 2) + 2 * abs(line - rows / 2)))
            for cell in _some(cells)
            for at, line, cost in beside(*cell, size, 1)
        ]
        labels.write(sites, Span(name, "accent"), size, _DEAREST)


def seen_countries(sight: Sight, columns: int, rows: int) -> Cells:
    """For each country in view, by its number, the cells of some points that are known to lie in it."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    box = sight.box(columns, rows)
    dots = sight.projection(columns, rows)
    longitudes = _samples(box.west, box.east, columns // 2)
    for latitude in _samples(max(box.south, -90.0), min(box.north, 89.99), rows):
        for longitude in longitudes:
            if country := atlas.country_at(latitude, longitude):
                x, y = dots(latitude, longitude)
                found[country].append((int(x // DOTS_ACROSS), int(y // DOTS_DOWN)))
    return found


def _samples(first: float, last: float, most: int) -> list[float]:
    """The degrees between two edges at which it is known what lies there; not many more than `most`."""
    start, end = int(first * GRID // 1), int(last * GRID // 1)
    step = max(1, (end - start) // min(_SAMPLES, max(1, most)))
    return [(number + 0.5) / GRID for number in range(start, end + 1, step)]


def name_countries(labels: Labels, seen: Cells) -> None:
    """Writes the names of the countries that are largest on this map."""
    for country, cells in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0]))[:_COUNTRIES]:
        name = atlas.countries()[country - 1].upper()
        size = width(name)
        labels.write(inside(cells, size), Span(name, "muted"), size, _DEAREST)


def inside(cells: Sequence[tuple[int, int]], size: int) -> Iterator[Site]:
    """Where the name of an area may stand: rather in the middle of what is seen of it."""
    across, down = (sum(axis) / len(cells) for axis in zip(*cells, strict=True))
    for column, row in _some(cells):
        yield Site(column - size // 2, row, _ASTRAY * (abs(column - across) + 2 * abs(row - down)))


def name_towns(canvas: Canvas, labels: Labels, sight: Sight, known: Iterable[Mark]) -> None:
    """Writes the names of places that help to find one's way, then those of the most prominent cities."""
    for mark in known:
        if mark.exactness != "country":
            _town(canvas, labels, sight.dots(mark.latitude, mark.longitude, canvas.columns, canvas.rows), mark.name)
    left = _CITIES
    for city in atlas.cities(sight.box(canvas.columns, canvas.rows)):
        if not left:
            break
        dots = sight.dots(city.latitude, city.longitude, canvas.columns, canvas.rows)
        left -= _town(canvas, labels, dots, city.name)


def _town(canvas: Canvas, labels: Labels, dots: tuple[float, float], name: str) -> bool:
    column, row = int(dots[0] // DOTS_ACROSS), int(dots[1] // DOTS_DOWN)
    text = clip(scrub(name), _LONGEST)
    if not labels.is_free(column, row, 1) or RIGHT_TO_LEFT.search(text):
        return False
    labels.take(column, row)
    size = width(text)
    if labels.write(beside(column, row, size), Span(text, "muted"), size, _DEAREST):
        canvas.write(column, row, Span("·", "muted"))
        return True
    labels.leave(column, row)
    return False


def _some(cells: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    return cells[:: max(1, len(cells) // _SITES)]
