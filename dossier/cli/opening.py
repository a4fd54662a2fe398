"""What several verbs do first: find the dossier, load it, apply a filter, choose a format."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dossier.cli.parser import Parser, warn
from dossier.export.written import EXPORTS, PAGES
from dossier.problems import InvalidDossier, UsageError
from dossier.store.find import find
from dossier.store.load import load
from dossier.store.loaded import Failed, Loaded
from dossier.store.originals import Folder, Originals, Several
from dossier.user.attached import shelf_if_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dossier.analysis.lens import Clock
    from dossier.view.reading import Reading

FORMATS = ("rich", *PAGES, *EXPORTS)


def format_argument(parser: Parser, formats: tuple[str, ...] = FORMATS) -> None:
    """`--format`, `--json` and `--width`."""
    parser.words["format"] = lambda: formats
    parser.add_argument("--format", metavar="NAME", help=f"{', '.join(formats)}; chosen by itself otherwise")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument("--width", type=_cells, metavar="CELLS", help="wrap at so many cells")


def lens_arguments(parser: Parser) -> None:
    """`--told-by`, `--as-of` and `--clock`."""
    parser.add_argument(
        "--told-by",
        action="append",
        default=[],
        metavar="WHO",
        help="only what this party says (an id or a name); given twice, show sets two parties side by side",
    )
    parser.add_argument(
        "--as-of",
        default="",
        metavar="WHEN",
        help="only what had been said by then: 2024-02-03, 2024-02-03 12:00 UTC, now",
    )
    clock_argument(parser)


def clock_argument(parser: Parser) -> None:
    """`--clock`."""
    parser.words["clock"] = clocks
    parser.add_argument("--clock", default="said", metavar="CLOCK", help="what --as-of goes by: said, or published")


def clocks() -> Sequence[str]:
    """What moments can go by."""
    from dossier.analysis.lens import CLOCKS

    return CLOCKS


def reading_of(loaded: Loaded, options: argparse.Namespace) -> Reading:
    """The dossier through the lens that was asked for. Raises UsageError for a party or moment that is none."""
    from dossier.analysis.lens import Lens, as_typed
    from dossier.view.reading import Reading

    told_by = options.told_by[0].strip() if len(options.told_by) == 1 else ""
    reading = Reading(loaded).under(Lens(told_by, as_typed(options.as_of), clock_of(options)))
    try:
        _ = reading.analysis
    except ValueError as error:
        raise UsageError(f"--as-of {options.as_of}: {error}") from None
    if told_by and len(meant := _tellers_of(reading, told_by)) > 1:
        warn(f"--told-by {told_by}: {_named(reading, meant)}")
    return reading


def clock_of(options: argparse.Namespace) -> Clock:
    """What moments go by. Raises UsageError for a clock that is none."""
    from dossier.analysis.lens import clock_named

    try:
        return clock_named(options.clock)
    except ValueError as error:
        raise UsageError(str(error)) from None


def teller_of(reading: Reading, typed: str) -> str:
    """The actor or source that is meant, by its id. Raises UsageError where nobody is called so, or several are."""
    found = _tellers_of(reading, typed)
    if len(found) > 1:
        raise UsageError(f"--told-by: {typed} may be any of {_named(reading, found)}; name one")
    return found[0]


def _named(reading: Reading, keys: Sequence[str]) -> str:
    return ", ".join(f"{reading.holder(key)} ({key})" for key in keys)


def _tellers_of(reading: Reading, typed: str) -> Sequence[str]:
    """Everybody who is meant. Raises UsageError where nobody is called so."""
    from dossier.analysis.sight import nearest_teller, who

    found = who(reading.index, typed)
    if not found:
        near = nearest_teller(reading.index, typed)
        raise UsageError(f"--told-by: nobody here is called {typed}{f'; {near}?' if near else ''}")
    return found


def _cells(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or not 40 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError("a width is a number from 40 to 1000")
    return int(text)


def chosen_format(options: argparse.Namespace, formats: tuple[str, ...] = FORMATS) -> str:
    """The format asked for, or the one that suits stdout. Raises UsageError for an unknown one."""
    if options.format is None:
        from dossier.view.sinks import takes_color

        return (
            "rich"
            if "rich" in formats and options.__dict__.get("output") is None and takes_color(sys.stdout)
            else "plain"
        )
    if options.format not in formats:
        raise UsageError(f"there is no format {options.format}; there are {', '.join(formats)}")
    return str(options.format)


def originals_at_hand(folder: str | None = None) -> Originals | None:
    """The texts kept on this computer, and those in a folder named on the command line."""
    places: list[Originals] = []
    if folder is not None:
        if not Path(folder).is_dir():
            raise UsageError(f"there is no folder {folder}")
        places.append(Folder(Path(folder)))
    if (shelf := shelf_if_any()) is not None:
        places.append(shelf)
    return Several(tuple(places)) if places else None


def as_settled(form: str | None) -> None:
    """Pages are written as the person's settings have it, data never; what is wrong with those is said on stderr."""
    if form in EXPORTS:
        return
    from dossier.user.settings import load as load_settings
    from dossier.view.style import use_style

    own = load_settings(os.environ)
    if own.remark:
        warn(own.remark)
    use_style(own.style)


def opened(target: str, originals: Originals | None = None) -> Loaded:
    """Load a dossier. Raises InvalidDossier, whose problems have been printed to stderr."""
    return sound(load(find(target), originals), target)


def sound(found: Loaded | Failed, target: str | None = None) -> Loaded:
    """What was loaded, warnings counted on stderr; `target` is how `check` would find it, where it can.

    Raises InvalidDossier, whose problems have been printed to stderr.
    """
    if isinstance(found, Failed):
        print_problems(found)
        raise InvalidDossier(found.problems)
    if found.problems:
        from dossier.view.frames import tally

        hint = f": dossier check {target} shows them" if target is not None else ""
        warn(f"{tally(found.problems, found.dossier.id)}{hint}")
    return found


def print_problems(found: Failed) -> None:
    """The first problems of a failed load on stderr."""
    from dossier.view import plain
    from dossier.view.block import Page
    from dossier.view.frames import problem_blocks

    warn(plain.render(Page((), tuple(problem_blocks(found.problems)))))
