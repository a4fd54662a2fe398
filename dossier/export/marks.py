"""What lists mark of an entry, as data: disputed, withdrawn, inferred, and possible of the filter and the lens."""

from __future__ import annotations

from collections.abc import Collection

from dossier.export.seen import Seen
from dossier.model import Dispute, Entry, Section
from dossier.model.telling import is_inferred

Mark = bool | str


def mark_names(section: Section) -> tuple[str, ...]:
    """The marks that the entries of a section can have, in their order."""
    match section:
        case "strikes" | "casualties" | "reactions" | "background":
            return "disputed", "withdrawn", "inferred", "possible"
        case "disputes":
            return "withdrawn", "possible"
        case _:
            return ("possible",)


def marks(seen: Seen, entry: Entry, possible: Collection[str] = ()) -> dict[str, Mark]:
    """Every mark of an entry, true or false, at the moment of the lens; `withdrawn` may be `possibly`.

    A dispute is withdrawn where any record is by which an answer is held. `possible` are the ids of the entries that
    only possibly pass the filter and the lens.
    """
    found: dict[str, Mark] = {}
    if entry.record is not None:
        found["disputed"] = entry.id in seen.analysis.disputes.by_record
        found["withdrawn"] = _withdrawn(seen, (entry.id,))
        found["inferred"] = is_inferred(entry.record)
    elif isinstance(entry.item, Dispute):
        found["withdrawn"] = _withdrawn(seen, entry.item.records)
    found["possible"] = entry.id in possible
    return found


def _withdrawn(seen: Seen, records: Collection[str]) -> Mark:
    if any(key in seen.analysis.world.withdrawn for key in records):
        return True
    return "possibly" if any(key in seen.analysis.wider.withdrawn for key in records) else False
