"""What changed in the dossier since the person last looked: said when it is opened, shown on a page."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.problems import StorageError
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import SINCE, Turn

if TYPE_CHECKING:
    from dossier.store.loaded import Loaded
    from dossier.tui.session import Session
    from dossier.tui.since import Since as Found
    from dossier.user.state import Keeper


class Since(Part):
    """Knows what the person last saw of the dossier."""

    _as_opened: tuple[Loaded, bytes] | None = None
    """What is shown, with its file; None as long as that is not known."""

    def commands(self) -> Mapping[str, Handler]:
        """To see it."""
        return {"since": self.show}

    def begin(self, session: Session) -> None:
        """Looks for what changed, once the dossier is shown."""
        keeper = self.reader.kept.keeper
        if keeper is not None and keeper.folder is not None and session.reading.loaded.folder is not None:
            self.reader.call_after_refresh(self._look_back, keeper, session.reading.loaded)

    def _look_back(self, keeper: Keeper, loaded: Loaded) -> None:
        from dossier.tui.since import since

        self.meanwhile(lambda: since(keeper, loaded), lambda found: self._found(loaded, found))

    def _found(self, loaded: Loaded, found: Found) -> None:
        if found.raw is not None:
            self._as_opened = loaded, found.raw
        if self.session is not None and found.page is not None:
            self.reader.session = self.session.beside(found.page)
        if found.said:
            self.reader.notice(found.said, short=f"{found.said.partition(':')[0]} it has changed: W shows what.")

    def keep_seen(self) -> None:
        """Keeps the dossier as it was seen; where that cannot be, it has been said."""
        keeper = self.reader.kept.keeper
        if self._as_opened is None or keeper is None or self.session is None:
            return
        loaded, raw = self._as_opened
        if self.session.reading.loaded is loaded:
            from dossier.user.seen import keep_seen

            with contextlib.suppress(StorageError):
                keep_seen(keeper, raw)

    def show(self) -> None:
        """To what changed since the person last looked."""
        if self.session is None:
            return
        if self.session.since is None:
            self.reader.notice("Nothing is known to have changed since you last looked.")
        else:
            self.reader.go(Turn(SINCE))
