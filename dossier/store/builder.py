"""Lists and mappings put together from a stream of parts, with the place of every part."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from dossier.store import limits
from dossier.store.findings import Findings
from dossier.store.tree import Data, name_item

_Frame: TypeAlias = tuple[list[Data], list[int], bool]
_SHOWN = 60


def clip(text: str) -> str:
    """Untrusted text short enough for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class Builder:
    """What is open while a file is read. A parser appends scalars to `items` and their places to `starts`.

    In a mapping, `items` holds key, value, key, value …; `open` and `close` replace both lists, so a parser
    that keeps them in local names takes them anew after either.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.items: list[Data] = []
        self.starts: list[int] = []
        self.mapping = False
        self.table: dict[int, list[int]] = {}
        self._outer: list[_Frame] = []

    @property
    def depth(self) -> int:
        """How many lists and mappings are open."""
        return len(self._outer)

    def open(self, start: int, mapping: bool) -> None:
        """Begin a list or mapping. Raises Stop when it would be nested too deeply."""
        if len(self._outer) >= limits.DEPTH:
            message = f"lists and mappings are nested more than {limits.DEPTH} deep"
            raise self.findings.stop(start, message, rule="limit", path=self.words())
        self.starts.append(start)
        self._outer.append((self.items, self.starts, self.mapping))
        self.items, self.starts, self.mapping = [], [], mapping

    def close(self) -> None:
        """End the innermost list or mapping and put it into the one around it."""
        done: dict[str, Data] | list[Data] = self._record() if self.mapping else self.items
        self.table[id(done)] = self.starts
        self.items, self.starts, self.mapping = self._outer.pop()
        self.items.append(done)

    def abandon(self) -> None:
        """End everything that is open, for the sake of what is found wrong with it."""
        while self._outer:
            if self.mapping and len(self.items) % 2:
                self.items.append("")
                self.starts.append(self.starts[-1])
            self.close()

    def words(self) -> str:
        """The path to the part that is being read: `casualties, mayor-toll, killed`."""
        names: list[str] = []
        frames = [*self._outer, (self.items, self.starts, self.mapping)][1:]
        for (items, _, mapping), (inner, _, inside) in pairwise([*frames, ([], [], False)]):
            if not mapping:
                name_item(names, _own_id(inner) if inside else None, len(items))
            elif len(items) % 2:
                names.append(clip(str(items[-1])))
        return ", ".join(names)

    def _record(self) -> dict[str, Data]:
        keys = self.items[::2]
        try:
            record: dict[str, Data] = dict(zip(keys, self.items[1::2], strict=True))  # type: ignore[arg-type]
            longest = max(map(len, record), default=0)
        except TypeError:  # a list, a mapping or a JSON null where a key belongs
            return self._sound_parts()
        return self._sound_parts() if len(record) < len(keys) or longest > limits.KEY else record

    def _sound_parts(self) -> dict[str, Data]:
        """The record of what can be kept of the open mapping: the first of equal keys, keys that are text."""
        record: dict[str, Data] = {}
        first: dict[str, int] = {}
        starts: list[int] = []
        path = self.words()
        parts = zip(self.items[::2], self.items[1::2], self.starts[::2], self.starts[1::2], strict=True)
        for key, value, key_start, start in parts:
            if not isinstance(key, str):
                what = "null" if key is None else "a list or mapping"
                self._fault(key_start, path, f"{what} stands where a key belongs", "key")
                continue
            if len(key) > limits.KEY:
                message = f"a key of {len(key)} characters; a key may have {limits.KEY}"
                self._fault(key_start, path, message, "limit", clip(key))
            if key in first:
                line, column = self.findings.lines.place(first[key])
                message = f"the key `{clip(key)}` is here twice; the first is at line {line}, column {column}"
                self._fault(key_start, path, message, "duplicate-key", key)
                continue
            record[key], first[key] = value, key_start
            starts += (key_start, start)
        self.starts = starts
        return record

    def _fault(self, start: int, path: str, message: str, rule: str, key: str = "") -> None:
        hint = {
            "duplicate-key": "keep one of the two; values that belong together go into one list",
            "key": "a text with brackets or braces must stand in quotes",
        }.get(rule, "")
        where = ", ".join(part for part in (path, clip(key)) if part)
        self.findings.add(start, message, rule=rule, path=where, length=len(key) or 1, hint=hint)


def _own_id(items: list[Data]) -> Data:
    """The part of a record that names it, while its keys and values still stand in one list."""
    for key, value in zip(items[::2], items[1::2], strict=False):
        if key == "id":
            return {"id": value}
    return None
