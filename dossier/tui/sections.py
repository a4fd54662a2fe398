"""The sections of the reader, as lines of a column and as one line. Imports no Textual."""

from __future__ import annotations

from dossier.text import width
from dossier.tui.hints import action_of
from dossier.tui.standpoint import SILENCE, TELLERS
from dossier.tui.widgets.columns import fitted
from dossier.user.commands import SECTION, Command, commands
from dossier.view.block import Line, Span, line, text_of

OVERVIEW = "overview"
MAP = "map"

PAGES = frozenset((OVERVIEW, SILENCE, TELLERS))
"""What is read as a page, and is no list."""

SECTIONS: tuple[Command, ...] = tuple(entry for entry in commands("reader") if entry.id.startswith(SECTION))
"""The commands that lead to the sections that exist, in the order of their digits."""

TIMELINE = "timeline"

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


def rail_line(
    command: Command,
    cells: int,
    *,
    here: bool,
    title: str | None = None,
    shown: int | None = None,
    total: int | None = None,
) -> Line:
    """A section in `cells` cells: its digit, its title, how many entries it shows (`9/87` where not all)."""
    count = "" if total is None else f"{total:,}" if shown == total else f"{shown:,}/{total:,}"
    left = line(
        Span("▌" if here else " ", "mark"),
        Span(f"{command.keys[0]} ", "accent"),
        Span(title or command.title, "title" if here else "muted" if shown == 0 else "text"),
    )
    right = line(Span(f" {count} ", "figure" if total is not None and shown != total else "muted"))
    return (*fitted(left, max(1, cells - width(text_of(right)))), *right)
