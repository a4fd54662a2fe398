"""The sections of a dossier with their counts, in a column at the left."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from dossier.tui.sections import SECTIONS, Tallies, name_of, rail_line
from dossier.tui.widgets.lines import Drawn, Painted


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

    def line(self, y: int) -> Drawn:
        """One section, or a line of the legend."""
        cells, height = self.content_size
        drawn = rail_line(self._tallies, y, cells, height)
        return tuple(drawn), lambda: drawn

    def on_click(self, event: events.Click) -> None:
        """A click turns to a section."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(SECTIONS):
            self.post_message(self.Turned(name_of(SECTIONS[offset.y])))
