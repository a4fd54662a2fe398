"""The library: the dossiers there are, and a search through all of them."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.worker import Worker, WorkerState

from dossier.problems import DossierError
from dossier.tui.background import in_background
from dossier.tui.first_frame import LIBRARY, OPENING
from dossier.tui.in_order import InOrder
from dossier.tui.kept_place import left_at
from dossier.tui.keys import bindings
from dossier.tui.opening import Book, Refused, Target, open_library
from dossier.tui.panes.help import Definition
from dossier.tui.screens.commanding import CommandingScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.searching import Finding, Search
from dossier.tui.standpoint import Citing, Standpoint, Trail
from dossier.tui.widgets.columns import Ranked
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
    Ranked("found in", grow=1, least=8, most=30, rank=7),
    Ranked("kind", least=6, most=16, rank=6),
    Ranked("what", grow=2, least=12, rank=8),
    Ranked("words", grow=5, least=22, rank=9),
)
_NOWHERE = "No dossier lies in ./content, in a folder of $DOSSIER_PATH or in this program."
_SEARCHING = "searching …"


class LibraryScreen(CommandingScreen):
    """All dossiers in the usual places."""

    BINDINGS = bindings("library")
    scope = "library"

    class Opened(Message):
        """One more dossier of the library is known, or open."""

        def __init__(self, book: Book) -> None:
            super().__init__()
            self.book = book

    class Complete(Message):
        """All dossiers are open, or why there are none."""

        def __init__(self, error: str = "") -> None:
            super().__init__()
            self.error = error

    class Answered(Message):
        """A search has been through one dossier; a later search makes it void."""

        def __init__(self, number: int, key: str, found: Sequence[Finding]) -> None:
            super().__init__()
            self.number = number
            self.key = key
            self.found = found

    def __init__(self, *, state: bool = True) -> None:
        super().__init__()
        self._state = state
        self.list = ListView(id="list")
        self.list.add_class("-here")
        self._drawn = False
        self._all_open = False
        self._books: dict[str, Book] = {}
        self._search = Search()
        self._looking = False
        """A thread looks through dossiers: one at a time, as two would only share a processor."""
        self._listed: Mapping[str, Book | Finding] = {}
        """What the rows of the list stand for."""

    @property
    def complete(self) -> bool:
        """All dossiers are open, and no search is under way."""
        return self._all_open and not self._searching

    @property
    def ready(self) -> bool:
        """Keys can be taken: the dossiers stand in the list, or what was searched for, or the first of it."""
        listed = bool(self._books) or self._all_open
        searched = not self._searching or any(self._search.answers.values())
        return self._drawn and (self.foot.typing or (listed and searched))

    @property
    def _searching(self) -> bool:
        return bool(self._search.words) and not (self._all_open and len(self._search.answers) == len(self._books))

    def compose_main(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """The first frame, then the dossiers one after the other."""
        self.head.show(LIBRARY, line(Span(OPENING, "muted")))
        self.list.border_title = Content("Dossiers")
        self.set_focus(self.list)
        self.show_keys()
        self._drawn = True
        self.post_message(InOrder.Ready())
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
        """Goes on with the search, and says that the program failed, if it did."""
        if event.state is WorkerState.ERROR:
            self.head.show(LIBRARY, line(Span(f"this program failed: {event.worker.error!r}", "bad")))
            if event.worker.name == "open":
                self._all_open = True
        if event.worker.name == "search" and event.worker.is_finished:
            self._looking = False
            if event.state is WorkerState.ERROR:
                for key in self._books:
                    self._search = self._search.answered(key, self._search.answers.get(key, ()))
            self._look_on()
            self._show()

    def on_library_screen_opened(self, event: Opened) -> None:
        """Shows one more dossier, or looks through it."""
        self._books[str(event.book.file)] = event.book
        self._look_on()
        self._show()

    def on_library_screen_complete(self, event: Complete) -> None:
        """Says how many there are, or where they are looked for."""
        self._all_open = True
        number = len(self._books)
        told = event.error or f"{number} dossier{'s' if number != 1 else ''}"
        self.head.show(LIBRARY, line(Span(told, "muted")))
        self._show()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _show(self) -> None:
        """Shows the dossiers, or what has been found."""
        if self._search.words:
            self._show_found()
        else:
            self.list.empty = line(Span(_NOWHERE if self._all_open else "", "muted"))
            self._list("Dossiers", Rows(_BOOKS, tuple(self._books), self._book), self._books)
            self.foot.result(())
        if self.ready:
            self.post_message(InOrder.Ready())

    def _show_found(self) -> None:
        """Until a search has found anything or is over, what the one before has found stays."""
        found, searching = self._search.found(tuple(self._books)), self._searching
        count = Span(f"{len(found):,} found", "figure" if found else "warn")
        if searching:
            self.foot.result(line(line(count, ", ") if found else None, Span(f"{_SEARCHING} ", "warn")))
        else:
            self.foot.result(line(count, " "))
        self.list.empty = line(Span(_SEARCHING if searching else "No record or document holds these words.", "muted"))
        if found or not searching or self.list.provider.columns is not _HITS:
            rows = Rows(_HITS, tuple(found), lambda key: self._hit(found[key]))
            self._list(f"Found · {len(found):,}" if found else "Found", rows, found)

    def _list(self, title: str, rows: Rows, listed: Mapping[str, Book | Finding]) -> None:
        before = self.list.provider
        same = before.columns is rows.columns
        self.list.border_title = Content(title)
        self._listed = dict(listed)
        self.list.show(rows.sort(before.order) if same else rows, self.list.current if same else None, anew=True)

    def _book(self, key: str) -> tuple[Line, ...]:
        book = self._books[key]
        if isinstance(book.opened, Refused):
            return (line(Span(f"{book.opened.brief}: {book.file}", "bad")), (), (), (), line(Span(book.id, "muted")))
        if book.session is None:
            return (line(Span(OPENING, "muted")), (), (), (), line(Span(book.id, "muted")))
        return book.session.row

    @staticmethod
    def _hit(finding: Finding) -> tuple[Line, ...]:
        from dossier.view.hits import words_found

        book, hit = finding
        kind = hit.section.removesuffix(" report")
        title = book.session.reading.dossier.title if book.session is not None else ""
        return (
            line(Span(title, "muted")),
            line(Span(f"≈ {kind}" if hit.possible else kind, "muted")),
            line(hit.title),
            words_found(hit),
        )

    def action_search(self) -> None:
        """Searches all dossiers."""
        self.foot.begin("search", self._search.words)

    def on_filter_line_wanted(self) -> None:
        """The line was pressed with the mouse."""
        self.action_search()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Looks for what is typed."""
        if event.purpose == "search":
            self._look_for(event.text)

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.purpose == "search":
            self._look_for(event.text)
            self.set_focus(self.list)

    def _look_for(self, text: str) -> None:
        if text.strip() != self._search.words:
            self._search = self._search.next(text.strip())
            self._look_on()
            self._show()

    def _look_on(self) -> None:
        """Looks through the dossiers that have no answer yet, unless a thread is at it."""
        search = self._search
        answered = search.answers
        left = {key: book for key, book in self._books.items() if key not in answered and book.opened is not None}
        if search.words and left and not self._looking:
            self._looking = True
            self.run_worker(in_background(lambda: self._look(search, left)), name="search", exit_on_error=False)

    def _look(self, search: Search, books: Mapping[str, Book]) -> None:
        """In a thread; threads cannot be stopped, so it asks between two dossiers whether it is still wanted."""
        for key, book in books.items():
            if search.number != self._search.number:
                return
            hits = book.session.hits(search.words) if book.session is not None else ()
            self.post_message(self.Answered(search.number, key, [Finding(book, hit) for hit in hits]))

    def on_library_screen_answered(self, event: Answered) -> None:
        """Shows what was found, unless something else is looked for by now."""
        if event.number == self._search.number:
            self._search = self._search.answered(event.key, event.found)
            self._show()

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Opens a dossier, at what was found in it."""
        opened = self._listed.get(event.key)
        if isinstance(opened, Finding):
            book, hit = opened
            passage = Citing(hit.id, paragraph=hit.label) if hit.label else None
            self._read(book, Standpoint(record=hit.id, passage=passage), direct=passage is not None)
        elif opened is not None:
            self._read(opened, (left_at(opened.file) if self._state else None) or Standpoint())

    def _read(self, book: Book, start: Standpoint, *, direct: bool = False) -> None:
        screen = ReaderScreen(Target(str(book.file), book.file), start, book.session, state=self._state)
        screen.trail = Trail(start, direct=direct)
        self.app.push_screen(screen)

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """Sorts the dossiers, or what was found."""
        self.list.show(self.list.provider.sort(event.order), self.list.current)

    def definitions(self) -> tuple[str, Sequence[Definition]]:
        """The columns of the list, and what they mean."""
        from dossier.view.meanings import column_meaning

        kind = "hits" if self._search.words else "library"
        titles = (*self.list.titles, *self.list.hidden)
        return "In this list", [(title, column_meaning(title, kind)) for title in titles]

    def go_out(self) -> bool:
        """Ends the search; False where there is none."""
        if not self._search.words:
            return False
        self.foot.rest("")
        self._look_for("")
        return True
