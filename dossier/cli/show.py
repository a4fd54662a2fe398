"""Print a dossier's summary, or some of its sections."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError

if TYPE_CHECKING:
    from dossier.model import Entry, Section
    from dossier.view.block import Page
    from dossier.view.reading import Reading


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
    from dossier.model import SECTIONS

    form = chosen_format(options)
    reading = reading_of(opened(options.path, originals_at_hand()), options)
    sections = _sections(options.sections)
    entries = [entry for section in sections or SECTIONS for entry in reading.section(section)]
    possible: frozenset[str] = frozenset()
    narrowed = bool(options.where) or not reading.lens.is_open
    if narrowed:
        from dossier.cli.filtering import passing

        entries, possible = passing(reading, options.where or "", entries)
    if form in EXPORTS:
        _write(options, _export(form, reading, sections, entries, options))
        return Exit.FINE
    page = _page(reading, sections, entries if sections or narrowed else None, possible, options)
    if form == "rich":
        _rich(options, page)
    else:
        from dossier.view import markdown, plain

        _write(options, (markdown if form == "markdown" else plain).render(page, options.width), drawn=True)
    return Exit.FINE


def _sections(names: Sequence[str]) -> tuple[Section, ...]:
    """The sections named. Raises UsageError for a word that is none."""
    from dossier.model import SECTIONS

    found: list[Section] = []
    for name in names:
        plain = "strikes" if name == "incidents" else name
        section = next((section for section in SECTIONS if section == plain), None)
        if section is None:
            raise UsageError(f"there is no section {name}; there are {', '.join(SECTIONS)}")
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
    form: str, reading: Reading, sections: tuple[Section, ...], entries: list[Entry], options: argparse.Namespace
) -> str:
    loaded = reading.loaded
    match form:
        case "json":
            from dossier.export import json_

            return json_.write(loaded, entries, options.where or "")
        case "jsonl":
            from dossier.export import jsonl

            return jsonl.write(loaded, entries)
        case "csv":
            from dossier.export import csv_

            return csv_.write(loaded, entries, sections, raw=options.raw)
        case _:
            from dossier.export import geojson

            return geojson.write(loaded, entries)


def _write(options: argparse.Namespace, text: str, *, drawn: bool = False) -> None:
    from dossier.view.sinks import write_data, write_text

    if options.output is not None:
        from dossier.text import scrub
        from dossier.user.atomic import write_named

        if not options.output:
            raise UsageError("the name of the file for --output is empty")
        write_named(Path(options.output), (scrub(text, lines=True) if drawn else text).encode())
    elif drawn:
        write_text(sys.stdout, text)
    else:
        write_data(sys.stdout, text)


def _rich(options: argparse.Namespace, page: Page) -> None:
    from dossier.view.rich_ import render
    from dossier.view.safe_console import console

    if options.output is not None:
        import io

        drawn = io.StringIO()
        console(drawn, width=options.width or 100).print(render(page))
        _write(options, drawn.getvalue(), drawn=True)
    else:
        console(sys.stdout, width=options.width).print(render(page))
