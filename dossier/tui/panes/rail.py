"""The sections of a dossier with their counts, in a column at the left."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from dossier.tui.sections import SECTIONS, Tallies, name_of, rail_line
from dossier.tui.widgets.lines import Painted


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
        self._tallies = Tallies("")

    def show(self, tallies: Tallies) -> None:
        """Shows where the person is, and the counts."""
        before, self._tallies = self._tallies, tallies
        if tallies._replace(current=before.current) != before:
            self.refresh()
        elif tallies.current != before.current:
            for y, command in enumerate(SECTIONS):
                if name_of(command) in (tallies.current, before.current):
                    self.refresh(Region(0, y, self.content_size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One section, or a line of the legend."""
        cells, height = self.content_size
        return self.paint(rail_line(self._tallies, y, cells, height), cells)

    def on_click(self, event: events.Click) -> None:
        """A click turns to a section."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(SECTIONS):
            self.post_message(self.Turned(name_of(SECTIONS[offset.y])))
