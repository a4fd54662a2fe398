"""What changed in the dossier since the person last looked: said when it is opened, shown on a page."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.problems import StorageError
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import SINCE, Turn
from dossier.user.commands import key_of

if TYPE_CHECKING:
    from dossier.store.loaded import Loaded
    from dossier.tui.since import Since as Found
    from dossier.user.seen import Seen


class Since(Part):
    """Knows what the person last saw of the dossier."""

    _seen: Seen | None = None
    """What is shown, or was shown last of which it is known; None as long as nothing is."""

    def commands(self) -> Mapping[str, Handler]:
        """To see it."""
        return {"since": self.show}

    def look_back(self, *, say: bool = True) -> None:
        """Looks for what changed in the dossier that is shown since the person left it, and says so."""
        keeper, session = self.reader.kept.keeper, self.session
        if keeper is None or keeper.folder is None or session is None or session.reading.loaded.folder is None:
            return
        from dossier.tui.since import since

        loaded = session.reading.loaded
        self.meanwhile(lambda: since(keeper, loaded), lambda found: self._found(loaded, found, say=say))

    def _found(self, loaded: Loaded, found: Found, *, say: bool) -> None:
        if self.session is None or self.session.reading.loaded is not loaded:
            return  # it was read anew meanwhile
        self._seen = found.seen or self._seen
        if found.page != self.session.since:
            self.reader.session = self.session.beside(found.page)
            if self.here.section == SINCE:
                self.reader.show_standpoint()
        if say and found.said:
            self.reader.notice(
                found.said, short=f"{found.said.partition(':')[0]} it has changed: {key_of('since')} shows what."
            )

    def keep_seen(self) -> None:
        """Keeps the dossier as it was seen; where that cannot be, it has been said."""
        keeper = self.reader.kept.keeper
        if self._seen is None or keeper is None:
            return
        from dossier.user.seen import keep_seen

        with contextlib.suppress(StorageError):
            keep_seen(keeper, self._seen)

    def show(self) -> None:
        """To what the last step in time changed, and what changed since the person last looked."""
        if self.session is None:
            return
        if self.session.since is None and self.session.step is None:
            self.reader.notice("Nothing is known to have changed since you last looked.")
        else:
            self.reader.go(Turn(SINCE))
