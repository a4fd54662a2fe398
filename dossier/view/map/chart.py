"""The map as a person goes over it: a cursor on one of the places, and lines under the map that say what it is on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dossier.text import width
from dossier.view.block import Line, Role, Span, line
from dossier.view.map import atlas, ground
from dossier.view.map.caption import BORDERS, happened, legend, position, scale_bar, scale_room
from dossier.view.map.marks import Mark, Marks, Unplaced
from dossier.view.map.plot import plot, sight_of
from dossier.view.map.sight import DOTS_ACROSS, DOTS_DOWN, Circle, Sight, fit
from dossier.view.words import counted

_FOOT = 2
"""Lines under the map before those of its scale and signs: the place under the cursor, what is not drawn."""

_SIGNS = 2
"""The most lines that its signs may take: what there is no room for is told by `?`."""

_LEAST = 6
"""The fewest rows of a map that still has lines under it."""

_COUNTRY_KM = 400.0
"""How far around the middle of a country the map reaches that is brought there."""

_LEAST_KM = 10.0
"""How far around any other place it reaches at least."""

Stop = Mark | Unplaced


@dataclass(frozen=True)
class Chart:
    """The places of one dossier, as far as a filter lets them through; `one` is what an incident is called."""

    marks: Marks
    one: str

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Where the cursor can stand: the places from north to south, then those that cannot be drawn."""
        return (*self.marks.placed, *self.marks.unplaced)

    @property
    def title(self) -> str:
        """`9 places of strikes`."""
        return f"{counted(len(self.marks.placed), 'place')} of {self.one}s"

    def map_rows(self, columns: int, rows: int) -> int:
        """The rows of the map itself, of so many in all."""
        foot = _FOOT + len(self._scale(columns))
        return rows - foot if rows >= _LEAST + foot else rows

    def find(self, key: str | None, near: int) -> int:
        """The stop with this id: the one at `near` if it has it, else the first; 0 where there is none."""
        if near < len(self.stops) and self.stops[near].key == key:
            return near
        return next((at for at, stop in enumerate(self.stops) if stop.key == key), 0)

    def whole(self, columns: int, rows: int) -> Sight:
        """The closest map on which every place is seen."""
        return sight_of(self.marks.placed, columns, self.map_rows(columns, rows))

    def around(self, at: int, columns: int, rows: int) -> Sight:
        """The map around one stop; of everything where it cannot be drawn."""
        stop = self.stops[at]
        if not isinstance(stop, Mark):
            return self.whole(columns, rows)
        km = _COUNTRY_KM if stop.exactness == "country" else max(stop.km, _LEAST_KM)
        return fit([Circle(stop.latitude, stop.longitude, km)], columns, self.map_rows(columns, rows))

    def seen(self, at: int, sight: Sight, columns: int, rows: int) -> bool:
        """Whether a stop lies on this map, or can lie on none."""
        stop = self.stops[at]
        if not isinstance(stop, Mark):
            return True
        rows = self.map_rows(columns, rows)
        if stop.exactness == "country":
            return atlas.country_at(stop.latitude, stop.longitude) in ground.seen_countries(sight, columns, rows)
        return _is_inside(sight.dots(stop.latitude, stop.longitude, columns, rows), columns, rows)

    def from_middle(self, at: int, sight: Sight, columns: int, rows: int) -> tuple[float, float]:
        """How far a stop lies from the middle of the map, in dots; no way at all where it is not seen as a point."""
        stop = self.stops[at] if at < len(self.stops) else None
        rows = self.map_rows(columns, rows)
        if isinstance(stop, Mark) and stop.exactness != "country":
            x, y = sight.dots(stop.latitude, stop.longitude, columns, rows)
            if _is_inside((x, y), columns, rows):
                return x - columns * DOTS_ACROSS / 2, y - rows * DOTS_DOWN / 2
        return 0.0, 0.0

    def lines(self, sight: Sight, columns: int, rows: int, at: int) -> tuple[Line, ...]:
        """The map in so many cells with the lines under it, the cursor on the stop `at`."""
        above = self.map_rows(columns, rows)
        stop = self.stops[at] if at < len(self.stops) else None
        drawn = plot(self.marks, sight, columns, above, stop.key if isinstance(stop, Mark) else None)
        if above == rows:
            return drawn.lines
        return (
            *drawn.lines,
            self._here(stop, len(drawn.outside)),
            self._undrawn(at, columns),
            *(
                line(*(() if number else scale_bar(sight, columns)), Span(told, "muted"))
                for number, told in enumerate(self._scale(columns))
            ),
        )

    def _here(self, stop: Stop | None, outside: int) -> Line:
        if stop is None:
            return line(Span(f"No {self.one} that is shown has a place.", "muted"))
        told = happened(stop, self.one)
        where = position(stop) if isinstance(stop, Mark) else "cannot be drawn" if stop.stated else "no place stated"
        return line(
            Span("▌", "mark"),
            Span(stop.name, "title", f"record:{stop.key}"),
            Span(f" · {where}" + (f" · {told}" if told else ""), "text"),
            Span(f" · {outside:,} beyond the edges", "muted") if outside else None,
        )

    def _undrawn(self, at: int, columns: int) -> Line:
        """As many as fit of the places that cannot be drawn, the one under the cursor among them."""
        names = self.marks.unplaced
        if not names:
            return line(Span("Every place is drawn.", "muted") if self.stops else None)
        here = at - len(self.marks.placed)
        lead = f"not drawn ({len(names):,}): "
        first = max(0, here)
        while first > 0 and self._room(lead, first - 1, here) <= columns:
            first -= 1
        pieces = [Span(lead, "label"), Span("… " if first else "", "muted")]
        for number, place in enumerate(names[first:], first):
            role: Role = "title" if number == here else "muted"
            pieces += [
                Span(place.name, role, f"record:{place.key}"),
                Span(" · " if place is not names[-1] else "", "muted"),
            ]
        return line(pieces)

    def _room(self, lead: str, first: int, last: int) -> int:
        return width(lead) + 2 + sum(width(place.name) + 3 for place in self.marks.unplaced[first : last + 1])

    def _scale(self, columns: int) -> list[str]:
        """What stands behind the scale and in the lines below it: whose borders these are, what the signs mean."""
        lines = [f"  {BORDERS}"]
        room = columns - scale_room(columns)
        for number, sign in enumerate(legend(self.marks)):
            longer = f"{lines[-1]}{' · ' if number else '  '}{sign}"
            if width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(sign)
                room = columns
        return lines[: 1 + _SIGNS]


def _is_inside(dots: tuple[float, float], columns: int, rows: int) -> bool:
    return 0 <= dots[0] < columns * DOTS_ACROSS and 0 <= dots[1] < rows * DOTS_DOWN
