"""What the person keeps of a dossier: bookmarks, notes, marks, and where they stood when they left it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.tui.destinations import Destination
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.purposes import Purpose
from dossier.user.commands import key_of

if TYPE_CHECKING:
    from dossier.tui.session import Session
    from dossier.user.kept import Kind, Value
    from dossier.user.state import Change, Keeper

_LONGEST = 4000
"""Characters of a note, at most: one line is no place for more."""


class Kept(Part):
    """Keeps what the person sets down, unless it was told to keep nothing."""

    purposes = ("note",)
    lists = ("bookmarks",)
    keeper: Keeper | None = None
    """What is kept of the dossier, once it is open."""

    def commands(self) -> Mapping[str, Handler]:
        """To set something down, and to list it."""
        return {"bookmark": self.bookmark, "note": self.note, "bookmarks": self.list_kept}

    def begin(self, session: Session, *, state: bool) -> str:
        """Opens the dossier with what was kept of it, before anything is shown; what is wrong with that, else empty."""
        from dossier.user.state import keeper_of

        self.keeper = keeper_of(session.reading.loaded, state=state)
        told = self.keeper.load()
        self.reader.session = session.keeping(self.keeper.kept.own)
        self.reader.marks.show(tuple(filter(session.is_record, self.keeper.kept.of("marks"))))
        return told

    def keep_marks(self, before: tuple[str, ...], keys: tuple[str, ...]) -> None:
        """Keeps which records are marked."""
        if self.session is None or self.keeper is None:
            return
        on: list[Change] = [("marks", key, "") for key in keys if key not in before]
        told = self.keeper.save(*on, *(("marks", key, None) for key in before if key not in keys))
        self.reader.session = self.session.keeping(self.keeper.kept.own)
        if self.here.filter:
            self.reader.ask_again()
            self.reader.show_standpoint()
        if told:
            self.reader.call_after_refresh(self.reader.notice, told, "warn")

    def keep_place(self) -> None:
        """Keeps where the person stood."""
        from dossier.tui.kept_place import KEY, told

        if self.keeper is None:
            return
        here, before = told(self.here), self.keeper.kept.of("session").get(KEY)
        if here != before and (before or here != told(Standpoint())):
            self.keeper.change("session", KEY, here)

    def _keep(self, kind: Kind, value: Value, said: str) -> None:
        """Keeps a value of the entry under the cursor, None to forget it, and says so."""
        if self.session is None or self.keeper is None or self.here.record is None:
            return
        told = self.keeper.change(kind, self.here.record, value)
        self.reader.session = self.session.keeping(self.keeper.kept.own)
        self.reader.ask_again()
        self.reader.show_standpoint()
        fleeting = " It holds until you leave: nothing is kept." if self.keeper.folder is None and value else ""
        self.reader.notice(told or said + fleeting, "warn" if told else "muted")

    @property
    def _meant(self) -> str | None:
        """The entry that is meant; where there is none, that is said."""
        if self.session is None:
            return None
        if self.here.record is None:
            self.reader.notice("No entry is under the cursor here.")
        return self.here.record

    def bookmark(self) -> None:
        """Bookmarks what is under the cursor, or takes the bookmark off."""
        if self.session is None or (key := self._meant) is None:
            return
        if key in self.session.own.bookmarks:
            self._keep("bookmarks", None, "The bookmark is off.")
        else:
            title = self.session.reading.title(self.session.reading.entries[key])
            self._keep(
                "bookmarks",
                title,
                f"Bookmarked: {key_of('bookmarks')} lists what you bookmark, and writes it to a file.",
            )

    def note(self) -> None:
        """Begins to write a note on what is under the cursor."""
        if self.session is not None and (key := self._meant) is not None:
            self.reader.close_help()
            self.foot.begin("note", self.session.own.notes.get(key, ""))
            self.foot.helped(note="  an empty line takes the note away")

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left: the note holds."""
        if self.session is None:
            return
        note = event.text.strip()[:_LONGEST]
        before = self.session.own.notes.get(self.here.record or "", "")
        if event.accepted and note != before:
            self._keep("notes", note or None, "Noted." if note else "The note is gone.")
        else:
            self.reader.show_standpoint()

    async def list_kept(self) -> None:
        """Lists what is bookmarked or noted on."""
        if self.session is None or not (self.session.own.bookmarks or self.session.own.notes):
            self.reader.notice(f"Nothing is bookmarked yet: {key_of('bookmark')} bookmarks what is under the cursor.")
        else:
            await self.reader.open_palette("bookmarks")

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """What is bookmarked or noted on."""
        if self.session is None or self.keeper is None:
            return "", []
        from dossier.tui.own_rows import kept_entries

        return "Bookmarks and notes", kept_entries(self.session, self.keeper.kept, text)
