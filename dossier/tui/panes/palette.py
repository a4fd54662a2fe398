"""Everything that can be chosen by its name, in a list over the lower half of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from dossier.tui.destinations import Destination
from dossier.tui.widgets.columns import Ranked
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.rows import Rows
from dossier.view.block import Span, line

_COLUMNS = (Ranked("name", grow=5, least=20, rank=9), Ranked("", "right", least=4, most=18, rank=8))


class PalettePane(ListView):
    """A list of destinations; the cursor stands on the one that enter takes."""

    @dataclass
    class Chosen(Message):
        """A destination was chosen with the mouse."""

        target: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty=line(Span("Nothing is called so.", "warn")))
        self._offered: Sequence[Destination] = ()

    def offer(self, title: str, destinations: Sequence[Destination]) -> None:
        """Lists other destinations, the cursor on the first."""
        self.border_title = Content(title)
        if destinations == self._offered:
            self.show(self.provider)
            return
        self._offered = destinations
        keys = tuple(map(str, range(len(destinations))))
        self.show(Rows(_COLUMNS, keys, lambda key: (destinations[int(key)].what, destinations[int(key)].kind)))

    @property
    def chosen(self) -> Destination | None:
        """The destination under the cursor."""
        return self._offered[self.cursor] if self.cursor < len(self._offered) else None

    def on_list_view_moved(self, event: ListView.Moved) -> None:
        """The cursor is this pane's own."""
        event.stop()

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """The closest come first, always."""
        event.stop()

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """A second click on a row chooses it."""
        event.stop()
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen.target))
