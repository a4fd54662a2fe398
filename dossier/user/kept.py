"""What a person keeps of one dossier, as data: bookmarks, notes, marks, filters by name, where they stood.

Knows nothing of files.

Everything is kept under a key with the time at which it was last changed; what was taken away stays as such. So what
two readers have kept can be put together in any order and any number of times: for every key the later change holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

Kind = Literal["bookmarks", "notes", "marks", "session", "filters"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Value = str | Mapping[str, str] | None
"""A text, or texts by name; None: it was taken away."""

FORMAT = "dossier state"
VERSION = 1
_LATEST = 1 << 63
"""The first moment that is none any more; a clock may say anything."""


class Foreign(Exception):
    """A file that this version of the program did not write; says what is wrong with it."""


class Stamped(NamedTuple):
    """A value, and when it was given it: nanoseconds since 1970, by the clock of whoever did."""

    at: int
    value: Value

    @property
    def order(self) -> tuple[int, str]:
        """What decides between two changes of one key; the same whichever comes first."""
        return self.at, json.dumps(self.value, sort_keys=True, default=dict)


Part = Mapping[str, Stamped]


class Own(NamedTuple):
    """What a person has set down beside a dossier, as lists and filters ask for it."""

    bookmarks: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    notes: Mapping[str, str] = MappingProxyType({})
    """Plain text by the id of the entry."""


@dataclass(frozen=True)
class Kept:
    """What is kept, by kind and key. Keys are ids of entries; the session has one key of its own."""

    parts: Mapping[Kind, Part] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, kind: Kind) -> dict[str, Value]:
        """What is kept of a kind and was not taken away, the oldest first."""
        found = sorted(self.parts.get(kind, {}).items(), key=lambda item: item[1].at)
        return {key: stamped.value for key, stamped in found if stamped.value is not None}

    def texts(self, kind: Kind) -> dict[str, str]:
        """The same of a kind that holds texts."""
        return {key: value for key, value in self.of(kind).items() if isinstance(value, str)}

    @property
    def own(self) -> Own:
        """Bookmarks, marks and notes."""
        return Own(frozenset(self.of("bookmarks")), frozenset(self.of("marks")), self.texts("notes"))

    def changed(self, kind: Kind, key: str, value: Value, now: int) -> Kept:
        """With another value, which is later than the one before even where the clock was set back."""
        part = self.parts.get(kind, {})
        at = max(now, part[key].at + 1 if key in part else 0)
        return Kept({**self.parts, kind: {**part, key: Stamped(min(at, _LATEST - 1), value)}})

    def merged(self, other: Kept) -> Kept:
        """What both have kept; of every key the later change."""
        parts: dict[Kind, Part] = {}
        for kind in KINDS:
            ours, theirs = self.parts.get(kind, {}), other.parts.get(kind, {})
            if ours or theirs:
                both = {key: (ours.get(key), theirs.get(key)) for key in (*theirs, *ours)}
                parts[kind] = {key: max(filter(None, pair), key=lambda one: one.order) for key, pair in both.items()}
        return Kept(parts)


def dump(kept: Kept, dossier: str, path: str) -> bytes:
    """The file: plain JSON."""
    data: dict[str, Any] = {"format": FORMAT, "version": VERSION, "dossier": dossier, "path": path}
    for kind in KINDS:
        part = kept.parts.get(kind, {})
        data[kind] = {
            key: {
                "at": stamped.at,
                "value": dict(stamped.value) if isinstance(stamped.value, Mapping) else stamped.value,
            }
            for key, stamped in sorted(part.items())
        }
    return json.dumps(data, indent=1).encode()


def parse(raw: bytes) -> Kept:
    """What a file holds. Raises Foreign for anything that `dump` did not write."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Foreign("it is no JSON") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Foreign("it is no state of this program")
    if data.get("version") != VERSION:
        raise Foreign("another version of this program wrote it")
    return Kept({kind: _part(data[kind]) for kind in KINDS if data.get(kind)})


def _part(data: object) -> Part:
    if not isinstance(data, dict):
        raise Foreign("a part of it is damaged")
    return {key: _stamped(value) for key, value in data.items()}


def _stamped(data: object) -> Stamped:
    if not isinstance(data, dict) or data.keys() != {"at", "value"}:
        raise Foreign("a part of it is damaged")
    at, value = data["at"], data["value"]
    texts = value.values() if isinstance(value, dict) else () if value is None else (value,)
    if type(at) is not int or not 0 <= at < _LATEST or not all(_is_text(text) for text in texts):
        raise Foreign("a part of it is damaged")
    return Stamped(at, value)


def _is_text(value: object) -> bool:
    """Whether it is a text: JSON can spell half of a surrogate pair, which is none."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)
