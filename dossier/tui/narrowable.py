"""What a section of the reader can be narrowed by."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.sight import seen
from dossier.model import RECORD_SECTIONS
from dossier.query.facets import Facet, facets
from dossier.tui.brief import PARTS
from dossier.view.reading import Reading


def narrowable(reading: Reading, section: str, text: str) -> Sequence[Facet]:
    """The facets of a section under a filter and the lens; of a page or the map, those of all records."""
    entries = [entry for part in PARTS.get(section, RECORD_SECTIONS) for entry in reading.section(part)]
    passes = None if reading.lens.is_open else seen(reading.index, reading.analysis)
    return facets(text, reading.index, entries, reading, passes)
