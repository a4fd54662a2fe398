"""The app around the screens: themes, safe lines, signals, and keys in the order in which they arrive."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen

from dossier.tui import terminal, themes
from dossier.tui.opening import Target
from dossier.tui.safe_lines import SafeLines
from dossier.tui.standpoint import Standpoint
from dossier.view.safe_console import console

_KEY = 1.0
"""Seconds a key may take before the next one is looked at all the same."""


class ReaderApp(App[int]):
    """Opens on a dossier, or on the library."""

    CSS_PATH = Path(__file__).with_name("reader.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, target: Target | None, start: Standpoint) -> None:
        super().__init__()
        self._target = target
        self._start = start
        self._safe_lines = SafeLines()
        self.animation_level = "none"
        self.error_console = console(sys.stderr)
        for name in themes.PALETTES:
            self.register_theme(themes.theme(name))
        self.theme = themes.DARK

    def get_default_screen(self) -> Screen[None]:
        """The reader where a dossier is named, else the library."""
        if self._target is not None:
            from dossier.tui.screens.reader import ReaderScreen

            return ReaderScreen(self._target, self._start)
        from dossier.tui.screens.library import LibraryScreen

        return LibraryScreen()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing reaches the terminal that has not passed the safe lines."""
        return [self._safe_lines, *super().get_line_filters()]

    def on_load(self) -> None:
        """Before the terminal changes: signals shall restore it."""
        terminal.on_signals(lambda code: self.exit(code, return_code=code))

    async def on_event(self, event: events.Event) -> None:
        """Waits after each key until what it set off has been dealt with.

        Otherwise a burst of keys runs ahead of the focus: the letters after `/iraq` and enter would still be text.
        Messages go up from the widget that had the focus, so each node on the way is waited for in turn.
        """
        before = self.focused or self.screen if isinstance(event, events.Key) and not event.is_forwarded else None
        await super().on_event(event)
        if before is None:
            return
        for node in before.ancestors_with_self:
            if node is not self:
                await self._drained(node)

    @staticmethod
    async def _drained(node: DOMNode) -> None:
        """Returns when a node has dealt with the messages that it has now."""
        done = asyncio.Event()
        if node.call_later(done.set):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _KEY)
