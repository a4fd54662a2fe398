"""Open the reader."""

from __future__ import annotations

import argparse
import os
import sys

from dossier.cli.parser import Parser
from dossier.problems import UsageError


def arguments(parser: Parser) -> None:
    """PATH, and everything the reader can be told from outside."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--section", default="overview", metavar="NAME", help="open this section")
    parser.add_argument("--where", default="", metavar="FILTER", help="begin with this filter (dossier help filter)")
    parser.add_argument("--record", metavar="ID", help="go to this record")


def run(options: argparse.Namespace) -> int:
    """The one door from the command line to Textual."""
    if sys.stdout is None or not sys.stdout.isatty():
        raise UsageError("the reader needs a terminal: dossier show prints instead")
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise UsageError("this terminal cannot draw the reader (TERM): dossier show prints instead")
    if options.path != "-" and (sys.stdin is None or not sys.stdin.isatty()):
        raise UsageError("the reader needs a terminal to read keys from: dossier show prints instead")
    if options.path is not None:
        from dossier.store.find import find

        find(options.path)  # what does not exist is said here, not behind an alternate screen
    from dossier.tui import run as open_reader

    return open_reader(options.path, section=options.section, where=options.where, record=options.record)
