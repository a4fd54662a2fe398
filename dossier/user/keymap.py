"""The person's keymap: other keys for commands, by their ids. What cannot be so is told, and the table's keys hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dossier.user.command import GLYPHS, Command, overlap, shown_key
from dossier.user.commands import COMMANDS, SECTION
from dossier.user.toml_file import TomlFile

_CTRL = tuple(f"ctrl+{letter}" for letter in "abcdefghklnopqrstuvwxyz")
"""Without those that are tab, enter and the like in a terminal."""

NAMES = (*GLYPHS, *_CTRL, *(f"f{number}" for number in range(1, 13)))
"""The keys that have names; every other one is called by its character."""

Chosen = dict[str, tuple[str, ...]]


def chosen_keys(read: TomlFile, table: str) -> Chosen:
    """The keys of the commands that the table of a file names, `id = ["x", "y"]`, as far as they can be so."""
    named = read.data.get(table)
    if not isinstance(named, dict):
        read.wrong(table, f"this is a table: [{table}]")
        return {}
    ids = {command.id for command in COMMANDS}
    chosen: Chosen = {}
    for name, value in named.items():
        if name not in ids:
            read.unknown(name, ids, what="command", table=table)
        elif (keys := _keys(read, table, name, value)) is not None:
            chosen[name] = keys
    return _without_clashes(read, table, chosen)


def _keys(read: TomlFile, table: str, name: str, value: object) -> tuple[str, ...] | None:
    keys = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
    if not keys or not all(isinstance(key, str) for key in keys):
        read.wrong(name, 'these are keys: ["x", "y"]', table=table)
        return None
    typing = any(command.id == name and command.scope == "input" for command in COMMANDS)
    for key in keys:
        if key not in NAMES and not (len(key) == 1 and key.isprintable() and not key.isspace()):
            from dossier.query.errors import did_you_mean

            read.wrong(name, f"there is no key {key}", table=table, hint=did_you_mean(key, NAMES))
            return None
        if typing and (len(key) == 1 or key == "space"):
            read.wrong(name, f"while typing, {key} is text", table=table)
            return None
    digit = next(command.keys[0] for command in COMMANDS if command.id == name)
    if name.startswith(SECTION) and keys[0] != digit:
        read.wrong(name, f"a digit stays with its section: the first of its keys is {digit}", table=table)
        return None
    return tuple(dict.fromkeys(keys))


def _without_clashes(read: TomlFile, table: str, chosen: Chosen) -> Chosen:
    """Takes back what was chosen for commands whose keys are others' too, until no key is chosen twice."""
    kept = dict(chosen)
    while (found := next(_clashes(kept), None)) is not None:
        mine, other, key = found
        read.wrong(mine.id, f"{shown_key(key)} is the key of {other.id} too", table=table)
        del kept[mine.id]
    return kept


def _clashes(chosen: Chosen) -> Iterator[tuple[Command, Command, str]]:
    """Commands that were given a key, the later ones of the file first, with those that have it too."""
    keyed = [command._replace(keys=chosen.get(command.id, command.keys)) for command in COMMANDS]
    given = chain.from_iterable((mine for mine in keyed if mine.id == name) for name in reversed(chosen))
    for mine in given:
        for other in keyed:
            if other.id != mine.id and overlap(mine, other):
                yield from ((mine, other, key) for key in mine.keys if key in other.keys)
