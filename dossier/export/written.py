"""A dossier, or a part of it, in any format: what `dossier show` writes and what the reader exports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.problems import UsageError

if TYPE_CHECKING:
    from dossier.export.passing import Passed
    from dossier.export.seen import Seen
    from dossier.model import Entry, Section
    from dossier.query.flags import Facts
    from dossier.view.block import Page
    from dossier.view.reading import Reading

PAGES = ("plain", "markdown")
"""The formats for people that need no terminal."""

EXPORTS = ("json", "jsonl", "csv", "geojson", "bibtex")
"""The formats for programs."""

ENDINGS = {
    **{".txt": "plain", ".md": "markdown", ".json": "json", ".jsonl": "jsonl"},
    **{".csv": "csv", ".geojson": "geojson", ".bib": "bibtex"},
}
"""The format that the ending of a file's name stands for."""

COMPUTED = ("totals", "silence", "timeline", "map")
"""Sections that no file has."""

_OF: dict[str, tuple[Section, ...]] = {
    "totals": ("casualties",),
    "timeline": ("strikes", "casualties", "reactions", "background"),
    "map": ("strikes",),
}
"""The records of which they are made, where a filter and a lens choose among them."""


class Asked(NamedTuple):
    """What of a dossier is wanted; sections and computed sections by name, none of them: the summary, or everything."""

    sections: tuple[str, ...] = ()
    where: str = ""
    pair: tuple[str, ...] = ()
    """Two tellers by their ids, set side by side."""
    compared: tuple[str, ...] = ()
    """Records by their ids, set side by side."""
    text: str = ""
    """The source whose text is wanted, by its id."""
    original: bool = False
    """Of that text the original, not the digest."""
    facets: bool = False
    """What the sections could be narrowed by, in the place of their entries."""
    sensitive: bool = False
    raw: bool = False
    facts: Facts | None = None
    """What the filter may ask beside the dossier; None: nothing."""

    @property
    def alone(self) -> str:
        """What is asked for that no section of a file is, and that can be printed only by itself; else nothing."""
        named = {"two tellers": self.pair, "records side by side": self.compared, "a text": self.text}
        found = [name for name, wanted in named.items() if wanted]
        found += ["facets"] * self.facets + [name for name in self.sections if name in COMPUTED]
        if len(found) > 1 or (found and not self.facets and len(self.sections) > bool(self.computed)):
            raise UsageError(f"{', '.join(COMPUTED)}, {', '.join(named)} and facets are printed alone")
        return found[0] if found else ""

    @property
    def computed(self) -> str | None:
        """The computed section that is asked for."""
        return next((name for name in self.sections if name in COMPUTED), None)


def sections_named(names: Sequence[str]) -> tuple[Section, ...]:
    """The sections of the file that are named. Raises UsageError for a word that is none."""
    from dossier.model import SECTIONS

    found: list[Section] = []
    for name in names:
        plain = "strikes" if name == "incidents" else name
        section = next((section for section in SECTIONS if section == plain), None)
        if section is None:
            raise UsageError(f"there is no section {name}; there are {', '.join((*SECTIONS, *COMPUTED))}")
        found.append(section)
    return tuple(dict.fromkeys(found))


def left(reading: Reading, asked: Asked) -> Passed | None:
    """What filter and lens leave of what is asked for; None where nothing narrows it. Raises UsageError."""
    from dossier.export.passing import passing
    from dossier.model import SECTIONS

    unasked = not asked.where and reading.lens.is_open
    if unasked or (asked.alone and not asked.facets and asked.computed in (None, "silence")):
        return None
    sections = _OF[asked.computed] if asked.computed else sections_named(asked.sections) or SECTIONS
    entries = [entry for section in sections for entry in reading.section(section)]
    return passing(reading, asked.where, entries, asked.facts)


