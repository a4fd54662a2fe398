"""One dossier at two moments: what was said in between, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.analysis.lens import Lens
from dossier.analysis.moments import standings
from dossier.analysis.withdrawn import retractions
from dossier.model import AnyRecord, Dossier, Section
from dossier.query.truth import Truth


@dataclass(frozen=True, slots=True)
class Step:
    """A record whose standing differs at two moments: how far it was said, and how far it was taken back.

    `by` are the records that take it back and whose own standing differs.
    """

    section: Section
    record: AnyRecord
    before: Truth
    after: Truth
    withdrawn_before: Truth
    withdrawn_after: Truth
    by: tuple[str, ...]


def between(dossier: Dossier, first: Lens, last: Lens) -> tuple[Step, ...]:
    """The records whose standing differs at the moments of two lenses, in the order of the dossier.

    Raises ValueError in plain words for a moment that is none.
    """
    before, after = _standings(dossier, first), _standings(dossier, last)
    withdrawn = retractions(dossier)
    steps = []
    for entry in dossier.entries.values():
        record = entry.record
        if record is None:
            continue
        by = withdrawn.get(entry.id, ())
        step = Step(
            entry.section,
            record,
            before[entry.id],
            after[entry.id],
            _withdrawn(entry.id, by, before),
            _withdrawn(entry.id, by, after),
            tuple(key for key in by if before[key] is not after[key]),
        )
        if step.before is not step.after or step.withdrawn_before is not step.withdrawn_after:
            steps.append(step)
    return tuple(steps)


def _standings(dossier: Dossier, lens: Lens) -> Mapping[str, Truth]:
    """A lens without a moment is now: everything has been said."""
    found = standings(dossier, lens)
    return found if found is not None else {record.id: Truth.YES for record in dossier.records}


def _withdrawn(key: str, by: Iterable[str], at: Mapping[str, Truth]) -> Truth:
    """Whether one of these had been said; what has not been said nobody takes back."""
    return max((at[ref] for ref in by), default=Truth.NO) if at[key] else Truth.NO
