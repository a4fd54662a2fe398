"""Print what is wrong with dossiers: file:line:column, a code frame, what was found, how to mend it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace

from dossier.cli.parser import Parser
from dossier.problems import Exit, Problem, UsageError

EXCERPT = 1000
"""The longest line of a file that `--format json` repeats as a problem's excerpt; a longer one is left empty."""


def arguments(parser: Parser) -> None:
    """PATHs, strictness and the originals."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--all", action="store_true", help="every problem, not the first 20 of a file")
    parser.add_argument("--originals", metavar="DIR", help="look quotes up in the texts of this folder, matched by sum")
    parser.words["format"] = lambda: ("plain", "json")
    parser.add_argument("--format", metavar="NAME", help="plain or json")


def run(options: argparse.Namespace) -> int:
    """Check them all; exit 1 where any has errors."""
    from dossier.cli.opening import originals_at_hand
    from dossier.store.find import find
    from dossier.store.load import load
    from dossier.store.loaded import Loaded

    if options.format not in (None, "plain", "json"):
        raise UsageError(f"there is no format {options.format}; there are plain, json")
    originals = originals_at_hand(options.originals)
    results = [(path, load(find(path), originals)) for path in options.paths]
    if options.format == "json":
        _write_json([problem for _, result in results for problem in result.problems])
    else:
        for path, result in results:
            _print(path, result.problems, result if isinstance(result, Loaded) else None, everything=options.all)
    levels = {problem.level for _, result in results for problem in result.problems}
    return Exit.DATA if "error" in levels or (options.strict and "warning" in levels) else Exit.FINE


def _print(path: str, problems: tuple[Problem, ...], loaded: object, *, everything: bool) -> None:
    from dossier.store.loaded import Loaded
    from dossier.view import plain
    from dossier.view.block import Page
    from dossier.view.frames import problem_blocks, tally
    from dossier.view.quotes import quotes_text
    from dossier.view.reading import Reading
    from dossier.view.sinks import write_line, write_text

    write_text(sys.stdout, plain.render(Page((), tuple(problem_blocks(problems, everything=everything)))).lstrip("\n"))
    standing = f"; {quotes_text(Reading(loaded))}" if isinstance(loaded, Loaded) else ""
    write_line(sys.stdout, f"{path}: {tally(problems)}{standing}")


def _write_json(problems: list[Problem]) -> None:
    from dossier.view.sinks import write_data

    # a file of one long line would stand in every one of its problems
    short = [replace(found, excerpt="") if len(found.excerpt) > EXCERPT else found for found in problems]
    write_data(sys.stdout, json.dumps([asdict(problem) for problem in short], indent=2) + "\n")
