"""What stands above the rows of a list, however far they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.geometry import Region, Size

from dossier.tui.widgets.lines import Drawn, Lines
from dossier.tui.widgets.list_lines import HEADER, above, indented
from dossier.tui.widgets.rows import Banner
from dossier.view.block import Line


class Bannered(Lines):
    """Lines under a banner, which is drawn anew where the cursor moves."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.banner: Banner | None = None
        """What stands above the rows; whoever sets it shows rows after."""
        self._above: Sequence[Line] = ()
        self._above_in = Size(0, 0)
        self._above_for: str | None = None

    @property
    def head(self) -> int:
        """The lines that stand above the rows."""
        return len(self._above) + HEADER

    def draw_banner(self, key: str | None) -> None:
        """Draws the banner for the row under the cursor, by its key, and refreshes the lines of it that changed."""
        before = self._above
        self._above_in, self._above_for = self.room, key
        self._above = above(self.banner, *self.room, key)
        for y, (old, new) in enumerate(zip(before, self._above, strict=False)):
            if old != new:
                self.refresh(Region(0, y, self.room.width, 1))

    def banner_line(self, y: int) -> Drawn | None:
        """One line of the banner; None below it."""
        if self._above_in != self.room:
            self.draw_banner(self._above_for)
        if y >= len(self._above):
            return None
        return ("banner", self._above[y]), partial(indented, self._above[y])
