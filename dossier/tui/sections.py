"""The sections of the reader, as lines of a column and as one line. Imports no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dossier.text import width
from dossier.tui.hints import action_of
from dossier.tui.standpoint import COMPARED, SILENCE, SINCE, TELLERS
from dossier.tui.widgets.columns import fitted
from dossier.tui.widgets.runs import Runs, runs
from dossier.user.commands import SECTION, Command, commands
from dossier.view.block import Line, Span, line, text_of

OVERVIEW = "overview"
MAP = "map"

PAGES = frozenset((OVERVIEW, SILENCE, TELLERS, COMPARED, SINCE))
"""What is read as a page, and is no list."""

SECTIONS: tuple[Command, ...] = tuple(entry for entry in commands("reader") if entry.id.startswith(SECTION))
"""The commands that lead to the sections that exist, in the order of their digits."""

TIMELINE = "timeline"

DISPUTES = "disputes"
"""Entered, a dispute takes the room of the list: its answers stand side by side."""

TEXTLESS = (DISPUTES, "who-and-where")
"""The sections whose entries stand in no passage of their own."""

_SHORT = {
    "who-and-where": "Who",
    "background": "Backgr",
    "reactions": "React",
    "casualties": "Casualt",
    TIMELINE: "Time",
    "disputes": "Disp",
    OVERVIEW: "Over",
    "sources": "Srcs",
}
"""Short titles, in the order in which they are taken where the line is too long."""

_DIGIT = 3
"""Cells of a digit and the spaces around it."""


def name_of(command: Command) -> str:
    """The section that a command leads to."""
    return command.id.removeprefix(SECTION)


def short_line(current: str, room: int) -> Line:
    """The sections in one line of `room` cells, in the same places wherever the person is.

    Where not even their short titles fit, only the person's own stands there.
    """
    titles = {name_of(command): command.title for command in SECTIONS}
    for name in (*(name for name in _SHORT if name in titles), None):
        if sum(width(title) + _DIGIT for title in titles.values()) <= room + 1:
            break
        if name is None:
            titles = {name_of(each): each.title if name_of(each) == current else "" for each in SECTIONS}
        else:
            titles[name] = _SHORT[name]
    spans: list[Span] = []
    for command in SECTIONS:
        name = name_of(command)
        target = f"action:{action_of(command)}"
        spans += [
            Span(command.keys[0], "accent", target),
            Span(f" {titles[name]}" if titles[name] else "", "title" if name == current else "text", target),
            Span(" "),
        ]
    return line(*spans[:-1])


class Tallies(NamedTuple):
    """What the rail shows: where the person is, how many entries each section shows and holds, what it is called.

    `legend` stands at the bottom where there is room.
    """

    current: str = OVERVIEW
    shown: Mapping[str, int] = MappingProxyType({})
    totals: Mapping[str, int] = MappingProxyType({})
    titles: Mapping[str, str] = MappingProxyType({})
    legend: tuple[Line, ...] = ()


def rail_line(tallies: Tallies, y: int, cells: int, height: int) -> Runs:
    """A line of the rail, which has so many: a section, or a part of the legend."""
    below = y - (height - len(tallies.legend))
    if y < len(SECTIONS):
        name = name_of(SECTIONS[y])
        states = ("cursor",) if name == tallies.current else ()
        return runs(_section_line(SECTIONS[y], tallies, cells), *states)
    return runs(fitted(tallies.legend[below], cells)) if below >= 0 and y > len(SECTIONS) else ()


def _section_line(command: Command, tallies: Tallies, cells: int) -> Line:
    """Its digit, its title, how many entries it shows (`9/87` where not all)."""
    name = name_of(command)
    here, title = name == tallies.current, tallies.titles.get(name)
    shown, total = tallies.shown.get(name), tallies.totals.get(name)
    count = "" if total is None else f"{total:,}" if shown == total else f"{shown:,}/{total:,}"
    left = line(
        Span("▌" if here else " ", "mark"),
        Span(f"{command.keys[0]} ", "accent"),
        Span(title or command.title, "title" if here else "muted" if shown == 0 else "text"),
    )
    right = line(Span(f" {count} ", "figure" if total is not None and shown != total else "muted"))
    return (*fitted(left, max(1, cells - width(text_of(right)))), *right)
