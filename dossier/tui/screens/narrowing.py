"""What happens between the filter line and the panes: narrowing the lists, finding words in a text."""

from __future__ import annotations

from dossier.tui.answers import Fault, Filtered
from dossier.tui.screens.standing import StandingScreen
from dossier.tui.sections import PAGES
from dossier.tui.standpoint import Narrow, Standpoint, step
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Line, Span, line

_PURPOSES = ("filter", "find")
"""What is typed here; Textual hands a message to the handlers of every class, so that each takes only its own."""


class NarrowingScreen(StandingScreen):
    """A screen whose lists can be narrowed and whose texts can be searched."""

    _searched: Sheet | None = None
    """The text in which words were last looked for."""

    def show_result(self, filtered: Filtered) -> None:
        """How much is shown, at the right of the bottom line."""
        self.foot.rest(self.here.filter)
        if self._searched is not None and self._searched is not self.stage.widget(self.here.pane, self.here.section):
            self.leave_found()
        if self._searched is not None and self._searched.words:
            return
        self.foot.result(self._counted(filtered) if filtered.sure is not None else ())

    def _counted(self, filtered: Filtered) -> Line:
        assert self.session is not None
        from dossier.view.words import shown_text

        shown, total, possible = self.session.shown(filtered, self.here.section)
        return line(Span(f"{shown_text(shown, total, possible)} ", "figure" if shown else "warn"))

    def _noted(self, filtered: Filtered) -> str:
        """What a term of a filter could not mean in the list in front of the person."""
        return " · ".join(filtered.notes.get(self.here.section, ()))

    def remark(self) -> str:
        """What a term of the filter could not mean."""
        return self._noted(self.filtered(self.here.filter)) if self.session is not None else ""

    def action_filter(self) -> None:
        """Narrows the list; in a text finds words."""
        focused = self.focused
        if isinstance(focused, Sheet) and (focused in (self.help_pane, self.stage.passage) or self.session is None):
            self._searched = focused
            self.foot.begin("find", focused.words)
        else:
            self.action_filter_anywhere()

    def action_filter_anywhere(self) -> None:
        """Narrows the list, whatever pane the person is in."""
        if self.session is not None:
            self.close_help()
            self.foot.begin("filter", self.here.filter)

    def on_filter_line_wanted(self) -> None:
        """The line was pressed with the mouse."""
        self.action_filter_anywhere()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Something was typed: the answer is shown at once."""
        if event.purpose not in _PURPOSES:
            return
        if event.purpose == "find":
            if self._searched is not None:
                self._searched.find(event.text)
        elif self.session is not None:
            answer = self.session.filter(event.text, typing=True)
            if isinstance(answer, Fault):
                self.foot.helped(fault=(answer.at, answer.message))
                return
            offers = self.session.offers(event.text, self.foot.cursor, self.here.section)
            self.foot.helped(offers, note=self._noted(answer) if answer is not None else "")
            if answer is None:
                return
            self._good = answer._replace(text=event.text)
            here = self._narrowed(event.text)
            self.stage.show(self.session, here, self._good, self.layout_now)
            if here.section not in PAGES:
                self.follow_soon(here._replace(record=self.stage.current(here.section)))
            self.foot.result(self._counted(self._good))

    def _narrowed(self, text: str) -> Standpoint:
        """The list as it would be with a filter, wherever the person began to type."""
        return step(self.here, Narrow(text, self.here.record))

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.purpose not in _PURPOSES:
            return
        if event.purpose == "find":
            if self._searched is not None:
                if not event.accepted or not event.text.strip():
                    self.leave_found()
                self.set_focus(self._searched or self.stage.widget(self.here.pane, self.here.section))
            self.show_keys()
            return
        answer = self.session.filter(event.text) if self.session is not None and event.accepted else None
        if isinstance(answer, Fault):
            self.foot.resume(event, (answer.at, answer.message))
            return
        record = self.stage.current(self.here.section) if self.here.section not in PAGES else self.here.record
        if not event.accepted or not self.go(Narrow(event.text, record)):
            self.show_standpoint()

    def on_sheet_found(self, event: Sheet.Found) -> None:
        """Where the words stand."""
        if event.places:
            self.foot.result(line(Span(f"{event.place:,} of {event.places:,} found ", "figure")))
        else:
            self.foot.result(line(Span("found nowhere in this text ", "warn")))

    def close_help(self) -> bool:
        """Closes the help, and unmarks what was found in it."""
        if self._searched is self.help_pane:
            self.leave_found()
        return super().close_help()

    def leave_found(self) -> bool:
        """Unmarks the words that were found; False: there were none."""
        sheet, self._searched = self._searched, None
        if sheet is None or not sheet.words:
            return False
        sheet.find("")
        if self.session is not None:
            self.show_result(self.filtered(self.here.filter))
        else:
            self.foot.rest("")
            self.foot.result(())
        return True
