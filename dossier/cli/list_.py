"""Print the dossiers found, one a line: id, date, title, how much they hold."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError


def arguments(parser: Parser) -> None:
    """Where to look, and the format."""
    parser.add_argument("--in", dest="folder", metavar="DIR", help="look only in this folder")
    parser.words["format"] = lambda: ("plain", "json")
    parser.add_argument("--format", metavar="NAME", help="plain or json")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")


def run(options: argparse.Namespace) -> int:
    """Print them; a dossier with errors is listed with their number."""
    from dossier.cli.opening import as_settled
    from dossier.store.find import library
    from dossier.view.block import text_of
    from dossier.view.shelf import shelf_line, volume
    from dossier.view.sinks import write_data, write_line

    if options.format not in (None, "plain", "json"):
        raise UsageError(f"there is no format {options.format}; there are plain, json")
    as_settled(options.format)
    volumes = [volume(path) for path in library(Path(options.folder) if options.folder else None)]
    if options.format == "json":
        write_data(sys.stdout, json.dumps([found.as_dict() for found in volumes], indent=2) + "\n")
        return Exit.FINE
    if not volumes:
        from dossier.cli.parser import warn

        warn("no dossiers here: --in DIR looks in a folder, $DOSSIER_PATH names more of them")
    longest = max((len(found.id) for found in volumes), default=0)
    for found in volumes:
        write_line(sys.stdout, text_of(shelf_line(found, longest)))
    return Exit.FINE
