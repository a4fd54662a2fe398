"""Print what differs between two dossiers, two git revisions (REV:PATH) of one, or two moments of one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dossier.cli.parser import Parser
from dossier.problems import Exit, InvalidDossier, UsageError

if TYPE_CHECKING:
    from dossier.store.loaded import Failed, Loaded

FORMATS = ("rich", "plain", "markdown", "json")


def arguments(parser: Parser) -> None:
    """A, B or two moments, and the output."""
    from dossier.cli.opening import clock_argument, format_argument

    parser.add_argument(
        "old", metavar="A", help="the older one: a folder, a .yaml or .json file, - or an id; or REV:PATH"
    )
    parser.add_argument("new", nargs="?", metavar="B", help="the newer one, named likewise")
    parser.add_argument(
        "--as-of",
        action="append",
        default=[],
        metavar="TIME",
        help="twice, with A alone: what was said and taken back between two moments",
    )
    clock_argument(parser)
    parser.add_argument("--sensitive", action="store_true", help="show the passages of sensitive records")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of stdout")
    format_argument(parser, FORMATS)


def run(options: argparse.Namespace) -> int:
    """Print it; whether anything differs does not change the exit code."""
    from dossier.cli.opening import as_settled, chosen_format

    form = chosen_format(options, FORMATS)
    as_settled(form)
    if options.as_of:
        return _moments(options, form)
    if options.new is None:
        raise UsageError("name two dossiers, or two moments of one: dossier diff A --as-of TIME --as-of TIME")
    return _dossiers(options, form)


def _dossiers(options: argparse.Namespace, form: str) -> int:
    from dossier.analysis.diff import diff
    from dossier.cli.parser import warn
    from dossier.cli.writing import write, write_page
    from dossier.store.find import STDIN

    if options.old == options.new == STDIN:
        raise UsageError("standard input can be one of the two dossiers, not both")
    old, new = _sound((options.old, options.new))
    texts = STDIN not in (options.old, options.new)
    if not texts:
        warn("the texts beside the dossiers are not compared: standard input has none")
    found = diff(old.dossier, new.dossier, old.documents if texts else None, new.documents if texts else None)
    if form == "json":
        from dossier.export import diff_

        write(options, diff_.write(old, new, found))
    else:
        from dossier.view.diff import Sides, diff_page
        from dossier.view.reading import Reading

        sides = Sides(Reading(old), Reading(new), (old.file, new.file), hide=not options.sensitive)
        write_page(options, diff_page(sides, found), form)
    return Exit.FINE


def _moments(options: argparse.Namespace, form: str) -> int:
    from dossier.analysis.between import between
    from dossier.analysis.lens import Lens, as_typed
    from dossier.analysis.moments import moment
    from dossier.cli.opening import clock_of
    from dossier.cli.writing import write, write_page

    if options.new is not None or len(options.as_of) != 2:
        raise UsageError("two moments of one dossier: dossier diff A --as-of TIME --as-of TIME")
    (loaded,) = _sound((options.old,))
    first, last = (Lens(as_of=as_typed(text), clock=clock_of(options)) for text in options.as_of)
    for lens, text in zip((first, last), options.as_of, strict=True):
        try:
            if lens.as_of or not text.strip():
                moment(lens.as_of, loaded.dossier.zone)
        except ValueError as error:
            raise UsageError(f"--as-of {text}: {error}") from error
    steps = between(loaded.dossier, first, last)
    if form == "json":
        from dossier.export import diff_

        write(options, diff_.write_moments(loaded, first, last, steps))
    else:
        from dossier.view.moments import moments_page
        from dossier.view.reading import Reading

        write_page(options, moments_page(Reading(loaded), first, last, steps), form)
    return Exit.FINE


def _sound(targets: tuple[str, ...]) -> list[Loaded]:
    """The dossiers, loaded. Raises InvalidDossier once the problems of all of them have been printed."""
    from dossier.cli.opening import sound

    loaded, faulty = [], None
    for found, known in [_load(target) for target in targets]:
        try:
            loaded.append(sound(found, known))
        except InvalidDossier as error:
            faulty = error
    if faulty is not None:
        raise faulty
    return loaded


def _load(target: str) -> tuple[Loaded | Failed, str | None]:
    """What was loaded, and by what name `check` finds it: by none where it is a revision."""
    from dossier.store.find import find
    from dossier.store.load import load

    if ":" in target:  # git is not spoken to, nor its module imported, for anything else
        from dossier.store.revision import is_revision, load_revision

        if is_revision(target):
            return load_revision(target), None
    return load(find(target)), target
