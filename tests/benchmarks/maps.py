"""Maps of the first dossier, against what they may take on the reference machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timing import PYTHON, Figure, call, command, in_turns

from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view.map import atlas, ground
from dossier.view.map.marks import Marks, gather
from dossier.view.map.plot import plot, sight_of
from dossier.view.map.sight import Sight
from dossier.view.reading import Reading

LIMIT = 8.0
"""Milliseconds of a map of 60 by 20 cells, on the reference machine."""
REFERENCE = 10.0
"""Milliseconds that `python -c pass` takes on the reference machine."""


def figures(file: Path) -> Iterator[Figure]:
    """A map with nothing unpacked yet, the same again, one with 5,000 places, and the whole world."""
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded)
    marks = gather(reading)
    many = Marks(tuple(mark._replace(key=f"{mark.key}-{n}") for n in range(5_000 // 9 + 1) for mark in marks.placed))
    sight, world = sight_of(marks.placed, 60, 20), sight_of((), 60, 20)
    nothing, first, again, crowd, earth = in_turns(
        [
            lambda: command([PYTHON, "-c", "pass"]),
            lambda: _from_nothing(marks, sight),
            lambda: call(lambda: plot(gather(reading), sight, 60, 20)),
            lambda: call(lambda: plot(many, sight, 60, 20)),
            lambda: _from_nothing(marks, world),
        ]
    )
    limit = LIMIT * nothing / REFERENCE
    yield Figure("map 60×20, nothing unpacked yet", first, limit, "8 ms, python -c pass taking 10", 1.0)
    yield Figure("map 60×20, drawn again", again, limit, "8 ms, python -c pass taking 10", 1.0)
    yield Figure("map 60×20 of the world, nothing unpacked yet", earth, limit, "8 ms, python -c pass taking 10", 1.0)
    yield Figure("map 60×20 of 5,000 places", crowd, limit, "8 ms, python -c pass taking 10")


def _from_nothing(marks: Marks, sight: Sight) -> float:
    """Milliseconds of a map for which the world is read from its file."""
    ground._drawn.cache_clear()
    atlas._tile.cache_clear()
    atlas._samples.cache_clear()
    atlas._cities.cache_clear()
    atlas._table.cache_clear()
    atlas.waters.cache_clear()
    atlas.countries.cache_clear()
    return call(lambda: plot(marks, sight, 60, 20))
