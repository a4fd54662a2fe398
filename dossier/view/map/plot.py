"""A map as lines of text: the world, the places on it, and names beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import cos, radians, sin, tau
from typing import NamedTuple

from dossier.text import clip, scrub, width
from dossier.view.block import RIGHT_TO_LEFT, Line, Role, Span
from dossier.view.map import atlas, ground
from dossier.view.map.labels import Labels, beside
from dossier.view.map.marks import Exactness, Mark, Marks
from dossier.view.map.sight import DOTS_ACROSS, DOTS_DOWN, KM, Circle, Sight, fit

GLYPHS: dict[Exactness, str] = {"point": "●", "area": "○", "unstated": "?", "country": "□"}
"""How a place is drawn, by how exactly it is known."""

MANY = "+"
"""The badge of more places than a digit counts."""

_LONGEST = 40
"""Cells of the longest name beside a mark, and at most a third of the map."""

_MEMBERS = 4
"""The most places of one badge that are named together."""

_NAMED = 60
"""Marks whose names are tried: on a map with more of them there is no room."""

_ROOMY = 6.0
"""Dots of the radius from which on a ring has room for its name: then nothing marks its middle as if it were there."""

_RING = 2.0
"""Dots of the smallest radius that is drawn as a ring: what is smaller is covered by the mark itself."""

_CORNERS = 48
"""Corners of the polygon that is drawn as a ring."""

_STEEP = 0.05
"""The least that a ring is widened towards the poles, as a cosine."""

_LEAST_KM = 10.0
"""How far around a place a map reaches that shows nothing else."""

Cell = tuple[int, int]


class Plot(NamedTuple):
    """A map, drawn."""

    lines: tuple[Line, ...]
    outside: tuple[Mark, ...]
    """Places beyond the edges, and countries of which nothing is seen or whose name found no room."""


def sight_of(marks: Sequence[Mark], columns: int, rows: int) -> Sight:
    """The closest map that shows all places; whole countries count only where there is nothing else."""
    exact = [mark for mark in marks if mark.exactness != "country"]
    return fit([Circle(mark.latitude, mark.longitude, mark.km or _LEAST_KM) for mark in exact or marks], columns, rows)


def plot(marks: Marks, sight: Sight, columns: int, rows: int, current: str | None = None) -> Plot:
    """Draws the map in so many cells; `current` is the id of the place under the cursor, which is named first.

    Every place is drawn or stands in `outside`. Those that share a cell become one badge with their number.
    """
    return _Drawing(marks, sight, columns, rows, current).finished()


class _Drawing:
    """A map while it is being drawn."""

    def __init__(self, marks: Marks, sight: Sight, columns: int, rows: int, current: str | None) -> None:
        self.marks, self.sight, self.columns, self.rows, self.current = marks, sight, columns, rows, current
        self.canvas, self.banks = ground.draw(sight, columns, rows)
        self.labels = Labels(self.canvas)
        self.outside: list[Mark] = []
        self.dots = sight.projection(columns, rows)

    def finished(self) -> Plot:
        """Draws everything, what matters most first."""
        ordered = sorted(self.marks.placed, key=lambda mark: _importance([mark], self.current))
        self._rings(ordered)
        cells: defaultdict[Cell, list[Mark]] = defaultdict(list)
        roomy: list[tuple[Mark, float]] = []
        for mark in ordered:
            if mark.exactness == "country":
                continue
            cell, radius = self._cell(mark), mark.km / KM / self.sight.scale
            if not (0 <= cell[0] < self.columns and 0 <= cell[1] < self.rows):
                self.outside.append(mark)
            elif mark.exactness == "area" and radius >= _ROOMY and len(roomy) < _NAMED:
                roomy.append((mark, radius))
            else:
                cells[cell].append(mark)
                self.labels.take(*cell)
        for mark, radius in roomy:
            if not self._named_area(mark, list(_within(self._cell(mark), radius))):
                cells[self._cell(mark)].append(mark)
                self.labels.take(*self._cell(mark))
        self._write_marks(cells)
        ground.name_rivers(self.labels, self.banks, self.columns, self.rows)
        self._write_countries([mark for mark in ordered if mark.exactness == "country"])
        ground.name_towns(self.canvas, self.labels, self.sight, self.marks.known)
        return Plot(self.canvas.lines(), tuple(self.outside))

    def _cell(self, mark: Mark) -> Cell:
        x, y = self.dots(mark.latitude, mark.longitude)
        return int(x // DOTS_ACROSS), int(y // DOTS_DOWN)

    def _rings(self, marks: Sequence[Mark]) -> None:
        """Circles at true scale around what is known to 5 km or worse, each drawn once."""
        rings: set[tuple[int, int, int, int, int]] = set()
        narrowing = self.sight.narrowing
        for mark in marks:
            high = mark.km / KM / self.sight.scale
            if mark.exactness == "area" and high >= _RING:
                x, y = self.dots(mark.latitude, mark.longitude)
                wide = high * narrowing / max(cos(radians(mark.latitude)), _STEEP)
                layer = ground.RING_HERE if mark.key == self.current else ground.RING
                rings.add((layer, int(x), int(y), round(wide), round(high)))
        turns = [(cos(step * tau / _CORNERS), sin(step * tau / _CORNERS)) for step in range(_CORNERS + 1)]
        for layer, x, y, wide, high in rings:
            self.canvas.trace(layer, [x + wide * across for across, _ in turns], [y + high * down for _, down in turns])

    def _write_marks(self, cells: dict[Cell, list[Mark]]) -> None:
        """Marks and badges, and beside them as many names as there is room for."""
        for number, ((column, row), there) in enumerate(
            sorted(cells.items(), key=lambda item: _importance(item[1], self.current))
        ):
            glyph = GLYPHS[there[0].exactness] if len(there) == 1 else str(len(there)) if len(there) < 10 else MANY
            self.canvas.write(column, row, self._span(glyph, there))
            if number < _NAMED and (name := self._name(there)):
                size = width(name)
                self.labels.write(beside(column, row, size), self._span(name, there), size)

    def _write_countries(self, marks: Sequence[Mark]) -> None:
        """The names of countries; those in which something happened somewhere are marked."""
        seen = ground.seen_countries(self.sight, self.columns, self.rows)
        for number, mark in enumerate(marks):
            country = atlas.country_at(mark.latitude, mark.longitude)
            if number >= _NAMED or not self._named_area(mark, seen.get(country, [self._cell(mark)])):
                self.outside.append(mark)
        for mark in marks:
            seen.pop(atlas.country_at(mark.latitude, mark.longitude), None)
        ground.name_countries(self.labels, seen)

    def _named_area(self, mark: Mark, cells: Sequence[Cell]) -> bool:
        """The name of an area with its mark before it, in one of its cells; False: there is no room."""
        name = self._name([mark])
        text = f"{GLYPHS[mark.exactness]} {name}" if name else GLYPHS[mark.exactness]
        size = width(name) + 2 if name else 1
        return self.labels.write(ground.inside(cells, size), self._span(text, [mark]), size)

    def _name(self, there: Sequence[Mark]) -> str:
        """The name beside a mark or badge; empty where it runs from right to left: it would turn the whole line."""
        room = min(_LONGEST, self.columns // 3)
        first = self._first(there)
        text = ", ".join(mark_name(mark) for mark in there[:_MEMBERS])
        if len(there) > _MEMBERS or (len(there) > 1 and (width(text) > room or first is not there[0])):
            more = f" +{len(there) - 1:,}"
            text = clip(mark_name(first), room - len(more)) + more
        text = clip(text, room)
        return "" if RIGHT_TO_LEFT.search(text) else text

    def _first(self, there: Sequence[Mark]) -> Mark:
        return next((mark for mark in there if mark.key == self.current), there[0])

    def _span(self, text: str, there: Sequence[Mark]) -> Span:
        return Span(text, _role(there), f"record:{self._first(there).key}")


def _importance(there: Sequence[Mark], current: str | None) -> tuple[bool, bool, int]:
    """What is named first: the place under the cursor, then where this event was, most of it first."""
    return (
        all(mark.key != current for mark in there),
        all(mark.elsewhere for mark in there),
        -sum(mark.incidents for mark in there),
    )


def _within(cell: Cell, radius: float) -> Iterator[Cell]:
    """The cells in the rows of a ring in which its name may stand."""
    column, row = cell
    for down in range(-int(radius / DOTS_DOWN), int(radius / DOTS_DOWN) + 1):
        yield column, row + down


def mark_name(mark: Mark) -> str:
    """The name of a place with what is to be known of it: `≈` possible, `⇢` another event, `(3)` incidents."""
    lead = "" if mark.sure else "≈ "
    many = f" ({mark.incidents:,})" if mark.incidents > 1 else ""
    return f"{lead}{scrub(mark.name)}{many}{' ⇢' if mark.elsewhere else ''}{' ↺' if mark.withdrawn else ''}"


def _role(there: Sequence[Mark]) -> Role:
    if all(mark.elsewhere for mark in there):
        return "muted"
    if all(mark.withdrawn for mark in there):
        return "bad"
    if not any(mark.sure for mark in there):
        return "warn"
    return "title" if any(mark.incidents for mark in there) else "accent"
