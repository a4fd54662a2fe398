"""What the reader shows in panes of their own, as pages: texts, the map, records side by side, facets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dossier.problems import UsageError

if TYPE_CHECKING:
    from dossier.model import Section
    from dossier.query.flags import Facts
    from dossier.view.block import Page
    from dossier.view.reading import Reading


def compared(reading: Reading, keys: Sequence[str]) -> Page:
    """Records by their ids, side by side. Raises UsageError for an id that no record has, and for fewer than two."""
    from dossier.view.compared import compared_page

    records = {key for key, entry in reading.entries.items() if entry.record is not None}
    for key in keys:
        _known("record", key, records)
    if len(keys) < 2:
        raise UsageError("two records or more can stand side by side: --compare ID,ID")
    return compared_page(reading, keys)


def text(reading: Reading, source: str, *, original: bool) -> Page:
    """The text of a source by its id or number. Raises UsageError where none is so called, or no original is kept."""
    from dossier.view.source_text import source_page

    meant = reading.dossier.source_meant(source)
    if meant is None:
        _known("source", source, reading.dossier.sources)
    source = meant or source
    if original and reading.loaded.text(source) is None:
        raise UsageError(f"the original of {source} is not attached: dossier attach {reading.dossier.id} {source} FILE")
    return source_page(reading, source, "original" if original else "digest")


def facets(reading: Reading, sections: Sequence[Section], where: str, facts: Facts | None) -> Page:
    """What some sections could be narrowed by, of no section: all records; under a filter and the lens."""
    from dossier.analysis.sight import seen
    from dossier.model import RECORD_SECTIONS
    from dossier.query import facets as query
    from dossier.view.block import Span, line
    from dossier.view.facets import facets_page

    entries = [entry for section in sections or RECORD_SECTIONS for entry in reading.section(section)]
    passes = None if reading.lens.is_open else seen(reading.index, reading.analysis)
    found = query.facets(where, reading.index, entries, facts or reading, passes)
    return facets_page(line(Span(f"What {', '.join(sections) or 'the records'} can be narrowed by", "title")), found)


def map_page(reading: Reading, shown: Collection[str] | None, possible: Collection[str]) -> Page:
    """The map with everything that it cannot show."""
    from dossier.view.block import Page, Para, Span, line
    from dossier.view.map.summary import map_blocks

    blocks = map_blocks(reading, shown, possible)
    nothing = Para(line(Span("No place of a strike has coordinates here.", "muted")))
    return Page(line(Span(reading.dossier.title, "title")), blocks or (nothing,))


def _known(what: str, key: str, known: Collection[str]) -> None:
    if key not in known:
        from dossier.query.errors import did_you_mean

        hint = did_you_mean(key, known)
        raise UsageError(f"there is no {what} {key}{f'; {hint}' if hint else ''}")
