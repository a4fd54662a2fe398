"""How far disputes were settled at the moment of a lens, as far as the dates of their statuses tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dossier.analysis.lens import Lens
from dossier.analysis.moments import moment, standing
from dossier.model import Dispute, Dossier, Entry
from dossier.model.dispute import Status
from dossier.query.truth import Truth


def statuses(dossier: Dossier, lens: Lens, dispute: Dispute) -> tuple[Status, ...]:
    """The statuses that a dispute can have had by the lens's moment; the latest last."""
    if not lens.as_of:
        return dispute.status
    when = moment(lens.as_of, dossier.zone)
    return tuple(
        one
        for one in dispute.status
        if one.from_ is None or standing(one.from_.interval(dossier.zone), when) is not Truth.NO
    )


def unsettled(dossier: Dossier, lens: Lens) -> Mapping[str, Entry]:
    """The disputes that had another status at the lens's moment than the file gives last, as they were then."""
    found: dict[str, Entry] = {}
    for entry in dossier.section("disputes") if lens.as_of else ():
        if isinstance(entry.item, Dispute) and (then := statuses(dossier, lens, entry.item)) != entry.item.status:
            found[entry.id] = replace(entry, item=entry.item.model_copy(update={"status": then}))
    return found
