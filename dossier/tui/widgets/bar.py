"""One line across the screen: something on the left, something on the right, parts of it to be pressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from dossier.text import width
from dossier.tui.widgets.columns import across
from dossier.tui.widgets.lines import Drawn, Painted
from dossier.tui.widgets.runs import Run
from dossier.view.block import Line


class Bar(Painted):
    """A line of spans. The right side is shown whole, or not where it would take more than half."""

    DEFAULT_CSS = "Bar { height: 1; }"

    @dataclass
    class Pressed(Message):
        """A span with a target was clicked."""

        target: str

    def __init__(self, left: Line = (), right: Line = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = left
        self._right = right
        self._current: str | None = None

    def show(self, left: Line = (), right: Line = (), current: str | None = None) -> None:
        """Shows another line; the spans whose target is `current` are drawn as where the person is."""
        if (left, right, current) != (self._left, self._right, self._current):
            self._left, self._right, self._current = left, right, current
            self.refresh()

    def _spans(self) -> Line:
        return across(self._left, self._right, self.content_size.width)

    def line(self, y: int) -> Drawn:
        """The line itself; there is but one."""
        return (self._left, self._right, self._current), self._runs

    def _runs(self) -> Iterable[Run]:
        for span in self._spans():
            yield Run(span.text, span.role, ("cursor",) if span.target and span.target == self._current else ())

    def on_click(self, event: events.Click) -> None:
        """A click on a span with a target presses it."""
        offset = event.get_content_offset(self)
        x = 0
        for span in self._spans():
            cells = width(span.text)
            if offset is not None and x <= offset.x < x + cells and span.target:
                self.post_message(self.Pressed(span.target))
            x += cells
