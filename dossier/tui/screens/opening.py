"""Opening a dossier: the first frame, the work in a thread, and what is shown when it is done or fails."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer
from textual.worker import Worker

from dossier.tui.ahead import Ahead, Glimpse
from dossier.tui.background import in_background
from dossier.tui.first_frame import OPENING
from dossier.tui.in_order import InOrder
from dossier.tui.opening import Refused, Target, open_dossier, outcome
from dossier.tui.panes.stage import Stage
from dossier.tui.screens.commanding import CommandingScreen
from dossier.tui.sections import OVERVIEW, short_line
from dossier.tui.widgets.bar import Bar
from dossier.user.commands import Scope
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.tui.session import Session

_AHEAD = 0.2
"""Seconds that the second process has for its answer before the dossier is opened here all the same."""

OPEN = "open"
"""The worker that opens the dossier."""


class OpeningScreen(CommandingScreen):
    """A screen about one dossier, which it opens after its first frame. Keys that come before then are held."""

    def __init__(self, target: Target, session: Session | None = None, ahead: Ahead | None = None) -> None:
        super().__init__()
        self.target = target
        self.session: Session | None = None
        """The dossier, once it is open."""
        self.ready = False
        """The dossier is open and shown, or its problems are."""
        self.tabs = Bar(id="tabs")
        self.stage = Stage(id="stage")
        self._given = session
        self._ahead = ahead
        self._opening: Timer | None = None
        self._begun = False

    def compose_main(self) -> ComposeResult:
        """The sections in one line, for narrow screens, and the panes."""
        yield self.tabs
        yield self.stage

    def on_mount(self) -> None:
        """The first frame, then the dossier."""
        if not self.stage.is_attached:
            return  # told to leave before anything was mounted
        self.head.show(line(Span(self.target.name, "title")), line(Span(OPENING, "muted")))
        self.stage.wait()
        self.tabs.show(short_line(OVERVIEW, self.app.size.width - 2))
        self.show_keys()
        if self._given is not None:
            self.call_after_refresh(self._begin, self._given)
        elif self._ahead is None:
            self.call_after_refresh(self._open)
        elif not self._listen(self._ahead):
            # opening the dossier here as well would get in the way of whoever works ahead
            self._opening = self.set_timer(_AHEAD, self._open)
            asyncio.get_running_loop().add_reader(self._ahead.answer, self._listen, self._ahead)

    def _listen(self, ahead: Ahead) -> bool:
        """Shows what the second process has found out, once it has come; whether it has."""
        loop, answer = asyncio.get_running_loop(), ahead.answer
        if not ahead.listen():
            return False
        loop.remove_reader(answer)
        if self._opening is not None:
            self._opening.stop()
        if ahead.glimpse is not None and self.session is None:
            brief = ahead.glimpse.brief
            self.head.show(brief.title, line(*brief.tally, Span(f" · {OPENING}", "muted")))
            self.glimpse(ahead.glimpse)
        self.call_after_refresh(self._open)
        return True

    def _open(self) -> None:
        if not self._begun:
            self._begun = True
            self.open_now()

    def open_now(self) -> None:
        """Opens the dossier, in a thread."""
        self.run_worker(in_background(lambda: open_dossier(self.target)), name=OPEN, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The dossier is open, or could not be opened."""
        if event.worker.name != OPEN or (opened := outcome(event.worker)) is None:
            return
        if isinstance(opened, Refused):
            self.refuse(opened)
        else:
            self._begin(opened)

    def refuse(self, refused: Refused) -> None:
        """Shows why the dossier cannot be opened."""
        self.head.show(line(Span(self.target.name, "title")), line(Span("cannot be opened", "bad")))
        self.tabs.add_class("-off")
        self.stage.show_refused(refused, self._opened)
        self.show_keys()

    def _begin(self, session: Session) -> None:
        self.session = session
        self.tabs.remove_class("-off")
        self.head.show(session.brief.title, session.brief.tally)
        self.begin(session)
        self.call_after_refresh(self._opened)

    def _opened(self) -> None:
        """From here on nothing is imported any more: what there is need never be looked through for garbage."""
        self.ready = True
        self.post_message(InOrder.Ready())
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def glimpse(self, found: Glimpse) -> None:
        """Shows what is known of the dossier while it is being opened."""

    def begin(self, session: Session) -> None:
        """Shows the dossier for the first time."""

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something while there is no dossier."""
        return ("text", "everywhere")
