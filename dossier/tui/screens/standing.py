"""Where the person stands in an open dossier, and how the panes are brought there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.timer import Timer

from dossier.analysis.lens import Lens
from dossier.text import width
from dossier.tui.ahead import Ahead, Glimpse
from dossier.tui.answers import Filtered
from dossier.tui.opening import Target
from dossier.tui.panes.map import MapPane
from dossier.tui.panes.stage import Layout
from dossier.tui.screens.opening import OpeningScreen
from dossier.tui.sections import MAP, PAGES, short_line
from dossier.tui.standpoint import Aim, Keep, Move, Rest, Standpoint, Trail, walk
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import Scope
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.tui.session import Session

_NOT_ASKED = "\0"
"""Stands for a filter that nobody can have typed."""

_REST = 0.06
"""Seconds the cursor rests before detail and passage follow: drawing them for every key is slow over ssh."""


class StandingScreen(OpeningScreen):
    """Holds the way the person has come, and shows its end."""

    def __init__(
        self, target: Target, start: Standpoint, session: Session | None = None, ahead: Ahead | None = None
    ) -> None:
        super().__init__(target, session, ahead)
        self.trail = Trail(start)
        self._good = Filtered()
        self._resting: Timer | None = None

    _sized: Size | None = None
    """The size for which the panes stand as they do."""

    @property
    def here(self) -> Standpoint:
        """Where the person stands."""
        return self.trail.here

    @property
    def layout_now(self) -> Layout:
        """How much fits beside each other."""
        return "wide" if self.has_class("-wide") else "medium" if self.has_class("-medium") else "narrow"

    def glimpse(self, found: Glimpse) -> None:
        """Shows what is known of the dossier while it is being opened."""
        self.stage.show(found, self.here._replace(record=next(iter(found.listed), None)), Filtered(), self.layout_now)
        self.tabs.show(short_line(self.here.section, self.size.width - 2))

    def begin(self, session: Session) -> None:
        """Shows the dossier where the person wanted to begin."""
        there, missing = session.found(self.here)
        self.trail = self.trail._replace(here=there)
        self.show_standpoint()
        if missing:
            self.notice(missing, "warn")

    def go(self, move: Move) -> bool:
        """Takes a step, out of the help as well; False: it leads nowhere."""
        if self.session is None:
            return False
        self.close_help()
        left = self.stage.widget(self.here.pane, self.here.section)
        before = self.trail
        rows = self.stage.list.top
        text = (left.link, left.top) if isinstance(left, Sheet) else (-1, -1)
        before = walk(before, Keep(*text, rows))
        if self.here.section == MAP and self.stage.map.sight is not None:
            before = walk(before, Aim(self.stage.map.sight))
        after = walk(before, move)
        if after.here == before.here:
            return False
        self.trail = after
        self.show_standpoint()
        return True

    def show_standpoint(self) -> None:
        """Brings the panes to where the person stands."""
        if self.session is None:
            return
        if self._resting is not None:
            self._resting.stop()
        here = self.here
        self.look_through(here.lens)
        filtered = self.filtered(here.filter)
        self.stage.show(self.session, here, filtered, self.layout_now)
        current = self.stage.current(here.section)
        if here.section not in PAGES and here.pane == "list" and here.record != current:
            self.trail = walk(self.trail, Rest(current))
            self.stage.follow(self.session, self.here, self.layout_now)
        self.stage.enter(here)
        self.tabs.show(short_line(here.section, self.size.width - 2))
        self.show_result(filtered)
        self.show_keys()

    def show_again(self) -> None:
        """The same once more: the focus stays where it is beside the panes, in the help, a list, or what is typed."""
        focused, inside = self.focused, self.stage.widget(self.here.pane, self.here.section)
        self.show_standpoint()
        if focused is not inside and focused is not None and focused.display:
            self.set_focus(focused)
            self.show_keys()

    def look_through(self, lens: Lens) -> None:
        """Asks the dossier through a lens from now on."""
        if self.session is not None and self.session.reading.lens != lens:
            self.session = self.under(self.session, lens)
            self.ask_again()
            self.head.show(self.session.brief.title, self.session.brief.tally)

    def under(self, session: Session, lens: Lens) -> Session:
        """A dossier through a lens."""
        return session.under(lens)

    def filtered(self, text: str) -> Filtered:
        """What a filter lets through; the last good answer where there is none for this text."""
        if self.session is not None and self._good.text != text:
            answer = self.session.filter(text)
            if not isinstance(answer, Filtered) and self._good.text == _NOT_ASKED:
                answer = self.session.filter("")
            if isinstance(answer, Filtered):
                self._good = answer._replace(text=text)
        return self._good

    def answered(self, filtered: Filtered) -> None:
        """Takes an answer to the filter that is being typed."""
        self._good = filtered

    def ask_again(self) -> None:
        """Forgets the answer to the filter: what it asks for has changed."""
        self._good = Filtered(_NOT_ASKED)

    def show_result(self, filtered: Filtered) -> None:
        """How much is shown, at the right of the bottom line."""

    def notice(self, text: str, role: str = "muted", *, short: str = "") -> None:
        """Says something in the line of keys, until the next step; in few words where there is no room for all."""
        if not self.is_current:
            return
        said = short if short and width(text) >= self.size.width - 1 else text
        self.show_keys(line(Span(f" {said}", "warn" if role == "warn" else "muted")))

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something where the focus is."""
        if self.session is None or self.focused is self.help_pane:
            return super().scopes()
        if self.here.pane != "list" or self.here.section in PAGES:
            return ("text", "reader", "everywhere")
        return ("map" if self.here.section == MAP else "list", "reader", "everywhere")

    def on_resize(self, event: events.Resize) -> None:
        """Another width may mean other panes. After an editor had the terminal, it is the same one."""
        other, self._sized = event.size != self._sized, event.size
        if self.ready and other:
            self.call_after_refresh(self.show_again)

    def on_map_pane_moved(self, event: MapPane.Moved) -> None:
        """The cursor moved on the map."""
        self.trail = walk(self.trail, Rest(event.key))
        self.follow_soon(self.here)

    def on_list_view_moved(self, event: ListView.Moved) -> None:
        """The cursor moved; what hangs on it follows when it rests."""
        self.leave_notice()
        self.trail = walk(self.trail, Rest(event.key))
        self.follow_soon(self.here)

    def follow_soon(self, here: Standpoint) -> None:
        """Brings detail and passage to a standpoint once the keys rest: each time would be too much for a slow line."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, lambda: self._follow_now(here))

    def _follow_now(self, here: Standpoint) -> None:
        if self.session is not None:
            self.stage.follow(self.session, here, self.layout_now)
