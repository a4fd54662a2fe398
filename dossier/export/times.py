"""The times in the computed key `analysis`: the timeline, and how the lowest and highest figures changed."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from dossier.analysis.assessed import assessment_of, assessment_passes
from dossier.analysis.band import Step, band
from dossier.analysis.standing import standing_claims
from dossier.analysis.timeline import Occasion
from dossier.export.seen import Seen
from dossier.model.edtf import Interval
from dossier.model.when import iso

Data = dict[str, Any]


def times(seen: Seen, shown: Collection[str] | None) -> Data:
    """When what the records shown (None: all) tell happened and was said, in order; the undated, and the event's own
    time."""
    found = seen.analysis.base.timeline
    event = {} if found.event is None else {"event": _span(found.event)}
    heard = _heard(seen)
    occasions = [
        _occasion(one)
        for one in found.occasions
        if (shown is None or one.record in shown)
        and (
            (judged := assessment_of(seen.dossier, one)) is None
            or assessment_passes(seen.dossier, seen.lens, heard, judged)
        )
    ]
    return {**event, "times": occasions, "undated": [key for key in found.undated if shown is None or key in shown]}


def _heard(seen: Seen) -> Collection[str] | None:
    if not seen.lens.told_by or not any(strike.assessments for strike in seen.dossier.strikes):
        return None
    from dossier.analysis.sight import who
    from dossier.query.index import Index

    return who(Index(seen.dossier), seen.lens.told_by)


def _occasion(one: Occasion) -> Data:
    judged = {} if one.assessment is None else {"assessment": one.assessment}
    return {"record": one.record, "clock": one.clock, **judged, **_span(one), "stated": one.when is not None}


def _span(one: Occasion) -> Data:
    qualifier = {"qualifier": one.qualifier} if one.qualifier else {}
    start, end = _ends(one.span)
    return {"from": start, "to": end, "precision": one.precision, **qualifier}


@lru_cache(256)
def _ends(span: Interval) -> tuple[str | None, str | None]:
    """Whatever one transcript says has one time."""
    return iso(span.start), iso(span.end)


def step_bands(seen: Seen, shown: Collection[str] | None) -> list[tuple[Any, Data]]:
    """The scopes whose figures changed, each with the steps of the lowest and highest that stood."""
    found = []
    for scope, claims in standing_claims(seen.analysis.world).items():
        made = band(claim for claim in claims if shown is None or claim.record in shown)
        if len(made.steps) > 1:
            steps = [_step(step) for step in made.steps]
            found.append((scope, {"steps": steps, "unplaced": [claim.record for claim in made.unplaced]}))
    return found


def _step(step: Step) -> Data:
    bounds = step.bounds
    if bounds is None:
        return {"at": iso(step.at)}
    return {
        "at": iso(step.at),
        "low": bounds.low,
        "lowest": bounds.lowest,
        "top": bounds.top,
        "highest": bounds.highest,
        "top_open": bounds.top_open,
        "any_open": bounds.is_open,
    }
