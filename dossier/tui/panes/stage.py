"""All panes of a dossier side by side: brings each to where the person stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from dossier.tui.ahead import Glimpse
from dossier.tui.opening import Refused
from dossier.tui.panes.detail import DetailPane
from dossier.tui.panes.lists import ListPane, OverviewPane
from dossier.tui.panes.map import MapPane
from dossier.tui.panes.passage import PassagePane
from dossier.tui.panes.problems import ProblemsPane
from dossier.tui.panes.rail import Rail
from dossier.tui.sections import DISPUTES, MAP, PAGES, TEXTLESS, Tallies
from dossier.tui.standpoint import Citing, Face, Pane, Standpoint
from dossier.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from dossier.tui.answers import Filtered
    from dossier.tui.session import Session

Layout = Literal["narrow", "medium", "wide"]
"""narrow: one pane at a time; medium: list or passage beside the detail; wide: all three."""

HERE = "-here"
"""The class of the pane in which the person stands: it stays when the focus goes to the input."""


class Stage(Horizontal):
    """The rail and the panes. Which of them are seen follows from the layout and the standpoint."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rail = Rail(id="rail")
        self.overview = OverviewPane(id="overview")
        self.list = ListPane(id="list")
        self.map = MapPane(id="map")
        self.detail = DetailPane(id="detail")
        self.passage = PassagePane(id="passage")
        self._passage_last = False
        self._face: PassagePane | None = None
        """The other face of the text that is read, once there was one: original beside digest."""

    def compose(self) -> ComposeResult:
        """The rail, then the panes from left to right."""
        yield self.rail
        yield self.overview
        yield self.list
        yield self.map
        yield self.passage
        yield self.detail

    def wait(self) -> None:
        """The first frame, before anything is known of the dossier."""
        self.rail.show(Tallies())
        self.overview.add_class(HERE)
        self.screen.set_focus(self.overview)

    def show_refused(self, refused: Refused, shown: Callable[[], None]) -> None:
        """The problems of a dossier that cannot be shown, in place of everything else; then `shown` is called."""
        problems = next(iter(self.query(ProblemsPane)), None)
        if problems is None:
            problems = ProblemsPane(id="problems")
            self.mount(problems)
        self._see(problems)
        self.call_after_refresh(self._show_problems, problems, refused, shown)

    def _show_problems(self, problems: ProblemsPane, refused: Refused, shown: Callable[[], None]) -> None:
        problems.add_class(HERE)
        problems.show_refused(refused)
        self.screen.set_focus(problems)
        shown()

    def show(self, session: Session | Glimpse, here: Standpoint, filtered: Filtered, layout: Layout) -> None:
        """Brings every pane to a standpoint."""
        brief = session.brief
        self.rail.show(Tallies(here.section, session.counts(filtered), brief.totals, brief.titles, brief.legend))
        if here.section in PAGES:
            self.overview.show_section(session, here, filtered)
        elif here.section == MAP:
            if not isinstance(session, Glimpse):
                self.map.show_map(session, filtered, here)
        else:
            self.list.show_section(session, here.section, filtered, here.record)
            if here.pane == "list":
                # where the lens hides the entry, nothing is known of it
                here = here._replace(record=self.list.current)
        if isinstance(session, Glimpse):
            self._mark(self.widget(here.pane, here.section))
        self._arrange(layout)
        seen = self._seen(here, layout)
        if layout != "narrow" and here.pane == "passage" and not isinstance(session, Glimpse):
            seen = self._with_face(session, here, seen)
        self._see(*seen)
        self.follow(session, here, layout)

    def follow(self, session: Session | Glimpse, here: Standpoint, layout: Layout) -> None:
        """Brings what hangs on the cursor of the list to where it stands: detail and passage."""
        if self.detail.display:
            self.detail.show_entry(session, here.record)
        if not self.passage.display or isinstance(session, Glimpse):
            return
        citing = here.passage or self.beside(session, here)
        face = self._face if self._face is not None and self._face.display else None
        if citing is not None:
            self.passage.show_passage(session, citing, beside=face is not None)
            if face is not None:
                other: Face = "digest" if citing.face == "original" else "original"
                face.show_passage(session, citing._replace(face=other), beside=True)
        else:
            self.passage.show_nothing("Nothing here stands in one passage.")

    @staticmethod
    def beside(session: Session, here: Standpoint) -> Citing | None:
        """The passage that a wide screen shows beside an entry: its first."""
        return next(iter(session.citations(here.record)), None)

    def on_passage_pane_turned(self, event: PassagePane.Turned) -> None:
        """The other face follows the one that is read."""
        if event.pane is self.passage and self._face is not None and self._face.display:
            self._face.turn_to(event.number)

    def enter(self, here: Standpoint) -> None:
        """Puts the focus on the pane in which the person stands, scrolled to where it was left."""
        widget = self.widget(here.pane, here.section)
        self._mark(widget)
        self.screen.set_focus(widget)
        if here.rows >= 0 and here.section not in (*PAGES, MAP):
            self.list.place(here.rows)
        if isinstance(widget, Sheet) and here.scroll >= 0:
            widget.place(here.link, here.scroll)
        elif widget is self.detail:
            widget.place(self.detail.first_link(), 0)

    def _mark(self, widget: Widget) -> None:
        for pane in (self.overview, self.list, self.map, self.detail, self.passage):
            pane.set_class(pane is widget, HERE)

    def widget(self, pane: Pane, section: str) -> Widget:
        """The widget of a pane."""
        if pane == "list":
            return self.overview if section in PAGES else self.map if section == MAP else self.list
        return self.detail if pane == "detail" else self.passage

    def current(self, section: str) -> str | None:
        """The entry under the cursor of a section."""
        return self.map.current if section == MAP else self.list.current

    def panes(self, here: Standpoint, layout: Layout) -> tuple[Pane, ...]:
        """The panes that the tab key goes through, from left to right."""
        if here.section in PAGES:
            return ("list", "passage") if here.passage is not None else ("list",)
        if layout == "medium":
            return ("passage", "detail") if here.passage is not None else ("list", "detail")
        alone = layout == "narrow" or here.section in TEXTLESS
        return ("list", "detail") if alone and here.passage is None else ("list", "detail", "passage")

    def _seen(self, here: Standpoint, layout: Layout) -> tuple[Widget, ...]:
        main = self.widget("list", here.section)
        compared = layout != "narrow" and here.section == DISPUTES and here.pane == "detail" and here.passage is None
        self.detail.set_class(compared, "-alone")
        if compared:
            return (self.rail, self.detail)
        if layout == "narrow":
            return (self.widget(here.pane, here.section),)
        alone = here.section in PAGES or (here.section == MAP and layout == "medium" and here.pane == "list")
        detail = () if alone else (self.detail,)
        if layout == "wide":
            alone = here.section in (*PAGES, MAP, *TEXTLESS) and here.passage is None
            passage = () if alone else (self.passage,)
            return (self.rail, main, *detail, *passage)
        return (self.rail, self.passage if here.passage is not None else main, *detail)

    def _with_face(self, session: Session, here: Standpoint, seen: tuple[Widget, ...]) -> tuple[Widget, ...]:
        """Where both faces of a text are at hand, the other one instead of the detail."""
        if here.passage is None or not session.passage(here.passage).has_other:
            return seen
        if self._face is None:
            self._face = PassagePane(id="face")
            self.mount(self._face)
        return (*(widget for widget in seen if widget is not self.detail), self._face)

    def _arrange(self, layout: Layout) -> None:
        """Beside all the others, the passage stands where one reads on from the detail: at the right."""
        if (layout == "wide") != self._passage_last:
            self._passage_last = layout == "wide"
            if self._passage_last:
                self.move_child(self.passage, after=self.detail)
            else:
                self.move_child(self.passage, before=self.detail)

    def _see(self, *seen: Widget) -> None:
        for widget in self.children:
            if widget.display != (widget in seen):
                widget.display = widget in seen
