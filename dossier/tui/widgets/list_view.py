"""A list drawn line by line over a provider of rows: thirty rows and a million are the same widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from dossier.tui.keys import bindings
from dossier.tui.widgets.columned import Columned
from dossier.tui.widgets.columns import Order
from dossier.tui.widgets.lines import Drawn
from dossier.tui.widgets.list_lines import MARGIN, header, nothing, row
from dossier.tui.widgets.rows import RowProvider
from dossier.view.block import Line


class ListView(Columned):
    """Rows under a header line, with a cursor. Cells are cut with an ellipsis, never in silence."""

    BINDINGS = bindings("list")

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor came to rest on a row, or on none."""

        key: str | None

    @dataclass
    class Opened(Message):
        """A row was opened: enter, or a second click on it."""

        key: str

    @dataclass
    class Sorted(Message):
        """Another order was asked for."""

        order: Order

    def __init__(self, *, id: str | None = None, empty: Line = ()) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marked: frozenset[str] = frozenset()
        """The entries that the person has marked."""
        self.empty = empty
        """What stands in the list while it has no rows."""

    @property
    def current(self) -> str | None:
        """The entry of the row under the cursor."""
        rows = self._provider.window(self.cursor, self.cursor + 1)
        return rows[0].stands_for if rows else None

    @property
    def row_key(self) -> str | None:
        """The key of the row under the cursor: of several rows of an entry this very one."""
        rows = self._provider.window(self.cursor, self.cursor + 1)
        return rows[0].key if rows else None

    def show(self, provider: RowProvider, key: str | None = None, *, anew: bool = False) -> None:
        """Shows other rows, the cursor on `key` where it is among them, else on the first.

        With `anew` rows that were shown before hold other cells: the columns are fitted to them.
        """
        self._take(provider, anew=anew)
        position = provider.position(key) if key is not None else None
        self.set_reactive(ListView.cursor, position or 0)
        self.draw_banner(self.row_key)
        self.hold(provider.count() + self.head)
        self._keep_visible()
        self.refresh()

    def mark(self, entries: Iterable[str]) -> None:
        """Marks the rows of these entries, and no others."""
        self.marked = frozenset(entries)
        self.refresh()

    def move_to(self, index: int) -> None:
        """Puts the cursor on a row, or the nearest there is."""
        self.cursor = max(0, min(index, self._provider.count() - 1))

    def place(self, scroll: int) -> None:
        """Scrolls so that so many rows stand above those in view, the cursor among these."""
        self.scroll_to(y=scroll, animate=False, force=True)
        self._keep_visible()

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraws the two rows concerned, and says where the cursor is."""
        if old == new:
            return
        self._keep_visible()
        for index in (old, new):
            self._refresh_row(index)
        self.draw_banner(self.row_key)
        self.post_message(self.Moved(self.current))

    def _refresh_row(self, index: int) -> None:
        y = index - self.top + self.head
        if self.head <= y < self.room.height:
            self.refresh(Region(0, y, self.room.width, 1))

    def _keep_visible(self) -> None:
        """Brings the cursor into view; a list that is not seen has no view, and keeps where it was."""
        if not self.room.height:
            return
        top = self.top
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + self._page:
            self.scroll_to(y=self.cursor - self._page + 1, animate=False, force=True)

    def on_resize(self) -> None:
        """Another width means other columns."""
        self._measured = 0
        self.draw_banner(self.row_key)
        self.hold(self._provider.count() + self.head)
        self._keep_visible()
        self.refresh()

    def line(self, y: int) -> Drawn:
        """One line of what is visible: of the banner, the header, a row, or nothing."""
        cells = self.room.width
        self._fit(cells)
        if (above := self.banner_line(y)) is not None:
            return above
        columns = self._provider.columns
        if y < self.head:
            order = self._provider.order
            return ("header", order), partial(header, columns, self._fitted, order)
        index = self.top + y - self.head
        rows = self._provider.window(index, index + 1)
        if not rows:
            why = () if self._provider.count() else nothing(self.empty, cells)
            told = why[index] if index < len(why) else ()
            return ("nothing", tuple(told)), lambda: told
        shown, here, marked = rows[0], index == self.cursor, rows[0].stands_for in self.marked
        draw = partial(row, shown, columns, self._fitted, cells, here=here, marked=marked)
        return (shown.key, shown.sure, here, marked), draw

    def action_down(self) -> None:
        """One row down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """One row up."""
        self.move_to(self.cursor - 1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move_to(self.cursor + max(1, self._page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move_to(self.cursor - max(1, self._page // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self.move_to(self.cursor + self._page)

    def action_page_up(self) -> None:
        """A page up."""
        self.move_to(self.cursor - self._page)

    def action_top(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """To the last row."""
        self.move_to(self._provider.count() - 1)

    def action_open(self) -> None:
        """Opens the row under the cursor."""
        if (key := self.current) is not None:
            self.post_message(self.Opened(key))

    def action_sort(self) -> None:
        """The next column as the last key; after the last column, without that key."""
        order = self._provider.order
        kept, first = order[:-1], order[-1][0] + 1 if order else 0
        self._sort_also(kept, first, kept)

    def action_sort_then(self) -> None:
        """One more key: what is equal by those before is sorted by the first column that is none of them."""
        self._sort_also(self._provider.order, 0, self._provider.order)

    def _sort_also(self, kept: Order, first: int, without: Order) -> None:
        """Asks for one key more, by a column from `first` on that sorts not yet; where there is none, for `without`."""
        columns, taken = self._provider.columns, {column for column, _ in kept}
        shown = (index for index in range(first, len(self._fitted.widths)) if self._fitted.widths[index])
        found = next((index for index in shown if not columns[index].of and index not in taken), None)
        self.post_message(self.Sorted(without if found is None else (*kept, (found, self._downwards(found)))))

    def _downwards(self, column: int) -> bool:
        """Figures are sorted downwards first."""
        return self._provider.columns[column].align == "right"

    def _ask(self, column: int, *, also: bool) -> None:
        """Asks for the rows sorted by a column, a key that sorts already the other way; `also`: the others stay."""
        order = self._provider.order
        turned = tuple((each, downwards != (each == column)) for each, downwards in order)
        known = any(each == column for each, _ in order)
        if also:
            self.post_message(self.Sorted(turned if known else (*order, (column, self._downwards(column)))))
        elif known and len(order) == 1:
            self.post_message(self.Sorted(turned))
        else:
            self.post_message(self.Sorted(((column, self._downwards(column)),)))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one opens it; one on the header sorts, with shift by one more."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y < self.head:
            if offset.y == self.head - 1 and (column := self._column_at(offset.x)) is not None:
                self._ask(column, also=event.shift)
            return
        index = self.top + offset.y - self.head
        if index >= self._provider.count():
            return
        if index == self.cursor and event.chain > 1:
            self.action_open()
        self.move_to(index)

    def _column_at(self, x: int) -> int | None:
        left = MARGIN
        for index, cells in enumerate(self._fitted.widths):
            if cells and left <= x < left + cells + self._fitted.gap:
                return index
            left += cells + self._fitted.gap if cells else 0
        return None
