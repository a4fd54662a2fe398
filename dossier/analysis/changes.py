"""What a step in time changes: what has been said since, what is withdrawn, which questions are open."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.analysis import Analysis
from dossier.analysis.between import between
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
    steps = between(before.dossier, before.lens, after.lens)
    moved = {truth: [one.record.id for one in steps if one.after is truth is not one.before] for truth in Truth}
    withdrawn = [one.record.id for one in steps if one.withdrawn_after is Truth.YES is not one.withdrawn_before]
    old, new = ({one.dispute.id for one in each.disputes.found} for each in (before, after))
    return Changes(
        said=tuple(moved[Truth.YES]),
        possibly=tuple(moved[Truth.POSSIBLE]),
        unsaid=tuple(moved[Truth.NO]),
        withdrawn=tuple(withdrawn),
        opened=tuple(sorted(new - old)),
        closed=tuple(sorted(old - new)),
    )
