"""Keys that may never reach the reader, since what it runs in keeps them for itself, and the plain ones beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.user.command import Command, shown_key
from dossier.user.commands import SCOPES, commands

_INSTEAD = {"page-down": "half-down", "page-up": "half-up", "back": "leave", "quit": "leave"}
"""Commands that do nearly the same with a plain key, by the ids of those that have none of their own."""

_TAKERS = {
    "ctrl+a": "screen, VS Code, browsers",
    "ctrl+b": "tmux, VS Code, browsers",
    "tab": "VS Code and browsers, where it moves the focus",
    "shift+tab": "VS Code and browsers, where it moves the focus",
    "escape": "browsers in full screen; tmux waits for what follows",
    "backspace": "browsers, where it goes back",
    "pageup": "terminals that scroll by it",
    "pagedown": "terminals that scroll by it",
    "home": "terminals that scroll by it",
    "end": "terminals that scroll by it",
}


class Twin(NamedTuple):
    """A key that something else may take, what takes it, its command, and the plain key that does the same."""

    key: str
    taker: str
    command: Command
    plain: str


def taker(key: str) -> str:
    """What may keep a key for itself; empty for those that always arrive."""
    if key in _TAKERS:
        return _TAKERS[key]
    return "VS Code, browsers" if key.startswith("ctrl+") or (key[0] == "f" and key[1:].isdigit()) else ""


def twins() -> Iterator[Twin]:
    """The keys in force that may be taken, each with its plain one; `plain` is empty where there is none.

    Where a person types, letters are text: there are no twins there.
    """
    there = commands(*(scope for scope in SCOPES if scope != "input"))
    for command in there:
        for key in command.keys:
            if taken_by := taker(key):
                yield Twin(key, taken_by, command, _plain(command, there))


def _plain(command: Command, there: tuple[Command, ...]) -> str:
    other = next((one for one in there if one.id == _INSTEAD.get(command.id)), command)
    return next((shown_key(key) for key in (*command.keys, *other.keys) if len(key) == 1), "")
