"""When a screen is drawn: once for each key."""

from __future__ import annotations

import asyncio
import time

from textual.screen import Screen

from dossier.tui.screens.painter import Painter

_HELD = 0.1
"""Seconds without a frame after which one is drawn, whatever the keys are still busy with."""

_PASSES = 10
"""Times that what a key set off is laid out, and what follows from that; two or three are usual."""


class DrawnOnce(Screen[None]):
    """A screen that is laid out as often as a key asks for it, and then drawn once.

    Textual would draw what is refreshed at once, what is laid out anew a sixtieth of a second later, and what is
    refreshed because of the layout after another one.
    """

    _held = False
    _since = 0.0
    """When the first key came of which nothing has been drawn yet."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Painter()

    def hold(self) -> None:
        """Draws nothing from now on, for a while."""
        if not self._held:
            self._held, self._since = True, time.monotonic()

    @property
    def busy(self) -> bool:
        """Whether a key is being dealt with."""
        return self._held

    async def settle(self) -> None:
        """Returns when all that is seen stands where it will stand, its lines laid out for the room it has there."""
        for _ in range(_PASSES):
            await self._quiet()
            if not (self._layout_required or self._scroll_required or self._callbacks):
                return
            super()._on_timer_update()

    @property
    def overdue(self) -> bool:
        """Whether nothing has been drawn for too long, however many keys there are still to deal with."""
        return time.monotonic() > self._since + _HELD

    def release(self) -> None:
        """Draws what there is to draw."""
        self._held = False
        self._on_timer_update()

    async def _quiet(self) -> None:
        """Returns when every widget has dealt with its messages."""
        registry = self.app._registry
        while any(node.message_queue_size for node in registry if node is not self.app):
            await asyncio.sleep(0)

    def _on_timer_update(self) -> None:
        if self._held and not self.overdue:
            return  # the timer goes on, and asks again
        self._held = False
        super()._on_timer_update()
        if self._compositor._dirty_regions and self.is_current:
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        if not self._held:
            super()._compositor_refresh()
