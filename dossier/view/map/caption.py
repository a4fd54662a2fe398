"""What stands beside a map: its scale, what its marks mean, and what it cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.view.block import Line, Span, line
from dossier.view.map.marks import Exactness, Mark, Marks, Unplaced
from dossier.view.map.plot import GLYPHS, MANY
from dossier.view.map.sight import Sight
from dossier.view.words import counted

BORDERS = "borders as drawn by Natural Earth"

_SHARE = 4
"""The scale bar takes at most this part of the width."""

_LEAST = 4
"""The fewest cells of a scale bar."""

_LENGTH = len(" 5,000 km")


def scale_room(columns: int) -> int:
    """The most cells that a scale bar takes."""
    return max(columns // _SHARE, _LEAST) + _LENGTH


def scale_bar(sight: Sight, columns: int) -> Line:
    """A bar of a round number of kilometres, true in the middle of the map."""
    cell = sight.km_per_cell()
    most = max(columns // _SHARE, _LEAST) * cell
    power = 10.0
    while power > most:
        power /= 10
    while power * 10 <= most:
        power *= 10
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    cells = max(2, round(km / cell))
    length = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
    return line(Span(f"├{'─' * (cells - 2)}┤", "label"), Span(f" {length}", "label"))


SIGNS: tuple[tuple[str, str, Callable[[Sequence[Mark]], bool]], ...] = (
    (GLYPHS["point"], "known to better than 5 km", lambda marks: _any(marks, "point")),
    (GLYPHS["area"], "somewhere in its ring (5 km or more)", lambda marks: _any(marks, "area")),
    (GLYPHS["unstated"], "nobody says how exactly", lambda marks: _any(marks, "unstated")),
    (GLYPHS["country"], "somewhere in the country", lambda marks: _any(marks, "country")),
    (f"2…9 {MANY}", "so many places in one cell", lambda marks: sum(m.exactness != "country" for m in marks) > 1),
    ("(2)", "so many incidents there", lambda marks: any(mark.incidents > 1 for mark in marks)),
    ("≈", "possibly meant", lambda marks: not all(mark.sure for mark in marks)),
    ("⇢", "another event", lambda marks: any(mark.elsewhere for mark in marks)),
    ("↺", "withdrawn", lambda marks: any(mark.withdrawn for mark in marks)),
)
"""The signs on a map, what each means, and whether a map of these places can need it."""


def _any(marks: Sequence[Mark], exactness: Exactness) -> bool:
    return any(mark.exactness == exactness for mark in marks)


def legend(marks: Marks) -> list[str]:
    """What the signs mean that this map can need."""
    return [f"{sign} {meaning}" for sign, meaning, is_used in SIGNS if is_used(marks.placed)]


def tally(marks: Marks, one: str) -> str:
    """What the map is of: `Places of 13 strikes, 6 of which cannot be drawn`."""
    missing = f", {marks.missing:,} of which cannot be drawn" if marks.missing else ""
    return f"Places of {counted(marks.incidents, one)}{missing}"


def undrawn(marks: Marks, one: str) -> str:
    """Where something happened that cannot be drawn, in one line however long."""
    names = [place.name for place in marks.unplaced if place.stated]
    nameless = sum(not place.stated for place in marks.unplaced)
    return ", ".join([*names, *([f"{counted(nameless, one)} without a place"] if nameless else [])])


def position(mark: Mark) -> str:
    """Where a place is and how exactly that is known: `34.37, 41.09, within 10 km`."""
    point = f"{mark.latitude:g}, {mark.longitude:g}"
    if mark.exactness == "country":
        return f"somewhere in the country around {point}"
    if mark.exactness == "unstated":
        return f"{point}, nobody says how exactly"
    return f"{point}, within {mark.km:,.3g} km" if mark.km >= 1 else f"{point}, within {mark.km * 1000:,.0f} m"


def happened(mark: Mark | Unplaced, one: str) -> str:
    """What is there: `2 strikes`, and what is to be known of them."""
    elsewhere = isinstance(mark, Mark) and mark.elsewhere
    words = [counted(mark.incidents, one)] if mark.incidents else []
    words += ["another event"] * elsewhere
    words += ["withdrawn"] * (isinstance(mark, Mark) and mark.withdrawn)
    words += ["only possibly meant"] * (not mark.sure)
    return ", ".join(words)
