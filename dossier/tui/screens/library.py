"""The library: the dossiers there are, and a search through all of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from dossier.problems import DossierError
from dossier.tui.keys import bindings
from dossier.tui.opening import Book, Refused, Target, open_library
from dossier.tui.screens.base import BaseScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.rows import Rows
from dossier.view.block import Column, Line, Span, line

_BOOKS = (
    Column("title", grow=3, least=16),
    Column("when", least=6, most=16),
    Column("records", "right", least=3, most=7),
    Column("disputes", "right", least=3, most=8),
    Column("id", grow=2, least=8),
)
_HITS = (
    Column("found in", grow=1, least=10, most=34),
    Column("section", least=6, most=12),
    Column("what", grow=3, least=20),
)
_APART = "\0"
"""Between the place of a dossier in the list and the id of a hit in it: no id holds it."""


class LibraryScreen(BaseScreen):
    """All dossiers in the usual places."""

    BINDINGS = bindings("library")
    scope = "library"

    class Found(Message):
        """One more dossier of the library is open."""

        def __init__(self, book: Book) -> None:
            super().__init__()
            self.book = book

    class Complete(Message):
        """All dossiers are open, or why there are none."""

        def __init__(self, error: str = "") -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.list = ListView(id="list")
        self._books: list[Book] = []
        self._words = ""
        self._complete = False

    def compose_main(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """The first frame, then the dossiers one after the other."""
        self.head.show(line(Span("dossier", "title"), Span(" · library", "muted")), line(Span("opening …", "muted")))
        self.list.border_title = Content("Dossiers")
        self.set_focus(self.list)
        self.show_keys()
        self.call_after_refresh(self.run_worker, self._open, thread=True, exit_on_error=True)

    def _open(self) -> None:
        worker = get_current_worker()
        try:
            for book in open_library():
                if worker.is_cancelled:
                    return
                self.post_message(self.Found(book))
        except DossierError as error:
            self.post_message(self.Complete(str(error)))
        else:
            self.post_message(self.Complete())

    def on_library_screen_found(self, event: Found) -> None:
        """Shows one more dossier."""
        self._books.append(event.book)
        self._show()

    def on_library_screen_complete(self, event: Complete) -> None:
        """Says how many there are, or where they are looked for."""
        self._complete = True
        number = len(self._books)
        told = event.error or f"{number} dossier{'s' if number != 1 else ''}"
        self.head.show(line(Span("dossier", "title"), Span(" · library", "muted")), line(Span(told, "muted")))
        self.list.empty = line(
            Span("No dossier lies in ./content, in a folder of $DOSSIER_PATH or in this program.", "muted")
        )
        self._show()

    def _show(self) -> None:
        if self._words.strip():
            self._show_hits()
            return
        rows = Rows(_BOOKS, tuple(str(index) for index in range(len(self._books))), self._book)
        self.list.border_title = Content("Dossiers")
        self.list.show(rows, self.list.current)
        self.foot.result(())

    def _book(self, key: str) -> tuple[Line, ...]:
        book = self._books[int(key)]
        if isinstance(book.opened, Refused):
            return (line(Span(book.opened.message, "bad")), (), (), (), line(Span(str(book.file), "muted")))
        return book.opened.row

    def _show_hits(self) -> None:
        hits: dict[str, tuple[Line, ...]] = {}
        for index, book in enumerate(self._books):
            if not isinstance(book.opened, Refused):
                for key, cells in book.opened.hits(self._words):
                    hits[f"{index}{_APART}{key}"] = cells
        self.list.border_title = Content(f"Found · {len(hits):,}")
        self.list.empty = line(Span("No record holds these words.", "muted"))
        self.list.show(Rows(_HITS, tuple(hits), hits.__getitem__), None)
        self.foot.result(line(Span(f"{len(hits):,} found ", "figure" if hits else "warn")))

    def action_search(self) -> None:
        """Searches all dossiers."""
        self.foot.begin("search", self._words)

    def on_filter_line_wanted(self) -> None:
        """The line was pressed with the mouse."""
        self.action_search()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Shows what is found, as it is typed."""
        self._words = event.text
        self._show()

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        self._words = event.text
        self._show()
        self.set_focus(self.list)

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Opens a dossier, at what was found in it."""
        number, _, key = event.key.partition(_APART)
        book = self._books[int(number)]
        start = Standpoint(record=key or None)
        session = None if isinstance(book.opened, Refused) else book.opened
        self.app.push_screen(ReaderScreen(Target(str(book.file), book.file), start, session))

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """Sorts the dossiers."""
        self.list.show(self.list.provider.sort(event.order), self.list.current)

    def go_out(self) -> bool:
        """Ends the search; False where there is none."""
        if not self._words:
            return False
        self._words = ""
        self.foot.rest("")
        self._show()
        return True
