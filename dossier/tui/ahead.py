"""The first screen of a dossier, worked out by a second process while this one imports Textual.

Opening a dossier and importing Textual each take a quarter of a second, and Python does one thing at a time in a
process; side by side they are done when either would be. What comes back is only shown, until the dossier itself
has been opened here too.
"""

from __future__ import annotations

import gc
import os
import select
from collections.abc import Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dossier.second import Second, dismiss, spare, take
from dossier.tui.opening import Refused, Target, load_dossier
from dossier.tui.standpoint import COMPARED, SILENCE, TELLERS, Standpoint
from dossier.view.style import style, use_style

if TYPE_CHECKING:
    from dossier.store.loaded import Loaded
    from dossier.tui.answers import Filtered
    from dossier.tui.widgets.rows import Banner, Rows
    from dossier.view.block import Column, Line, Page

LARGEST = 1 << 19
"""Bytes of a file above which nobody works ahead: its load takes so long that doing it twice is no gain."""

_ROWS = 80
_UNTOLD = ("map", SILENCE, TELLERS, COMPARED)


class Told(NamedTuple):
    """What `Brief` tells of a dossier."""

    title: Line
    tally: Line
    totals: Mapping[str, int]
    titles: Mapping[str, str]
    legend: tuple[Line, ...]
    lens: Line = ()


class Glimpse(NamedTuple):
    """A dossier as far as its first screen needs it: the panes ask it like an open one."""

    brief: Told
    overview: Page
    columns: tuple[Column, ...]
    listed: Mapping[str, tuple[Line, ...]]
    first: Page
    kind_of_first: str
    banner: Banner | None = None

    @property
    def tells_nothing(self) -> bool:
        """It has no lens that could leave nothing."""
        return False

    def counts(self, filtered: Filtered) -> Mapping[str, int]:
        """How many entries each section holds."""
        return self.brief.totals

    def page(self, here: Standpoint, filtered: Filtered) -> Page:
        """The event in brief."""
        return self.overview

    def rows(self, section: str) -> Rows:
        """The first rows of the section that was asked for."""
        from dossier.tui.widgets.rows import Rows

        return Rows(self.columns, tuple(self.listed), self.listed.__getitem__)

    def above(self, section: str, filtered: Filtered) -> Banner | None:
        """What stands above those rows."""
        return self.banner

    def detail(self, key: str) -> Page:
        """Everything about the first entry."""
        return self.first

    def kind(self, key: str) -> str:
        """What the first entry is."""
        return self.kind_of_first


def glimpse(loaded: Loaded, section: str) -> Glimpse:
    """The first screen of a dossier that begins with a section."""
    from dossier.tui.brief import PARTS, Brief
    from dossier.view.block import Page
    from dossier.view.reading import Reading

    brief = Brief(Reading(loaded))
    told = Told(brief.title, brief.tally, brief.totals, brief.titles, brief.legend)
    nothing = Page(())
    if section not in PARTS:
        return Glimpse(told, Page((), tuple(islice(brief.blocks(), _ROWS))), (), {}, nothing, "")
    from dossier.tui.section_rows import section_rows
    from dossier.tui.sections import TIMELINE
    from dossier.tui.timeline_rows import above
    from dossier.view.detail import detail
    from dossier.view.words import SINGULAR

    entries = [entry for part in PARTS[section] for entry in loaded.dossier.section(part)]
    rows = section_rows(brief.reading, section, entries)
    shown = rows.window(0, _ROWS)
    listed = {row.key: row.cells for row in shown}
    entry = loaded.dossier.entries[shown[0].stands_for] if shown else None
    first = detail(brief.reading, entry) if entry is not None else nothing
    kind = SINGULAR[entry.section] if entry is not None else ""
    banner = above(brief.reading, None) if section == TIMELINE else None
    return Glimpse(told, nothing, tuple(rows.columns), listed, first, kind, banner)


def get_ready() -> None:
    """Imports what any dossier needs, in a second process that has not been asked yet."""
    import dossier.store.load
    import dossier.tui.brief  # noqa: F401


def answer(asked: int, told: int) -> None:
    """In the second process: reads what is asked from the first file, and writes the glimpse to the second."""
    import pickle

    gc.disable()
    with open(asked, "rb") as question:
        target, section, now = pickle.loads(question.read())
    use_style(now)
    loaded = load_dossier(target, largest=LARGEST)
    if not isinstance(loaded, Refused):
        with open(told, "wb") as pipe:
            pickle.dump(glimpse(loaded, section), pipe)


class Ahead:
    """A second process at work, and what of its answer has come."""

    def __init__(self, target: Target, section: str) -> None:
        import pickle

        self._second = take() or Second(answer)
        self._second.ask(pickle.dumps((target, section, style())))
        self.answer = self._second.answer
        """What can be read when something of the answer has come."""
        self._come = bytearray()
        self._complete = False

    def listen(self, seconds: float = 0) -> bool:
        """Takes what comes without a pause longer than so many seconds; whether the answer is complete."""
        while not self._complete and select.select([self.answer], [], [], seconds)[0]:
            chunk = os.read(self.answer, 1 << 16)
            self._come += chunk
            if not chunk:
                self._complete = True
                self._second.end()
        return self._complete

    @cached_property
    def glimpse(self) -> Glimpse | None:
        """The answer, once it is complete; None where there is none."""
        import pickle

        # it was written by this very program a moment ago, and passed through no file
        return pickle.loads(self._come) if self._come else None


def look_ahead(target: Target | None, start: Standpoint) -> Ahead | None:
    """Puts the second process to work, where there is a processor for it and a beginning that it can tell."""
    if target is not None and start == Standpoint(start.section) and start.section not in _UNTOLD and spare():
        return Ahead(target, start.section)
    dismiss()
    return None
