"""Which keys act on what the help defines: on the entry where one is, and on a mark, a column or a word of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.user.commands import COMMANDS, key_of
from dossier.view.defined import Definition

_ON: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("⚑", "disputed", "disputes", "question", "▸"), ("record-disputes",)),
    **dict.fromkeys(("[2]", "address", "number", "archived"), ("source-url",)),
    **dict.fromkeys(("¶5", "in"), ("open", "next-citation")),
    **dict.fromkeys(("said by", "by", "holders", "voice"), ("told-by",)),
    **dict.fromkeys(("when", "said", "published", "◆", "»", "UTC"), ("as-of", "later")),
    **dict.fromkeys(("where", "position", "●", "○"), ("on-map",)),
    **dict.fromkeys(("original", "original not attached", "in the digest", "highlighted"), ("follow",)),
    **dict.fromkeys(("id", "note"), ("edit",)),
    **dict.fromkeys(("not heard on it", "speak beside it"), ("silence",)),
    "≈": ("clear",),
    "★": ("bookmark", "bookmarks"),
    "✎": ("note",),
}
"""The commands that act on a term of the help, by their ids."""

_RECORD = ("open", "mark", "compare", "record-disputes", "on-map", "take", "bookmark", "note", "edit")
_SOURCE = ("open", "source-url", "take", "bookmark", "note", "edit")
_OTHER = ("open", "take", "bookmark", "note", "edit")

_TITLES = {command.id: command.title[:1].lower() + command.title[1:] for command in COMMANDS}


def on_terms(definitions: Iterable[Definition]) -> Iterator[Definition]:
    """The definitions, each with the keys that act on what it defines."""
    for term, meaning in definitions:
        acting = ", ".join(f"{key_of(name)} {_TITLES[name]}" for name in _ON.get(term, ()))
        yield term, f"{meaning} · {acting}" if acting else meaning


def on_entry(*, record: bool, source: bool) -> Definition:
    """The keys that act on an entry, as the help lists them before all else."""
    names = _RECORD if record else _SOURCE if source else _OTHER
    return "keys here", ", ".join(f"{key_of(name)} {_TITLES[name]}" for name in names)
