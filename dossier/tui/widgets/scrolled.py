"""Keys and wheel that scroll a text by lines and pages."""

from __future__ import annotations

from dossier.tui.widgets.lines import Lines


class Scrolled(Lines):
    """Lines that are moved by scrolling."""

    def person_scrolls(self) -> None:
        """Called before a key or the wheel scrolls."""

    def _scroll_to_line(self, line: int) -> None:
        self.person_scrolls()
        self.scroll_to(y=line, animate=False, force=True)

    def _scroll_by(self, lines: int) -> None:
        self._scroll_to_line(self.top + lines)

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls by itself."""
        self.person_scrolls()

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls by itself."""
        self.person_scrolls()

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll_by(max(1, self.room.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll_by(-max(1, self.room.height // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll_by(max(1, self.room.height - 1))

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll_by(-max(1, self.room.height - 1))

    def action_top(self) -> None:
        """To the beginning."""
        self._scroll_to_line(0)

    def action_bottom(self) -> None:
        """To the end."""
        self._scroll_to_line(self.virtual_size.height)
