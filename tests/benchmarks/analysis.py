"""What is computed over all records of a dossier, in one process, against an empty run of Python."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import generated
from timing import PYTHON, Figure, call, command, in_turns

from dossier.analysis.band import band
from dossier.analysis.highlights import highlights
from dossier.analysis.histogram import histogram
from dossier.analysis.standing import standing_claims
from dossier.analysis.timeline import timeline
from dossier.analysis.world import Base, World
from dossier.model import Dossier
from dossier.store.load import load, load_bytes
from dossier.store.loaded import Loaded

FEW, MANY = 1_000, 5_000
GROWTH = MANY / FEW * math.log(MANY) / math.log(FEW)
"""How much longer work of n log n takes for the larger of the two."""


def times(dossier: Dossier) -> None:
    """The timeline, its histogram and its highlights, with nothing kept from before."""
    dossier.said_at.clear()
    found = timeline(dossier)
    histogram(found.occasions, dossier.zone)
    highlights(dossier, found.occasions, frozenset(), 8)


def bands(dossier: Dossier) -> None:
    """The band of every scope, and the figures and scopes it is made from, with nothing kept from before."""
    dossier.said_at.clear()
    for claims in standing_claims(World(Base(dossier))).values():
        band(claims)


def figures(path: Path) -> Iterator[Figure]:
    """The first dossier, and generated ones; growth is judged by n log n."""
    first = load(path)
    few, many = (load_bytes(generated.of_records(count), "generated.yaml", None) for count in (FEW, MANY))
    assert isinstance(first, Loaded)
    assert isinstance(few, Loaded)
    assert isinstance(many, Loaded)
    nothing, first_times, few_times, many_times, first_bands, few_bands, many_bands = in_turns(
        [
            lambda: command([PYTHON, "-c", "pass"]),
            *(lambda each=each: call(lambda: times(each.dossier)) for each in (first, few, many)),
            *(lambda each=each: call(lambda: bands(each.dossier)) for each in (first, few, many)),
        ],
        runs=9,
    )
    for name, one, small, large in (
        ("timeline", first_times, few_times, many_times),
        ("bands", first_bands, few_bands, many_bands),
    ):
        yield Figure(f"{name}: first dossier", one, nothing, "python -c pass", 1.0)
        yield Figure(f"{name}: {MANY:,} records", large, nothing, "python -c pass", 30.0)
        yield Figure(f"{name}: from {FEW:,} to {MANY:,} records", large, small * GROWTH, "n log n of the fewer", 1.5)
