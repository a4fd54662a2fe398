"""The whole analysis of a dossier: totals, disputes, origins of every record, every cell of who answers what."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import generated
import yaml
from timing import PYTHON, Figure, call, command, in_turns

from dossier.analysis.analysis import Analysis
from dossier.model import Dossier
from dossier.store.load import load
from dossier.store.loaded import Loaded

SIZES = (1_000, 5_000, 20_000)
REFERENCE = 10.0
"""Milliseconds that `python -c pass` takes on the reference machine."""
FIRST_LIMIT, MANY_LIMIT = 20.0, 1_000.0
"""Milliseconds on the reference machine for the first dossier, and for one of 5,000 records."""


def whole(dossier: Dossier) -> None:
    """Everything that follows from a dossier, with nothing kept from before."""
    dossier.said_at.clear()
    found = Analysis(dossier)
    found.totals()
    assert found.disputes.by_record is not None
    for record in dossier.records:
        found.provenance.statement(record.id)
    for who in found.silence.voices:
        for dispute in found.silence.questions:
            found.silence.cell(who, dispute.id)


def made(count: int) -> Dossier:
    """A generated dossier of so many records, past the limits that files have."""
    return Dossier.model_validate(yaml.load(generated.of_records(count), yaml.CBaseLoader))


def figures(path: Path) -> Iterator[Figure]:
    """Against the limits of the reference machine, scaled by this one; growth against n log n."""
    first = load(path)
    assert isinstance(first, Loaded)
    dossiers = [first.dossier, *(made(count) for count in SIZES)]
    nothing, one, few, many, most = in_turns(
        [
            lambda: command([PYTHON, "-c", "pass"]),
            *(lambda each=each: call(lambda: whole(each)) for each in dossiers),
        ],
        runs=5,
    )
    scale = nothing / REFERENCE
    small, large, largest = SIZES
    yield Figure("whole analysis: first dossier", one, FIRST_LIMIT * scale, "20 ms, scaled to this machine", 1.0)
    name = f"whole analysis: {large:,} records"
    yield Figure(name, many, MANY_LIMIT * scale, "1,000 ms, scaled to this machine", 1.0)
    for count, took in ((large, many), (largest, most)):
        growth = count / small * math.log(count) / math.log(small)
        yield Figure(f"whole analysis: {small:,} to {count:,} records", took, few * growth, "n log n of the fewer", 1.5)
