"""Records that the person marks, and what they have in common side by side."""

from __future__ import annotations

from dossier.tui.screens.jumping import JumpingScreen
from dossier.tui.standpoint import SetBeside


class ComparingScreen(JumpingScreen):
    """A screen in which records can be marked and compared."""

    marks: tuple[str, ...] = ()
    """The records that are marked, in the order in which they were."""

    def action_mark(self) -> None:
        """Marks the record that is read, or takes its mark off; in a list goes on to the next row."""
        key = self.here.record
        entry = self.session.reading.entries.get(key) if self.session is not None and key is not None else None
        if entry is None or entry.record is None:
            self.notice("Only records can be marked.")
            return
        rest = tuple(other for other in self.marks if other != entry.id)
        self._mark(rest if entry.id in self.marks else (*rest, entry.id))
        if self.focused is self.stage.list:
            self.stage.list.action_down()
        elif self.marks:
            self.notice(f"{len(self.marks):,} marked: c sets them side by side, U takes all marks off.")

    def action_unmark_all(self) -> None:
        """Takes all marks off."""
        self._mark(())
        self.notice("Nothing is marked any more.")

    def _mark(self, keys: tuple[str, ...]) -> None:
        self.marks = keys
        self.stage.list.mark(keys)

    def action_compare(self) -> None:
        """Sets the marked records side by side; with one, that beside the record under the cursor."""
        if self.session is None:
            return
        here = self.here.record
        beside = (here,) if len(self.marks) == 1 and here is not None and here not in self.marks else ()
        if len(self.marks) + len(beside) < 2:
            self.notice("Mark two records with Space, then c sets them side by side.")
        else:
            self.go(SetBeside((*self.marks, *beside)))
