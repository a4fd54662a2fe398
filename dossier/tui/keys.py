"""From the table of commands to key bindings and the line of keys.

All bindings have priority: they are looked up by the app in the order in which keys arrive, so that a burst of keys
(`/iraq` typed at once) meets the focus that the key before has left, and no letter goes astray. While an input has
the focus, only the commands of the scope `input` are enabled.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widgets import Input

from dossier.text import width
from dossier.user.commands import SECTION, Command, Scope, commands
from dossier.view.block import Line, Span, line, text_of

_ALWAYS = frozenset({"quit"})


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of some scopes: command `half-down` is carried out by `action_half_down`."""
    return [
        Binding(key, action_of(command), command.title, show=False, priority=True)
        for command in commands(*scopes)
        for key in command.keys
    ]


def action_of(command: Command) -> str:
    """The action that carries out a command; those that lead to a section share one."""
    if command.id.startswith(SECTION):
        return f"section('{command.id.removeprefix(SECTION)}')"
    return command.id.replace("-", "_")


def key_line(room: int, *scopes: Scope) -> Line:
    """The main keys of some scopes in one line of `room` cells; pressing one does what the key does.

    Where not all fit, those in the middle are left out: how to move and open, how to get help and back stay.
    """
    shown = [command for command in commands(*scopes) if command.main is not None]
    spans = [_key(command) for command in shown]
    while len(spans) > _ENDS and sum(width(text_of(key)) for key in spans) > room:
        del spans[-_ENDS]
    return line(Span(" "), *spans)


_ENDS = 3


def _key(command: Command) -> Line:
    keys, word = command.main or ("", "")
    target = f"action:{action_of(command)}"
    return line(Span(f"{keys} ", "accent", target), Span(f"{word}  ", "muted", target))


class Commanded(DOMNode):
    """A node whose bindings come from the table of commands; they rest while text is typed."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No command but to quit while an input has the focus: its letters are text."""
        if action in _ALWAYS or not self.is_attached:
            return True
        return not isinstance(self.screen.focused, Input)
