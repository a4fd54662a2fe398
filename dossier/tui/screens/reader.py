"""The reader of one dossier: where the person stands, and which step leads where.

The panes show what they are told and report what is done in them; the steps themselves are worked out in
`standpoint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from dossier.tui.keys import bindings
from dossier.tui.opening import Refused, Target, open_dossier
from dossier.tui.panes.help import Definition
from dossier.tui.panes.rail import Rail, short_line
from dossier.tui.panes.stage import OVERVIEW, Layout, Stage
from dossier.tui.screens.base import BaseScreen
from dossier.tui.screens.narrowing import Narrowing
from dossier.tui.standpoint import (
    Backward,
    Cite,
    Follow,
    Forward,
    Inspect,
    Keep,
    Look,
    Move,
    Narrow,
    Open,
    Out,
    Rest,
    Standpoint,
    Trail,
    Turn,
    walk,
)
from dossier.tui.widgets.bar import Bar
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import Scope
from dossier.view.block import Span, line

if TYPE_CHECKING:
    from dossier.tui.session import Session

_REST = 0.06
"""Seconds the cursor rests before detail and passage follow: drawing them for every key is slow over ssh."""


class ReaderScreen(Narrowing, BaseScreen):
    """Sections, list, detail and passage of one dossier."""

    BINDINGS = bindings("reader")
    scope = "reader"

    def __init__(self, target: Target, start: Standpoint, session: Session | None = None) -> None:
        super().__init__()
        self.target = target
        self.session = session
        self.trail = Trail(start)
        self.tabs = Bar(id="tabs")
        self.stage = Stage(id="stage")
        self._resting: Timer | None = None
        self._settled = False

    def compose_main(self) -> ComposeResult:
        """The sections in one line, for narrow screens, and the panes."""
        yield self.tabs
        yield self.stage

    def on_mount(self) -> None:
        """The first frame, then the dossier."""
        self.head.show(line(Span(self.target.name, "title")), line(Span("opening …", "muted")))
        self.stage.wait()
        self.show_keys()
        if self.session is not None:
            self.call_after_refresh(self._begin, self.session)
        else:
            self.call_after_refresh(self._open)

    def _open(self) -> None:
        self.run_worker(
            lambda: open_dossier(self.target),
            name="open",
            group="open",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The dossier is open, or cannot be."""
        if event.worker.name != "open":
            return
        if event.state is WorkerState.SUCCESS:
            opened: Session | Refused | None = event.worker.result
            if isinstance(opened, Refused):
                self._refuse(opened)
            elif opened is not None:
                self._begin(opened)
        elif event.state is WorkerState.ERROR:
            self._refuse(Refused(f"this program failed: {event.worker.error!r}"))

    def _refuse(self, refused: Refused) -> None:
        self.head.show(line(Span(self.target.name, "title")), line(Span("cannot be opened", "bad")))
        self.stage.show_refused(refused)
        self.show_keys()

    def _begin(self, session: Session) -> None:
        self.session = session
        self.head.show(session.title, session.tally)
        here = self.trail.here
        start = here.record
        if start is not None and (section := session.section_of(start)) is not None:
            here = Standpoint(section, here.filter, start)
        self.trail = Trail(here)
        self._settled = True
        self.show_standpoint()
        if start is not None and here.record is not None and session.section_of(start) is None:
            self.show_keys(line(Span(f"{start} is no id of this dossier", "warn")))

    # where the person stands

    @property
    def here(self) -> Standpoint:
        """Where the person stands."""
        return self.trail.here

    @property
    def layout_now(self) -> Layout:
        """How much fits beside each other."""
        return "wide" if self.has_class("-wide") else "medium" if self.has_class("-medium") else "narrow"

    def go(self, move: Move) -> bool:
        """Takes a step; False: it leads nowhere."""
        if self.session is None:
            return False
        kept = self.stage.widget(self.here.pane, self.here.section)
        before = self.trail
        if isinstance(kept, Sheet):
            before = walk(before, Keep(kept.link, kept.scroll_offset.y))
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
        filtered = self.filtered(here.filter)
        self.stage.show(self.session, here, filtered, self.layout_now)
        if here.section != OVERVIEW and here.record != self.stage.list.current:
            self.trail = walk(self.trail, Rest(self.stage.list.current)) if here.pane == "list" else self.trail
            self.stage.follow(self.session, self.here, self.layout_now)
        self.stage.enter(here)
        self.tabs.show(short_line(here.section, self.size.width - 2))
        self.show_result(filtered)
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Another width may mean other panes."""
        self.call_after_refresh(self.show_standpoint)

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something where the focus is."""
        if self.session is None or self.focused is self.help_pane:
            return ("text", "everywhere")
        in_list = self.here.pane == "list" and self.here.section != OVERVIEW
        return ("list" if in_list else "text", "reader", "everywhere")

    def on_list_view_moved(self, event: ListView.Moved) -> None:
        """The cursor moved; what hangs on it follows when it rests."""
        self.trail = walk(self.trail, Rest(event.key))
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._rested)

    def _rested(self) -> None:
        if self.session is not None:
            self.stage.follow(self.session, self.here, self.layout_now)

    # what the panes report

    def on_rail_turned(self, event: Rail.Turned) -> None:
        """A section was pressed."""
        self.action_section(event.section)

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Into the passage of a record, the document of a source, or the detail of anything else."""
        if self.session is None:
            return
        passages = self.session.citations(event.key)
        if self.here.record != event.key:
            self.trail = walk(self.trail, Rest(event.key))
        if passages and (self.layout_now != "narrow" or self.session.is_source(event.key)):
            self.go(Open(passages[0]))
        else:
            self.go(Inspect())

    def on_sheet_followed(self, event: Sheet.Followed) -> None:
        """Along a link; where there is none, on to the passage, or to the original."""
        if self.session is None or event.sheet is self.help_pane:
            return
        kind, _, name = (event.target or "").partition(":")
        if event.sheet is self.stage.passage and not event.target:
            self._go_to_original()
        elif kind == "record":
            self._follow(name)
        elif kind == "passage":
            self.go(Open(self.session.passage_at(name, self.here.record)))
        elif kind == "section":
            self.action_section(name)
        elif event.target:
            self.show_keys(line(Span(" "), Span(event.target, "accent")))
        elif passages := self.session.citations(self.here.record):
            self.go(Open(passages[0]))

    def _follow(self, key: str) -> None:
        assert self.session is not None
        section = self.session.section_of(key)
        if section is None:
            self.show_keys(line(Span(f" {key} is not in this dossier", "warn")))
            return
        filtered = self.filtered(self.here.filter)
        seen = filtered.sure is None or key in filtered.sure
        self.go(Follow(section, key, self.here.filter if seen else ""))

    def _go_to_original(self) -> None:
        passage = self.stage.passage.passage
        citing = self.here.passage or (self.session and self.stage.beside(self.session, self.here))
        if passage is None or not citing:
            return
        if passage.face == "original":
            self.show_keys(line(Span(" This is the original.", "muted")))
        elif passage.has_other:
            self.go(Open(citing._replace(face="original")))
        else:
            self.show_keys(line(Span(" The original is not attached: `dossier attach` keeps it here.", "muted")))

    # commands

    def action_section(self, section: str) -> None:
        """To a section, and to the entry on which the person last stood in it."""
        self.go(Turn(section, self.trail.last_in(section)))

    def action_next_pane(self) -> None:
        """To the pane on the right."""
        self._look(1)

    def action_previous_pane(self) -> None:
        """To the pane on the left."""
        self._look(-1)

    def _look(self, step: int) -> None:
        if self.session is None:
            return
        panes = self.stage.panes(self.here, self.layout_now)
        at = panes.index(self.here.pane) if self.here.pane in panes else 0
        pane = panes[(at + step) % len(panes)]
        if pane == "passage" and self.here.passage is None:
            beside = self.stage.beside(self.session, self.here)
            if beside is not None:
                self.go(Open(beside))
        else:
            self.go(Look(pane))

    def action_next_citation(self) -> None:
        """The next passage of the same record."""
        self._cite(1)

    def action_previous_citation(self) -> None:
        """The passage before."""
        self._cite(-1)

    def _cite(self, step: int) -> None:
        if self.session is None:
            return
        shown = self.here.passage
        passages = self.session.citations(shown.record if shown is not None else self.here.record)
        if not passages:
            return
        if shown is None:
            wide = self.layout_now == "wide"
            self.go(Open(passages[step % len(passages) if wide else 0 if step > 0 else -1]))
        else:
            self.go(Cite(passages[(shown.which + step) % len(passages)]))

    def action_record_disputes(self) -> None:
        """To the first dispute that the record is part of."""
        if self.session is None or self.here.record is None:
            return
        disputes = self.session.disputes(self.here.record)
        if disputes:
            self._follow(disputes[0])
        else:
            self.show_keys(line(Span(" No dispute of this dossier rests on it.", "muted")))

    def action_backward(self) -> None:
        """Back through where the person has been."""
        self.go(Backward())

    def action_forward(self) -> None:
        """Forward again."""
        self.go(Forward())

    def action_clear(self) -> None:
        """Shows everything again."""
        if self.here.filter:
            self.go(Narrow("", self.here.record))

    def go_out(self) -> bool:
        """Clears what was found in a text, else one step out; from a library's dossier, back to the library."""
        if self.leave_found() or self.go(Out()):
            return True
        if len(self.app.screen_stack) > 1:
            self.dismiss()
            return True
        return False

    def definitions(self) -> list[Definition]:
        """What the fields on the screen mean."""
        return list(self.session.definitions(self.here.section, self.here.record)) if self.session is not None else []
