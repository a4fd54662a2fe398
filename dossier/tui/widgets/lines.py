"""What everything shares that draws its own lines, in the styles of roles."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.keys import Commanded
from dossier.tui.widgets.runs import Run
from dossier.tui.widgets.styles import Brush, brush


class Painted(Widget):
    """A widget that draws line by line, and keeps its strips: what Textual works out for one is kept with it."""

    ALLOW_SELECT = False

    _brush: Brush | None = None
    _stale = True

    @cached_property
    def strips(self) -> dict[Hashable, Strip]:
        """Strips drawn before, by what they show; whoever changes what is shown clears them."""
        return {}

    @property
    def brush(self) -> Brush:
        """The styles of roles, as this widget stands now."""
        if self._stale or self._brush is None:
            now = brush(self)
            if now != self._brush:
                self.strips.clear()
            self._brush, self._stale = now, False
        return self._brush

    @property
    def ground(self) -> Style:
        """The style of what has no text."""
        return self.brush.ground

    def paint(self, runs: Iterable[Run], cells: int) -> Strip:
        """A line in the colours of this widget."""
        segments = [Segment(run.text, self.brush.style(run.role, *run.states)) for run in runs]
        return Strip(segments).adjust_cell_length(cells, self.ground)

    def strip(self, key: Hashable, draw: Callable[[], Iterable[Run]], cells: int) -> Strip:
        """The strip kept under a key, drawn anew where there is none."""
        _ = self.brush  # which clears what was kept in other colours
        kept = self.strips.get(key)
        if kept is None:
            kept = self.strips[key] = self.paint(draw(), cells)
        return kept

    def notify_style_update(self) -> None:
        """Another theme: everything looks otherwise. What changes nothing here, like the focus, draws nothing anew."""
        super().notify_style_update()
        if self._brush is not None and brush(self) != self._brush:
            self._stale = True
            self.refresh()


class Lines(ScrollView, Painted, Commanded, can_focus=True):
    """A scrolled widget that draws line by line."""

    @property
    def room(self) -> Size:
        """The cells there are for lines: what borders and the scroll bar leave."""
        return self.scrollable_content_region.size

    def hold(self, lines: int) -> None:
        """Says how many lines there are to scroll through. Textual would lay out the whole screen for it, twice where
        the scroll bar comes or goes: but that has its place here, and nothing else moves.
        """
        self.set_reactive(Lines.virtual_size, Size(self.room.width, lines))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = lines
        self.scroll_to(y=self.scroll_offset.y, animate=False, force=True)
