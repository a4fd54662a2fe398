"""Print what you have bookmarked and noted in a dossier, with the entries on which it stands."""

from __future__ import annotations

import argparse

from dossier.cli.parser import Parser, warn
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """PATH and the output."""
    from dossier.cli.opening import format_argument
    from dossier.user.noted import FORMATS

    parser.add_argument("path", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of stdout")
    format_argument(parser, FORMATS)


def run(options: argparse.Namespace) -> int:
    """Print it; nothing noted is exit 0, and said on stderr."""
    from dossier.cli.opening import as_settled, chosen_format, opened
    from dossier.cli.writing import write
    from dossier.user.noted import FORMATS, noted, text
    from dossier.user.state import keeper_of
    from dossier.view.reading import Reading

    form = chosen_format(options, FORMATS)
    as_settled(form)
    loaded = opened(options.path)
    own = keeper_of(loaded)
    if told := own.load():
        warn(told)
    anything = bool(noted(own.kept))
    if not anything:
        warn(f"nothing is bookmarked or noted in {loaded.dossier.id}")
    if anything or form == "json":
        write(options, text(Reading(loaded), own.kept, form, options.width), drawn=form != "json")
    return Exit.FINE
