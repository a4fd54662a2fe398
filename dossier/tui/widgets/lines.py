"""What everything shares that draws its own lines, in the styles of roles."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from dossier.tui.keys import Commanded
from dossier.tui.widgets.styles import Brush, brush


class Painted(Widget):
    """A widget that draws line by line."""

    ALLOW_SELECT = False
    _brush: Brush | None = None

    @property
    def brush(self) -> Brush:
        """The styles of roles, as this widget stands now."""
        if self._brush is None:
            self._brush = brush(self)
        return self._brush

    @property
    def ground(self) -> Style:
        """The style of what has no text."""
        return self.brush.ground

    def notify_style_update(self) -> None:
        """Another theme, or focus: everything is drawn again."""
        super().notify_style_update()
        self._brush = None
        self.refresh()


class Lines(ScrollView, Painted, Commanded, can_focus=True):
    """A scrolled widget that draws line by line."""

    @property
    def room(self) -> Size:
        """The cells there are for lines: what borders and the scroll bar leave."""
        return self.scrollable_content_region.size
