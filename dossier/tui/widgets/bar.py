"""One line across the screen: something on the left, something on the right, parts of it to be pressed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from dossier.text import width
from dossier.tui.widgets.columns import fitted
from dossier.tui.widgets.lines import Painted
from dossier.view.block import Line, Span, text_of

_APART = 2


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
        cells = self.content_size.width
        taken = width(text_of(self._right))
        if not self._left:
            return fitted(self._right, cells, "right")
        if not taken or (taken + _APART) * 2 > cells:
            return fitted(self._left, cells)
        return (*fitted(self._left, cells - taken - _APART), Span(" " * _APART), *self._right)

    def render_line(self, y: int) -> Strip:
        """The line itself; there is but one."""
        if y:
            return Strip.blank(self.content_size.width, self.ground)
        segments = [
            Segment(
                span.text,
                self.brush.style(span.role, *(("cursor",) if span.target and span.target == self._current else ())),
            )
            for span in self._spans()
        ]
        return Strip(segments).adjust_cell_length(self.content_size.width, self.ground)

    def on_click(self, event: events.Click) -> None:
        """A click on a span with a target presses it."""
        offset = event.get_content_offset(self)
        x = 0
        for span in self._spans():
            cells = width(span.text)
            if offset is not None and x <= offset.x < x + cells and span.target:
                self.post_message(self.Pressed(span.target))
            x += cells
