"""A line over the line of keys that offers a few commands: one key does one of them, any other closes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from dossier.text import width
from dossier.tui.hints import key_line
from dossier.tui.keys import TakesKeys, bindings
from dossier.tui.widgets.bar import Bar
from dossier.user.commands import Scope
from dossier.view.block import Line, Span, line, text_of

_CLOSES = line(Span("any other key closes ", "muted"))


class Menu(Bar, TakesKeys, can_focus=True):
    """Takes all keys while it is open. What its commands do stands with the screen."""

    scope: Scope = "menu"
    _before: Widget | None = None
    BINDINGS = [  # noqa: RUF012
        replace(key, action=f"screen.{key.action}") for key in bindings("menu", "address") if isinstance(key, Binding)
    ]

    @dataclass
    class Closed(Message):
        """Something was pressed that it does not offer, or the focus has gone elsewhere."""

    def open(self, scope: Scope, about: Line, more: Line = ()) -> None:
        """Offers the commands of a scope for what stands at the left.

        With `more`, which stands behind them, the left side is what a person must see: it is never left out.
        """
        self.scope = scope
        self._before = self.screen.focused
        self.display = True
        self.screen.set_focus(self)
        room = self.app.size.width
        offered = key_line(room, self.scope)
        if more:
            self.show(line(about, offered, more))
            return
        for left, right in (
            (line(about, offered), _CLOSES),
            (offered, _CLOSES),
            (line(about, offered), ()),
            (offered, ()),
        ):
            if width(text_of(left)) + width(text_of(right)) < room:
                break
        self.show(left, right)

    def close(self) -> bool:
        """Closes it, and gives the focus back; False: it was not open."""
        if not self.display:
            return False
        if self.screen.focused is self:
            self.screen.set_focus(self._before)
        self.display = False
        return True

    def on_key(self, event: events.Key) -> None:
        """A key that none of its commands has."""
        event.stop()
        self.post_message(self.Closed())

    def on_blur(self) -> None:
        """The mouse has put the focus elsewhere."""
        self.post_message(self.Closed())
