"""The commands of the reader as they are asked for: of some scopes, with the keys in force."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.user.command import SCOPES, Command, Scope, shown_key
from dossier.user.command_table import COMMANDS, SECTION

__all__ = ["COMMANDS", "SCOPES", "SECTION", "Command", "Scope", "commands", "key_of", "use_keys"]

_CHOSEN: dict[str, tuple[str, ...]] = {}
"""The keys that the person has chosen instead of those of the table, by the ids of commands."""


def use_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """From now on, some commands have other keys than those of the table, in this whole program."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def commands(*scopes: Scope) -> tuple[Command, ...]:
    """The commands of some scopes, in the order of the table, with the keys in force."""
    found = tuple(command for command in COMMANDS if command.scope in scopes)
    return tuple(map(_in_force, found)) if _CHOSEN else found


def key_of(name: str) -> str:
    """The first key of a command as a person reads it: whatever a text says of keys, it asks here."""
    command = next(command for command in COMMANDS if command.id == name)
    return shown_key(_CHOSEN.get(name, command.keys)[0])


def _in_force(command: Command) -> Command:
    main = command.main
    if main is not None and _CHOSEN:
        main = _main_keys(command, main[0]), main[1]
    return command._replace(keys=_CHOSEN.get(command.id, command.keys), main=main)


def _main_keys(command: Command, shown: str) -> str:
    """What stands in the line of keys, `j/k`, with each key put into the place of the one it was chosen for."""
    parts = [shown] if shown in map(shown_key, command.keys) else list(shown)
    return "".join(_instead(command.scope, part) for part in parts)


def _instead(scope: Scope, shown: str) -> str:
    here = sorted(COMMANDS, key=lambda command: command.scope != scope)
    meant = next((command for command in here if shown in map(shown_key, command.keys)), None)
    chosen = _CHOSEN.get(meant.id) if meant is not None else None
    return shown if chosen is None else shown_key(chosen[0])
