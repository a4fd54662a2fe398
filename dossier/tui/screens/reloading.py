"""The dossier follows its files: when they change it is read anew, and the person stays where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.worker import Worker, WorkerState

from dossier.tui.answers import Filtered
from dossier.tui.background import in_background
from dossier.tui.opening import Refused
from dossier.tui.screens.changing import ChangingScreen
from dossier.tui.standpoint import Keep, walk
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Block, Gap, Para, Span, line

if TYPE_CHECKING:
    from dossier.store.watch import Watch
    from dossier.tui.reloading import Anew
    from dossier.tui.session import Session

_LOOK = 0.6
"""Seconds between two looks at the files."""

_RELOAD = "reload"
_NOT_ASKED = Filtered("\0")
"""An answer to a filter that nobody can have typed: whatever is asked next is asked of the new dossier."""


class ReloadingScreen(ChangingScreen):
    """A screen that shows the dossier as it is saved."""

    _watch: Watch | None = None
    reading_anew = False
    """The files have changed, and are being read."""
    _refused: Refused | None = None
    """Why the files as they are now cannot be shown."""
    _says = ""
    """What is to be said of the last reload once nobody types any more."""

    def begin(self, session: Session) -> None:
        """Shows the dossier for the first time; its files are looked at from now on."""
        super().begin(session)
        from dossier.store.watch import Watch, files_of

        if files := files_of(session.reading.loaded):
            self._watch = Watch(files)
            self.set_interval(_LOOK, self.look_at_files)

    def look_at_files(self) -> None:
        """Reads the dossier anew where its files have changed."""
        if self._watch is None or self.session is None or self.reading_anew or not self._watch.changed():
            return
        from dossier.tui.reloading import read_anew

        self.reading_anew = True
        target, before = self.target, self.session.reading.loaded
        self.run_worker(in_background(lambda: read_anew(target, before)), name=_RELOAD, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The dossier was read anew, or could not be."""
        if event.worker.name != _RELOAD or not event.worker.is_finished:
            return
        self.reading_anew = False
        if event.state is WorkerState.ERROR:
            self._keep_last(Refused(f"this program failed: {event.worker.error!r}"))
        elif event.state is WorkerState.SUCCESS:
            found: Anew | Refused | None = event.worker.result
            if isinstance(found, Refused):
                self._keep_last(found)
            elif found is not None:
                self._swap(found)

    def _keep_last(self, refused: Refused) -> None:
        """What was good last stays; what is wrong now is said as long as it is."""
        self._refused = refused
        self.show_keys()

    def remark(self) -> str:
        """That the files cannot be shown as they are."""
        if self._refused is None:
            return super().remark()
        return f"not reloaded, {self._refused.brief} · E shows it"

    def _swap(self, found: Anew) -> None:
        """The new dossier in place of the old one; focus, cursor, scrolling and what is being typed stay."""
        from dossier.tui.reloading import still_there, survivor

        assert self._watch is not None and self.session is not None
        self._watch.follow(found.files)
        self._refused = None
        focused, stood = self.focused, self.here
        inside = self.stage.widget(self.here.pane, self.here.section)
        shown = self.stage.list.provider.window(0, self.stage.list.provider.count())
        record = survivor(found.session, self.here.record, (row.stands_for for row in shown))
        text = (inside.link, inside.scroll_offset.y) if isinstance(inside, Sheet) else (-1, -1)
        kept = still_there(walk(self.trail, Keep(*text, self.stage.list.scroll_offset.y)), found.session)
        self.trail = kept._replace(here=kept.here._replace(record=record))
        self.marks = tuple(key for key in self.marks if key in found.session.reading.entries)
        self.session, self._good = found.session.keeping(self.session.own), _NOT_ASKED
        self._says, self._ticking = found.says, focused is not inside
        self.show_standpoint()
        self._ticking = False
        self.trail = walk(self.trail, Keep(stood.link, stood.scroll, stood.rows))
        if focused is not inside and focused is not None and focused.display:
            self.set_focus(focused)
        if (purpose := self.foot.purpose) is not None:
            # what is typed is asked of the new dossier
            self.foot.post_message(FilterLine.Changed(purpose, self.foot.text))
        self._say()

    def _say(self) -> None:
        if self._says and not self.foot.typing:
            says, self._says = self._says, ""
            self.notice(says)

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """What was not said while somebody typed is said now."""
        self.call_after_refresh(self._say)

    def action_problems(self) -> None:
        """Shows what is wrong with the files as they are, or what the dossier that is open warns of."""
        if self.session is None:
            return
        from dossier.view.frames import problem_blocks

        refused = self._refused
        problems = self.session.reading.loaded.problems if refused is None else refused.problems
        if refused is None and not problems:
            self.notice("Nothing is wrong with this dossier.")
            return
        blocks: list[Block] = [Para(line(Span(refused.message, "bad"))), Gap()] if refused is not None else []
        if not self.help_pane.display:
            self.action_help()
        self.help_pane.border_title = Content("Problems")
        self.help_pane.show_blocks([*blocks, *problem_blocks(problems, everything=True)])
