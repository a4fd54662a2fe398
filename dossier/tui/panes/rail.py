"""The sections of a dossier with their counts, in a column at the left."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from dossier.tui.sections import SECTIONS, name_of, rail_line
from dossier.tui.widgets.columns import fitted
from dossier.tui.widgets.lines import Painted
from dossier.view.block import Line


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
        state = (shown, totals, titles, legend)
        if state != (self._shown, self._totals, self._titles, self._legend):
            self._shown, self._totals, self._titles, self._legend = state
            self._current = current
            self.refresh()
        elif current != self._current:
            for y, command in enumerate(SECTIONS):
                if name_of(command) in (current, self._current):
                    self.refresh(Region(0, y, self.content_size.width, 1))
            self._current = current

    def render_line(self, y: int) -> Strip:
        """One section, or a line of the legend."""
        cells = self.content_size.width
        states: tuple[str, ...] = ()
        spans: Line = ()
        below = y - (self.content_size.height - len(self._legend))
        if y < len(SECTIONS):
            name = name_of(SECTIONS[y])
            states = ("cursor",) if name == self._current else ()
            spans = rail_line(
                SECTIONS[y],
                cells,
                here=name == self._current,
                title=self._titles.get(name),
                shown=self._shown.get(name),
                total=self._totals.get(name),
            )
        elif below >= 0 and y > len(SECTIONS):
            spans = fitted(self._legend[below], cells)
        segments = [Segment(span.text, self.brush.style(span.role, *states)) for span in spans]
        return Strip(segments).adjust_cell_length(cells, self.ground)

    def on_click(self, event: events.Click) -> None:
        """A click turns to a section."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(SECTIONS):
            self.post_message(self.Turned(name_of(SECTIONS[offset.y])))
