"""A source's text paragraph by paragraph, with the words of one citation marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.model import Citation
from dossier.store.matching import locate
from dossier.text import clip, scrub
from dossier.view.block import Line, Span, line
from dossier.view.citations import spot
from dossier.view.reading import Reading

Face = Literal["digest", "original"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph ready to be drawn: `marked` holds (start, end) offsets into `text`."""

    label: str
    text: str
    marked: tuple[tuple[int, int], ...] = ()
    cited: bool = False
    others: tuple[str, ...] = ()
    """The other records, by their ids, whose passages stand in it."""

    @property
    def shown(self) -> str:
        """Its label as a person reads it: ¶5."""
        return spot(self.label)

    @property
    def number(self) -> int | None:
        """The number in its label: 5 of `p5`; None for labels of another kind."""
        found = re.fullmatch(r"p(\d+)", self.label)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with a citation in it. `first` is the index of the paragraph to show; `remark` says what is marked."""

    title: Line
    source: str
    face: Face
    kind: str
    """What kind of text it is: digest, excerpt, translation, original; `no text` where none is at hand."""
    paragraphs: tuple[Paragraph, ...]
    first: int = 0
    remark: Line = ()
    has_other: bool = False
    """The other face of this text, digest or original, is at hand too."""

    @property
    def gaps(self) -> tuple[bool, ...]:
        """For each paragraph, whether others of the source are left out before it."""
        numbers = [paragraph.number for paragraph in self.paragraphs]
        return tuple(
            before is not None and number is not None and number > before + 1
            for before, number in zip([None, *numbers], numbers, strict=False)
        )


def document(reading: Reading, source: str, cited: tuple[str, int] | None = None, face: Face = "digest") -> Passage:
    """The text of a source, with the passage of a citation (record id, index) marked.

    The quoted words are marked where they stand in the text shown; otherwise the whole paragraph is.
    """
    digest = reading.loaded.documents.get(source)
    original = reading.loaded.text(source)
    if face == "digest" and digest is None and original is not None:
        face = "original"
    if face == "original" and original is not None:
        texts = [(f"p{number}", text) for number, text in enumerate(original.paragraphs, 1)]
    else:
        face = "digest"
        texts = [(paragraph.label, paragraph.text) for paragraph in digest.paragraphs] if digest is not None else []
    citation = _citation(reading, cited)
    labels = _labels(reading, cited, citation, face)
    own = cited[0] if cited is not None else None
    others = {
        label: tuple(key for key in reading.standing_in.get((source, label), ()) if key != own) for label, _ in texts
    }
    paragraphs, found = _marked(texts, labels, citation, others)
    first = next((index for index, paragraph in enumerate(paragraphs) if paragraph.cited), 0)
    kind = "original" if face == "original" else digest.kind if digest is not None else "no text"
    return Passage(
        title=line(Span(reading.name(source), "title")),
        source=source,
        face=face,
        kind=kind,
        paragraphs=paragraphs,
        first=first,
        remark=_remark(citation, labels, paragraphs, found, kind),
        has_other=digest is not None and original is not None,
    )


def _citation(reading: Reading, cited: tuple[str, int] | None) -> Citation | None:
    if cited is None:
        return None
    entry = reading.entries.get(cited[0])
    if entry is None or entry.record is None or cited[1] >= len(entry.record.cited):
        return None
    return entry.record.cited[cited[1]]


def _labels(reading: Reading, cited: tuple[str, int] | None, citation: Citation | None, face: Face) -> tuple[str, ...]:
    """The paragraphs to mark: those cited, and in the original the one where the words were found instead."""
    if citation is None or cited is None:
        return ()
    check = reading.loaded.check(*cited)
    if face == "original" and check.kind in ("moved", "fuzzy") and check.at is not None:
        return (check.at,)
    return citation.paragraphs


def _marked(
    texts: list[tuple[str, str]],
    labels: tuple[str, ...],
    citation: Citation | None,
    others: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[Paragraph, ...], bool]:
    paragraphs: list[Paragraph] = []
    found = False
    for label, raw in texts:
        text = scrub(raw.replace("\n", " "))
        marked: tuple[tuple[int, int], ...] = ()
        if label in labels and citation is not None and citation.quote is not None:
            marked = tuple(locate(citation.quote, text) or ())
            found = found or bool(marked)
        paragraphs.append(Paragraph(label, text, marked, label in labels, others[label]))
    return tuple(paragraphs), found


_QUOTE = 60
"""The cells of a quote in a remark."""


def _remark(
    citation: Citation | None, labels: tuple[str, ...], paragraphs: tuple[Paragraph, ...], found: bool, kind: str
) -> Line:
    if not paragraphs:
        return line(Span("No text of this source is at hand: neither a digest nor the original.", "warn"))
    if citation is None:
        return ()
    if not labels:
        return line(Span("The citation names no paragraph.", "warn"))
    if not any(paragraph.cited for paragraph in paragraphs):
        return line(Span(f"{', '.join(map(spot, labels))} is not in this text.", "warn"))
    if citation.quote is None:
        return line(Span("Told in other words, not quoted: the whole paragraph is marked.", "muted"))
    if not found:
        told = f"These words do not stand in the {kind}, so the whole paragraph is marked: "
        return line(Span(told, "warn"), Span(f"“{clip(scrub(citation.quote), _QUOTE)}”", "muted"))
    return ()
