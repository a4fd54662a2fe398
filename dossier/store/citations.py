"""Whether every passage that a dossier cites exists, and its words stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.model import Citation, Dossier
from dossier.problems import Level, Problem, StorageError, UsageError
from dossier.store import matching
from dossier.store.documents import Document, parse_document
from dossier.store.faults import Fault, listed
from dossier.store.faults import Path as DataPath
from dossier.store.loaded import Check, Text
from dossier.store.originals import Copy, Originals, as_text, sha256
from dossier.store.passages import named, paragraphs
from dossier.store.read import Beside
from dossier.store.rules import paths


@dataclass(slots=True)
class Verified:
    """The texts at hand, how each citation stands, and what is wrong."""

    documents: dict[str, Document] = field(default_factory=dict)
    originals: dict[str, Text] = field(default_factory=dict)
    checks: dict[tuple[str, int], Check] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Those of the documents, which have places of their own."""


def verify(dossier: Dossier, beside: Beside | None, originals: Originals | None) -> Verified:
    """Read the documents and the originals at hand, and look every citation up in them."""
    found = Verified()
    _read_documents(dossier, beside, found)
    searched = _read_originals(dossier, originals, found)
    where = paths(dossier)
    for record in dossier.records:
        for index, citation in enumerate(record.cited):
            path = (*where[record.id], "cited", index)
            digest = _in_digest(dossier, citation, path, found)
            found.checks[record.id, index] = _in_original(dossier, citation, path, digest, searched, found)
    for key, place in dossier.places.items():
        for number, position in enumerate(place.positions):
            for index, citation in enumerate(position.cited):
                path = ("places", key, "positions", number, "cited", index)
                _in_original(dossier, citation, path, _in_digest(dossier, citation, path, found), searched, found)
    return found


def _read_documents(dossier: Dossier, beside: Beside | None, found: Verified) -> None:
    for key, source in dossier.sources.items():
        if source.document is None:
            continue
        path: DataPath = ("sources", key, "document")
        if beside is None:
            message = "documents are not read for a dossier on standard input"
            found.faults.append(Fault(path, message, level="notice", rule="document"))
            continue
        try:
            raw = beside.read(source.document)
        except StorageError as error:
            found.faults.append(
                Fault(path, str(error), hint="give its path from the dossier's folder", rule="document")
            )
            continue
        parsed = parse_document(raw, beside.shown(source.document))
        found.problems.extend(parsed.problems)
        if parsed.document is not None:
            found.documents[key] = parsed.document


def _read_originals(dossier: Dossier, originals: Originals | None, found: Verified) -> dict[str, matching.Original]:
    searched: dict[str, matching.Original] = {}
    if originals is None:
        return searched
    for key, original in dossier.originals.items():
        copy = originals.copy(dossier.id, key, original.sha256)
        if copy is None:
            continue
        text = _text(copy, original.sha256)
        if text is None:
            message = f"the text at hand is no {copy.encoding}"
            found.faults.append(Fault(("originals", key), message, level="warning", rule="original", key=True))
            continue
        found.originals[key] = text
        searched[key] = matching.Original(text.paragraphs)
        found.faults.extend(_own_words(dossier, key, text, found))
    return searched


def _text(copy: Copy, stated: str | None) -> Text | None:
    digest = sha256(copy.raw)
    try:
        decoded = as_text(copy.raw, copy.encoding)
    except UsageError:
        return None
    return Text(paragraphs(decoded), digest, None if stated is None else stated == digest)


def _own_words(dossier: Dossier, original: str, text: Text, found: Verified) -> Iterator[Fault]:
    """Paragraphs of digests that hold too many successive words of their original."""
    from dossier.store.overlap import SUCCESSIVE, held, runs, runs_in

    digests = {
        key: document
        for key, source in dossier.sources.items()
        if source.original == original
        and (document := found.documents.get(key)) is not None
        and document.kind == "digest"
    }
    known = held(runs(each.text for document in digests.values() for each in document.paragraphs), text.paragraphs)
    for key, document in digests.items():
        for paragraph in document.paragraphs:
            for run in runs_in(paragraph.text, known):
                yield Fault(
                    ("sources", key, "document"),
                    f"{paragraph.label} of its digest has {len(run)} words in a row of the original: {listed(run, 12)}",
                    expected=f"own words: fewer than {SUCCESSIVE} in a row outside quotation marks",
                    hint=f"put {paragraph.label} in other words, or the speaker's words in quotation marks",
                    level="warning",
                    rule="own-words",
                )


def _in_digest(dossier: Dossier, citation: Citation, path: DataPath, found: Verified) -> bool | None:
    """Whether the quote stands in the document of its source; None where it is not looked up."""
    document = found.documents.get(citation.source)
    if document is None:
        return None
    cited, missing = named(citation.at, document.numbers)
    if missing:
        found.faults.append(
            Fault(
                (*path, "at"),
                f"the document of {citation.source} has no {listed(missing)}",
                expected=_there(document),
                rule="citation",
            )
        )
        return None
    source = dossier.sources[citation.source]
    foreign = document.language is not None and source.language is not None and document.language != source.language
    if citation.quote is None or document.kind == "translation" or foreign:
        return None
    anywhere = not cited
    texts = [paragraph.text for paragraph in document.paragraphs if anywhere or paragraph.number in cited]
    stands = any(matching.locate(citation.quote, text) for text in texts)
    if citation.kind != "direct_quote" and document.kind == "digest":
        return True if stands else None
    if not stands:
        found.faults.append(
            Fault(
                (*path, "quote"),
                f"these words do not stand in {listed(citation.at) or 'the document'} of {citation.source}'s document",
                expected="spoken words stand word for word in the digest" if document.kind == "digest" else "",
                hint="quote them in the document, or correct the place",
                rule="citation",
            )
        )
    return stands


def _there(document: Document) -> str:
    labels = [paragraph.label for paragraph in document.paragraphs]
    return f"one of {listed(labels)}" if labels else "a document with paragraphs"


def _in_original(
    dossier: Dossier,
    citation: Citation,
    path: DataPath,
    digest: bool | None,
    searched: dict[str, matching.Original],
    found: Verified,
) -> Check:
    source = dossier.sources.get(citation.source)
    original = searched.get(source.original) if source is not None and source.original is not None else None
    if original is None or source is None or source.original is None:
        return Check(digest=digest)
    text = found.originals[source.original]
    status = matching.status(citation.at, citation.quote, original)
    if status.missing:
        found.faults.append(
            Fault(
                (*path, "at"),
                f"the original has no {listed(status.missing)}",
                expected=f"p1 to p{len(text.paragraphs)}",
                rule="citation",
            )
        )
    elif citation.quote is not None and status.kind in ("moved", "fuzzy"):
        message = (
            f"these words stand in {status.at}"
            if status.kind == "moved"
            else f"{status.at} has it slightly differently"
        )
        hint = f"write at: {status.at}" if status.kind == "moved" else "copy the words as they stand"
        found.faults.append(Fault((*path, "quote"), message, hint=hint, level="warning", rule=status.kind))
    elif citation.quote is not None and status.kind == "lost":
        near = f"{status.nearest} is most like it" if status.nearest else "nothing in the original is like it"
        level: Level = "warning" if text.matches is False else "error"
        message = "these words do not stand in the original"
        found.faults.append(Fault((*path, "quote"), message, near, level=level, rule="lost"))
    return Check(status.kind, digest, status.at, variant=text.matches is False)
