"""The library: the dossiers there are, and a search through all of them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.worker import Worker, WorkerState

from dossier.problems import DossierError
from dossier.tui.background import in_background
from dossier.tui.first_frame import LIBRARY, OPENING
from dossier.tui.keys import bindings
from dossier.tui.opening import Book, Refused, Target, open_library
from dossier.tui.screens.base import BaseScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Citing, Standpoint
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.rows import Rows
from dossier.view.block import Column, Line, Span, line

if TYPE_CHECKING:
    from dossier.view.hits import Hit

_BOOKS = (
    Column("title", grow=3, least=16),
    Column("when", least=6, most=16),
    Column("records", "right", least=3, most=7),
    Column("disputes", "right", least=3, most=8),
    Column("id", grow=2, least=8),
)
_HITS = (
    Column("found in", grow=2, least=8, most=30),
    Column("", least=6, most=16),
    Column("what", grow=3, least=14),
    Column("words", grow=4, least=14),
)
_NOWHERE = "No dossier lies in ./content, in a folder of $DOSSIER_PATH or in this program."


class Finding(NamedTuple):
    """Something that was found, and in which dossier."""

    book: Book
    hit: Hit


class LibraryScreen(BaseScreen):
    """All dossiers in the usual places."""

    BINDINGS = bindings("library")
    scope = "library"

    class Opened(Message):
        """One more dossier of the library is open."""

        def __init__(self, book: Book) -> None:
            super().__init__()
            self.book = book

    class Complete(Message):
        """All dossiers are open, or why there are none."""

        def __init__(self, error: str = "") -> None:
            super().__init__()
            self.error = error

    class Searched(Message):
        """A search has been through the library; a later one makes it void."""

        def __init__(self, generation: int, found: list[Finding]) -> None:
            super().__init__()
            self.generation = generation
            self.found = found

    def __init__(self) -> None:
        super().__init__()
        self.list = ListView(id="list")
        self.list.add_class("-here")
        self.complete = False
        """All dossiers are open, and no search is under way."""
        self._books: list[Book] = []
        self._found: list[Finding] = []
        self._words = ""
        self._generation = 0

    def compose_main(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """The first frame, then the dossiers one after the other."""
        self.head.show(LIBRARY, line(Span(OPENING, "muted")))
        self.list.border_title = Content("Dossiers")
        self.set_focus(self.list)
        self.show_keys()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(in_background(self._open), name="open", exit_on_error=False)

    def _open(self) -> None:
        try:
            for book in open_library():
                self.post_message(self.Opened(book))
        except DossierError as error:
            self.post_message(self.Complete(str(error)))
        else:
            self.post_message(self.Complete())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says that the program failed, if it did."""
        if event.state is WorkerState.ERROR:
            self.head.show(LIBRARY, line(Span(f"this program failed: {event.worker.error!r}", "bad")))

    def on_library_screen_opened(self, event: Opened) -> None:
        """Shows one more dossier."""
        self._books.append(event.book)
        self._show()

    def on_library_screen_complete(self, event: Complete) -> None:
        """Says how many there are, or where they are looked for."""
        self.complete = True
        number = len(self._books)
        told = event.error or f"{number} dossier{'s' if number != 1 else ''}"
        self.head.show(LIBRARY, line(Span(told, "muted")))
        self._show()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _show(self) -> None:
        if self._words:
            found = tuple(self._found)
            rows = Rows(_HITS, tuple(map(str, range(len(found)))), lambda key: self._hit(found[int(key)]))
            self.list.border_title = Content(f"Found · {len(self._found):,}")
            self.list.empty = line(Span("No record or document holds these words.", "muted"))
        else:
            rows = Rows(_BOOKS, tuple(str(number) for number in range(len(self._books))), self._book)
            self.list.border_title = Content("Dossiers")
            self.list.empty = line(Span(_NOWHERE if self.complete else "", "muted"))
        self.list.show(rows, self.list.current)

    def _book(self, key: str) -> tuple[Line, ...]:
        book = self._books[int(key)]
        if isinstance(book.opened, Refused):
            return (line(Span(f"{book.opened.brief}: {book.file}", "bad")), (), (), (), line(Span(book.id, "muted")))
        return book.opened.row

    @staticmethod
    def _hit(finding: Finding) -> tuple[Line, ...]:
        book, hit = finding
        title = "" if isinstance(book.opened, Refused) else book.opened.reading.dossier.title
        return (
            line(Span(title, "muted")),
            line(Span(f"≈ {hit.section}" if hit.possible else hit.section, "muted")),
            line(hit.title),
            line(Span(f"{hit.place} ", "muted"), hit.snippet) if hit.snippet else (),
        )

    def action_search(self) -> None:
        """Searches all dossiers."""
        self.foot.begin("search", self._words)

    def on_filter_line_wanted(self) -> None:
        """The line was pressed with the mouse."""
        self.action_search()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Looks for what is typed."""
        self._search(event.text)

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.text.strip() != self._words:
            self._search(event.text)
        self.set_focus(self.list)

    def _search(self, text: str) -> None:
        self._words = text.strip()
        self._generation += 1
        generation, words, books = self._generation, self._words, tuple(self._books)
        self.complete = not words
        if not words:
            self._found = []
            self.foot.result(())
            self._show()
            return
        self.run_worker(in_background(lambda: self._look(generation, words, books)), name="search", exit_on_error=False)

    def _look(self, generation: int, words: str, books: tuple[Book, ...]) -> None:
        """In a thread; threads cannot be stopped, so each asks between two dossiers whether it is still wanted."""
        found: list[Finding] = []
        for book in books:
            if generation != self._generation:
                return
            if not isinstance(book.opened, Refused):
                found += [Finding(book, hit) for hit in book.opened.hits(words)]
        self.post_message(self.Searched(generation, found))

    def on_library_screen_searched(self, event: Searched) -> None:
        """Shows what was found, unless something else is looked for by now."""
        if event.generation != self._generation or not self._words:
            return
        self.complete = True
        self._found = event.found
        self._show()
        self.foot.result(line(Span(f"{len(event.found):,} found ", "figure" if event.found else "warn")))

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Opens a dossier, at what was found in it."""
        if not self._words:
            self._read(self._books[int(event.key)], Standpoint())
            return
        book, hit = self._found[int(event.key)]
        passage = Citing(hit.id, paragraph=hit.label) if hit.label else None
        self._read(book, Standpoint(record=hit.id, passage=passage))

    def _read(self, book: Book, start: Standpoint) -> None:
        session = None if isinstance(book.opened, Refused) else book.opened
        self.app.push_screen(ReaderScreen(Target(str(book.file), book.file), start, session))

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """Sorts the dossiers, or what was found."""
        self.list.show(self.list.provider.sort(event.order), self.list.current)

    def go_out(self) -> bool:
        """Ends the search; False where there is none."""
        if not self._words:
            return False
        self.foot.rest("")
        self._search("")
        return True
