"""What stands in a list, a record or a text, defined: its columns, facts, figures, words and marks, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.model import CasualtyReport, Citation, Dispute, Entry, Place, Reaction, Source, Strike
from dossier.model.count import Count
from dossier.model.vocabulary import VOCABULARIES
from dossier.view import bars
from dossier.view.block import (
    Beside,
    Block,
    Drawing,
    Fact,
    Heading,
    Item,
    Line,
    Page,
    Para,
    Quote,
    Ranges,
    Roomy,
    Span,
    Table,
    line,
    text_of,
)
from dossier.view.claims import MEASURE_TITLES, figure_cell
from dossier.view.meanings import REMARKS, SIGNS, column_meaning, fact_meaning
from dossier.view.passage import Passage
from dossier.view.words import spoken

Definition = tuple[str, str]
"""A column, a field, a word or a mark, and what it means."""


def in_list(
    section: str,
    titles: Iterable[str],
    entries: Sequence[Entry],
    cells: Iterable[Line],
    here: Entry | None,
    hidden: Iterable[str] = (),
) -> Iterator[Definition]:
    """Of a list: the titles of its columns, first of those in view, then of those `hidden`; the figures and signs in
    view, the words of the row under the cursor."""
    shown = [title for title in titles if title]
    for title in shown:
        yield title, column_meaning(title, section)
    for title in hidden:
        yield title, f"{column_meaning(title, section)} (finds no room at this width)"
    figures = (figure for entry in entries for figure in _figures(entry))
    yield from unique((cell, meaning) for title, cell, meaning in figures if title in shown and not cell.isdigit())
    if here is not None:
        yield from unique(words_of(here, shown))
    yield from marks(cells)


def in_detail(entry: Entry, page: Page) -> Iterator[Definition]:
    """Of everything about an entry: its facts, its words and figures, and the marks; no word twice."""
    found: dict[str, str] = {}
    for term, meaning in _in_detail(entry, page):
        found.setdefault(term, meaning)
    yield from found.items()


def _in_detail(entry: Entry, page: Page) -> Iterator[Definition]:
    labels = dict.fromkeys(block.label for block in page.blocks if isinstance(block, Fact))
    for label in labels:
        if meaning := fact_meaning(label, type(entry.item)):
            yield label, meaning
    yield from ((count.text, count.meaning) for count in _counts(entry) if not count.text.isdigit())
    yield from words_of(entry)
    yield from marks(_lines(page.blocks))


def in_page(page: Page) -> Iterator[Definition]:
    """Of the event in brief: the kinds of acts that are its headings, and the marks."""
    acts = {spoken(word): word for name in _ACTS for word in VOCABULARIES[name]}
    for block in page.blocks:
        if isinstance(block, Heading) and (word := acts.get(text_of(block.spans))) is not None:
            yield from unique(_word(name, word) for name in _ACTS if word in VOCABULARIES[name])
    yield from marks(_lines(page.blocks))


def in_passage(passage: Passage, citation: Citation | None) -> Iterator[Definition]:
    """Of a text: what kind of text it is, and what is marked in it."""
    yield passage.kind, TEXTS[passage.kind]
    if passage.paragraphs:
        yield "¶5", "a paragraph, counted from the beginning of the source"
    if any(paragraph.others for paragraph in passage.paragraphs):
        yield "3 ¶5", "so many records rest on this paragraph; below the one that is meant they are named"
    if any(passage.gaps):
        yield "⋯", "paragraphs of the source that are not in this text"
    if citation is not None:
        yield "▌", "the paragraph that the record rests on"
        yield "highlighted", "the words that it quotes; the whole paragraph where none of its words stand in this text"
        yield _word("words", citation.kind)
        yield from (_word("speaker", citation.speaker) for _ in range(citation.speaker == "inferred"))
        yield from (_word("part", part) for part in (citation.part,) if part)


TEXTS = {
    "digest": "what the source says, paragraph by paragraph, in the words of the dossier's author: proves no quote",
    "excerpt": "a part of the source, as it stands there",
    "translation": "the source in another language: the words are not its own",
    "original": "the source itself, word for word",
    "no text": "the dossier holds neither the source nor a digest of it",
}
"""The kinds of texts that a passage can stand in."""

_ACTS = ("act (PLOVER)", "act (ours)")


def unique(definitions: Iterable[Definition]) -> Iterator[Definition]:
    """Each definition once."""
    return iter(dict.fromkeys(definitions))


def marks(lines: Iterable[Line]) -> Iterator[Definition]:
    """The signs in some lines, and the remarks of the program."""
    spans = [span for each in lines for span in each]
    everything = "\n".join(span.text for span in spans)
    remarks = "\n".join(span.text for span in spans if span.role in _REMARKING)
    for table, text in ((SIGNS, everything), (REMARKS, remarks)):
        yield from (defined for pattern, defined in table.items() if re.search(pattern, text))


_REMARKING = ("muted", "warn", "bad")


def words_of(entry: Entry, columns: Sequence[str] | None = None) -> Iterator[Definition]:
    """The words of vocabularies that an entry uses, with whose words they are; of some columns, or (None) all."""
    for column, vocabulary, words in _words(entry):
        if columns is None or column in columns:
            yield from (_word(vocabulary, word) for word in words if word in VOCABULARIES[vocabulary])


def _word(vocabulary: str, word: str) -> Definition:
    whose = spoken(vocabulary) if "(" in vocabulary else f"{spoken(vocabulary)} (ours)"
    told = f"{whose}: {VOCABULARIES[vocabulary][word]}"
    field = FIELDS_OF.get(vocabulary)
    return spoken(word), f"{told}; filter {field}:{word}" if field else told


FIELDS_OF = {
    "words": "words",
    "act (PLOVER)": "act",
    "act (ours)": "act",
    "responsibility (HURIDOCS list 28)": "responsibility",
    "reliability (Admiralty, of a source)": "reliability",
    "credibility (Admiralty, of information)": "credibility",
    "harm_grade (Airwars)": "harm_grade",
    "strike_status (Airwars)": "strike_status",
    "hits, as": "role",
    "hits, condition": "condition",
    "stance of a figure": "stance",
    "class of people": "of",
    "stance of a holder": "stance",
    "status of a dispute": "status",
    "handling (Every Casualty, 2016)": "handling",
    "precision": "precision",
}
"""The field of the filter that has the words of a vocabulary."""


def _words(entry: Entry) -> Iterator[tuple[str, str, Iterable[str]]]:
    """The words of an entry by the column in which they stand and the vocabulary that has them."""
    item = entry.item
    match item:
        case Strike():
            yield "", "strike_status (Airwars)", _stated(item.strike_status)
            yield "", "harm_grade (Airwars)", _stated(item.harm_grade)
            yield "", "hits, as", [hit.as_ for hit in item.hits if hit.as_]
            yield "", "hits, condition", [hit.condition for hit in item.hits if hit.condition]
            yield "", "certainty", [party.certainty for party in item.by if party.certainty]
        case CasualtyReport():
            classes = [*item.of, *(kind for parts in item.including.values() for kind in parts)]
            yield "of whom", "class of people", [kind for kind in classes if kind != "people"]
            yield "", "stance of a figure", _stated(item.stance)
        case Reaction():
            yield from (("act", name, item.act) for name in _ACTS)
            yield "", "responsibility (HURIDOCS list 28)", _stated(item.responsibility)
        case Dispute():
            yield "status", "status of a dispute", [status.is_ for status in item.status[-1:]]
            yield "", "status of a dispute", [status.is_ for status in item.status[:-1]]
            yield "", "handling (Every Casualty, 2016)", _stated(item.handling)
            yield "", "stance of a holder", [h.as_ for p in item.positions for h in p.holders if h.as_ != "asserts"]
        case Source():
            yield "", "titled", [item.titled] if item.titled == "described" else []
            yield "grade", "reliability (Admiralty, of a source)", _stated(item.reliability)
        case Place():
            yield "", "precision", _stated(item.precision)
        case _:
            pass
    record = entry.record
    if record is not None and record.credibility is not None:
        yield "", "credibility (Admiralty, of information)", [str(record.credibility)]


def _stated(word: str | None) -> Sequence[str]:
    return () if word is None else (word,)


def _figures(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The counts that stand in a list as figures: the title of the column, the cell and what it means."""
    if isinstance(entry.item, CasualtyReport):
        stance = {"expects": ", expected, not reported", "estimates": ", an estimate"}.get(entry.item.stance or "", "")
        for measure, count in entry.item.figures.items():
            yield MEASURE_TITLES.get(measure, measure), figure_cell(entry.item, count), _wording(count) + stance


def _counts(entry: Entry) -> Iterator[Count]:
    item = entry.item
    if isinstance(item, CasualtyReport):
        yield from item.figures.values()
        yield from (count for parts in item.including.values() for count in parts.values())
    if isinstance(item, Strike):
        yield from item.counts.values()
        yield from (hit.number for hit in item.hits if hit.number is not None)


def _wording(count: Count) -> str:
    """What a short figure means, with the wording it stands for."""
    return count.meaning if count.text == count.meaning or count.is_unknown else f"{count.meaning}: “{count.text}”"


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Heading(spans) | Para(spans) | Fact(_, spans):
                yield spans
            case Item(spans, _, marker):
                yield line(Span(marker, "muted"), spans)
            case Quote(spans, source):
                yield from (spans, source)
            case Table(_, rows):
                yield from (cell for row in rows for cell in row)
            case Roomy(wide):
                yield from _lines(wide)
            case Beside(columns):
                yield from (each for column in columns for each in _lines(column))
            case Drawing(lines):
                yield from lines
            case Ranges(items):
                yield from _lines(items)
                yield from (bars.beside(block, number, bars.LEAST) for number in range(len(items)))
            case _:
                pass
