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
    "menu": "In the menu of what to copy",
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
        return " ".join(map(shown_key, self.keys))


def shown_key(key: str) -> str:
    """A key as a person reads it."""
    if key in GLYPHS or len(key) == 1:
        return GLYPHS.get(key, key)
    return f"Ctrl+{key[-1].upper()}" if key.startswith("ctrl+") else key.upper()


def overlap(one: Command, other: Command) -> bool:
    """Whether there is a place where both commands can be given."""
    if "quit" in (one.id, other.id):
        return True  # also while typing
    return one.scope == other.scope or any({one.scope, other.scope} <= together for together in _TOGETHER)


_TOGETHER: tuple[set[Scope], ...] = (
    {"list", "library", "everywhere"},
    {"text", "library", "everywhere"},
    {"list", "reader", "everywhere"},
    {"text", "reader", "everywhere"},
    {"map", "reader", "everywhere"},
)
"""The scopes that hold in one place."""


GLYPHS = {
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
}
"""How keys are shown that have a name; the rest are `ctrl+x` and `f1`."""
