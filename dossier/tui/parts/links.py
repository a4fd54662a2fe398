"""Links by their numbers, which are shown on demand."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.tui.parts.part import Handler, Part
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.numbers import numbers_of
from dossier.tui.widgets.sheet import Sheet


class Links(Part):
    """Links can be followed by their numbers."""

    purposes = ("link",)
    _numbered: Sheet | None = None
    _links: Mapping[int, int] = {}

    def commands(self) -> Mapping[str, Handler]:
        """To number the links."""
        return {"links": self.number}

    def number(self) -> None:
        """Numbers the links in view, and asks which one to follow."""
        self.reader.close_help()
        pane = self.stage.widget(self.here.pane, self.here.section)
        sheet = pane if isinstance(pane, Sheet) else self.stage.detail
        top = sheet.top
        self._links = numbers_of(sheet.laid, range(top, top + sheet.room.height)) if sheet.display else {}
        if not self._links:
            self.reader.notice("No link is in view.")
            return
        self._numbered = sheet
        sheet.number(self._links)
        self.foot.begin("link", "")
        self.foot.helped(note=f"1 to {len(self._links)}")

    def ended(self, event: FilterLine.Ended) -> None:
        """The number was typed: the link is followed, as if the cursor stood on it."""
        if self._numbered is None:
            return
        typed = event.text.strip()
        wanted = next((link for link, number in self._links.items() if str(number) == typed), None)
        if event.accepted and typed and wanted is None:
            self.foot.resume(event, (0, f"there are links 1 to {len(self._links)}"))
            return
        sheet, self._numbered = self._numbered, None
        sheet.number({})
        self.reader.show_standpoint()
        if event.accepted and wanted is not None:
            sheet.link = wanted
            sheet.action_follow()
