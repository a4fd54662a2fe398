"""The tour, over everything else until any key is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from dossier.tui.keys import bindings
from dossier.tui.widgets.lines import Drawn, Painted
from dossier.tui.widgets.runs import runs
from dossier.user.tour import tour
from dossier.view.block import Line


class TourLines(Painted):
    """The lines of the tour for the room there is."""

    _shown: Sequence[Line] = ()

    def on_resize(self, event: events.Resize) -> None:
        """Lays it out for the new size."""
        self._shown = tour(event.size.width, event.size.height)
        self.strips.clear()
        self.refresh()

    def line(self, y: int) -> Drawn:
        """A line of the tour."""
        shown = self._shown[y] if y < len(self._shown) else ()
        return y, lambda: runs(shown)


class TourScreen(Screen[None]):
    """Shows the tour."""

    BINDINGS = [key for key in bindings("everywhere") if isinstance(key, Binding) and key.id == "quit"]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Nothing but the lines."""
        yield TourLines()

    def on_key(self, event: events.Key) -> None:
        """Closes it; the key does nothing else."""
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """The same with the mouse."""
        self.dismiss()

    def action_quit(self) -> None:
        """Leaves the reader."""
        self.app.exit(0)
