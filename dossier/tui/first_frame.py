"""The first frame, written straight to the terminal while Textual is still being imported.

It is what the reader itself shows while a dossier is being opened, so nothing moves when the reader takes over.
Imports no Textual.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from dossier.tui.hints import key_line
from dossier.tui.palette import DARK, PALETTES, ROLES
from dossier.tui.sections import OVERVIEW, SECTIONS, name_of, rail_line, short_line
from dossier.tui.widgets.columns import fitted
from dossier.view.block import Line, Role, Span, line

NARROW = 100
"""The fewest cells in which panes stand beside each other."""

RAIL = 24
"""The cells of the rail with its frame."""

OPENING = "opening …"
_BELOW = 2
"""Lines under the panes: what is typed, and the keys."""


def lines(title: str | None, columns: int, rows: int) -> Iterator[Line]:
    """The lines of the screen while a dossier of that title is being opened, or the library (None)."""
    for spans in _lines(title, columns, rows):
        yield fitted(spans, columns)


def _lines(title: str | None, columns: int, rows: int) -> Iterator[Line]:
    right = line(Span(OPENING, "muted"), " ")
    named = line(" ", Span(title, "title")) if title is not None else line(" ", *LIBRARY)
    yield (*fitted(named, max(1, columns - len(OPENING) - 1)), *right)
    narrow = columns < NARROW
    if title is None:
        yield from _pane("Dossiers", columns, rows - 1 - _BELOW, narrow=narrow)
    elif narrow:
        yield line(" ", *short_line(OVERVIEW, columns - 2))
        yield from _pane("Overview", columns, rows - 2 - _BELOW, narrow=True)
    else:
        panes = zip(_rail(rows - 1 - _BELOW), _pane("Overview", columns - RAIL, rows - 1 - _BELOW), strict=True)
        yield from (line(*rail, *pane) for rail, pane in panes)
    yield line()
    if title is None:
        yield key_line(columns - 1, "list", "library", "everywhere")
    else:
        yield key_line(columns - 1, "text", "everywhere")


LIBRARY = line(Span("dossier", "title"), Span(" · library", "muted"))
"""The title of the library."""


def _pane(title: str, columns: int, rows: int, *, narrow: bool = False) -> Iterator[Line]:
    if narrow:
        yield line(Span("─", "muted"), Span(title, "title"), Span("─" * (columns - len(title) - 1), "muted"))
        yield from [line()] * (rows - 1)
        return
    yield _border("╭─ ", title, columns, "─╮", "accent")
    edge = Span("│", "accent")
    yield from [line(edge, " " * (columns - 2), edge)] * (rows - 2)
    yield _border("╰─", "", columns, "─╯", "accent")


def _rail(rows: int) -> Iterator[Line]:
    yield _border("╭─ ", "Sections", RAIL, "─╮", "muted")
    edge = Span("│", "muted")
    for row in range(rows - 2):
        inside = line(" " * (RAIL - 2))
        if row < len(SECTIONS):
            inside = rail_line(SECTIONS[row], RAIL - 2, here=name_of(SECTIONS[row]) == OVERVIEW)
        yield line(edge, *inside, edge)
    yield _border("╰─", "", RAIL, "─╯", "muted")


def _border(start: str, title: str, cells: int, end: str, look: Role) -> Line:
    space = " " if title else ""
    rest = "─" * (cells - len(start) - len(title) - len(space) - len(end))
    bright: Role = "title" if look == "accent" else "muted"
    return line(Span(start, look), Span(title, bright), Span(f"{space}{rest}{end}", look))


def write(title: str | None) -> None:
    """Draws the first frame on the terminal's alternate screen."""
    columns, rows = shutil.get_terminal_size()
    colours = os.environ.get("COLORTERM") in ("truecolor", "24bit") and not os.environ.get("NO_COLOR")
    ground = _sgr("text", ground=True) if colours else ""
    drawn = [
        ground + "".join(f"{_sgr(span.role) if colours else ''}{span.text}" for span in spans) + "\x1b[K"
        for spans in list(lines(title, columns, rows))[:rows]
    ]
    os.write(2, ("\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J" + "\r\n".join(drawn) + "\x1b[0m").encode())


def _sgr(role: str, *, ground: bool = False) -> str:
    """The sequence that switches to the colour of a role."""
    palette = PALETTES[DARK]
    look = ROLES[role]
    weight = "1" if look.weight == "bold" else "22"
    back = f";48;2;{_rgb(palette['ground'])}" if ground else ""
    return f"\x1b[{weight};38;2;{_rgb(palette[look.color or 'text'])}{back}m"


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
