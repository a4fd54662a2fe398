"""The dossier follows its files: when they change it is read anew, and the person stays where they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.worker import Worker

from dossier.tui.background import in_background
from dossier.tui.opening import Refused, outcome
from dossier.tui.parts.part import Handler, Part
from dossier.tui.screens.opening import OPEN
from dossier.tui.standpoint import Keep, walk
from dossier.tui.warming import warm
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import key_of
from dossier.view.block import Block, Gap, Para, Span, line

if TYPE_CHECKING:
    from dossier.store.stamps import Stamps
    from dossier.store.watch import Watch
    from dossier.tui.reloading import Anew
    from dossier.tui.session import Session

_EVERY = 0.6
"""Seconds between two looks at the files."""

_LOOK, _READ = "look", "reload"


class Reload(Part):
    """Shows the dossier as it is saved."""

    _watch: Watch | None = None
    _looking = False
    """A thread looks at the files: for as long as it likes where their file system does not answer."""
    at_work = False
    """The files have changed, and are being read."""
    _refused: Refused | None = None
    """Why the files as they are now cannot be shown."""
    _says = ""
    """What is to be said of the last reload once nobody types any more."""

    def commands(self) -> Mapping[str, Handler]:
        """To see what is wrong."""
        return {"problems": self.show_problems}

    def begin(self, session: Session) -> None:
        """From now on the files of a dossier are looked at."""
        self._follow_files(session.reading.loaded.stamps)

    def refuse(self, refused: Refused) -> None:
        """Once the files of a dossier that cannot be opened have changed, that is tried again."""
        self._follow_files(refused.stamps)

    def _follow_files(self, stamps: Stamps) -> None:
        from dossier.store.watch import Watch

        if not stamps:
            return
        if self._watch is None:
            self.reader.set_interval(_EVERY, self.look_at_files)
        self._watch = Watch(stamps)

    def look_at_files(self) -> None:
        """Reads the dossier anew where its files have changed."""
        if self._watch is not None and not self._looking and not self.at_work:
            self._looking = True
            self.reader.run_worker(in_background(self._watch.changed), name=_LOOK, exit_on_error=False)

    def _read_anew(self) -> None:
        self.at_work = True
        if self.session is None:
            self.reader.open_now()
            return
        from dossier.tui.reloading import read_anew

        target, before = self.reader.target, self.session.reading.loaded
        self.reader.run_worker(in_background(lambda: read_anew(target, before)), name=_READ, exit_on_error=False)

    def done(self, worker: Worker[Any]) -> None:
        """A worker of the reader is at its end: the files were looked at, or the dossier was opened or read anew."""
        if worker.name == _LOOK:
            self._looking = False
            if worker.result:
                self._read_anew()
        elif worker.name == OPEN:
            self.at_work = False
        elif worker.name == _READ:
            self.at_work = False
            found: Anew | Refused | None = outcome(worker)
            if isinstance(found, Refused):
                self._keep_last(found)
            elif found is not None:
                self._swap(found)

    def _keep_last(self, refused: Refused) -> None:
        """What was good last stays; what is wrong now is said as long as it is."""
        self._refused = refused
        self.reader.show_keys()

    @property
    def remark(self) -> str:
        """That the files cannot be shown as they are; else empty."""
        return (
            f"not reloaded, {self._refused.brief} · {key_of('problems')} shows it" if self._refused is not None else ""
        )

    def _swap(self, found: Anew) -> None:
        """The new dossier in place of the old one; focus, cursor, scrolling and what is being typed stay."""
        from dossier.tui.reloading import still_there, survivor

        assert self.session is not None
        self._follow_files(found.session.reading.loaded.stamps)
        self._refused = None
        stood = self.here
        inside = self.stage.widget(self.here.pane, self.here.section)
        shown = self.stage.list.provider.window(0, self.stage.list.provider.count())
        record = survivor(found.session, self.here.record, (row.stands_for for row in shown))
        text = (inside.link, inside.top) if isinstance(inside, Sheet) else (-1, -1)
        kept = still_there(walk(self.reader.trail, Keep(*text, self.stage.list.top)), found.session)
        self.reader.trail = kept._replace(here=kept.here._replace(record=record))
        marks = self.reader.marks
        marks.keys = tuple(key for key in marks.keys if key in found.session.reading.entries)
        self.reader.session = found.session.keeping(self.session.own).beside(self.session.since)
        self.reader.ask_again()
        self._says = found.says
        self.reader.show_again()
        warm(self.reader, self.reader.session)
        self.reader.trail = walk(self.reader.trail, Keep(stood.link, stood.scroll, stood.rows))
        self.say()
        self.reader.since.look_back(say=False)

    def say(self) -> None:
        """Says what changed, unless somebody types."""
        if self._says and not self.foot.typing:
            says, self._says = self._says, ""
            self.reader.notice(says)

    def show_problems(self) -> None:
        """Shows what is wrong with the files as they are, or what the dossier that is open warns of."""
        if self.session is None:
            return
        from dossier.view.frames import problem_blocks

        refused = self._refused
        problems = self.session.reading.loaded.problems if refused is None else refused.problems
        if refused is None and not problems:
            self.reader.notice("Nothing is wrong with this dossier.")
            return
        blocks: list[Block] = [Para(line(Span(refused.message, "bad"))), Gap()] if refused is not None else []
        self.reader.open_help()
        self.reader.help_pane.border_title = Content("Problems")
        self.reader.help_pane.show_blocks([*blocks, *problem_blocks(problems, everything=True)])
