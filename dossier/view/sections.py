"""Sections printed whole: every entry with its facts and passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dossier.model import Entry, Section
from dossier.view.block import Block, Gap, Heading, Page, Para, Span, line
from dossier.view.detail import detail
from dossier.view.lens import narrowing, nothing_passes
from dossier.view.reading import Reading
from dossier.view.words import section_title


def section_pages(
    reading: Reading,
    sections: Iterable[Section],
    entries: Sequence[Entry],
    possible: Collection[str] = (),
    *,
    where: str = "",
    hide: bool = False,
) -> Page:
    """The entries of some sections in full, those that only possibly pass (by id) marked ≈.

    `where` is the filter by which they were chosen.
    """
    blocks: list[Block] = [*narrowing(reading, where, possible)]
    for section in sections:
        own = [entry for entry in entries if entry.section == section]
        total = sum(1 for _ in reading.section(section))
        count = str(total) if len(own) == total else f"{len(own)} of {total}"
        blocks.append(Heading(line(section_title(reading.dossier, section), f" ({count})")))
        if not own:
            blocks.append(Para(nothing_passes(reading, where) if total else line(Span("nothing here", "muted"))))
        for entry in own:
            blocks.append(Heading(line(Span("≈ ", "warn") if entry.id in possible else None, reading.title(entry)), 3))
            blocks += [*detail(reading, entry, hide=hide).blocks, Gap()]
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))
