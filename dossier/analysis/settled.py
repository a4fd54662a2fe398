"""How far disputes were settled at the moment of a lens, as far as the dates of their statuses tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dossier.analysis.lens import Lens
from dossier.analysis.moments import moment, standing
from dossier.model import Dispute, Dossier, Entry
from dossier.model.dispute import Status
from dossier.query.truth import Truth


def unsettled(dossier: Dossier, lens: Lens) -> Mapping[str, Entry]:
    """The disputes that had another status at the lens's moment than the file gives last, as they were then."""
    found: dict[str, Entry] = {}
    if not lens.as_of:
        return found
    when = moment(lens.as_of, dossier.zone)
    for entry in dossier.section("disputes"):
        if isinstance(entry.item, Dispute) and (then := _statuses(dossier, entry.item, when)) != entry.item.status:
            found[entry.id] = replace(entry, item=entry.item.model_copy(update={"status": then}))
    return found


def _statuses(dossier: Dossier, dispute: Dispute, when: int) -> tuple[Status, ...]:
    """The statuses that a dispute can have had by a moment; the latest last."""
    return tuple(
        one
        for one in dispute.status
        if one.from_ is None or standing(one.from_.interval(dossier.zone), when) is not Truth.NO
    )
