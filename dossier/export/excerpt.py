"""Single things taken out of a dossier as text: a record, a figure, a quote, a footnote, an entry of a bibliography.

Each of them says who says it and where it stands, so that no number and no quote travels without its source. A text
is empty where there is nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.export import bibtex
from dossier.model import AnyRecord, CasualtyReport, Citation, Entry, Source, Strike, When
from dossier.model.telling import is_inferred, tellers
from dossier.view import plain
from dossier.view.block import text_of
from dossier.view.citations import spot
from dossier.view.dates import day_text, when_text
from dossier.view.detail import detail
from dossier.view.reading import Reading, figures_text, hit_text
from dossier.view.words import spoken


class Meant(NamedTuple):
    """An entry, and which of its citations; None: all of them. `at` is a paragraph of a source, where no record is."""

    key: str
    which: int | None = None
    at: str | None = None


def record(reading: Reading, meant: Meant) -> str:
    """Everything about an entry, one fact a line."""
    return plain.render(detail(reading, _entry(reading, meant)))


def figure(reading: Reading, meant: Meant) -> str:
    """The figures of a record with their teller and where they stand; on one line."""
    found = _entry(reading, meant).record
    figures = _figures(found) if found is not None else ""
    if found is None or not figures:
        return ""
    where = text_of(reading.where(found.where)) if isinstance(found, CasualtyReport | Strike) else ""
    about = f" ({where})" if where else ""
    return _one_line(f"{figures}{about} — {_teller(reading, found)}. {footnote(reading, Meant(meant.key))}")


def quote(reading: Reading, meant: Meant) -> str:
    """The words of the first citation that has any, of whom they are and where they stand; on one line."""
    found = _entry(reading, meant).record
    for index, citation in _cited(found, meant):
        if found is not None and citation.quote is not None:
            wording = "" if citation.kind == "direct_quote" else ", in the wording of the source"
            told = f"{_teller(reading, found)}{wording}. {footnote(reading, meant._replace(which=index))}"
            return _one_line(f"“{citation.quote}” — {told}")
    return ""


def footnote(reading: Reading, meant: Meant) -> str:
    """Where an entry stands: publisher, title, date, place and address of each source, and the dossier; on one line."""
    entry = _entry(reading, meant)
    if isinstance(entry.item, Source):
        return _one_line(f"{_reference(reading, meant.key, (meant.at,) if meant.at else ())}. {_taken_from(reading)}")
    places: dict[str, list[str]] = {}
    for _, citation in _cited(entry.record, meant):
        places.setdefault(citation.source, []).extend(citation.at)
    notes = [_reference(reading, source, at) for source, at in places.items()]
    return _one_line(f"{'; '.join(notes)}. {_taken_from(reading)}") if notes else ""


def _taken_from(reading: Reading) -> str:
    return f"In dossier {reading.dossier.id}."


def bibliography(reading: Reading, meant: Meant) -> str:
    """The sources as BibTeX."""
    return "\n".join(bibtex.entry(reading.dossier, key) for key in sources(reading, meant))


def addresses(reading: Reading, meant: Meant) -> str:
    """The addresses of the sources as they stand in the dossier, one a line."""
    found = [reading.dossier.sources[key].url for key in sources(reading, meant)]
    return "\n".join(url for url in found if url is not None)


def sources(reading: Reading, meant: Meant) -> tuple[str, ...]:
    """The ids of the sources that are meant: the entry itself, or those that it cites."""
    entry = _entry(reading, meant)
    if isinstance(entry.item, Source):
        return (entry.id,)
    cited = (citation.source for _, citation in _cited(entry.record, meant))
    return tuple(key for key in dict.fromkeys(cited) if key in reading.dossier.sources)


def _entry(reading: Reading, meant: Meant) -> Entry:
    return reading.entries[meant.key]


def _cited(record: AnyRecord | None, meant: Meant) -> Iterator[tuple[int, Citation]]:
    for index, citation in enumerate(record.cited if record is not None else ()):
        if meant.which in (None, index):
            yield index, citation


def _figures(record: AnyRecord) -> str:
    match record:
        case CasualtyReport():
            return figures_text(record)
        case Strike():
            counts = [f"{count.text} {spoken(counter)}" for counter, count in record.counts.items()]
            return ", ".join([*counts, *(hit_text(hit) for hit in record.hits if hit.number is not None)])
        case _:
            return ""


def _teller(reading: Reading, record: AnyRecord) -> str:
    """Who says it, without the numbers of sources, which mean nothing outside of the dossier."""
    names = [_plain_name(reading, key) for key in tellers(reading.dossier, record)]
    return f"{', '.join(names)}{' (attribution inferred)' if is_inferred(record) else ''}"


def _plain_name(reading: Reading, key: str) -> str:
    """A name; a source that speaks for itself is named by the reference behind it."""
    return "the source in its own voice" if key in reading.dossier.sources else reading.name(key)


def _title(source: Source) -> str:
    """The title in quotation marks; in brackets where it is a description by the dossier's author."""
    return f"[{source.title} (described)]" if source.titled == "described" else f"“{source.title}”"


def _reference(reading: Reading, key: str, at: Sequence[str]) -> str:
    """One source: `The Herald, “Bridge hit at dawn”, 4 May 2031, ¶5, https://example.org/bridge`."""
    source = reading.dossier.sources.get(key)
    if source is None:
        return key
    parts = [*source.authors]
    if source.publisher is not None:
        parts.append(reading.name(source.publisher))
    parts.append(_title(source))
    if (when := source.published or source.said) is not None:
        parts.append(_day(reading, when))
    elif "published" in source.not_stated:
        parts.append("undated")
    parts += [spot(place) for place in dict.fromkeys(at)]
    if source.url is not None:
        parts.append(source.url)
    taken = f" (retrieved {_day(reading, source.retrieved)})" if source.retrieved is not None else ""
    return f"{', '.join(parts)}{taken}"


def _day(reading: Reading, when: When) -> str:
    """A date without the time of day: whoever reads a footnote does not know to which place it would be local."""
    first = when.extent.first
    if first is not None and not when.extent.is_interval and first.precision in ("minute", "second"):
        return day_text(first.year, first.month, first.day)
    return when_text(when, reading.zone)


def _one_line(text: str) -> str:
    return " ".join(text.split())
