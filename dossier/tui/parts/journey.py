"""Where the person has been, and back to it; and every entry by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.tui.destinations import Destination, Named
from dossier.tui.parts.part import Handler, Part
from dossier.tui.standpoint import Backward, Forward
from dossier.tui.widgets.purposes import Purpose
from dossier.view.block import line


class Journey(Part):
    """The way the person has come."""

    lists = ("been",)

    def commands(self) -> Mapping[str, Handler]:
        """To list it."""
        return {"been": self.list_places}

    def show_standpoint(self) -> None:
        """Says where the person stands, and how they came there."""
        if self.session is not None:
            from dossier.tui import ways

            brief = self.session.brief
            self.reader.head.show(line(*brief.title, *ways.crumbs(self.session, self.here)), brief.tally)

    async def list_places(self) -> None:
        """Lists where the person has been."""
        if self.session is None or not (self.reader.trail.past or self.reader.trail.future):
            self.reader.notice("You have been nowhere else yet.")
        else:
            await self.reader.open_palette("been")

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """Where the person has been."""
        if self.session is None:
            return "", []
        from dossier.tui import ways

        return "Where you have been", ways.been(self.session, self.reader.trail, text)

    def entry_names(self) -> Iterable[Named]:
        """All entries of the dossier."""
        return self.session.names if self.session is not None else ()

    def back_to(self, steps: str) -> None:
        """Back by so many steps; forward, where they are below zero."""
        wanted = int(steps)
        self.reader.go(Backward(wanted) if wanted > 0 else Forward(-wanted))
