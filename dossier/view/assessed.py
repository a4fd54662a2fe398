"""Assessments of incidents: judgements that were said at a time of their own, by somebody who looked into them."""

from __future__ import annotations

from dossier.analysis.moments import moment, standing
from dossier.analysis.timeline import Occasion
from dossier.model import Strike
from dossier.model.strike import Assessment
from dossier.model.telling import speaks_as
from dossier.query.truth import Truth
from dossier.view.reading import Reading


def assessment_of(reading: Reading, occasion: Occasion) -> Assessment | None:
    """The assessment whose time it is; None for any other time."""
    if occasion.assessment is None:
        return None
    item = reading.dossier.entries[occasion.record].item
    assert isinstance(item, Strike), "incidents are assessed, nothing else"
    return item.assessments[occasion.assessment]


def passes(reading: Reading, found: Assessment) -> Truth:
    """How an assessment passes the lens: by who judged, and by when they said so; an undated one possibly."""
    lens = reading.lens
    if lens.told_by:
        from dossier.analysis.sight import who

        if not {found.by, speaks_as(reading.dossier, found.by)} & set(who(reading.index, lens.told_by)):
            return Truth.NO
    if not lens.as_of:
        return Truth.YES
    if found.when is None:
        return Truth.POSSIBLE
    return standing(found.when.interval(reading.zone), moment(lens.as_of, reading.zone))


def occasion_passes(reading: Reading, occasion: Occasion) -> Truth:
    """How a time of a record that passes the lens does itself: an assessment has its own teller and its own time."""
    found = assessment_of(reading, occasion)
    return Truth.YES if found is None else passes(reading, found)
