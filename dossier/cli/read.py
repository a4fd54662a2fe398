"""Open the reader."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dossier.cli.parser import Parser
from dossier.problems import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dossier.analysis.lens import Lens


def arguments(parser: Parser) -> None:
    """PATH, and everything the reader can be told from outside."""
    parser.words.update(section=_sections, theme=_themes, clock=_clocks)
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.add_argument("--section", metavar="NAME", help="open this section")
    parser.add_argument("--where", default="", metavar="FILTER", help="begin with this filter (dossier help filter)")
    parser.add_argument("--told-by", default="", metavar="WHO", help="begin with what this party says")
    parser.add_argument("--as-of", default="", metavar="WHEN", help="begin with what had been said by then")
    parser.add_argument("--clock", default="said", metavar="CLOCK", help="what --as-of goes by: said, or published")
    parser.add_argument("--theme", metavar="NAME", help="draw in this theme (dossier help settings)")
    parser.add_argument("--record", metavar="ID", help="go to this record")
    parser.add_argument("--pane", choices=("list", "detail"), help="begin in the list, or in the detail")
    parser.add_argument(
        "--passage",
        default="",
        metavar="SOURCE#pN",
        help="begin in this paragraph of a text: of a source by its id, or by its number: 2#p20",
    )
    parser.add_argument("--original", action="store_true", help="with --passage: of the original, not the digest")
    parser.add_argument("--no-state", action="store_true", help="keep nothing, and read nothing that was kept")
    parser.add_argument("--tellers", default="", metavar="A,B", help="begin with two parties side by side")
    parser.add_argument("--compare", default="", metavar="ID,ID", help="begin with these records side by side")


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
    placed = vars(options).keys() - {"path", "no_state", "clock", "theme"}
    section = options.section or "overview"
    _check_section(section)
    _check_theme(options.theme)
    resume = not any(vars(options)[name] for name in placed)
    from dossier.tui import run as open_reader

    return open_reader(
        options.path,
        section=section,
        where=options.where,
        record=options.record,
        lens=_lens(options),
        pane=options.pane or "list",
        passage=options.passage,
        original=options.original,
        tellers=_pair(options.tellers),
        compared=tuple(key.strip() for key in options.compare.split(",") if key.strip()),
        theme=options.theme,
        state=not options.no_state,
        resume=resume,
        tour=resume and not options.no_state and options.path != "-",
    )


def _pair(text: str) -> tuple[str, str] | None:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        return None
    if len(names) != 2:
        raise UsageError("--tellers takes two names with a comma between them")
    return names[0], names[1]


def _check_section(name: str) -> None:
    if name not in (there := _sections()):
        raise UsageError(f"there is no section {name}; there are {', '.join(there)}")


def _check_theme(name: str | None) -> None:
    if name is not None and name not in (names := _themes()):
        raise UsageError(f"there is no theme {name}; there are {', '.join(names)}")


def _sections() -> Sequence[str]:
    from dossier.user.commands import SECTION, commands

    there = [command.id.removeprefix(SECTION) for command in commands("reader") if command.id.startswith(SECTION)]
    return *there, "silence"


def _themes() -> Sequence[str]:
    from dossier.user.settings import AUTO, load

    return AUTO, *load(os.environ).themes


def _clocks() -> Sequence[str]:
    from dossier.analysis.lens import CLOCKS

    return CLOCKS


def _lens(options: argparse.Namespace) -> Lens:
    """The lens that was asked for. Raises UsageError for a clock or a moment that is none."""
    from dossier.analysis.lens import Lens, as_typed, clock_named

    lens = Lens(options.told_by.strip(), as_typed(options.as_of))
    try:
        lens = lens._replace(clock=clock_named(options.clock))
        if lens.as_of:
            from dossier.analysis.moments import moment

            moment(lens.as_of, "UTC")
    except ValueError as error:
        raise UsageError(str(error)) from None
    return lens
