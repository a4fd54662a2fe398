"""Taking things away: what is under the cursor, as text on the clipboard."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from dossier.tui.parts.part import Handler, Part
from dossier.tui.sections import PAGES
from dossier.tui.standpoint import Citing
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Gap, Para, Span, line

if TYPE_CHECKING:
    from dossier.export.excerpt import Meant

_LACKING = {
    "record": "Nothing is under the cursor here.",
    "figure": "This states no figure.",
    "quote": "No words are quoted here.",
    "footnote": "This cites no source.",
    "BibTeX": "This cites no source.",
    "URL": "No address is stated here.",
}
"""What is said where there is nothing of the kind."""


_TAKEN = {
    "take-record": "record",
    "take-figure": "figure",
    "take-quote": "quote",
    "take-footnote": "footnote",
    "take-bibtex": "BibTeX",
    "take-url": "URL",
}
"""What the commands of the menu copy."""


class Copies(Part):
    """What the person means can be copied."""

    _last: tuple[str, str] = ("", "")
    """What was copied last: what a person calls it, and the text."""

    def commands(self) -> Mapping[str, Handler]:
        """To ask what to copy, and to copy it."""
        taking = {name: partial(self._take, what) for name, what in _TAKEN.items()}
        return {"take": self.ask, "take-shown": self.show_last, "copy-view": self.copy_view, **taking}

    def meant(self) -> Meant | None:
        """What is under the cursor: the entry, and in a passage or on a link to one, the citation."""
        from dossier.export.excerpt import Meant

        if self.session is None:
            return None
        sheet = self.stage.widget(self.here.pane, self.here.section)
        kind, _, name = (sheet.target or "").partition(":") if isinstance(sheet, Sheet) else ("", "", "")
        citing: Citing | None = None
        if sheet is self.stage.passage:
            citing = self.stage.passage.citing
        elif kind == "passage":
            citing = self.session.passage_at(name, self.here.record)
        if citing is not None:
            source = Meant(citing.source, at=citing.paragraph)
            return source if citing.record is None else Meant(citing.record, citing.which)
        if self.here.section in PAGES and self.here.pane == "list":
            found = name if kind == "record" and name in self.session.reading.entries else None
        else:
            found = self.here.record
        return Meant(found) if found is not None else None

    def ask(self) -> None:
        """Asks what to copy."""
        meant = self.meant()
        if self.session is None or meant is None:
            self.reader.notice(_LACKING["record"])
            return
        self.reader.close_help()
        self.reader.menu.open("menu", line(Span(f" copy of this {self.session.kind(meant.key)}:", "muted")))

    def _take(self, what: str) -> None:
        self.reader.menu.close()
        meant = self.meant()
        if self.session is None or meant is None:
            self.reader.notice(_LACKING["record"])
            return
        from dossier.export import excerpt

        make = {
            "record": excerpt.record,
            "figure": excerpt.figure,
            "quote": excerpt.quote,
            "footnote": excerpt.footnote,
            "BibTeX": excerpt.bibliography,
            "URL": excerpt.addresses,
        }[what]
        text = make(self.session.reading, meant)
        if text:
            self.copy(what, text)
        else:
            self.reader.notice(_LACKING[what])

    def copy_view(self) -> None:
        """Copies the command that opens the reader at this very place."""
        if self.session is None:
            return
        if self.reader.target.piped is not None:
            self.reader.notice("What came from standard input can be opened by no command.", "warn")
            return
        from dossier.store.find import called
        from dossier.tui.ways import command_line

        target = self.reader.target
        self.copy("the command", command_line(called(target.file) if target.file else target.name, self.here))

    def copy(self, what: str, text: str) -> None:
        """Copies a text, and says by which way; `what` is what a person calls it."""
        from dossier.user import clipboard

        drawable = clipboard.clean(text)
        self._last = what, drawable
        sent = clipboard.fits(drawable)
        if sent:
            self.reader.app.copy_to_clipboard(drawable)
        if not clipboard.program(os.environ):
            self.reader.notice(clipboard.told(what, clipboard.Native(), sent=sent))
            return
        self.reader.notice(f"{what} is being copied …")

        self.meanwhile(
            lambda: clipboard.copy(drawable, os.environ),
            lambda native: self.reader.notice(clipboard.told(what, native, sent=sent)),
        )

    def show_last(self) -> None:
        """Shows the text that was copied last: it can be read, or taken with the mouse, where no clipboard took it."""
        self.reader.menu.close()
        what, text = self._last
        if not text:
            self.reader.notice("Nothing was copied yet.")
            return
        blocks = [Para(line(each)) if each.strip() else Gap() for each in text.splitlines()]
        self.reader.help_pane.show_page(f"Copied: {what}", blocks)
        self.reader.open_help()
