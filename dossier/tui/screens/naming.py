"""Filters that the person has given a name, kept with the dossier."""

from __future__ import annotations

from dossier.tui.destinations import Destination
from dossier.tui.screens.keeping import KeepingScreen
from dossier.tui.standpoint import Narrow
from dossier.tui.widgets.filter_line import FilterLine
from dossier.view.block import Span, line

_LONGEST = 80
"""Characters of a name, at most."""


class NamingScreen(KeepingScreen):
    """A screen whose filters can be named, and chosen by their names."""

    def action_name_filter(self) -> None:
        """Asks for a name of the filter that holds; without one, for the name that shall be forgotten."""
        if self.session is None or self.keeper is None:
            return
        if not self.here.filter and not self.keeper.kept.of("filters"):
            self.notice("There is no filter to be named: / sets one.")
            return
        self.close_help()
        self.foot.begin("name-filter", "")
        told = (
            f"a name for {self.here.filter}" if self.here.filter else "the name of the filter that shall be forgotten"
        )
        self.foot.helped(note=f"  {told}")

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left: the filter has a name, or has lost it."""
        if event.purpose != "name-filter" or self.keeper is None:
            return
        self.show_standpoint()
        name = event.text.strip()[:_LONGEST]
        if not event.accepted or not name:
            return
        text = self.here.filter or None
        if text is None and name not in self.keeper.kept.of("filters"):
            self.notice(f"No filter is called {name}.", "warn")
            return
        told = self.keeper.change("filters", name, text)
        said = f"The filter is called {name}: v lists what you have named." if text else f"{name} is forgotten."
        self.notice(told or said, "warn" if told else "muted")

    async def action_filters(self) -> None:
        """Lists the filters that have a name."""
        if self.keeper is None or not self.keeper.kept.of("filters"):
            self.notice("No filter has a name yet: w names the one that holds.")
        else:
            await self.open_palette("filters")

    def destinations(self, purpose: str, text: str) -> tuple[str, list[Destination]]:
        """The filters that have a name, the latest first; or what else can be gone to."""
        if purpose != "filters" or self.keeper is None:
            return super().destinations(purpose, text)
        from dossier.query.fuzzy import closest, name

        named = [
            (
                name(called, filter_),
                Destination(f"filter:{called}", line(Span(called, "title"), Span(f"  {filter_}", "muted")), ()),
            )
            for called, filter_ in reversed(self.keeper.kept.texts("filters").items())
        ]
        return "Your filters", closest(text, named, len(named))

    async def lead_to(self, target: str) -> None:
        """Narrows by a filter that has a name."""
        kind, _, name = target.partition(":")
        if kind == "filter" and self.keeper is not None:
            self.go(Narrow(self.keeper.kept.texts("filters")[name], self.here.record))
        else:
            await super().lead_to(target)
