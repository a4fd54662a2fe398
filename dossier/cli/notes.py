"""Print what you have bookmarked and noted in a dossier, with the entries on which it stands."""

from __future__ import annotations

import argparse
import json

from dossier.cli.parser import Parser, warn
from dossier.problems import Exit

FORMATS = ("plain", "markdown", "json")


def arguments(parser: Parser) -> None:
    """PATH and the output."""
    from dossier.cli.opening import format_argument

    parser.add_argument("path", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of stdout")
    format_argument(parser, FORMATS)


def run(options: argparse.Namespace) -> int:
    """Print it; nothing noted is exit 0, and said on stderr."""
    from dossier.cli.opening import as_settled, chosen_format, opened
    from dossier.cli.writing import write, write_page
    from dossier.user.state import keeper_of
    from dossier.view.notes import Noted, in_order, kind_of, notes_page, title_of
    from dossier.view.reading import Reading

    form = chosen_format(options, FORMATS)
    as_settled(form)
    loaded = opened(options.path)
    own = keeper_of(loaded)
    if told := own.load():
        warn(told)
    bookmarks, notes = own.kept.texts("bookmarks"), own.kept.texts("notes")
    noted = [
        Noted(key, bookmarks.get(key, key), key in bookmarks, notes.get(key, "")) for key in {**bookmarks, **notes}
    ]
    if not noted:
        warn(f"nothing is bookmarked or noted in {loaded.dossier.id}")
    reading = Reading(loaded)
    if form == "json":
        told_of = [
            {
                "id": one.id,
                "kind": kind_of(reading, one) or None,
                "title": title_of(reading, one),
                "bookmarked": one.bookmarked,
                "note": one.note or None,
            }
            for one in in_order(reading, noted)
        ]
        write(options, json.dumps({"dossier": loaded.dossier.id, "entries": told_of}, indent=2) + "\n")
    elif noted:
        write_page(options, notes_page(reading, noted), form)
    return Exit.FINE
