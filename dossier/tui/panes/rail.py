"""The sections of a dossier with their counts: a column at the left, or one line where the screen is narrow."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from dossier.text import width
from dossier.tui.keys import action_of
from dossier.tui.widgets.columns import fitted
from dossier.tui.widgets.lines import Painted
from dossier.user.commands import SECTION, Command, commands
from dossier.view.block import Line, Span, line, text_of

SECTIONS: tuple[Command, ...] = tuple(entry for entry in commands("reader") if entry.id.startswith(SECTION))
"""The commands that lead to the sections that exist, in the order of their digits."""

_SHORT = {"who-and-where": "Who", "background": "Backgr", "reactions": "React", "casualties": "Casualt"}
_DIGIT = 3
"""Cells of a digit and the spaces around it."""


def name_of(command: Command) -> str:
    """The section that a command leads to."""
    return command.id.removeprefix(SECTION)


def short_line(current: str, room: int) -> Line:
    """The sections in one line of `room` cells: whole titles where they fit, the one of the person's section first."""
    titles = {name_of(command): command.title for command in SECTIONS}
    for name in sorted(_SHORT, key=lambda name: name == current):
        if sum(width(title) + _DIGIT for title in titles.values()) > room:
            titles[name] = _SHORT[name]
    spans: list[Span] = []
    for command in SECTIONS:
        name = name_of(command)
        target = f"action:{action_of(command)}"
        spans += [
            Span(command.keys[0], "accent", target),
            Span(f" {titles[name]}", "title" if name == current else "text", target),
            Span(" "),
        ]
    return line(*spans[:-1])


class Rail(Painted):
    """The sections, one a line, each with the digit that leads to it and how much of it is shown."""

    class Turned(Message):
        """A section was pressed."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.border_title = Content("Sections")
        self._current = ""
        self._titles: Mapping[str, str] = {}
        self._shown: Mapping[str, int] = {}
        self._totals: Mapping[str, int] = {}
        self._legend: tuple[Line, ...] = ()

    def show(
        self,
        current: str,
        shown: Mapping[str, int],
        totals: Mapping[str, int],
        titles: Mapping[str, str],
        legend: tuple[Line, ...] = (),
    ) -> None:
        """Shows where the person is, and the counts; `legend` stands at the bottom where there is room."""
        state = (current, shown, totals, titles, legend)
        if state != (self._current, self._shown, self._totals, self._titles, self._legend):
            self._current, self._shown, self._totals, self._titles, self._legend = state
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One section, or a line of the legend."""
        cells = self.content_size.width
        states: tuple[str, ...] = ()
        spans: Line = ()
        below = y - (self.content_size.height - len(self._legend))
        if y < len(SECTIONS):
            name = name_of(SECTIONS[y])
            states = ("cursor",) if name == self._current else ()
            spans = self._section(SECTIONS[y], cells)
        elif below >= 0 and y > len(SECTIONS):
            spans = fitted(self._legend[below], cells)
        segments = [Segment(span.text, self.brush.style(span.role, *states)) for span in spans]
        return Strip(segments).adjust_cell_length(cells, self.ground)

    def _section(self, command: Command, cells: int) -> Line:
        name = name_of(command)
        total = self._totals.get(name)
        shown = self._shown.get(name)
        count = "" if total is None else f"{total:,}" if shown == total else f"{shown:,}/{total:,}"
        here = name == self._current
        title = self._titles.get(name, command.title)
        left = line(
            Span("▌" if here else " ", "mark"),
            Span(f"{command.keys[0]} ", "accent"),
            Span(title, "title" if here else "muted" if shown == 0 else "text"),
        )
        right = line(Span(f" {count} ", "figure" if total is not None and shown != total else "muted"))
        return (*fitted(left, max(1, cells - width(text_of(right)))), *right)

    def on_click(self, event: events.Click) -> None:
        """A click turns to a section."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(SECTIONS):
            self.post_message(self.Turned(name_of(SECTIONS[offset.y])))
