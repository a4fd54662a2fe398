"""Characters in a file's data that a terminal would act on or hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dossier.store.faults import Fault, Path
from dossier.text import hidden


def controls(value: Any) -> Iterator[Fault]:
    """Characters in the file's data that a terminal would act on or hide: shown visibly, and reported once each."""
    # to say where each value stands costs more than all else, and most files hold none
    return _controls(value, ()) if _holds_hidden(value) else iter(())


def _holds_hidden(value: Any) -> bool:
    rest = [value]
    while rest:
        one = rest.pop()
        if isinstance(one, dict):
            rest.extend(one.values())
        elif isinstance(one, list | tuple):
            rest.extend(one)
        elif isinstance(one, str) and _hidden(one):
            return True
    return False


def _hidden(text: str) -> Sequence[tuple[int, str]]:
    return () if text.isascii() and text.isprintable() else hidden(text)


def _controls(value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _controls(item, (*path, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _controls(item, (*path, index))
    elif isinstance(value, str) and (found := _hidden(value)):
        yield Fault(
            path,
            f"holds a character that is not drawn: {found[0][1]}",
            hint="take it out, or leave it if it belongs to the evidence: the program shows it visibly",
            level="warning",
            rule="control",
        )
