"""Ways through a dossier: to any entry by its name, back to where the person has been, and where that is."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.analysis.lens import OPEN_LENS
from dossier.tui.destinations import Destination, Named
from dossier.tui.screens.lensing import LensingScreen
from dossier.tui.standpoint import Backward, Follow
from dossier.view.block import line


class JumpingScreen(LensingScreen):
    """A screen in which one can go anywhere at once."""

    def show_standpoint(self) -> None:
        """Brings the panes to where the person stands, and says where that is."""
        super().show_standpoint()
        if self.session is not None:
            from dossier.tui import ways

            brief = self.session.brief
            self.head.show(line(*brief.title, *ways.crumbs(self.session, self.here)), brief.tally)

    async def action_been(self) -> None:
        """Lists where the person has been."""
        if self.session is None or not self.trail.past:
            self.notice("You have been nowhere else yet.")
        else:
            await self.open_palette("been")

    def destinations(self, purpose: str, text: str) -> tuple[str, list[Destination]]:
        """Commands and entries; or where the person has been."""
        if purpose != "been" or self.session is None:
            return super().destinations(purpose, text)
        from dossier.tui import ways

        return "Where you have been", ways.been(self.session, self.trail, text)

    def entry_names(self) -> Iterable[Named]:
        """All entries of the dossier."""
        return self.session.names if self.session is not None else ()

    async def lead_to(self, target: str) -> None:
        """Goes to an entry, or back."""
        kind, _, name = target.partition(":")
        if kind == "record":
            self.follow(name)
        elif kind == "place":
            self.go(Backward(int(name)))
        else:
            await super().lead_to(target)

    def close_palette(self) -> None:
        """Closes the list; the filter that holds stands at the bottom again."""
        super().close_palette()
        if self.session is not None:
            self.show_result(self.filtered(self.here.filter))

    def follow(self, key: str) -> None:
        """To an entry, wherever it stands; a filter or lens that hides it is taken off."""
        assert self.session is not None
        section = self.session.section_of(key)
        if section is None:
            self.notice(f"{key} is not in this dossier", "warn")
            return
        filtered = self.filtered(self.here.filter)
        seen = filtered.sure is None or key in filtered.sure
        lens = self.here.lens if seen or self.session.passes_lens(key) else OPEN_LENS
        self.go(Follow(section, key, self.here.filter if seen else "", lens))
