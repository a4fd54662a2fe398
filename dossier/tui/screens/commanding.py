"""The palette: every command and every entry by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from textual.widget import Widget

from dossier.tui.destinations import Destination, Named, command_names, found
from dossier.tui.panes.palette import PalettePane
from dossier.tui.screens.base import BaseScreen
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.purposes import LISTED, Purpose
from dossier.user.commands import Scope


class CommandingScreen(BaseScreen):
    """A screen whose commands can be called by their names."""

    _palette: PalettePane | None = None
    _commands: tuple[Named, ...] = ()

    @cached_property
    def _named(self) -> dict[tuple[Scope, ...], tuple[Named, ...]]:
        """The commands of some scopes, once they were listed."""
        return {}

    _before_palette: Widget | None = None

    async def action_palette(self) -> None:
        """Lists the commands that do something here; what is typed finds entries as well."""
        menus: tuple[Scope, ...] = ("menu",) if self.scope == "reader" else ()
        scopes: tuple[Scope, ...] = (*self.scopes(), *(("reader",) if "reader" not in self.scopes() else ()), *menus)
        if scopes not in self._named:
            self._named[scopes] = tuple(command_names(scopes))
        self._commands = self._named[scopes]
        await self.open_palette("palette")

    async def open_palette(self, purpose: Purpose) -> None:
        """Begins to type the name of a destination, and lists those there are."""
        self.close_help()
        self._before_palette = self.focused
        # the focus first: letters may be on their way
        self.foot.begin(purpose, "")
        if self._palette is None:
            self._palette = PalettePane(id="palette")
            self._palette.add_class("-here")
            await self.mount(self._palette)
        self._palette.display = True
        self._offer(purpose, self.foot.text)

    def _offer(self, purpose: Purpose, text: str) -> None:
        assert self._palette is not None
        self._palette.offer(*self.destinations(purpose, text))
        self.foot.helped()

    async def action_manual(self) -> None:
        """Lists the pages of the manual; what is typed finds their chapters."""
        await self.open_palette("manual")

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """What a text may mean, with a title."""
        if purpose == "manual":
            from dossier.tui.manual import chapters

            return "The manual", chapters(text)
        offered = found(text, self._commands, self.entry_names)
        return f"Go to · {len(offered):,}" if text.strip() else "Commands", offered

    def entry_names(self) -> Iterable[Named]:
        """The entries that can be gone to, by their names."""
        return ()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Something was typed."""
        if event.purpose in LISTED and self._palette is not None:
            self._offer(event.purpose, event.text)

    def on_filter_line_turned(self, event: FilterLine.Turned) -> None:
        """Up and down go through the list."""
        if self._palette is not None and self._palette.display:
            self._palette.move_to(self._palette.cursor + event.step)

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if event.purpose in LISTED and self._palette is not None and self._palette.display:
            chosen = self._palette.chosen if event.accepted else None
            self.close_palette()
            if chosen is not None:
                self.call_later(self.lead_to, chosen.target)

    async def on_palette_pane_chosen(self, event: PalettePane.Chosen) -> None:
        """A destination was chosen with the mouse."""
        self.close_palette()
        self.foot.end(accepted=False)
        await self.lead_to(event.target)

    def close_palette(self) -> None:
        """Closes the list, and gives the focus back."""
        assert self._palette is not None
        self._palette.display = False
        self.set_focus(self._before_palette)
        self.show_keys()

    async def lead_to(self, target: str) -> None:
        """Goes to a destination."""
        kind, _, name = target.partition(":")
        if kind == "action":
            await self.carry_out(name)
        elif kind == "manual":
            from dossier.tui.manual import opened

            self.open_help()
            self.help_pane.show_page(*opened(name))
