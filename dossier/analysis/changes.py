"""What a step in time changes: what has been said since, what is withdrawn, which questions are open."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.analysis import Analysis
from dossier.query.truth import Truth


@dataclass(frozen=True, slots=True)
class Changes:
    """From one moment to another, by record id: surely said now, only possibly now, no longer; withdrawn since; and
    the found disputes that came and went."""

    said: tuple[str, ...]
    possibly: tuple[str, ...]
    unsaid: tuple[str, ...]
    withdrawn: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]


def changes(before: Analysis, after: Analysis) -> Changes:
    """What is otherwise at the later lens. The parties told by do not matter here."""
    said: list[str] = []
    possibly: list[str] = []
    unsaid: list[str] = []
    for record in before.dossier.records:
        was, now = _standing(before, record.id), _standing(after, record.id)
        if now is not was:
            (said if now is Truth.YES else possibly if now is Truth.POSSIBLE else unsaid).append(record.id)
    withdrawn = [key for key in after.world.withdrawn if key not in before.world.withdrawn]
    old, new = ({one.dispute.id for one in each.disputes.found} for each in (before, after))
    return Changes(
        tuple(said),
        tuple(possibly),
        tuple(unsaid),
        tuple(withdrawn),
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
    )


def _standing(analysis: Analysis, record: str) -> Truth:
    return Truth.YES if analysis.standings is None else analysis.standings[record]
