"""The columns of a list: how they fit, what they leave out, and the lines that were drawn with them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import compress
from weakref import WeakKeyDictionary

from textual.strip import Strip

from dossier.tui.widgets.banner import Bannered
from dossier.tui.widgets.list_lines import SAMPLE, Fit, measured, unseen
from dossier.tui.widgets.rows import Row, RowProvider, Rows

_LINES, _FITS = 500, 20
"""How many lines are kept of one list while another one is shown, and for how many widths or filters how they fit."""


class _Kept:
    """How the columns of a list fit its rows in so many cells, and the lines that were drawn so."""

    def __init__(self) -> None:
        self._fits: dict[tuple[object, ...], Fit] = {}
        self.strips: dict[tuple[object, ...], dict[Hashable, Strip]] = {}

    def fit(self, provider: RowProvider, cells: int) -> Fit:
        """How the columns fit the first of some rows."""
        by = (cells, *(row.key for row in provider.window(0, SAMPLE)))
        if by not in self._fits:
            if len(self._fits) >= _FITS:
                self._fits.clear()
                self.strips.clear()
            self._fits[by] = measured(provider, cells)
        return self._fits[by]


class Columned(Bannered):
    """Rows in columns that are made for them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._provider: RowProvider = Rows((), (), lambda _: ())
        self._fitted = Fit()
        self._measured = 0
        self._sample: RowProvider = self._provider
        """The rows whose cells the columns are made for: those shown, in whatever order; the last ones, without any."""
        self._kept: WeakKeyDictionary[object, _Kept] = WeakKeyDictionary()

    @property
    def provider(self) -> RowProvider:
        """The rows shown."""
        return self._provider

    @property
    def _page(self) -> int:
        return max(1, self.room.height - self.head)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns that find room; what only draws another column has no title of its own."""
        return self._titles(seen=True)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The titles of those that find none."""
        return self._titles(seen=False)

    def _titles(self, *, seen: bool) -> tuple[str, ...]:
        self._fit(self.room.width)
        all_of_them = zip(self._provider.columns, self._fitted.widths, strict=False)
        return tuple(one.title for one, cells in all_of_them if one.title and bool(cells) is seen and not one.of)

    @property
    def unseen(self) -> str:
        """Which columns find no room, for the title of the list."""
        if not self.room.width:
            return ""
        self._fit(self.room.width)
        return unseen(self._fitted)

    @property
    def in_view(self) -> Sequence[Row]:
        """The rows in view, with the cells of the columns that find room."""
        self._fit(self.room.width)
        rows = self._provider.window(self.top, self.top + self._page)
        return [row._replace(cells=tuple(compress(row.cells, self._fitted.widths))) for row in rows]

    def _take(self, provider: RowProvider, *, anew: bool) -> None:
        """Other rows; the columns stay where only their order is another one, or there are none."""
        if anew:
            self._kept.clear()
        same = provider.columns is self._sample.columns
        sorted_anew = same and provider.order != self._provider.order and provider.count() == self._provider.count()
        if anew or not same or (provider.count() and not sorted_anew):
            self._measured, self._sample = 0, provider
        self._provider = provider

    def _fit(self, cells: int) -> None:
        if self._measured == cells:
            return
        kept = self._kept.setdefault(self._sample.told, _Kept())
        self._fitted = kept.fit(self._sample, cells)
        self.strips = kept.strips.setdefault((cells, *self._fitted), {})
        self._measured = cells
        if len(self.strips) > _LINES:
            self.strips.clear()

    def forget_strips(self) -> None:
        """What was drawn before looks otherwise now, in every section."""
        super().forget_strips()
        for strips in (strips for kept in self._kept.values() for strips in kept.strips.values()):
            strips.clear()
