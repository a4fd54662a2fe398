"""Filters that the person has given a name, kept with the dossier."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.tui.destinations import Destination
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import Narrow
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.purposes import Purpose
from dossier.user.commands import key_of
from dossier.view.block import Span, line

_LONGEST = 80
"""Characters of a name, at most."""


class Names(Part):
    """Filters can be named, and chosen by their names."""

    purposes = ("name-filter",)
    lists = ("filters",)

    def commands(self) -> Mapping[str, Handler]:
        """To name a filter, and to list those that are named."""
        return {"name-filter": self.ask, "filters": self.list_filters}

    def ask(self) -> None:
        """Asks for a name of the filter that holds; without one, for the name that shall be forgotten."""
        if self.session is None or self.reader.kept.keeper is None:
            return
        if not self.here.filter and not self.reader.kept.keeper.kept.of("filters"):
            self.reader.notice(f"There is no filter to be named: {key_of('filter')} sets one.")
            return
        self.reader.close_help()
        self.foot.begin("name-filter", "")
        told = (
            f"a name for {self.here.filter}" if self.here.filter else "the name of the filter that shall be forgotten"
        )
        self.foot.helped(note=f"  {told}")

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left: the filter has a name, or has lost it."""
        if self.reader.kept.keeper is None:
            return
        self.reader.show_standpoint()
        name = event.text.strip()[:_LONGEST]
        if not event.accepted or not name:
            return
        text = self.here.filter or None
        if text is None and name not in self.reader.kept.keeper.kept.of("filters"):
            self.reader.notice(f"No filter is called {name}.", "warn")
            return
        told = self.reader.kept.keeper.change("filters", name, text)
        said = (
            f"The filter is called {name}: {key_of('filters')} lists what you have named."
            if text
            else f"{name} is forgotten."
        )
        self.reader.notice(told or said, "warn" if told else "muted")

    async def list_filters(self) -> None:
        """Lists the filters that have a name."""
        if self.reader.kept.keeper is None or not self.reader.kept.keeper.kept.of("filters"):
            self.reader.notice(f"No filter has a name yet: {key_of('name-filter')} names the one that holds.")
        else:
            await self.reader.open_palette("filters")

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """The filters that have a name, the latest first."""
        if self.reader.kept.keeper is None:
            return "", []
        from dossier.query.fuzzy import closest, name

        named = [
            (
                name(called, filter_),
                Destination(f"filter:{called}", line(Span(called, "title"), Span(f"  {filter_}", "muted")), ()),
            )
            for called, filter_ in reversed(self.reader.kept.keeper.kept.texts("filters").items())
        ]
        return "Your filters", closest(text, named, len(named))

    def choose(self, name: str) -> None:
        """Narrows by a filter that has a name."""
        if self.reader.kept.keeper is not None:
            self.reader.go(Narrow(self.reader.kept.keeper.kept.texts("filters")[name], self.here.record))
