"""Open the reader on a terminal, or print the summary when stdout is a pipe.

Without PATH: the library, or the list of dossiers.
"""

from __future__ import annotations

import argparse
import sys

from dossier.cli.parser import Parser, parse
from dossier.cli.usage import VERBS
from dossier.problems import UsageError


def arguments(parser: Parser) -> None:
    """PATH."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--no-state", action="store_true", help="the reader keeps nothing, and reads nothing kept")


def run(options: argparse.Namespace) -> int:
    """The reader where there is a terminal on both sides, else what can be printed."""
    words = [] if options.path is None else [options.path]
    if sys.stdout is not None and sys.stdout.isatty() and (options.path == "-" or sys.stdin.isatty()):
        verb = "read"
    else:
        verb = "show" if words else "list"
    kept = ["--no-state"] if verb == "read" and options.no_state else []
    try:
        chosen, rest = parse([verb, *kept, *words])
        return chosen(rest)
    except UsageError as error:
        if words and (near := _verb_like(words[0])):
            raise UsageError(f"{error}\nor did you mean the verb {near}? dossier --help lists them") from None
        raise


def _verb_like(word: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, VERBS, n=1, cutoff=0.7)), "")
