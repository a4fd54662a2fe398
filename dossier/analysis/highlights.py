"""The few times of a timeline that tell the event in short: chosen by rule, never by hand.

In this order, until there are enough, and of equals the earliest first:
what happened, whole incidents before all else and one time for each, however many tell it; what takes something back;
figures of harm, and what claims, concedes, denies, corrects or apologises, or speaks of who did it, if a dispute rests
on them; the same where none does; parts of incidents, and whatever else happened. Of what one teller said at one
time, one thing.
Records of another event are never among them.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence

from dossier.analysis.timeline import Occasion
from dossier.model import AnyRecord, CasualtyReport, Dossier, Reaction, Strike
from dossier.model.graph import incidents, of_this_event
from dossier.model.telling import tellers

_ANSWERS = frozenset({"claim", "concede", "deny", "correct", "apologise"})


def highlights(
    dossier: Dossier, occasions: Sequence[Occasion], disputed: Container[str], most: int
) -> tuple[Occasion, ...]:
    """At most so many of some occasions, in their order; `disputed` are the records on which a dispute rests."""
    told = {strike.id: tellings[0].id for tellings in incidents(dossier.strikes) for strike in tellings}
    ranked: list[tuple[int, int, Hashable]] = []
    for at, occasion in enumerate(occasions):
        record = dossier.entries[occasion.record].record
        assert record is not None, "occasions are of records"
        weight = _weight(dossier, record, occasion, record.id in disputed)
        if weight is not None:
            happened = occasion.clock == "happened"
            same: Hashable = told.get(record.id, record.id) if happened else (tellers(dossier, record), occasion.span)
            ranked.append((weight, at, same))
    chosen: dict[Hashable, int] = {}
    for _, at, same in sorted(ranked, key=lambda entry: entry[:2]):
        chosen.setdefault(same, at)
    return tuple(occasions[at] for at in sorted(list(chosen.values())[:most]))


def _weight(dossier: Dossier, record: AnyRecord, occasion: Occasion, disputed: bool) -> int | None:
    """How early it is chosen; None: never."""
    if not of_this_event(dossier, record) or occasion.assessment is not None:
        return None
    if occasion.clock == "happened":
        return 0 if isinstance(record, Strike) and not record.part_of else 4
    if record.retracts:
        return 1
    answers = isinstance(record, Reaction) and (record.responsibility or _ANSWERS.intersection(record.act))
    return (2 if disputed else 3) if answers or isinstance(record, CasualtyReport) else None
