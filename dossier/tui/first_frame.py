"""The first frames, as lines of the whole screen: a dossier is being opened; this is how it begins.

They are what the reader itself shows then, so nothing moves when it takes over: all but the scroll bars, for nothing
can be scrolled yet. Imports no Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossier.tui.hints import key_line
from dossier.tui.sections import OVERVIEW, TEXTLESS, Tallies, rail_line, short_line
from dossier.tui.widgets.columns import across
from dossier.tui.widgets.runs import Run, Runs, exactly, runs
from dossier.user.commands import Scope
from dossier.view.block import Line, Span, line

if TYPE_CHECKING:
    from dossier.tui.ahead import Glimpse
    from dossier.view.block import Block

NARROW = 100
"""The fewest cells in which panes stand beside each other."""

WIDE = 160
"""The fewest cells in which the passage stands beside list and detail."""

RAIL = 24
"""The cells of the rail with its frame."""

_DETAIL = 33
_SHARES = (22, 11, 13)
"""How a wide screen is shared out among list, detail and passage."""

OPENING = "opening …"

LIBRARY = line(Span("dossier", "title"), Span(" · library", "muted"))
"""The title of the library."""

_ABOVE, _BELOW = 1, 2
"""Lines above the panes; under them what is typed, and the keys."""

_TEXT: tuple[Scope, ...] = ("text", "everywhere")

Inside = Callable[[int, int], Sequence[Runs]]
"""The lines in a pane of so many cells and lines."""


class Pane(NamedTuple):
    """A part of the screen in a frame, which takes some of its cells; the person is in it, or not."""

    title: str
    cells: int
    inside: Inside
    here: bool = False
    gutter: int = 1
    """Cells that are kept free for a scroll bar."""


def opening(title: str | None, columns: int, rows: int) -> Iterator[Runs]:
    """The screen while a dossier of that title is being opened, or the library (None)."""
    right = line(Span(OPENING, "muted"))
    if title is None:
        pane = Pane("Dossiers", columns, _nothing, here=True)
        return _screen(LIBRARY, right, None, [pane], ("list", "library", "everywhere"), columns, rows)
    pane = Pane("Overview", columns - RAIL if columns >= NARROW else columns, _nothing, here=True)
    return _screen(line(Span(title, "title")), right, Tallies(), [pane], _TEXT, columns, rows)


def known(found: Glimpse, section: str, columns: int, rows: int) -> Iterator[Runs]:
    """The screen while a dossier is being opened of which it is known how a section begins."""
    brief = found.brief
    right = line(*brief.tally, Span(f" · {OPENING}", "muted"))
    tallies = Tallies(section, brief.totals, brief.totals, brief.titles, brief.legend)
    panes = list(_panes(found, section, columns))
    return _screen(brief.title, right, tallies, panes, _TEXT, columns, rows)


def _panes(found: Glimpse, section: str, columns: int) -> Iterator[Pane]:
    from dossier.tui.shown import PAGE_TITLES, entry, list_title
    from dossier.tui.widgets.list_lines import measured, unseen

    left = columns - RAIL if columns >= NARROW else columns
    if section == OVERVIEW:
        yield Pane(PAGE_TITLES[section], left, _sheet(found.overview.blocks), here=True)
        return
    cells = [left] if columns < NARROW else [left - _DETAIL, _DETAIL]
    if columns >= WIDE:
        shares = _SHARES[:2] if section in TEXTLESS else _SHARES
        ends = [left * share // sum(shares) for share in accumulate(shares, initial=0)]
        cells = [end - start for start, end in pairwise(ends)]
    fit = measured(found.rows(section), max(1, cells[0] - 3 if columns >= NARROW else cells[0] - 1))
    title = f"{list_title(found, section)} · {found.brief.totals[section]:,}{unseen(fit)}"
    yield Pane(title, cells[0], _list(found, section), here=True)
    for number, room in enumerate(cells[1:]):
        kind, blocks = entry(found, next(iter(found.listed), None))
        yield Pane("", room, _nothing) if number else Pane(kind, room, _sheet(blocks))


def _nothing(cells: int, rows: int) -> Sequence[Runs]:
    return ()


def _sheet(blocks: Sequence[Block]) -> Inside:
    from dossier.tui.widgets.flow import flows
    from dossier.tui.widgets.layout import lay_out

    def inside(cells: int, rows: int) -> Sequence[Runs]:
        laid = lay_out(flows(blocks, max(1, cells - 2)), max(1, cells - 2))
        return [[Run(" "), *(Run(piece.text, piece.role) for piece in pieces)] for pieces in laid.lines[:rows]]

    return inside


def _list(found: Glimpse, section: str) -> Inside:
    from dossier.tui.shown import why_empty
    from dossier.tui.widgets.list_lines import above, header, indented, measured, nothing, row

    def inside(cells: int, rows: int) -> Sequence[Runs]:
        listed = found.rows(section)
        columns, fit, shown = listed.columns, measured(listed, cells), listed.window(0, rows)
        banner = above(found.banner, cells, rows, shown[0].key if shown else None)
        drawn = [row(one, columns, fit, cells, here=not number) for number, one in enumerate(shown)]
        drawn = drawn or list(nothing(why_empty(found, section), cells))
        return [*map(indented, banner), header(columns, fit, ()), *drawn][:rows]

    return inside


def _screen(
    left: Line,
    right: Line,
    rail: Tallies | None,
    panes: Sequence[Pane],
    scopes: Sequence[Scope],
    columns: int,
    rows: int,
) -> Iterator[Runs]:
    yield _band(across(left, right, columns - 2), columns, " ")
    framed = rows - _ABOVE - _BELOW
    if columns < NARROW:
        if rail is not None:
            yield _band(short_line(rail.current, columns - 2), columns, " ")
            framed -= 1
        yield from _under_a_rule(panes[0], framed)
    else:
        if rail is not None:
            panes = [_rail(rail), *panes]
        yield from map(list, map(chain.from_iterable, zip(*(_in_a_frame(pane, framed) for pane in panes), strict=True)))
    yield exactly((), columns)
    yield _band(key_line(columns - 1, *scopes), columns)


def _band(spans: Line, columns: int, before: str = "") -> Runs:
    drawn = exactly([Run(before), *runs(spans)], columns)
    return [run._replace(states=("band",)) for run in drawn]


def _rail(tallies: Tallies) -> Pane:
    def inside(cells: int, rows: int) -> Sequence[Runs]:
        return [rail_line(tallies, y, cells, rows) for y in range(rows)]

    return Pane("Sections", RAIL, inside, gutter=0)


def _under_a_rule(pane: Pane, rows: int) -> Iterator[Runs]:
    rule = ("rule",)
    title = Run(pane.title, "title" if pane.here else "muted")
    yield exactly([Run("─", states=rule), title, Run("─" * pane.cells, states=rule)], pane.cells)
    yield from _filled(pane, pane.cells, rows - 1)


def _in_a_frame(pane: Pane, rows: int) -> Iterator[Runs]:
    look = Run("", "accent") if pane.here else Run("", states=("rule",))
    inner = pane.cells - 2
    title = [Run(f" {pane.title} ", "title" if pane.here else "muted")] if pane.title else []

    def edged(start: str, inside: Sequence[Run], end: str) -> Runs:
        return [look._replace(text=start), *inside, look._replace(text=end)]

    yield edged("╭─", exactly([*title, look._replace(text="─" * inner)], inner - 2), "─╮")
    yield from (edged("│", drawn, "│") for drawn in _filled(pane, inner, rows - 2))
    yield edged("╰", [look._replace(text="─" * inner)], "╯")


def _filled(pane: Pane, cells: int, rows: int) -> Iterator[Runs]:
    room = max(1, cells - pane.gutter)
    lines = pane.inside(room, rows)
    for y in range(rows):
        yield exactly(exactly(lines[y], room) if y < len(lines) else (), cells)
