"""Taking things away: what is under the cursor, as text on the clipboard."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from dossier.tui.background import in_background
from dossier.tui.screens.faceting import FacetingScreen
from dossier.tui.sections import PAGES
from dossier.tui.standpoint import Citing
from dossier.tui.widgets.menu import Menu
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import Scope
from dossier.view.block import Line, Span, line

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


class TakingScreen(FacetingScreen):
    """A screen of which things can be copied."""

    _before_menu: Widget | None = None

    def compose(self) -> ComposeResult:
        """The menu lies over the line of keys."""
        yield from super().compose()
        self.menu = Menu(id="menu")
        yield self.menu

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

    def action_take(self) -> None:
        """Asks what to copy."""
        meant = self.meant()
        if self.session is None or meant is None:
            self.notice(_LACKING["record"])
            return
        self.open_menu("menu", line(Span(f" copy of this {self.session.kind(meant.key)}:", "muted")))

    def open_menu(self, scope: Scope, about: Line, more: Line = ()) -> None:
        """Offers the commands of a scope; what is before them and behind is as the menu has it."""
        self.close_help()
        self._before_menu = self.focused
        self.menu.open(scope, about, more)

    def on_menu_closed(self) -> None:
        """Nothing is chosen."""
        self.close_menu()

    def close_menu(self) -> bool:
        """Closes the menu; False: it was not open."""
        if not self.menu.display:
            return False
        if self.focused is self.menu:
            self.set_focus(self._before_menu)
        self.menu.display = False
        return True

    def action_take_record(self) -> None:
        """Copies the record as plain text."""
        self._take("record")

    def action_take_figure(self) -> None:
        """Copies the figures of a record."""
        self._take("figure")

    def action_take_quote(self) -> None:
        """Copies the quoted words."""
        self._take("quote")

    def action_take_footnote(self) -> None:
        """Copies where it stands."""
        self._take("footnote")

    def action_take_bibtex(self) -> None:
        """Copies the sources as BibTeX."""
        self._take("BibTeX")

    def action_take_url(self) -> None:
        """Copies the addresses of the sources."""
        self._take("URL")

    def _take(self, what: str) -> None:
        self.close_menu()
        meant = self.meant()
        if self.session is None or meant is None:
            self.notice(_LACKING["record"])
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
            self.notice(_LACKING[what])

    def action_copy_view(self) -> None:
        """Copies the command that opens the reader at this very place."""
        if self.session is None:
            return
        if self.target.piped is not None:
            self.notice("What came from standard input can be opened by no command.", "warn")
            return
        from dossier.tui.ways import command_line

        self.copy("the command", command_line(str(self.target.file or self.target.name), self.here))

    def copy(self, what: str, text: str) -> None:
        """Copies a text, and says by which way; `what` is what a person calls it."""
        from dossier.user import clipboard

        drawable = clipboard.clean(text)
        sent = clipboard.fits(drawable)
        if sent:
            self.app.copy_to_clipboard(drawable)
        if not clipboard.program(os.environ):
            self.notice(clipboard.told(what, clipboard.Native(), sent=sent))
            return
        self.notice(f"{what} is being copied …")

        async def wait() -> None:
            native = await in_background(lambda: clipboard.copy(drawable, os.environ))
            if self.is_current:
                self.notice(clipboard.told(what, native, sent=sent))

        # the workers of the screen itself open dossiers
        self.menu.run_worker(wait())
