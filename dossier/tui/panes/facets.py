"""What the section at hand can be narrowed by: fields, and below each its values with how many entries they leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from dossier.text import width
from dossier.tui.widgets.columns import Ranked
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.rows import Rows
from dossier.user.commands import key_of
from dossier.view.block import Line, Span, line, text_of
from dossier.view.facets import NOTHING, count_line

if TYPE_CHECKING:
    from dossier.query.facets import Choice, Facet

_COLUMNS = (Ranked("", grow=5, least=8, rank=9), Ranked("entries", "right", least=4, rank=8))

_UNFOLDED = 3
"""The facets that show their values from the beginning."""

Key = tuple[str, str | None]
"""A field, and one of its values; None: the field itself."""


class FacetPane(ListView):
    """Facets one below the other. What is ticked is said by the filter; the pane keeps only what is folded."""

    @dataclass
    class Ticked(Message):
        """A value was ticked, or no longer is."""

        field: str
        value: str

    @dataclass
    class Rested(Message):
        """The cursor rests on a line that is cut; what it says in full."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty=line(Span(NOTHING, "muted")))
        self.border_title = Content("Narrow by")
        self.border_subtitle = Content(f"{key_of('mark')} ticks")
        self._facets: Sequence[Facet] = ()
        self._section = ""
        self._turned: set[tuple[str, str]] = set()
        """The facets that were folded or unfolded by hand, with their sections."""
        self._lines: Mapping[str, tuple[Key, Line, Line]] = {}

    def show_facets(self, section: str, facets: Sequence[Facet]) -> None:
        """Shows the facets of a section, the cursor where it was."""
        self._section, self._facets = section, facets
        self._draw()

    @property
    def definitions(self) -> list[tuple[str, str]]:
        """What the fields mean."""
        figures = (
            "entries",
            "how many entries each value leaves; 3 +1≈: three surely, one possibly; (20): so many values",
        )
        return [figures, *((facet.title, facet.help) for facet in self._facets)]

    def _draw(self) -> None:
        self._lines = dict(self._made())
        drawn = self._lines
        self.show(Rows(_COLUMNS, tuple(drawn), lambda key: drawn[key][1:]), self.row_key)

    def _made(self) -> Iterator[tuple[str, tuple[Key, Line, Line]]]:
        for number, facet in enumerate(self._facets):
            open_now = self._unfolded(number, facet)
            sign = "▾" if open_now else "▸"
            values = len(facet.choices) + facet.more
            head = line(Span(f"{sign} {facet.title}", "title")), line(Span(f"({values:,})", "muted"))
            yield facet.name, ((facet.name, None), *head)
            if open_now:
                for choice in facet.choices:
                    yield f"{facet.name}:{choice.value}", ((facet.name, choice.value), *_cells(choice))
                if facet.more:
                    more = line(Span(f"  and {facet.more:,} more", "muted"))
                    yield f"{facet.name} …", ((facet.name, None), more, ())

    def _unfolded(self, number: int, facet: Facet) -> bool:
        wanted = number < _UNFOLDED or any(choice.ticked for choice in facet.choices)
        return wanted != ((self._section, facet.name) in self._turned)

    def action_tick(self) -> None:
        """Ticks the value under the cursor, or no longer; folds and unfolds a field."""
        if self.row_key is None:
            return
        name, value = self._lines[self.row_key][0]
        if value is not None:
            self.post_message(self.Ticked(name, value))
        else:
            self._turned ^= {(self._section, name)}
            self._draw()

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Enter does as the space bar."""
        event.stop()
        self.action_tick()

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """The most frequent come first, always."""
        event.stop()

    def on_list_view_moved(self, event: ListView.Moved) -> None:
        """What is cut here is said in full elsewhere."""
        event.stop()
        _, label, count = self._lines[event.key] if event.key is not None else ((), (), ())
        text, figures = text_of(label), text_of(count)
        cut = width(text) > self.room.width - max(4, width(figures)) - 4
        self.post_message(self.Rested(f"{text.strip()} · {figures}" if cut else ""))

    def on_click(self, event: events.Click) -> None:
        """A click ticks what it meets."""
        offset = event.get_content_offset(self)
        event.prevent_default()
        index = self.top + offset.y - self.head if offset is not None else -1
        if offset is not None and offset.y >= self.head and index < self.provider.count():
            self.move_to(index)
            self.action_tick()


def _cells(choice: Choice) -> tuple[Line, Line]:
    sign = Span("▣ " if choice.ticked else "□ ", "mark" if choice.ticked else "muted")
    title = Span(choice.title, "text" if choice.kind == "value" else "muted")
    return line(sign, title), count_line(choice)
