"""Print a dossier's summary, or some of its sections."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dossier.export.written import Asked


def arguments(parser: Parser) -> None:
    """PATH, sections, the filter and the output."""
    from dossier.cli.opening import format_argument, lens_arguments

    parser.add_argument("path", metavar="PATH", help="a folder, a .yaml or .json file, - or an id")
    parser.words["sections"] = _sections
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="strikes, casualties, reactions, …")
    parser.add_argument("--where", metavar="FILTER", help="only what passes the filter (dossier help filter)")
    lens_arguments(parser)
    parser.add_argument("--passage", default="", metavar="SOURCE", help="the text of a source (its id or number)")
    parser.add_argument("--original", action="store_true", help="with --passage: the original, not the digest")
    parser.add_argument("--compare", default="", metavar="ID,ID", help="these records side by side")
    parser.add_argument("--facets", action="store_true", help="what the sections can be narrowed by, with counts")
    parser.add_argument("--sensitive", action="store_true", help="show the passages of sensitive records")
    parser.add_argument("--raw", action="store_true", help="csv: leave cells that begin with = + - @ as they are")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of stdout")
    format_argument(parser)


def _sections() -> Sequence[str]:
    from dossier.export.written import COMPUTED
    from dossier.model import SECTIONS

    return *SECTIONS, *COMPUTED


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from dossier.cli.opening import as_settled, chosen_format, opened, originals_at_hand, reading_of, teller_of
    from dossier.cli.writing import write, write_page
    from dossier.export import written

    form = chosen_format(options)
    asked = _asked(options)
    loaded = opened(options.path, originals_at_hand())
    if form in written.EXPORTS and not _asks(options) and not asked.alone:
        from dossier.export.seen import Plain

        # data need no views, which take longer to import than to ask
        write(options, written.export(form, Plain(loaded), asked, None))
        return Exit.FINE
    as_settled(form)
    reading = reading_of(loaded, options)
    if len(options.told_by) > 2:
        raise UsageError("two tellers can be set side by side, not more")
    if len(options.told_by) == 2:
        asked = asked._replace(pair=tuple(teller_of(reading, who) for who in options.told_by))
    from dossier.cli.filtering import own_facts, say

    passed = written.left(reading, asked._replace(facts=own_facts(reading, asked.where)))
    if passed is not None:
        say(passed)
    if form in written.EXPORTS:
        write(options, written.export(form, reading, asked, passed))
    else:
        write_page(options, written.page(reading, asked, passed), form)
    return Exit.FINE


def _asked(options: argparse.Namespace) -> Asked:
    from dossier.export.written import Asked
    from dossier.store.passages import parted

    return Asked(
        tuple(options.sections),
        options.where or "",
        compared=tuple(key.strip() for key in options.compare.split(",") if key.strip()),
        text=parted(options.passage)[0],
        original=options.original,
        facets=options.facets,
        sensitive=options.sensitive,
        raw=options.raw,
    )


def _asks(options: argparse.Namespace) -> bool:
    """Whether anything narrows the dossier."""
    return bool(options.where or options.told_by or options.as_of or options.clock != "said")
