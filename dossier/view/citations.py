"""Citations as a reader sees them: the words, where they stand, and how far that was checked."""

from __future__ import annotations

from dossier.model import AnyRecord, Citation
from dossier.store.loaded import Check
from dossier.view.block import Block, Line, Quote, Role, Span, line
from dossier.view.dates import when_text
from dossier.view.reading import Reading
from dossier.view.words import spoken

STATUS: dict[str, tuple[str, Role]] = {
    "exact": ("stands in the original", "good"),
    "moved": ("stands elsewhere in the original", "warn"),
    "fuzzy": ("stands in the original in a slightly different form", "warn"),
    "lost": ("not found in the original", "bad"),
    "unverified": ("original not attached", "muted"),
}
"""What each status of a citation says; only the original can verify."""


def passage_blocks(reading: Reading, record: AnyRecord, *, hide: bool = False) -> list[Block]:
    """Every citation of a record: the quote, then its source, place and standing."""
    return [passage_block(reading, record, index, hide=hide) for index in range(len(record.cited))]


def passage_block(reading: Reading, record: AnyRecord, index: int, *, hide: bool = False) -> Quote:
    """One citation; `hide` leaves the words of sensitive records out and says so."""
    citation = record.cited[index]
    words: Line
    if hide and record.sensitivity:
        words = line(Span(f"passage hidden ({', '.join(record.sensitivity)}): --sensitive shows it", "muted"))
    elif citation.quote is not None:
        words = line(Span(f"“{citation.quote}”", "quote"))
    else:
        words = line(Span("paraphrased, not quoted", "muted"))
    return Quote(words, line(place(reading, citation), " ", *_remarks(reading, record, index)))


def place(reading: Reading, citation: Citation, *, short: bool = False) -> Line:
    """Where a citation points: `[2] Title ¶20`, or `[2] ¶20` where it is short."""
    at = ", ".join(map(spot, citation.at))
    first = citation.paragraphs[0] if citation.paragraphs else ""
    target = f"passage:{citation.source}#{first}"
    part = f" ({citation.part})" if citation.part and citation.part != "body" else ""
    name = f"[{reading.numbers.get(citation.source, '?')}]" if short else reading.name(citation.source)
    return line(Span(name, "accent", target), Span(f" {at}{part}" if at or part else "", "accent", target))


def spot(at: str) -> str:
    """A place in a source as it is shown: `p20-p21` → ¶20–21."""
    return f"¶{at[1:].replace('-p', '–')}" if at[:1] == "p" and at[1:2].isdigit() else at


def _remarks(reading: Reading, record: AnyRecord, index: int) -> list[Span]:
    citation = record.cited[index]
    remarks: list[Span] = []
    if citation.kind == "direct_quote":
        remarks.append(Span("spoken", "muted"))
    elif citation.kind == "wording":
        remarks.append(Span("the source's wording", "muted"))
    if citation.speaker == "inferred":
        remarks.append(Span("attribution inferred", "warn"))
    if citation.verb:
        remarks.append(Span(f"“{citation.verb}”", "muted"))
    if citation.via:
        remarks.append(Span("via " + ", ".join(reading.name(key) for key in citation.via), "muted"))
    if citation.said is not None:
        remarks.append(Span(f"said {when_text(citation.said, reading.zone)}", "muted"))
    if citation.renders is not None:
        remarks.append(Span("carried in other words than the statement itself", "muted", f"record:{citation.renders}"))
    if citation.for_:
        remarks.append(Span("for " + ", ".join(spoken(field) for field in citation.for_), "muted"))
    if citation.part == "question":
        remarks.append(Span("a reporter's premise, no report", "warn"))
    if citation.quote is not None:
        remarks.append(_standing(reading.loaded.check(record.id, index)))
    separated: list[Span] = []
    for remark in remarks:
        separated += [Span("· ", "muted"), remark, Span(" ")]
    return separated[:-1]


def _standing(check: Check) -> Span:
    text, role = STATUS[check.kind]
    if check.kind in ("moved", "fuzzy") and check.at:
        text = f"{text}, {spot(check.at)}"
    if check.kind == "unverified" and check.digest:
        text = f"{text}; stands in the digest"
    if check.variant:
        text = f"{text}, in another version"
    return Span(text, role)
