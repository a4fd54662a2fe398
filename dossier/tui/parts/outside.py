"""Out of the reader for a moment: to the address of a source, to the line of a record in the person's editor."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dossier.problems import DossierError, UsageError
from dossier.text import width
from dossier.tui.parts.part import Handler, Part
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.user.outside import Address

_HOST = 30
"""Cells beside a host that tell how to open it: a host that leaves less room is not shown whole, so not opened."""


class Outside(Part):
    """Hands on to a browser and an editor."""

    _address: Address | None = None

    def commands(self) -> Mapping[str, Handler]:
        """To show an address, to open it, and to edit."""
        return {"source-url": self.show_address, "open-url": self.open_address, "edit": self.edit}

    def show_address(self) -> None:
        """Shows the address of the source under the cursor, its host first; nothing is opened yet."""
        from dossier.export import excerpt
        from dossier.user import outside

        meant = self.reader.copies.meant()
        urls = excerpt.addresses(self.session.reading, meant).splitlines() if self.session and meant else []
        if not urls:
            self.reader.notice("No address is stated here.")
            return
        try:
            found = outside.address(urls[0])
        except UsageError as error:
            self.reader.notice(str(error), "warn")
            return
        if width(found.host) + _HOST > self.reader.size.width:
            self.reader.notice("the host of this address is too long to be shown: it is not opened", "warn")
            return
        self._address = found
        host = line(Span(" "), Span(found.host, "title"), Span("  ", "muted"))
        self.reader.close_help()
        self.reader.menu.open("address", host, line(Span(found.url, "muted")))

    def open_address(self) -> None:
        """Opens the address that is shown."""
        from dossier.user import outside

        shown = self._address
        if not self.reader.menu.close() or shown is None:
            self.show_address()
            return
        self.reader.notice(f"opening {shown.host} …")

        self.meanwhile(
            lambda: outside.open_address(shown.url, os.environ),
            lambda said: self.reader.notice(f"{shown.host} {said}"),
        )

    def edit(self) -> None:
        """Opens the editor at the line of the record; what is saved there is shown as any other change of the file."""
        from dossier.user import outside

        try:
            file = self._file()
            if file is None or self.session is None:
                self.reader.notice("This dossier has no file that could be edited.", "warn")
                return
            place = self.session.reading.loaded.places(self.here.record) if self.here.record is not None else None
            words = outside.editor(file, place, os.environ)
            with self.reader.app.suspend():
                fault = outside.edit(words)
        except (DossierError, SuspendNotSupported) as error:
            self.reader.notice(str(error), "warn")
            return
        self.reader.notice(fault or "What you saved is shown in a moment.", "warn" if fault else "muted")

    def _file(self) -> Path | None:
        from dossier.store.find import find

        if self.reader.target.piped is not None:
            return None
        return self.reader.target.file or find(self.reader.target.name)
