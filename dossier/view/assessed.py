"""Assessments of incidents as a lens lets them be seen."""

from __future__ import annotations

from dossier.analysis.assessed import assessment_of, assessment_passes
from dossier.analysis.timeline import Occasion
from dossier.model.strike import Assessment
from dossier.query.truth import Truth
from dossier.view.reading import Reading


def passes(reading: Reading, found: Assessment) -> Truth:
    """How an assessment passes the lens."""
    heard = None
    if reading.lens.told_by:
        from dossier.analysis.sight import who

        heard = who(reading.index, reading.lens.told_by)
    return assessment_passes(reading.dossier, reading.lens, heard, found)


def occasion_passes(reading: Reading, occasion: Occasion) -> Truth:
    """How a time of a record that passes the lens does itself: an assessment has its own teller and its own time."""
    found = assessment_of(reading.dossier, occasion)
    return Truth.YES if found is None else passes(reading, found)
