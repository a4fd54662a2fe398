"""Lenses in the reader: whose telling is shown, as of when, step by step in time; and two tellers side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.analysis.lens import Lens, as_typed
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import SILENCE, Compare, Through, Trail, Turn
from dossier.tui.widgets.filter_line import FilterLine
from dossier.user.commands import key_of

if TYPE_CHECKING:
    from dossier.tui.session import Session


class Lenses(Part):
    """The dossier as somebody tells it, or as it was told up to a moment."""

    purposes = ("told-by", "as-of", "compare")
    _last: tuple[Lens, Lens] | None = None
    """The lenses before and after the last step in time."""

    def commands(self) -> Mapping[str, Handler]:
        """To set a lens, to step it, to compare two."""
        return {
            "told-by": self.ask_teller,
            "as-of": self.ask_moment,
            "compare-tellers": self.ask_pair,
            "silence": lambda: self._turn(SILENCE),
            "earlier": lambda: self._step(forward=False),
            "later": lambda: self._step(forward=True),
        }

    def take_off_unknown(self, session: Session) -> str:
        """Leaves a party out that nobody is called, before anything is shown; who that is, else empty."""
        lens = self.here.lens
        if not lens.told_by or session.meant(lens.told_by):
            return ""
        self.reader.trail = Trail(self.here._replace(lens=lens._replace(told_by="")))
        return f"nobody here is called {lens.told_by}"

    def ask_teller(self) -> None:
        """Asks whose telling shall be shown."""
        if self.session is not None:
            self.reader.close_help()
            self.foot.begin("told-by", self.here.lens.told_by)
            self.foot.helped(self.session.tellers(self.foot.text, self.foot.cursor))

    def ask_moment(self) -> None:
        """Asks up to which moment things shall have been said."""
        if self.session is not None:
            self.reader.close_help()
            self.foot.begin("as-of", self.here.lens.as_of)
            self._exemplify()

    def _exemplify(self) -> None:
        """Shows what may be typed for a moment."""
        if self.session is not None:
            from dossier.tui.through import moment_examples

            self.foot.helped(note=moment_examples(self.session.reading), role="muted")

    def ask_pair(self) -> None:
        """Asks which two tellers shall stand side by side."""
        if self.session is not None:
            self.reader.close_help()
            begun = ", ".join(self.here.pair or ()) or (f"{self.here.lens.told_by}, " if self.here.lens.told_by else "")
            self.foot.begin("compare", begun)
            self.foot.helped(self.session.tellers(self.foot.text, self.foot.cursor))

    def _turn(self, section: str) -> None:
        self.reader.go(Turn(section))

    def _step(self, *, forward: bool) -> None:
        if self.session is None:
            return
        from dossier.tui.through import time_step

        lens = time_step(self.session.reading, forward)
        if lens is None:
            self.reader.notice("Nothing is known later than now." if forward else "Nothing had been said before.")
            return
        self._last = (self.here.lens, lens)
        self._through(lens)
        if (step := self.session.step) is not None:
            self.reader.notice(f"{key_of('since')} lists: {step.said}" if step.changes else step.said)

    def under(self, session: Session, lens: Lens) -> Session:
        """The dossier through a lens, with what changed where the last step in time led there."""
        found = session.under(lens)
        if self._last is not None and self._last[1] == lens:
            found = found.stepped(session.under(self._last[0]))
        return found

    def _through(self, lens: Lens) -> None:
        self.reader.go(Through(lens, self.here.record))

    def typed(self, event: FilterLine.Changed) -> None:
        """Something was typed: completions, or what is wrong with it."""
        if event.purpose == "as-of":
            self._exemplify()
        elif self.session is not None:
            self.foot.helped(self.session.tellers(event.text, self.foot.cursor))

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        fault = self._taken(event) if event.accepted else None
        if fault is not None:
            self.foot.resume(event, (0, fault))
        elif not event.accepted or not event.text.strip():
            self.reader.show_standpoint()

    def _taken(self, event: FilterLine.Ended) -> str | None:
        """Carries out what was typed; what is wrong with it, else None."""
        assert self.session is not None
        text = event.text.strip()
        if event.purpose == "compare":
            return self._compare(text)
        here = self.here.lens
        lens = here._replace(told_by=text) if event.purpose == "told-by" else here._replace(as_of=as_typed(text))
        if event.purpose == "told-by" and text and not self.session.meant(text):
            return f"nobody here is called {text}"
        try:
            self.session.under(lens)
        except ValueError as error:
            return str(error)
        if lens == here:
            self.reader.show_standpoint()
        else:
            self._last = None
            self._through(lens)
            if event.purpose == "told-by" and text:
                meant = self.session.meant(text)
                said = meant[0] if len(meant) == 1 else text
                self.reader.notice(f"Told by is the filter said:{said}, in every pane. {key_of('clear')} takes it off.")
        return None

    def _compare(self, text: str) -> str | None:
        assert self.session is not None
        if not text:
            return None
        names = [name.strip() for name in text.split(",") if name.strip()]
        if len(names) != 2:
            return "two names with a comma between them"
        found = [self.session.meant(name) for name in names]
        for name, keys in zip(names, found, strict=True):
            if not keys:
                return f"nobody here is called {name}"
            if len(keys) > 1:
                return f"{name} may be {' or '.join(keys)}: name one"
        first, second = (keys[0] for keys in found)
        if first == second:
            return "both are one teller"
        self.reader.go(Compare((first, second)))
        return None
