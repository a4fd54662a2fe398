"""What the figures and grades of a dossier contradict: shown as warnings, never mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.analysis.figures import Figure, Scope
from dossier.analysis.origins import Provenance
from dossier.analysis.totals import Told, Totals
from dossier.analysis.world import hull
from dossier.model import Dossier


class TooMany(NamedTuple):
    """A voice whose disjoint parts sum to more than its own figure for the whole."""

    voice: str
    scope: Scope
    most: int
    parts: Told


class GradeContradicted(NamedTuple):
    """A credibility that its origins do not bear out: confirmed by others, with one origin."""

    record: str
    origins: int


def too_many(totals: Totals) -> Iterator[TooMany]:
    """The voices that contradict themselves about this event: the fewest of their disjoint parts above the most of
    their whole."""
    own = totals.claims.base.dossier.id
    for scope, told in totals.claims.told.items():
        if scope.event != own:
            continue
        for voice, figures in told.items():
            most = hull(figures)[1]
            parts = _own_parts(totals, scope, voice) if most is not None else {}
            if most is not None and parts:
                floor = totals.floor(voice, parts)
                if floor.low > most:
                    yield TooMany(voice, scope, most, floor)


def _own_parts(totals: Totals, scope: Scope, voice: str) -> dict[Scope, tuple[Figure, ...]]:
    return {part: totals.claims.told[part][voice] for part in totals.below(scope) if voice in totals.claims.told[part]}


def contradicted_grades(dossier: Dossier, provenance: Provenance) -> Iterator[GradeContradicted]:
    """Records graded 1, confirmed by other sources (Admiralty), whose statement has a single origin."""
    for record in dossier.records:
        if record.credibility == 1 and provenance.world.has(record.id):
            count = len(provenance.statement(record.id).origins)
            if count < 2:
                yield GradeContradicted(record.id, count)