def page(reading: Reading, asked: Asked, passed: Passed | None) -> Page:
    """The page that is asked for. Raises UsageError for what cannot stand on one."""
    possible = passed.possible if passed is not None else frozenset()
    if asked.alone:
        return _alone(reading, asked, passed, possible)
    from dossier.view.overview import overview
    from dossier.view.sections import section_pages

    hide = not asked.sensitive
    sections = sections_named(asked.sections)
    if not sections:
        return overview(reading, _ids(passed), possible, where=asked.where, hide=hide)
    entries = (
        [entry for section in sections for entry in reading.section(section)] if passed is None else passed.entries
    )
    return section_pages(reading, sections, entries, possible, where=asked.where, hide=hide)


def _alone(reading: Reading, asked: Asked, passed: Passed | None, possible: frozenset[str]) -> Page:
    """What no section of a file is, under what narrows it."""
    if asked.computed == "timeline":
        from dossier.view.timeline import timeline_page

        return timeline_page(reading, _ids(passed), possible, asked.where)
    from dossier.view.lens import narrowing

    page = _computed(reading, asked, _ids(passed), possible)
    head = narrowing(reading, asked.where if passed is not None else "", possible)
    return page._replace(blocks=(*head, *page.blocks))


def _ids(passed: Passed | None) -> set[str] | None:
    return None if passed is None else {entry.id for entry in passed.entries}


def _computed(reading: Reading, asked: Asked, shown: set[str] | None, possible: frozenset[str]) -> Page:
    from dossier.export import panes

    if asked.compared:
        return panes.compared(reading, asked.compared)
    if asked.text:
        return panes.text(reading, asked.text, original=asked.original)
    if asked.facets:
        return panes.facets(reading, sections_named(asked.sections), asked.where, asked.facts)
    if asked.pair:
        from dossier.view.tellers import tellers_page

        return tellers_page(reading, *asked.pair)
    match asked.computed:
        case "silence":
            from dossier.view.silence import silence_page

            return silence_page(reading)
        case "map":
            return panes.map_page(reading, shown, possible)
        case _:
            from dossier.view.derivation import totals_page

            return totals_page(reading, shown, possible)


def drawn(page: Page, form: str, columns: int | None = None) -> str:
    """A page as plain text or Markdown, made drawable."""
    from dossier.text import scrub
    from dossier.view import markdown, plain

    return scrub((markdown if form == "markdown" else plain).render(page, columns), lines=True)


def export(form: str, seen: Seen, asked: Asked, passed: Passed | None) -> str:
    """The data of what is asked for. Raises UsageError for what the format cannot hold."""
    if name := asked.alone:
        raise UsageError(f"{name} cannot be written as {form}: --format json holds the whole analysis")
    sections = sections_named(asked.sections)
    entries = passed.entries if passed is not None else _stored(seen, sections)
    stored = [entry for entry in entries if entry.id in seen.dossier.entries]
    possible = passed.possible if passed is not None else frozenset()
    match form:
        case "json":
            from dossier.export import json_

            return json_.write(seen, entries, possible, asked.where)
        case "jsonl":
            from dossier.export import jsonl

            return jsonl.write(seen, stored, possible)
        case "csv":
            from dossier.export import csv_

            return csv_.write(seen, stored, sections, possible, raw=asked.raw)
        case "bibtex":
            from dossier.export import bibtex

            return bibtex.write(seen.loaded, stored)
        case _:
            from dossier.export import geojson

            return geojson.write(seen, stored, possible)


def _stored(seen: Seen, sections: Sequence[Section]) -> list[Entry]:
    from dossier.model import SECTIONS

    return [entry for section in sections or SECTIONS for entry in seen.dossier.section(section)]


def text(reading: Reading, asked: Asked, form: str) -> str:
    """What is asked for in a format. Raises UsageError."""
    passed = left(reading, asked)
    return export(form, reading, asked, passed) if form in EXPORTS else drawn(page(reading, asked, passed), form)
