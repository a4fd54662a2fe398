"""Assessments of incidents: judgements that were said at a time of their own, by somebody who looked into them."""

from __future__ import annotations

from collections.abc import Collection

from dossier.analysis.lens import Lens
from dossier.analysis.moments import moment, standing
from dossier.analysis.timeline import Occasion
from dossier.model import Dossier, Strike
from dossier.model.strike import Assessment
from dossier.model.telling import speaks_as
from dossier.query.truth import Truth


def assessment_of(dossier: Dossier, occasion: Occasion) -> Assessment | None:
    """The assessment whose time it is; None for any other time."""
    if occasion.assessment is None:
        return None
    item = dossier.entries[occasion.record].item
    assert isinstance(item, Strike), "incidents are assessed, nothing else"
    return item.assessments[occasion.assessment]


def assessment_passes(dossier: Dossier, lens: Lens, heard: Collection[str] | None, found: Assessment) -> Truth:
    """How an assessment passes the lens: by who judged, and by when they said so; an undated one possibly.

    `heard` are the actors that the lens means by its party; None: everybody.
    """
    if heard is not None and found.by not in heard and speaks_as(dossier, found.by) not in heard:
        return Truth.NO
    if not lens.as_of:
        return Truth.YES
    if found.when is None:
        return Truth.POSSIBLE
    return standing(found.when.interval(dossier.zone), moment(lens.as_of, dossier.zone))
