"""Out of the reader for a moment: to the address of a source, to the line of a record in the person's editor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dossier.problems import DossierError, UsageError
from dossier.text import width
from dossier.tui.answers import Filtered
from dossier.tui.background import in_background
from dossier.tui.opening import Refused, open_dossier
from dossier.tui.screens.exporting import ExportingScreen
from dossier.tui.standpoint import Keep, Standpoint, walk
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.tui.session import Session
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
        """Opens the editor at the line of the record, then loads the dossier again."""
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
        self.reload(fault)

    def _file(self) -> Path | None:
        from dossier.store.find import find

        if self.target.piped is not None:
            return None
        return self.target.file or find(self.target.name)

    def reload(self, fault: str = "") -> None:
        """Loads the dossier again and shows it where the person stands; one that is broken leaves what was open.

        `fault` is what went wrong before, and is said as well.
        """

        async def wait() -> None:
            opened = await in_background(lambda: open_dossier(self.target))
            if not self.is_current:
                return
            if isinstance(opened, Refused):
                self.notice(f"not loaded again, {opened.brief}: what was open stays", "warn")
            else:
                self.take_over(opened)
                self.notice(fault or "loaded again", "warn" if fault else "muted")

        # the workers of the screen itself open dossiers for the first time
        self.menu.run_worker(wait())

    def take_over(self, session: Session) -> None:
        """Shows the same dossier as it is now in place of the one that is open; the person stays where they are."""
        inside = self.stage.widget(self.here.pane, self.here.section)
        at = (inside.link, inside.scroll_offset.y) if isinstance(inside, Sheet) else (-1, -1)
        trail = walk(self.trail, Keep(*at, self.stage.list.scroll_offset.y))
        here = trail.here
        lens = (
            here.lens if not here.lens.told_by or session.teller(here.lens.told_by) else here.lens._replace(told_by="")
        )
        if not _is_there(here, session):
            here = Standpoint(here.section, here.filter, lens=lens)
        past, future = (tuple(one for one in ways if _is_there(one, session)) for ways in (trail.past, trail.future))
        self.trail = trail._replace(here=here._replace(lens=lens), past=past, future=future)
        self.marks = tuple(key for key in self.marks if key in session.reading.entries)
        self.session, self._good = session, Filtered("\0")  # an answer to what nobody can have typed
        self.show_standpoint()


def _is_there(place: Standpoint, session: Session) -> bool:
    """Whether everything on which somebody stood is still in a dossier."""
    keys = [place.record, place.place, *(place.pair or ()), *place.compared]
    if (passage := place.passage) is not None:
        keys += [passage.source, passage.record]
        if passage.record is not None and passage.which >= len(session.citations(passage.record)):
            return False
    return all(key in session.reading.entries for key in keys if key is not None)
