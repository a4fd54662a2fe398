"""Characters in a file's data that a terminal would act on or hide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.store.faults import Fault, Path
from dossier.text import hidden


def controls(value: Any) -> Iterator[Fault]:
    """Characters in the file's data that a terminal would act on or hide: shown visibly, and reported once each."""
    for path, name in _found(value):
        yield Fault(
            path,
            f"holds a character that is not drawn: {name}",
            hint="take it out, or leave it if it belongs to the evidence: the program shows it visibly",
            level="warning",
            rule="control",
        )


def _found(value: Any) -> list[tuple[Path, str]]:
    """The texts with such a character: where they stand, a path that is made on the way back alone, and its name."""
    if isinstance(value, dict):
        return [((key, *path), name) for key, item in value.items() for path, name in _found(item)]
    if isinstance(value, list | tuple):
        return [((index, *path), name) for index, item in enumerate(value) for path, name in _found(item)]
    if isinstance(value, str) and not (value.isascii() and value.isprintable()) and (found := hidden(value)):
        return [((), found[0][1])]
    return []
