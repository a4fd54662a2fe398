"""What a command of the reader is: something a person can do, and with which keys."""

from __future__ import annotations

from typing import Literal, NamedTuple

Scope = Literal["everywhere", "library", "reader", "list", "text", "map", "menu", "address", "input"]

SCOPES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "library": "In the library",
    "reader": "In a dossier",
    "list": "In a list",
    "text": "In a text",
    "map": "On the map",
    "menu": "In the menu of y",
    "address": "At an address",
    "input": "While typing",
}
"""Scopes in the order of the help, with their headings."""


class Command(NamedTuple):
    """Something a person can do.

    `id` is stable: it names the action that carries it out. `help` is one sentence. Keys are single characters or
    the names `up`, `enter`, `tab`, `shift+tab`, `escape`, `ctrl+c` and their like. `main` is how the command stands
    in the line of keys at the bottom, as keys and word; without it, it is in the help alone.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    scope: Scope
    main: tuple[str, str] | None = None

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them: `j ↓`."""
        return " ".join(_GLYPHS.get(key, key) for key in self.keys)


_GLYPHS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "backspace": "Backspace",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "ctrl+c": "Ctrl+C",
    "ctrl+p": "Ctrl+P",
}
