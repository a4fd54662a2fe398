"""The table of commands as a person sees it at the bottom of the screen. Imports no Textual."""

from __future__ import annotations

from dossier.text import width
from dossier.user.commands import Command, Scope, commands
from dossier.view.block import Line, Span, line, text_of

_OF_PARTS: tuple[Scope, ...] = ("reader", "menu", "address")

_ENDS = 3
"""Keys at the end of the line that are always shown: help, back, and the palette, where the mouse reaches the rest."""


def action_of(command: Command) -> str:
    """The action that carries out a command: those of the reader's parts have one that is told which."""
    return f"do('{command.id}')" if command.scope in _OF_PARTS else command.id.replace("-", "_")


def key_line(room: int, *scopes: Scope) -> Line:
    """The main keys of some scopes in one line of `room` cells; pressing one does what the key does.

    Where not all fit, those in the middle are left out; the palette, help and back stay.
    """
    shown = [command for command in commands(*scopes) if command.main is not None]
    spans = [_key(command) for command in shown]
    while len(spans) > _ENDS and sum(width(text_of(key)) for key in spans) > room:
        del spans[-_ENDS - 1]
    return line(Span(" "), *spans)


def _key(command: Command) -> Line:
    keys, word = command.main or ("", "")
    target = f"action:{action_of(command)}"
    return line(Span(f"{keys} ", "accent", target), Span(f"{word}  ", "muted", target))
