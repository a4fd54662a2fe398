"""What a search over a whole dossier finds: entries, and paragraphs of its documents, each with a snippet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.model import Entry
from dossier.query.leaves import readable
from dossier.query.search import Snippet, find
from dossier.query.truth import Truth
from dossier.view.block import Line, Span, line
from dossier.view.citations import spot
from dossier.view.reading import Reading
from dossier.view.words import SINGULAR


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `place` says where its snippet stands; `possible`: only a name sounds like a word.

    `found` is where the first of the words stands in the snippet.
    """

    section: str
    id: str
    title: str
    place: str = ""
    snippet: str = ""
    found: tuple[int, int] = (0, 0)
    label: str = ""
    """The paragraph, where it is one of a document."""
    possible: bool = False


def hits(reading: Reading, words: Sequence[str]) -> Iterator[Hit]:
    """The entries that hold every word, then the paragraphs of documents that do, in the order of the file."""
    texts = {entry.id: _texts(reading, entry) for entry in reading.entries.values()}
    for found in find(words, [(key, list(texts[key])) for key in texts]):
        entry = reading.entries[found.key]
        first, title = found.snippets[0], reading.title(entry)
        place = next(what for text, what in texts[entry.id].items() if text.startswith(first.text, first.start))
        possible = found.truth is Truth.POSSIBLE
        yield Hit(SINGULAR[entry.section], entry.id, title, place, *_drawn(first), possible=possible)
    paragraphs = [
        ((source, paragraph.label), [paragraph.text])
        for source, document in reading.loaded.documents.items()
        for paragraph in document.paragraphs
    ]
    for passage in find(words, paragraphs):
        source, label = passage.key
        yield Hit(
            "passage",
            source,
            reading.name(source),
            spot(label),
            *_drawn(passage.snippets[0]),
            label,
            passage.truth is Truth.POSSIBLE,
        )


_BEFORE = 16
"""The characters before the word found that a list has room for."""


def words_found(hit: Hit) -> Line:
    """The words found and where they stand, for a column of a list: whatever is cut off, they come first."""
    start, end = hit.found
    first = hit.snippet.find(" ", start - _BEFORE, start) + 1 if start > _BEFORE else 0
    return line(
        Span(f"{hit.place} ", "muted"),
        f"{'…' if first else ''}{hit.snippet[first:start]}",
        Span(hit.snippet[start:end], "accent"),
        hit.snippet[end:],
    )


def _drawn(snippet: Snippet) -> tuple[str, tuple[int, int]]:
    before = "…" if snippet.before else ""
    start, end = snippet.spans[0]
    return f"{before}{snippet.text}{'…' if snippet.after else ''}", (start + len(before), end + len(before))


def _texts(reading: Reading, entry: Entry) -> dict[str, str]:
    """The texts by which an entry is found, and what each of them is."""
    item = entry.item
    texts = {reading.title(entry): "title"}
    for field in ("what", "says", "office", "basis", "note", "url"):
        if isinstance(value := getattr(item, field, None), str):
            texts.setdefault(value, field)
    if entry.record is not None:
        for citation in entry.record.cited:
            if citation.quote is not None:
                texts.setdefault(citation.quote, "quote")
    for text in readable(reading.dossier, entry):
        texts.setdefault(text, "names")
    return texts
