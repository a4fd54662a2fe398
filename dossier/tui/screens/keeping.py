"""What the person keeps of a dossier: bookmarks, notes, marks, and where they stood when they left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.tui.ahead import Ahead
from dossier.tui.destinations import Destination
from dossier.tui.opening import Target
from dossier.tui.screens.linking import LinkingScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from dossier.tui.session import Session
    from dossier.user.kept import Kind, Value
    from dossier.user.state import Change, Keeper

_LONGEST = 4000
"""Characters of a note, at most: one line is no place for more."""


class KeepingScreen(LinkingScreen):
    """A screen that keeps what the person sets down, unless it was told to keep nothing."""

    def __init__(
        self,
        target: Target,
        start: Standpoint,
        session: Session | None = None,
        ahead: Ahead | None = None,
        *,
        state: bool = True,
    ) -> None:
        super().__init__(target, start, session, ahead)
        self.keeper: Keeper | None = None
        """What is kept of the dossier, once it is open."""
        self._state = state

    def begin(self, session: Session) -> None:
        """Shows the dossier, with what was kept of it."""
        from dossier.user.state import keeper_of

        self.keeper = keeper_of(session.reading.loaded, state=self._state)
        told = self.keeper.load()
        self.session = session.keeping(self.keeper.kept.own)
        super()._mark(tuple(filter(session.is_record, self.keeper.kept.of("marks"))))
        super().begin(self.session)
        if told:
            self.notice(told, "warn")

    def _mark(self, keys: tuple[str, ...]) -> None:
        before = self.marks
        super()._mark(keys)
        if self.session is None or self.keeper is None:
            return
        on: list[Change] = [("marks", key, "") for key in keys if key not in before]
        told = self.keeper.save(*on, *(("marks", key, None) for key in before if key not in keys))
        self.session = self.session.keeping(self.keeper.kept.own)
        if self.here.filter:
            self.ask_again()
            self.show_standpoint()
        if told:
            self.call_after_refresh(self.notice, told, "warn")

    def on_unmount(self) -> None:
        """Keeps where the person stood."""
        from dossier.tui.kept_place import KEY, told

        if self.keeper is None:
            return
        here, before = told(self.here), self.keeper.kept.of("session").get(KEY)
        if here != before and (before or here != told(Standpoint())):
            self.keeper.change("session", KEY, here)

    def keep(self, kind: Kind, value: Value, said: str) -> None:
        """Keeps a value of the entry under the cursor, None to forget it, and says so."""
        if self.session is None or self.keeper is None or self.here.record is None:
            return
        told = self.keeper.change(kind, self.here.record, value)
        self.session = self.session.keeping(self.keeper.kept.own)
        self.ask_again()
        self.show_standpoint()
        fleeting = " It holds until you leave: nothing is kept." if self.keeper.folder is None and value else ""
        self.notice(told or said + fleeting, "warn" if told else "muted")

    @property
    def under_cursor(self) -> str | None:
        """The entry that is meant; where there is none, that is said."""
        if self.session is None:
            return None
        if self.here.record is None:
            self.notice("No entry is under the cursor here.")
        return self.here.record

    def action_bookmark(self) -> None:
        """Bookmarks what is under the cursor, or takes the bookmark off."""
        if self.session is None or (key := self.under_cursor) is None:
            return
        if key in self.session.own.bookmarks:
            self.keep("bookmarks", None, "The bookmark is off.")
        else:
            title = self.session.reading.title(self.session.reading.entries[key])
            self.keep("bookmarks", title, "Bookmarked: B lists what you bookmark.")

    def action_note(self) -> None:
        """Begins to write a note on what is under the cursor."""
        if self.session is not None and (key := self.under_cursor) is not None:
            self.close_help()
            self.foot.begin("note", self.session.own.notes.get(key, ""))
            self.foot.helped(note="  an empty line takes the note away")

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left: the note holds."""
        if event.purpose != "note" or self.session is None:
            return
        note = event.text.strip()[:_LONGEST]
        before = self.session.own.notes.get(self.here.record or "", "")
        if event.accepted and note != before:
            self.keep("notes", note or None, "Noted." if note else "The note is gone.")
        else:
            self.show_standpoint()

    async def action_bookmarks(self) -> None:
        """Lists what is bookmarked or noted on."""
        if self.session is None or not (self.session.own.bookmarks or self.session.own.notes):
            self.notice("Nothing is bookmarked yet: b bookmarks what is under the cursor.")
        else:
            await self.open_palette("bookmarks")

    def destinations(self, purpose: str, text: str) -> tuple[str, list[Destination]]:
        """What is bookmarked; or commands and entries, or where the person has been."""
        if purpose != "bookmarks" or self.session is None or self.keeper is None:
            return super().destinations(purpose, text)
        from dossier.tui.own_rows import kept_entries

        return "Bookmarks and notes", kept_entries(self.session, self.keeper.kept, text)
