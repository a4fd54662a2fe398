"""The list of a section, and the overview that stands in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.sections import OVERVIEW
from dossier.tui.shown import PAGE_TITLES, list_title, why_empty
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.columns import Order
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.passing_rows import PassingRows
from dossier.tui.widgets.rows import RowProvider, Rows
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Page

if TYPE_CHECKING:
    from dossier.tui.ahead import Glimpse
    from dossier.tui.answers import Filtered
    from dossier.tui.session import Session


def _narrowed(rows: Rows, section: str, filtered: Filtered) -> RowProvider:
    """Those of the rows of a section that a filter lets through."""
    if filtered.sure is None or rows.order or section not in filtered.truths:
        return rows.filter(filtered.sure)
    return PassingRows(rows, filtered.truths[section], filtered.sure)


class ListPane(ListView):
    """The entries of one section that pass the filter."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[object, str, Filtered] | None = None
        self._heading = ""
        self._orders: dict[str, Order] = {}
        self._stood: dict[str, tuple[str | None, str | None]] = {}

    def show_section(self, session: Session | Glimpse, section: str, filtered: Filtered, key: str | None) -> None:
        """Shows the entries of a section, the cursor on `key`: on the row of it where it stood last."""
        state = (session, section, filtered)
        if self._shown == state:
            if key is not None and key != self.current and (position := self.provider.position(key)) is not None:
                self.move_to(position)
            return
        if self._shown is not None:
            self._stood[self._shown[1]] = (self.current, self.row_key)
        self._shown = state
        rows = _narrowed(session.rows(section).sort(self._orders.get(section, ())), section, filtered)
        total = session.brief.totals[section]
        shown = session.counts(filtered)[section] if filtered.sure is not None else total
        count = f"{shown:,} of {total:,}" if filtered.sure is not None else f"{total:,}"
        self._heading = f"{list_title(session, section)} · {count}"
        self.empty = why_empty(session, section, filtered.text)
        self.banner = session.above(section, filtered)
        entry, row = self._stood.get(section, (None, None))
        same_row = entry == key and row is not None and rows.position(row) is not None
        self.show(rows, row if same_row else key)
        self._entitle()

    def mark(self, entries: Iterable[str]) -> None:
        """Marks the rows of these entries, and says how many there are."""
        super().mark(entries)
        self._entitle()

    def _entitle(self) -> None:
        marked = f" · {len(self.marked):,} marked" if self.marked else ""
        self.border_title = Content(f"{self._heading}{marked}{self.unseen}")

    def on_resize(self) -> None:
        """Another width has room for other columns, which the title says."""
        super().on_resize()
        self._entitle()

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        """Sorts the rows; each section remembers its order."""
        event.stop()
        if self._shown is None:
            return
        self._orders[self._shown[1]] = event.order
        self.show(self.provider.sort(event.order), self.row_key)


class OverviewPane(Sheet):
    """What is read as a page: the event in brief, who answers what, two tellers or some records side by side."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.border_title = Content(PAGE_TITLES[OVERVIEW])
        self._shown: tuple[object, str, tuple[str, ...], Filtered] | None = None
        self._page: Page | None = None

    def show_section(self, session: Session | Glimpse, here: Standpoint, filtered: Filtered) -> None:
        """Shows a page, as far as the filter lets it through."""
        state = (session, here.section, here.pair or here.compared, filtered)
        if self._shown != state:
            self._shown = state
            self.border_title = Content(PAGE_TITLES[here.section])
            self.show_page(session.page(here, filtered))

    def show_page(self, page: Page) -> None:
        """Shows a page; one that stands there already stays as it is, scrolled where it was."""
        if page != self._page:
            self._page = page
            self.show_blocks(page.blocks)
