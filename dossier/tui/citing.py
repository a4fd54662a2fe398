"""Which passages an entry stands in, and which one a link means."""

from __future__ import annotations

from dossier.model import Citation, Dispute, Source
from dossier.tui.standpoint import Citing
from dossier.view.reading import Reading


def citations(reading: Reading, key: str | None) -> tuple[Citing, ...]:
    """The passages of a record, in the author's order; a source leads to its own text."""
    entry = reading.entries.get(key) if key is not None else None
    if entry is None:
        return ()
    if isinstance(entry.item, Source):
        return (Citing(entry.id),)
    if entry.record is None:
        return ()
    return tuple(_citing(entry.id, index, found) for index, found in enumerate(entry.record.cited))


def _citing(record: str, index: int, citation: Citation) -> Citing:
    first = citation.paragraphs[0] if citation.paragraphs else None
    return Citing(citation.source, record, index, first)


def passage_at(reading: Reading, target: str, near: str | None) -> Citing:
    """The passage that a link `SOURCE#p5` means: where it can be told, as a citation of the entry it stood in."""
    source, _, paragraph = target.partition("#")
    entry = reading.entries.get(near) if near is not None else None
    records: tuple[str, ...] = ()
    if entry is not None:
        records = tuple(entry.item.records) if isinstance(entry.item, Dispute) else (entry.id,)
    for record in records:
        for citing in citations(reading, record):
            if citing.source == source and (citing.paragraph or "") == paragraph:
                return citing
    return Citing(source, paragraph=paragraph or None)
