"""Out of the reader for a moment: to the address of a source, to the line of a record in the person's editor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dossier.problems import DossierError, UsageError
from dossier.text import width
from dossier.tui.background import in_background
from dossier.tui.screens.exporting import ExportingScreen
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.user.outside import Address

_HOST = 30
"""Cells beside a host that tell how to open it: a host that leaves less room is not shown whole, so not opened."""


class OutsideScreen(ExportingScreen):
    """A screen that hands on to a browser and an editor."""

    _address: Address | None = None

    def action_source_url(self) -> None:
        """Shows the address of the source under the cursor, its host first; nothing is opened yet."""
        from dossier.export import excerpt
        from dossier.user import outside

        meant = self.meant()
        urls = excerpt.addresses(self.session.reading, meant).splitlines() if self.session and meant else []
        if not urls:
            self.notice("No address is stated here.")
            return
        try:
            found = outside.address(urls[0])
        except UsageError as error:
            self.notice(str(error), "warn")
            return
        if width(found.host) + _HOST > self.size.width:
            self.notice("the host of this address is too long to be shown: it is not opened", "warn")
            return
        self._address = found
        host = line(Span(" "), Span(found.host, "title"), Span("  ", "muted"))
        self.open_menu("address", host, line(Span(found.url, "muted")))

    def action_open_url(self) -> None:
        """Opens the address that is shown."""
        from dossier.user import outside

        shown = self._address
        if not self.close_menu() or shown is None:
            self.action_source_url()
            return
        self.notice(f"opening {shown.host} …")

        async def wait() -> None:
            said = await in_background(lambda: outside.open_address(shown.url, os.environ))
            if self.is_current:
                self.notice(f"{shown.host} {said}")

        self.menu.run_worker(wait())

    def action_edit(self) -> None:
        """Opens the editor at the line of the record; what is saved there is shown as any other change of the file."""
        from dossier.user import outside

        try:
            file = self._file()
            if file is None or self.session is None:
                self.notice("This dossier has no file that could be edited.", "warn")
                return
            place = self.session.reading.loaded.places(self.here.record) if self.here.record is not None else None
            words = outside.editor(file, place, os.environ)
            with self.app.suspend():
                fault = outside.edit(words)
        except (DossierError, SuspendNotSupported) as error:
            self.notice(str(error), "warn")
            return
        self.notice(fault or "What you saved is shown in a moment.", "warn" if fault else "muted")

    def _file(self) -> Path | None:
        from dossier.store.find import find

        if self.target.piped is not None:
            return None
        return self.target.file or find(self.target.name)
