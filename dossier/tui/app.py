"""The app around the screens: themes, safe lines, signals, and keys in the order in which they arrive."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.screen import Screen

from dossier.tui.ahead import Ahead
from dossier.tui.background import in_background
from dossier.tui.driver import TakingOver
from dossier.tui.in_order import InOrder
from dossier.tui.keys import keymap
from dossier.tui.opening import Target
from dossier.tui.safe_lines import SafeLines
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.terminal import Signals
from dossier.tui.themes import theme
from dossier.user.commands import use_keys
from dossier.user.palettes import BUILT_IN, DARK, PLAIN, Palette
from dossier.user.settings import Settings
from dossier.view.safe_console import console


class ReaderApp(InOrder):
    """Opens on a dossier, or on the library."""

    CSS_PATH = Path(__file__).with_name("reader.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        target: Target | None,
        start: Standpoint,
        ahead: Ahead | None = None,
        signals: Signals | None = None,
        palette: Palette = DARK,
        own: Settings | None = None,
        *,
        state: bool = True,
        tour: bool = False,
    ) -> None:
        # with no colour at all, Textual shall leave out its own too, and not make greys of them
        super().__init__(ansi_color=True if palette is PLAIN else None)
        self._target = target
        self._start = start
        self._ahead = ahead
        self._signals = signals
        self._state = state
        self._tour = tour
        self._safe_lines = SafeLines()
        self.animation_level = "full" if own is not None and own.animations else "none"
        self.error_console = console(sys.stderr)
        self.remark = own.remark if own is not None else ""
        self._palettes = own.themes if own is not None else BUILT_IN
        for each in {palette.name: palette, **self._palettes}.values():
            self.register_theme(theme(each))
        self.theme = palette.name
        use_keys(own.keys if own is not None else {})
        if own is not None and own.keys:
            self.set_keymap(keymap(own.keys))

    def get_default_screen(self) -> Screen[None]:
        """The reader where a dossier is named, else the library."""
        if self._target is not None:
            return ReaderScreen(self._target, self._start, ahead=self._ahead, state=self._state)
        from dossier.tui.screens.library import LibraryScreen

        return LibraryScreen(state=self._state)

    async def on_in_order_ready(self) -> None:
        """What there is to see is seen: whoever is here for the first time is shown the tour."""
        if self._tour:
            self._tour = False
            self.call_after_refresh(self._show_tour)

    def _show_tour(self) -> None:
        from dossier.user.toured import keep_toured, was_toured

        # who knows which keys to press needs none told, and would lose one
        if not self.pressed and not was_toured():
            from dossier.tui.screens.tour import TourScreen

            self.push_screen(TourScreen())
            self.run_worker(in_background(keep_toured))

    def turn_theme(self) -> str:
        """Goes on to the next theme, and tells which it is."""
        if self.theme == PLAIN.name:
            return "NO_COLOR is set: there are no colours."
        names = list(self._palettes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        return f'The theme is {self.theme}. To keep it, write theme = "{self.theme}" in your settings.'

    def get_driver_class(self) -> type[Driver]:
        """On a terminal, one that takes over from the first frames."""
        found = super().get_driver_class()
        return TakingOver if found is LinuxDriver else found

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing reaches the terminal that has not passed the safe lines."""
        return [self._safe_lines, *super().get_line_filters()]

    def on_mount(self) -> None:
        """Draws everything again once it has the terminal back, which has forgotten the screen."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def on_load(self) -> None:
        """Before the terminal changes: signals shall restore it."""
        if self._signals is not None:
            loop, context = asyncio.get_running_loop(), contextvars.copy_context()

            def leave(code: int) -> None:
                # a loop that is closed has ended already, and the program with it in a moment
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(lambda: self.exit(code, return_code=code), context=context)

            self._signals.end_with(leave, loop)
