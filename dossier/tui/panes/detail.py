"""Everything about the entry under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content as Title

from dossier.tui.shown import entry
from dossier.tui.widgets.flow import Content, flows
from dossier.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from dossier.tui.ahead import Glimpse
    from dossier.tui.session import Session


_KEPT = 100
"""Entries that are kept as they were laid out."""


class DetailPane(Sheet):
    """One record or entity in full."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[object, str | None] | None = None
        self._known: dict[str | None, tuple[str, Content]] = {}
        """Titles and contents of entries that were shown before."""

    def show_entry(self, session: Session | Glimpse, key: str | None) -> None:
        """Shows an entry, from its beginning; None: nothing is under the cursor."""
        before, shown = self._shown or (None, None)
        if before is session and key is not None and shown == key:
            return
        self._shown = (session, key)
        if before is not session or len(self._known) >= _KEPT:
            self._known.clear()
        if key not in self._known:
            title, blocks = entry(session, key)
            self._known[key] = title, lambda cells: flows(blocks, cells)
        title, content = self._known[key]
        self.border_title = Title(title)
        self.show(content)

    def first_link(self) -> int:
        """Where the cursor begins: on the first passage, else on the first link."""
        links = self.laid.links
        passages = (number for number, link in enumerate(links) if link.target.startswith("passage:"))
        return next(passages, 0 if links else -1)
