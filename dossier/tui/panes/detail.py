"""Everything about the entry under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.shown import entry
from dossier.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from dossier.tui.ahead import Glimpse
    from dossier.tui.session import Session


class DetailPane(Sheet):
    """One record or entity in full."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[object, str | None] | None = None

    def show_entry(self, session: Session | Glimpse, key: str | None) -> None:
        """Shows an entry, from its beginning; None: nothing is under the cursor."""
        if key is None or self._shown != (session, key):
            self._shown = (session, key)
            title, blocks = entry(session, key)
            self.border_title = Content(title)
            self.show_blocks(blocks)

    def first_link(self) -> int:
        """Where the cursor begins: on the first passage, else on the first link."""
        links = self.laid.links
        passages = (number for number, link in enumerate(links) if link.target.startswith("passage:"))
        return next(passages, 0 if links else -1)
