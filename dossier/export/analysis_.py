"""The computed key `analysis` of the JSON output: what the records imply, each result with the records behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from dossier.analysis.figures import Scope
from dossier.analysis.found import Found
from dossier.analysis.places import Ground, is_event
from dossier.analysis.silence import Cell, Stance
from dossier.analysis.totals import Told, Total
from dossier.export.marks import marks
from dossier.export.seen import Seen
from dossier.export.times import step_bands, times
from dossier.model.when import iso

Data = dict[str, Any]


def analysis(seen: Seen, shown: Collection[str] | None = None, possible: Collection[str] = ()) -> Data:
    """Totals and times of the records shown; disputes, origins and silence of all that had been said at the moment.

    `shown` None: all records; `possible` are those of them that are only possibly shown.
    """
    found = seen.analysis
    sure = None if shown is None else [key for key in shown if key not in possible]
    data: Data = {"totals": [_total(seen, total) for total in found.totals(sure)]}
    if possible or found.standings is not None:
        data["totals_with_possible"] = [_total(seen, total) for total in found.totals(shown, possibly=True)]
    disputes = found.disputes
    data["disputes"] = [_found(one) for one in disputes.found]
    data["absorbed"] = {key: [_found(one) for one in ones] for key, ones in disputes.absorbed.items()}
    data["origins"] = _origins(seen, shown)
    data["withdrawn"] = {key: list(by) for key, by in found.world.withdrawn.items()}
    data["replaced"] = [
        {"record": record, "measure": scope.measure, "became": became}
        for (record, scope), became in sorted(
            found.world.replaced.items(), key=lambda one: (one[0][0], one[0][1].order)
        )
    ]
    data["silence"] = _silence(seen)
    data["marks"] = _marks(seen, shown, possible)
    data["timeline"] = times(seen, shown)
    data["bands"] = [{**_scope(seen, scope), **found} for scope, found in step_bands(seen, sure)]
    if found.standings is not None:
        data["standing"] = {key: ("not yet", "possibly", "said")[truth] for key, truth in found.standings.items()}
    return data


def lens_data(seen: Seen) -> Data:
    """The lens: whose telling, as of which moment, by which clock."""
    lens = seen.lens
    data: Data = {"told_by": lens.told_by} if lens.told_by else {}
    if lens.as_of:
        from dossier.analysis.moments import moment

        data |= {"as_of": lens.as_of, "moment": iso(moment(lens.as_of, seen.dossier.zone)), "clock": lens.clock}
    return data


def _scope(seen: Seen, scope: Scope) -> Data:
    data: Data = {"measure": scope.measure, "of": sorted(scope.classes), "where": _where(seen, scope.ground)}
    if scope.whose:
        data["whose"] = sorted(scope.whose)
    return data


def _where(seen: Seen, ground: Ground) -> list[str]:
    """Places by id; one that no record names is `unnamed`, the whole of an event whose places are not known `event`."""
    places = seen.analysis.base.places
    return sorted("event" if is_event(place) else "unnamed" if places.is_hidden(place) else place for place in ground)


def _total(seen: Seen, total: Total) -> Data:
    data: Data = {**_scope(seen, total.scope), "kind": total.kind.replace(" ", "_")}
    if total.kind != "not stated":
        data |= {"low": total.low, "high": total.high, "records": list(total.records)}
    optional: Iterable[tuple[str, list[Any]]] = (
        ("told", [_told(one) for one in total.told]),
        ("parts", [_total(seen, part) for part in total.parts]),
        ("missing", list(total.missing)),
        ("floors", [_told(one) for one in total.floors]),
        ("unknown", [figure.record for figure in total.unknown]),
    )
    return data | {key: value for key, value in optional if value}


def _told(told: Told) -> Data:
    records = list(dict.fromkeys(figure.record for figure in told.figures))
    return {"voice": told.voice, "low": told.low, "high": told.high, "records": records}


def _found(one: Found) -> Data:
    dispute = one.dispute
    return {
        "id": dispute.id,
        "kind": one.kind,
        "why": one.why.replace(" ", "_"),
        "question": dispute.question,
        "positions": [
            {
                "answer": position.answer,
                "holders": [{"who": held.who, "per": list(held.per), "as": held.as_} for held in position.holders],
            }
            for position in dispute.positions
        ],
    }


def _origins(seen: Seen, shown: Collection[str] | None) -> Data:
    """By record: how many reports its statement has, and from whom; nothing for a single report."""
    data: Data = {}
    for record in seen.dossier.records:
        if seen.analysis.wider.has(record.id) and (shown is None or record.id in shown):
            found = seen.analysis.provenance.statement(record.id)
            if len(found.reports) > 1:
                data[record.id] = {
                    "reports": len(found.sources),
                    "origins": list(found.origins),
                    "not_attributed": found.unattributed,
                }
    return data


def _marks(seen: Seen, shown: Collection[str] | None, possible: Collection[str]) -> Data:
    """By id, the marks that entries have; nothing for those that have none."""
    found = {
        key: {name: mark for name, mark in marks(seen, entry, possible).items() if mark}
        for key, entry in seen.dossier.entries.items()
        if shown is None or key in shown
    }
    return {key: own for key, own in found.items() if own}


def _silence(seen: Seen) -> Data:
    """By voice and question, for those who are heard; every other voice is not in these sources."""
    silence = seen.analysis.silence
    cells: Data = {}
    for who in silence.voices:
        heard = {one.id: _cell(cell) for one in silence.questions if (cell := silence.cell(who, one.id)).now}
        cells[who] = heard
    return cells


def _cell(cell: Cell) -> Data:
    data: Data = {"now": [_stance(stance) for stance in cell.now]}
    return data | ({"earlier": [_stance(stance) for stance in cell.earlier]} if cell.earlier else {})


def _stance(stance: Stance) -> Data:
    data: Data = {"is": stance.kind, "records": list(stance.records)}
    if stance.answer:
        data["answer"] = stance.answer
    if stance.asked_by:
        data["asked_by"] = stance.asked_by
    return data
