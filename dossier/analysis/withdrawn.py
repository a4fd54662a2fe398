"""Who takes which statements back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from dossier.model import Dossier
from dossier.model.graph import upwards


def retractions(dossier: Dossier, said: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """The records that withdraw a record, by its id: those that retract it, or what it repeats, however far back.

    Only those in `said` take anything back; None: all.
    """
    own: defaultdict[str, dict[str, None]] = defaultdict(dict)
    records = {record.id: record for record in dossier.records}
    for record in records.values():
        for ref in record.retracts if said is None or record.id in said else ():
            own[ref][record.id] = None
    known: dict[str, tuple[str, ...]] = {}

    def unknown(key: str) -> list[str]:
        return [ref for ref in records[key].repeats if ref in records and ref not in known]

    for record in records.values() if own else ():
        if record.id in known:
            continue
        for key in upwards(record.id, unknown):
            handed = [known[ref] for ref in records[key].repeats if known.get(ref)]
            # what hands on one statement shares its answer: a long chain of repeats takes no room
            alone = len(handed) == 1 and key not in own
            known[key] = (
                handed[0] if alone else tuple(dict.fromkeys((*own[key], *(ref for by in handed for ref in by))))
            )
    return {key: by for key, by in known.items() if by}
