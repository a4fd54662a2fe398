"""What a search over a whole dossier finds: entries, and paragraphs of its documents, each with a snippet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.model import Entry
from dossier.query.leaves import readable
from dossier.query.search import Snippet, find
from dossier.query.truth import Truth
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading
from dossier.view.words import SINGULAR


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `place` says where its snippet stands; `possible`: only a name sounds like a word."""

    section: str
    id: str
    title: str
    place: str = ""
    snippet: str = ""
    label: str = ""
    """The paragraph, where it is one of a document."""
    possible: bool = False


def hits(loaded: Loaded, words: Sequence[str]) -> Iterator[Hit]:
    """The entries that hold every word, then the paragraphs of documents that do, in the order of the file."""
    reading = Reading(loaded)
    texts = {entry.id: _texts(reading, entry) for entry in reading.entries.values()}
    for found in find(words, [(key, list(texts[key])) for key in texts]):
        entry = reading.entries[found.key]
        first, title = found.snippets[0], reading.title(entry)
        place = next(what for text, what in texts[entry.id].items() if text.startswith(first.text, first.start))
        snippet = "" if place == "title" else _drawn(first)
        yield Hit(SINGULAR[entry.section], entry.id, title, place, snippet, possible=found.truth is Truth.POSSIBLE)
    paragraphs = [
        ((source, paragraph.label), [paragraph.text])
        for source, document in loaded.documents.items()
        for paragraph in document.paragraphs
    ]
    for passage in find(words, paragraphs):
        source, label = passage.key
        yield Hit(
            "passage",
            source,
            reading.name(source),
            f"¶{label.removeprefix('p')}",
            _drawn(passage.snippets[0]),
            label,
            passage.truth is Truth.POSSIBLE,
        )


def _drawn(snippet: Snippet) -> str:
    return f"{'…' if snippet.before else ''}{snippet.text}{'…' if snippet.after else ''}"


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
