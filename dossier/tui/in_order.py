"""Keys in the order in which they arrive, each after everything the one before has set off."""

from __future__ import annotations

import asyncio
import contextlib

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message

from dossier.tui.screens.drawing import DrawnOnce
from dossier.user.commands import SCOPES, commands

_KEY = 1.0
"""Seconds a key may take before the next one is looked at all the same."""

_LEAVING = ("back", "leave")

_LINE_FEED = "ctrl+j"


class InOrder(App[int]):
    """An app that waits after each key until what it set off has been dealt with.

    Otherwise a burst of keys runs ahead of the focus: the letters after `/iraq` and enter would still be text.
    """

    class Ready(Message):
        """The screen can take keys: those that were held come now."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.remark = ""
        """What is wrong with the settings, in one line, until it has been taken notice of."""
        self.pressed = False
        """The person has pressed a key, or pasted something."""
        self._held: list[events.Key | events.Paste] = []

    def turn_theme(self) -> str:
        """Goes on to the next theme, and tells which it is; nothing where there is but one."""
        return ""

    async def on_event(self, event: events.Event) -> None:
        """Messages go up from the widget that had the focus, so each node on the way is waited for in turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.screen_stack:
            return  # the app is ending
        if isinstance(event, events.Key) and event.key == _LINE_FEED and not _is_used(_LINE_FEED):
            # so Enter arrives that was typed before the terminal was told to hand on keys as they are
            event = events.Key("enter", "\r")
        self.pressed = True
        if self._held and self._is_ready:
            await self._let_through()
        if self._must_wait(event):
            self._held.append(event)
        else:
            await self._alone(event)

    async def _alone(self, event: events.Event) -> None:
        """A key, all that it sets off, and one frame."""
        screen, before = self.screen, self.focused or self.screen
        if isinstance(screen, DrawnOnce):
            screen.hold()
        try:
            await super().on_event(event)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_KEY):
                    for node in before.ancestors_with_self:
                        if node is not self:
                            await self._drained(node)
                    if isinstance(screen, DrawnOnce):
                        await screen.settle()
        finally:
            if isinstance(screen, DrawnOnce):
                self._draw(screen)

    def _draw(self, screen: DrawnOnce) -> None:
        """Has a screen drawn: with more keys to come, once for all of them."""
        if screen.overdue or not (self.message_queue_size and self.call_later(screen.release)):
            screen.release()

    @property
    def _is_ready(self) -> bool:
        return bool(getattr(self.screen, "ready", True))

    def _must_wait(self, event: events.Key | events.Paste) -> bool:
        """Before a screen is ready, keys wait; leaving is possible at once, unless something else was asked first."""
        key = event.key if isinstance(event, events.Key) else ""
        if self._is_ready or key == "ctrl+c":
            return False
        return bool(self._held) or not any(
            key in command.keys for command in commands("everywhere") if command.id in _LEAVING
        )

    async def on_in_order_ready(self) -> None:
        """The screen can take keys."""
        await self._let_through()

    async def _let_through(self) -> None:
        """Takes the keys that were held, before any that came since."""
        held, self._held = self._held, []
        for event in held:
            await self.on_event(event)

    @staticmethod
    async def _drained(node: DOMNode) -> None:
        """Returns when a node has dealt with its messages, and with those that it sent itself meanwhile."""
        while True:
            done = asyncio.Event()
            if not node.call_later(done.set):
                return
            await done.wait()
            if not node.message_queue_size:
                return


def _is_used(key: str) -> bool:
    """Whether the person has chosen this key for something."""
    return any(key in command.keys for command in commands(*SCOPES))
