"""What happens between the filter line and the panes: narrowing the lists, finding words in a text."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.text import width
from dossier.tui.answers import Fault, Filtered
from dossier.tui.parts.part import Handler, Part
from dossier.tui.sections import PAGES
from dossier.tui.standpoint import Narrow, Standpoint, step
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Line, Span, line

_TYPED = 12
"""Cells of the line that stay for the prompt and for what is typed next."""


class Narrowing(Part):
    """Lists are narrowed, texts are searched."""

    purposes = ("filter", "find")
    searched: Sheet | None = None
    """The text in which words were last looked for."""

    def commands(self) -> Mapping[str, Handler]:
        """To filter, and to clear the filter."""
        return {"filter": self.begin, "filter-anywhere": self.begin_anywhere}

    def begin(self) -> None:
        """Narrows the list; in a text finds words."""
        focused = self.reader.focused
        texts = (self.reader.help_pane, self.stage.passage)
        if isinstance(focused, Sheet) and (focused in texts or self.session is None):
            self.searched = focused
            self.foot.begin("find", focused.words)
        else:
            self.begin_anywhere()

    def begin_anywhere(self) -> None:
        """Narrows the list, whatever pane the person is in."""
        if self.session is not None:
            self.reader.close_help()
            self.foot.begin("filter", self.here.filter)

    def show_result(self, filtered: Filtered) -> None:
        """How much is shown, at the right of the bottom line."""
        self.foot.rest(self.here.filter)
        if self.searched is not None and self.searched is not self.stage.widget(self.here.pane, self.here.section):
            self.leave_found()
        if self.searched is not None and self.searched.words:
            return
        self.foot.result(self._counted(filtered) if filtered.sure is not None else ())

    def _counted(self, filtered: Filtered) -> Line:
        assert self.session is not None
        from dossier.tui.narrowable import SURE, takes_sure
        from dossier.view.words import shown_text

        shown, total, possible = self.session.shown(filtered, self.here.section)
        told = shown_text(shown, total, possible)
        hint = f" · {SURE} hides those" if possible and takes_sure(filtered.text) else ""
        if width(filtered.text) + width(told) + width(hint) + _TYPED > self.reader.size.width:
            hint = ""
        return line(Span(told, "figure" if shown else "warn"), Span(f"{hint} ", "muted"))

    def noted(self, filtered: Filtered) -> str:
        """What a term of a filter could not mean in the list in front of the person."""
        return " · ".join(filtered.notes.get(self.here.section, ()))

    def typed(self, event: FilterLine.Changed) -> None:
        """Something was typed: the answer is shown at once."""
        if event.purpose == "find":
            if self.searched is not None:
                self.searched.find(event.text)
            return
        self.reader.facets.follow(event.text)
        if self.session is None:
            return
        answer = self.session.filter(event.text, typing=True)
        if isinstance(answer, Fault):
            self.foot.helped(fault=(answer.at, answer.message))
            return
        offers = self.session.offers(event.text, self.foot.cursor, self.here.section)
        self.foot.helped(offers, note=self.noted(answer) if answer is not None else "")
        if answer is None:
            return
        answer = answer._replace(text=event.text)
        self.reader.answered(answer)
        here = self._narrowed(event.text)
        self.stage.show(self.session, here, answer, self.reader.layout_now)
        if here.section not in PAGES:
            self.reader.follow_soon(here._replace(record=self.stage.current(here.section)))
        self.foot.result(self._counted(answer))

    def asked(self, event: FilterLine.Asked) -> None:
        """A completion is wanted: before the first letter of a word, which fields there are."""
        from dossier.tui.offering import field_offers

        if event.purpose == "filter" and self.session is not None and self.foot.before_a_word:
            self.foot.helped(field_offers(self.session, self.foot.cursor, self.here.section))

    def _narrowed(self, text: str) -> Standpoint:
        """The list as it would be with a filter, wherever the person began to type."""
        return step(self.here, Narrow(text, self.here.record))

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.purpose == "find":
            if self.searched is not None:
                if not event.accepted or not event.text.strip():
                    self.leave_found()
                self.reader.set_focus(self.searched or self.stage.widget(self.here.pane, self.here.section))
            self.reader.show_keys()
            return
        answer = self.session.filter(event.text) if self.session is not None and event.accepted else None
        if isinstance(answer, Fault):
            self.foot.resume(event, (answer.at, answer.message))
            return
        record = self.stage.current(self.here.section) if self.here.section not in PAGES else self.here.record
        if not event.accepted or not self.reader.go(Narrow(event.text, record)):
            self.reader.show_standpoint()

    def found(self, event: Sheet.Found) -> None:
        """Where the words stand."""
        if event.places:
            self.foot.result(line(Span(f"{event.place:,} of {event.places:,} found ", "figure")))
        else:
            self.foot.result(line(Span("found nowhere in this text ", "warn")))

    def leave_found(self) -> bool:
        """Unmarks the words that were found; False: there were none."""
        sheet, self.searched = self.searched, None
        if sheet is None or not sheet.words:
            return False
        sheet.find("")
        if self.session is not None:
            self.show_result(self.reader.filtered(self.here.filter))
        else:
            self.foot.rest("")
            self.foot.result(())
        return True
