"""From the table of commands to key bindings.

All bindings have priority: they are looked up by the app in the order in which keys arrive, so that a burst of keys
(`/iraq` typed at once) meets the focus that the key before has left, and no letter goes astray. While an input has
the focus, only the commands of the scope `input` are enabled.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widgets import Input

from dossier.tui.hints import action_of
from dossier.user.commands import COMMANDS, Scope, commands

_ALWAYS = frozenset({"quit"})


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of some scopes by the table. Their ids are those of the commands.

    In the reader, `action_do` is told the id; elsewhere `action_half_down` carries out the command `half-down`.
    """
    return [
        Binding(key, action_of(command), command.title, show=False, priority=True, id=command.id)
        for command in COMMANDS
        if command.scope in scopes
        for key in command.keys
    ]


def keymap(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The keys that a person has chosen, as Textual puts them into the place of others."""
    return {name: ",".join("comma" if key == "," else key for key in keys) for name, keys in chosen.items()}


class TakesKeys(DOMNode):
    """A node that takes all keys while it has the focus: those of its own commands mean them, all others are its."""

    scope: Scope
    """Whose commands it offers."""


class Commanded(DOMNode):
    """A node whose bindings come from the table of commands; they rest while text is typed, or something is chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No command but to quit while an input has the focus: its letters are text. In a menu, only what it offers."""
        if action in _ALWAYS or not self.is_attached:
            return True
        focused = self.screen.focused
        if isinstance(focused, TakesKeys):
            return parameters in {(command.id,) for command in commands(focused.scope)}
        return not isinstance(focused, Input)
