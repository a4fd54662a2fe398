"""All text of an entry, and whom and where it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from dossier.model import Actor, Citation, Dossier, Entry, Place, Source
from dossier.model.telling import tellers

_SKIPPED: Mapping[type, frozenset[str]] = {
    Citation: frozenset(["at", "for_", "words", "part", "speaker"]),
    Source: frozenset(["titled", "not_stated", "document", "original"]),
}
"""Where a passage stands, how it is quoted, how a text is kept: no words of the record's own."""

_NOTHING: frozenset[str] = frozenset()

_KEYLESS = frozenset(["names"])
"""Mappings whose keys are language tags."""


def words_of(entry: Entry) -> list[str]:
    """Every text that is written in an entry: its id, statements, quotes, remarks, tags, terms, ids it names."""
    found = [entry.id]
    _collect(entry.item, "", found)
    return found


def _collect(value: object, name: str, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, name, found)
    elif isinstance(value, BaseModel):
        stated, skipped = value.model_fields_set, _SKIPPED.get(type(value), _NOTHING)
        for key, item in value.__dict__.items():
            if key in stated and key not in skipped:
                _collect(item, key, found)
    elif isinstance(value, dict):
        if name not in _KEYLESS:
            found.extend(value)
        for item in value.values():
            _collect(item, "", found)


def named(dossier: Dossier, entry: Entry, words: Iterable[str] | None = None) -> dict[str, Actor | Place]:
    """The actors and places that an entry refers to, and who tells it; `words` are its own where they are at hand."""
    told = tellers(dossier, entry.record) if entry.record is not None else ()
    found: dict[str, Actor | Place] = {}
    for key in (*(words_of(entry) if words is None else words), *told):
        item = dossier.actors.get(key) or dossier.places.get(key)
        if item is not None:
            found[key] = item
    return found


def names_of(item: Actor | Place) -> tuple[str, ...]:
    """Everything that an actor or place is called, in any language."""
    return (item.name, *item.names.values(), *item.aliases)


def readable(dossier: Dossier, entry: Entry) -> tuple[str, ...]:
    """The texts of an entry that a person reads: what `words_of` gives without bare ids, and the names for them."""
    words = words_of(entry)
    names = (name for item in named(dossier, entry, words).values() for name in names_of(item))
    return tuple(dict.fromkeys((*(text for text in words if text not in dossier.entries), *names)))
