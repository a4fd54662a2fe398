"""What changed in the dossier since the person last looked: said when it is opened, shown on a page."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from dossier.problems import StorageError
from dossier.tui.background import in_background
from dossier.tui.screens.naming import NamingScreen
from dossier.tui.standpoint import SINCE, Turn

if TYPE_CHECKING:
    from dossier.store.loaded import Loaded
    from dossier.tui.session import Session


class ChangingScreen(NamingScreen):
    """A screen that knows what the person last saw of its dossier."""

    _as_opened: tuple[Loaded, bytes] | None = None
    """What is shown, with its file; None as long as that is not known."""

    def begin(self, session: Session) -> None:
        """Shows the dossier, then looks for what changed in it."""
        super().begin(session)
        if self.keeper is not None and self.keeper.folder is not None and session.reading.loaded.folder is not None:
            self.call_after_refresh(self._look_back)

    def _look_back(self) -> None:
        keeper, session = self.keeper, self.session
        if keeper is None or session is None:
            return
        loaded = session.reading.loaded

        async def wait() -> None:
            from dossier.tui.since import since

            found = await in_background(lambda: since(keeper, loaded))
            if found.raw is not None:
                self._as_opened = loaded, found.raw
            if self.session is not None and found.page is not None:
                self.session = self.session.beside(found.page)
            if self.is_current and found.said:
                self.notice(found.said, short=f"{found.said.partition(':')[0]} it has changed: W shows what.")

        # the workers of the screen itself open dossiers
        self.stage.run_worker(wait())

    def on_unmount(self) -> None:
        """Keeps the dossier as it was seen; where that cannot be, it has been said."""
        if self._as_opened is None or self.keeper is None or self.session is None:
            return
        loaded, raw = self._as_opened
        if self.session.reading.loaded is loaded:
            from dossier.user.seen import keep_seen

            with contextlib.suppress(StorageError):
                keep_seen(self.keeper, raw)

    def action_since(self) -> None:
        """To what changed since the person last looked."""
        if self.session is None:
            return
        if self.session.since is None:
            self.notice("Nothing is known to have changed since you last looked.")
        else:
            self.go(Turn(SINCE))
