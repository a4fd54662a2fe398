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

    def strip(self, key: Hashable, draw: Callable[[], Iterable[Segment]], cells: int) -> Strip:
        """The strip kept under a key, drawn anew where there is none."""
        ground = self.ground  # which clears what was kept in other colours
        kept = self.strips.get(key)
        if kept is None:
            kept = self.strips[key] = Strip(draw()).adjust_cell_length(cells, ground)
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
