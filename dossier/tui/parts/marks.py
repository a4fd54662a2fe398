"""Records that the person marks, and what they have in common side by side."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import SetBeside
from dossier.user.commands import key_of


class Marks(Part):
    """Records can be marked and compared."""

    keys: tuple[str, ...] = ()
    """The records that are marked, in the order in which they were."""

    def commands(self) -> Mapping[str, Handler]:
        """To mark, to compare, and to unmark."""
        return {"mark": self.mark, "unmark-all": self.unmark_all, "compare": self.compare}

    def mark(self) -> None:
        """Ticks a facet where the person is among them; else marks the record that is read, or takes its mark off.

        In a list it goes on to the next row.
        """
        if self.reader.facets.inside:
            self.reader.facets.tick()
            return
        key = self.here.record
        entry = self.session.reading.entries.get(key) if self.session is not None and key is not None else None
        if entry is None or entry.record is None:
            self.reader.notice("Only records can be marked.")
            return
        rest = tuple(other for other in self.keys if other != entry.id)
        self._mark(rest if entry.id in self.keys else (*rest, entry.id))
        if self.reader.focused is self.stage.list:
            self.stage.list.action_down()
        elif self.keys:
            self.reader.notice(
                f"{len(self.keys):,} marked: {key_of('compare')} sets them side by side, "
                f"{key_of('unmark-all')} takes all marks off."
            )

    def unmark_all(self) -> None:
        """Takes all marks off."""
        self._mark(())
        self.reader.notice("Nothing is marked any more.")

    def show(self, keys: tuple[str, ...]) -> None:
        """Shows which records are marked."""
        self.keys = keys
        self.stage.list.mark(keys)

    def _mark(self, keys: tuple[str, ...]) -> None:
        before = self.keys
        self.show(keys)
        self.reader.kept.keep_marks(before, keys)

    def compare(self) -> None:
        """Sets the marked records side by side; with one, that beside the record under the cursor."""
        if self.session is None:
            return
        here = self.here.record
        beside = (here,) if len(self.keys) == 1 and here is not None and here not in self.keys else ()
        if len(self.keys) + len(beside) < 2:
            self.reader.notice(
                f"Mark two records with {key_of('mark')}, then {key_of('compare')} sets them side by side."
            )
        else:
            self.reader.go(SetBeside((*self.keys, *beside)))
