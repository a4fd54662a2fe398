"""The text of a source as a page: every paragraph by its number, and the records that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.view.block import Block, Gap, Item, Page, Para, Span, line
from dossier.view.passage import Face, Passage, document
from dossier.view.reading import Reading


def source_page(reading: Reading, source: str, face: Face = "digest") -> Page:
    """The text of a source by its id: the digest, or the original where it is wanted and at hand."""
    passage = document(reading, source, face=face)
    return Page(passage.title, tuple(_blocks(reading, passage)))


def _blocks(reading: Reading, passage: Passage) -> Iterator[Block]:
    yield Para(line(Span(passage.kind, "muted")))
    if passage.remark:
        yield Para(passage.remark)
    for paragraph, gap in zip(passage.paragraphs, passage.gaps, strict=True):
        yield Gap()
        if gap:
            yield Para(line(Span("⋯", "muted")))
        yield Item(line(paragraph.text), marker=paragraph.shown)
        for key in paragraph.others:
            yield Item(line(Span(reading.name(key), "accent", f"record:{key}")), 1, marker="·")
