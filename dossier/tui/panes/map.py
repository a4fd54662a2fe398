"""The places of the strikes on a map, with a cursor that goes from place to place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from dossier.text import width
from dossier.tui.keys import Commanded, bindings
from dossier.tui.widgets.columns import fitted
from dossier.tui.widgets.lines import Drawn, Painted
from dossier.tui.widgets.runs import Run
from dossier.view.block import Line
from dossier.view.map.sight import DOTS_ACROSS, DOTS_DOWN, Sight, pan, zoom

if TYPE_CHECKING:
    from dossier.tui.answers import Filtered
    from dossier.tui.session import Session
    from dossier.tui.standpoint import Standpoint
    from dossier.view.map.chart import Chart

_STEP = 0.2
"""The part of what is seen by which a key moves the map."""

_CLOSER = 1.6
"""How much closer a key or a turn of the wheel brings the map."""


class MapPane(Painted, Commanded, can_focus=True):
    """The map of one dossier. What it looks at is `sight`, and the screen notes it before the person leaves."""

    BINDINGS = bindings("map")

    @dataclass
    class Moved(Message):
        """The cursor is on another place."""

        key: str

    @dataclass
    class Opened(Message):
        """Enter, or a press of the mouse, on the place under the cursor."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.border_title = Content("Map")
        self.sight: Sight | None = None
        """What it looks at; None: until there is room, and it is known what fits."""
        self._whole: Sight | None = None
        """The last that showed everything."""
        self._shown: tuple[object, ...] = ()
        self._chart: Chart | None = None
        self._at = 0
        self._came: str | None = None
        self._given: Sight | None = None
        """What the standpoint said last: shown once more, the same is no reason to go back there."""
        self._lines: tuple[Line, ...] = ()

    @property
    def current(self) -> str | None:
        """The id of the place under the cursor."""
        stops = self._chart.stops if self._chart is not None else ()
        return stops[self._at].key if self._at < len(stops) else None

    def show_map(self, session: Session, filtered: Filtered, here: Standpoint) -> None:
        """Shows the places that pass the filter, and the one to which the person came; the cursor on the record.

        The map stays where it is, unless the standpoint says at what it looked, or the person comes to a place.
        """
        before = self.current
        state = (session, filtered, here.place)
        if state != self._shown:
            self._shown = state
            if self._chart is not None and not self._chart.stops:
                self.sight = None  # that of nothing is the whole world
            self._chart = session.chart(filtered, () if here.place is None else (here.place,))
            self.border_title = Content(f"Map · {self._chart.title}")
            self._at = self._chart.find(before, self._at)
        assert self._chart is not None
        if here.record is not None:
            self._at = self._chart.find(here.record, self._at)
        if here.sight is not None and here.sight != self._given:
            self.sight = here.sight
        elif here.place is not None and here.place != self._came:
            self.sight = None
        self._came, self._given = here.place, here.sight
        self._draw()

    def on_resize(self) -> None:
        """Another size shows more or less of the same; everything, where all of it was seen."""
        if self._whole is not None and self.sight == self._whole:
            self.sight = None
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size
        if self._chart is None or not columns or not rows:
            return
        if self.sight is None:
            come = self._came is not None and self._came == self.current
            self.sight = self._chart.around(self._at, columns, rows) if come else self._see_all()
        self._lines = self._chart.lines(self.sight, columns, rows, self._at)
        self.strips.clear()
        self.refresh()

    def _see_all(self) -> Sight:
        assert self._chart is not None
        self._whole = self._chart.whole(*self.content_size)
        return self._whole

    def line(self, y: int) -> Drawn:
        """One line of the map, or of what stands under it."""
        return y, partial(self._line, y)

    def _line(self, y: int) -> Iterable[Run]:
        here = f"record:{self.current}"
        for span in fitted(self._lines[y], self.content_size.width) if y < len(self._lines) else ():
            yield Run(span.text, span.role, ("cursor",) if span.target == here else ())

    def _stand_on(self, at: int) -> None:
        """The cursor on another stop, which comes into view."""
        assert self._chart is not None
        self._at = at
        size = self.content_size
        if self.sight is not None and not self._chart.seen(at, self.sight, *size):
            self.sight = self._chart.around(at, *size)._replace(scale=self.sight.scale)
        self._draw()
        if self.current is not None:
            self.post_message(self.Moved(self.current))

    def _step(self, step: int) -> None:
        if self._chart is not None and self._chart.stops:
            self._stand_on((self._at + step) % len(self._chart.stops))

    def action_next_place(self) -> None:
        """The next place."""
        self._step(1)

    def action_previous_place(self) -> None:
        """The place before."""
        self._step(-1)

    def action_open_place(self) -> None:
        """Into the place under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def move_map(self, east: int, south: int) -> None:
        """Moves what is seen by a step, in either direction."""
        if self.sight is not None:
            columns, rows = self.content_size
            self.sight = pan(self.sight, east * columns * DOTS_ACROSS * _STEP, south * rows * DOTS_DOWN * _STEP)
            self._draw()

    def action_pan_up(self) -> None:
        """To the north."""
        self.move_map(0, -1)

    def action_pan_down(self) -> None:
        """To the south."""
        self.move_map(0, 1)

    def _zoom(self, factor: float, at: tuple[float, float]) -> None:
        if self.sight is not None:
            self.sight = zoom(self.sight, factor, at)
            self._draw()

    def _from_middle(self) -> tuple[float, float]:
        """How far the place under the cursor is from the middle, in dots; the middle where it is not seen."""
        size = self.content_size
        if self._chart is None or self.sight is None:
            return (0.0, 0.0)
        return self._chart.from_middle(self._at, self.sight, *size)

    def action_closer(self) -> None:
        """Closer to the place under the cursor."""
        self._zoom(_CLOSER, self._from_middle())

    def action_farther(self) -> None:
        """Farther away."""
        self._zoom(1 / _CLOSER, self._from_middle())

    def action_all_places(self) -> None:
        """The closest map that shows every place."""
        if self._chart is not None and self._chart.marks.placed:
            self.sight = self._see_all()
            self._draw()

    def _pointed(self, event: events.MouseEvent) -> tuple[float, float]:
        """How far the pointer is from the middle of the map, in dots."""
        columns, rows = self.content_size
        offset = event.get_content_offset(self)
        if offset is None or self._chart is None:
            return (0.0, 0.0)
        middle = columns / 2, self._chart.map_rows(columns, rows) / 2
        return (offset.x + 0.5 - middle[0]) * DOTS_ACROSS, (offset.y + 0.5 - middle[1]) * DOTS_DOWN

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel brings closer what is under the pointer."""
        self._zoom(_CLOSER, self._pointed(event))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel the other way: farther."""
        self._zoom(1 / _CLOSER, self._pointed(event))

    def on_click(self, event: events.Click) -> None:
        """A press on a place puts the cursor there; a second one opens it."""
        offset = event.get_content_offset(self)
        if offset is None or self._chart is None or offset.y >= len(self._lines):
            return
        x = 0
        for span in self._lines[offset.y]:
            cells = width(span.text)
            if x <= offset.x < x + cells and span.target:
                key = span.target.removeprefix("record:")
                if key == self.current:
                    self.action_open_place()
                else:
                    self._stand_on(self._chart.find(key, self._at))
            x += cells
