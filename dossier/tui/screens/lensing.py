"""Lenses in the reader: whose telling is shown, as of when, step by step in time; and two tellers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.lens import Lens
from dossier.tui.screens.narrowing import NarrowingScreen
from dossier.tui.standpoint import SILENCE, Compare, Through, Trail, Turn
from dossier.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from dossier.tui.session import Session

_PURPOSES = ("told-by", "as-of", "compare")


class LensingScreen(NarrowingScreen):
    """A screen that can be looked at through lenses."""

    def begin(self, session: Session) -> None:
        """Shows the dossier where the person wanted to begin; a party that nobody is called is said, and left out."""
        lens = self.here.lens
        if lens.told_by and session.teller(lens.told_by) is None:
            self.trail = Trail(self.here._replace(lens=lens._replace(told_by="")))
            super().begin(session)
            self.notice(f"nobody here is called {lens.told_by}", "warn")
        else:
            super().begin(session)

    def action_told_by(self) -> None:
        """Asks whose telling shall be shown."""
        if self.session is not None:
            self.close_help()
            self.foot.begin("told-by", self.here.lens.told_by)
            self.foot.helped(self.session.tellers(self.foot.text, self.foot.cursor))

    def action_as_of(self) -> None:
        """Asks up to which moment things shall have been said."""
        if self.session is not None:
            self.close_help()
            self.foot.begin("as-of", self.here.lens.as_of)

    def action_compare_tellers(self) -> None:
        """Asks which two tellers shall stand side by side."""
        if self.session is not None:
            self.close_help()
            begun = ", ".join(self.here.pair or ()) or (f"{self.here.lens.told_by}, " if self.here.lens.told_by else "")
            self.foot.begin("compare", begun)
            self.foot.helped(self.session.tellers(self.foot.text, self.foot.cursor))

    def action_silence(self) -> None:
        """To the matrix of who answers what."""
        self.go(Turn(SILENCE))

    def action_earlier(self) -> None:
        """One step back in time."""
        self._step(forward=False)

    def action_later(self) -> None:
        """One step on in time."""
        self._step(forward=True)

    def _step(self, *, forward: bool) -> None:
        if self.session is None:
            return
        lens = self.session.step(forward)
        if lens is None:
            self.notice("Nothing is known later than now." if forward else "Nothing had been said before.")
            return
        before = self.session
        self._through(lens)
        assert self.session is not None
        self.notice(self.session.changes_since(before))

    def _through(self, lens: Lens) -> None:
        self.go(Through(lens, self.here.record))

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Something was typed: completions, or what is wrong with it."""
        if event.purpose == "as-of":
            self.foot.helped()
        elif event.purpose in _PURPOSES and self.session is not None:
            self.foot.helped(self.session.tellers(event.text, self.foot.cursor))

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.purpose not in _PURPOSES:
            return
        fault = self._taken(event) if event.accepted else None
        if fault is not None:
            self.foot.resume(event, (0, fault))
        elif not event.accepted or not event.text.strip():
            self.show_standpoint()

    def _taken(self, event: FilterLine.Ended) -> str | None:
        """Carries out what was typed; what is wrong with it, else None."""
        assert self.session is not None
        text = event.text.strip()
        if event.purpose == "compare":
            return self._compare(text)
        here = self.here.lens
        lens = here._replace(told_by=text) if event.purpose == "told-by" else here._replace(as_of=text)
        if event.purpose == "told-by" and text and self.session.teller(text) is None:
            return f"nobody here is called {text}"
        try:
            self.session.under(lens)
        except ValueError as error:
            return str(error)
        if lens == here:
            self.show_standpoint()
        else:
            self._through(lens)
            if event.purpose == "told-by" and text:
                self.notice(f"Told by is the filter said:{text}, in every pane. \\ takes it off.")
        return None

    def _compare(self, text: str) -> str | None:
        assert self.session is not None
        if not text:
            return None
        names = [name.strip() for name in text.split(",") if name.strip()]
        if len(names) != 2:
            return "two names with a comma between them"
        found = [self.session.teller(name) for name in names]
        for name, key in zip(names, found, strict=True):
            if key is None:
                return f"nobody here is called {name}"
        first, second = (key for key in found if key is not None)
        if first == second:
            return "both are one teller"
        self.go(Compare((first, second)))
        return None
