"""Print a dossier's summary, or some of its sections."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError

if TYPE_CHECKING:
    from dossier.export.seen import Seen
    from dossier.model import Entry, Section
    from dossier.view.block import Page
    from dossier.view.reading import Reading


COMPUTED = ("totals", "silence", "timeline")
"""Sections that no file has."""

_OF: dict[str, tuple[Section, ...]] = {
    "totals": ("casualties",),
    "timeline": ("strikes", "casualties", "reactions", "background"),
}
"""The records of which they are made, where a filter and a lens choose among them."""


def arguments(parser: Parser) -> None:
    """PATH, sections, the filter and the output."""
    from dossier.cli.opening import format_argument, lens_arguments

    parser.add_argument("path", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="strikes, casualties, reactions, …")
    parser.add_argument("--where", metavar="FILTER", help="only what passes the filter (dossier help filter)")
    lens_arguments(parser)
    parser.add_argument("--sensitive", action="store_true", help="show the passages of sensitive records")
    parser.add_argument("--raw", action="store_true", help="csv: leave cells that begin with = + - @ as they are")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of stdout")
    format_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from dossier.cli.opening import EXPORTS, chosen_format, opened, originals_at_hand, reading_of
    from dossier.cli.writing import write, write_page
    from dossier.model import SECTIONS

    form = chosen_format(options)
    loaded = opened(options.path, originals_at_hand())
    if form in EXPORTS and not _asks(options):
        from dossier.export.seen import Plain

        # data need no views, which take longer to import than to ask
        sections = _sections(options.sections)
        stored = [entry for section in sections or SECTIONS for entry in loaded.dossier.section(section)]
        write(options, _export(form, Plain(loaded), sections, stored, frozenset(), options))
        return Exit.FINE
    reading = reading_of(loaded, options)
    computed = next((word for word in options.sections if word in COMPUTED), None)
    if len(options.told_by) > 1 or computed is not None:
        return _computed(options, reading, form, computed)
    sections = _sections(options.sections)
    entries = [entry for section in sections or SECTIONS for entry in reading.section(section)]
    possible: frozenset[str] = frozenset()
    narrowed = bool(options.where) or not reading.lens.is_open
    if narrowed:
        from dossier.cli.filtering import passing

        entries, possible = passing(reading, options.where or "", entries)
    if form in EXPORTS:
        write(options, _export(form, reading, sections, entries, possible, options))
        return Exit.FINE
    page = _page(reading, sections, entries if sections or narrowed else None, possible, options)
    write_page(options, page, form)
    return Exit.FINE


def _asks(options: argparse.Namespace) -> bool:
    """Whether anything narrows the dossier, or what is computed of it alone is asked for."""
    computed = any(word in COMPUTED for word in options.sections)
    return bool(options.where or options.told_by or options.as_of or options.clock != "said") or computed


def _computed(options: argparse.Namespace, reading: Reading, form: str, name: str | None) -> int:
    """Print what no file has: totals, the silence matrix, two tellers side by side."""
    from dossier.cli.opening import EXPORTS, teller_of
    from dossier.cli.writing import write_page

    told_by = options.told_by
    if form in EXPORTS:
        raise UsageError(f"{name or 'two tellers'} cannot be written as {form}: --format json holds the whole analysis")
    if len(options.sections) > 1 or (options.sections and len(told_by) > 1):
        raise UsageError(f"{', '.join(COMPUTED)} and two tellers are printed alone")
    if len(told_by) > 2:
        raise UsageError("two tellers can be set side by side, not more")
    shown: set[str] | None = None
    possible: frozenset[str] = frozenset()
    if name in _OF and (options.where or not reading.lens.is_open):
        from dossier.cli.filtering import passing

        told = [entry for section in _OF[name] for entry in reading.section(section)]
        entries, possible = passing(reading, options.where or "", told)
        shown = {entry.id for entry in entries}
    if len(told_by) == 2:
        from dossier.view.tellers import tellers_page

        page = tellers_page(reading, *(teller_of(reading, who) for who in told_by))
    elif name == "timeline":
        from dossier.view.timeline import timeline_page

        page = timeline_page(reading, shown, possible)
    elif name == "silence":
        from dossier.view.silence import silence_page

        page = silence_page(reading)
    else:
        from dossier.view.derivation import totals_page

        page = totals_page(reading, shown, possible)
    write_page(options, page, form)
    return Exit.FINE


def _sections(names: Sequence[str]) -> tuple[Section, ...]:
    """The sections named. Raises UsageError for a word that is none."""
    from dossier.model import SECTIONS

    found: list[Section] = []
    for name in names:
        plain = "strikes" if name == "incidents" else name
        section = next((section for section in SECTIONS if section == plain), None)
        if section is None:
            raise UsageError(f"there is no section {name}; there are {', '.join((*SECTIONS, *COMPUTED))}")
        found.append(section)
    return tuple(dict.fromkeys(found))


def _page(
    reading: Reading,
    sections: tuple[Section, ...],
    entries: list[Entry] | None,
    possible: frozenset[str],
    options: argparse.Namespace,
) -> Page:
    from dossier.view.overview import overview
    from dossier.view.sections import section_pages

    hide = not options.sensitive
    if sections:
        return section_pages(reading, sections, entries or [], possible, hide=hide)
    shown = None if entries is None else {entry.id for entry in entries}
    return overview(reading, shown, possible, hide=hide)


def _export(
    form: str,
    seen: Seen,
    sections: tuple[Section, ...],
    entries: list[Entry],
    possible: frozenset[str],
    options: argparse.Namespace,
) -> str:
    loaded = seen.loaded
    stored = [entry for entry in entries if entry.id in seen.dossier.entries]
    match form:
        case "json":
            from dossier.export import json_

            return json_.write(seen, entries, possible, options.where or "")
        case "jsonl":
            from dossier.export import jsonl

            return jsonl.write(loaded, stored)
        case "csv":
            from dossier.export import csv_

            return csv_.write(loaded, stored, sections, raw=options.raw)
        case "bibtex":
            from dossier.export import bibtex

            return bibtex.write(loaded, stored)
        case _:
            from dossier.export import geojson

            return geojson.write(loaded, stored)
