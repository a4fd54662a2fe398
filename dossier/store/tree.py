"""Plain data that remembers where each of its parts stands in the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from dossier.problems import Problem

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
"""What a file says: every scalar is text as written; None is a JSON null."""
Starts: TypeAlias = Mapping[int, Sequence[int]]
"""id of a container -> start of each child: key, value, key, value … or item, item …"""
Located: TypeAlias = tuple["Data", int, Starts]
"""The data, where it starts, and where every part of it starts (indices into the text)."""

_BREAK = re.compile(r"\r\n?|\n")
_QUOTED = re.compile(r'"(?:[^"\\\r\n]++|\\.)*+"?' + r"|'(?:[^'\r\n]++|'')*+'?")
_FIELD = re.compile(r"[a-z][a-z0-9_-]*")


class Mark(NamedTuple):
    """A place in a file: line and column from 1, in characters, and how many characters it covers."""

    line: int
    column: int
    span: int = 1


class Lines:
    """A text and the places of its line ends (LF, CR LF or CR)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._cut: dict[int, str] = {}

    @cached_property
    def _starts(self) -> array[int]:
        starts = array("L", [0])
        starts.extend(match.end() for match in _BREAK.finditer(self.text))
        return starts

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line_text(self, number: int) -> str:
        """The line without its end; empty when there is no such line."""
        if number not in self._cut:
            if not 1 <= number <= len(self):
                return ""
            start = self._starts[number - 1]
            end = self._starts[number] if number < len(self) else len(self.text)
            # kept, so that a thousand problems on one long line share one copy of it
            self._cut[number] = self.text[start:end].rstrip("\r\n")
        return self._cut[number]

    def mark(self, start: int, length: int = 1) -> Mark:
        """The mark of `length` characters from index `start`, cut at the end of the line."""
        line, column = self.place(start)
        rest = len(self.line_text(line)) - column + 1
        return Mark(line, column, max(1, min(length, rest)))


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one file with a mark for every part of it.

    `located` is asked when a mark is first needed, so a format may find its positions late.
    """

    data: Data
    lines: Lines
    located: Callable[[], Located]
    _ordinals: dict[int, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    def mark(self, path: Sequence[str | int], key: bool = False) -> Mark:
        """Where `path` stands, or the nearest part of it that exists.

        Parts that are neither a key nor an index there (names of union members or validators) are passed
        over. The mark is on the value; with `key`, or when the path ends in `[key]`, on the key. Where the
        last part does not exist, it is on the first key of the record that lacks it.
        """
        node, start, table = self.located()
        key_start: int | None = None
        name = ""
        absent = False
        for part in path:
            ordinal = self._ordinal(node, part)
            absent = ordinal is None
            if ordinal is None:
                continue
            starts = table[id(node)]
            if isinstance(node, dict):
                name = str(part)
                key_start, start = starts[2 * ordinal], starts[2 * ordinal + 1]
                node = node[name]
            elif isinstance(node, list):
                key_start, start = None, starts[ordinal]
                node = node[ordinal]
        on_key = key or (bool(path) and path[-1] == "[key]")
        if key_start is not None and (on_key or self._unwritten(node, start)):
            return self._scalar(key_start, name)
        if absent and isinstance(node, dict) and node and not on_key:
            return self._scalar(table[id(node)][0], next(iter(node)))
        if isinstance(node, dict) and node and self.lines.text[start : start + 1] != "{":
            return self._scalar(start, next(iter(node)))
        return self._scalar(start, node if isinstance(node, str) else "")

    def line_text(self, number: int) -> str:
        """The line of the file with this number, from 1."""
        return self.lines.line_text(number)

    def words(self, path: Sequence[str | int]) -> str:
        """The path as a person says it: `casualties, mayor-toll, cited 2, quote`."""
        node, names = self.data, list[str]()
        absent = ""
        for part in path:
            absent = ""
            if isinstance(node, dict) and isinstance(part, str) and part in node:
                node = node[part]
                names.append(part)
            elif isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
                node = node[part]
                name_item(names, node, part)
            elif isinstance(node, dict) and isinstance(part, str) and _FIELD.fullmatch(part):
                absent = part
        return ", ".join([*names, absent] if absent else names)

    def _ordinal(self, node: Data, part: str | int) -> int | None:
        """The place of a key or index among its siblings; None where the node has no such part."""
        if isinstance(node, dict) and isinstance(part, str):
            if id(node) not in self._ordinals:
                self._ordinals[id(node)] = {name: number for number, name in enumerate(node)}
            return self._ordinals[id(node)].get(part)
        if isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
            return part
        return None

    def _unwritten(self, node: Data, start: int) -> bool:
        """Whether the value is the nothing after `key:`, which no caret can show."""
        return node == "" and self.lines.text[start : start + 1] not in ('"', "'", "|", ">")

    def _scalar(self, start: int, value: str) -> Mark:
        text = self.lines.text
        quoted = _QUOTED.match(text, start)
        if quoted:
            return self.lines.mark(start, quoted.end() - start)
        if not value or text.startswith(("|", ">"), start):
            return self.lines.mark(start)
        # a plain text that goes on below is underlined to the end of its first line
        return self.lines.mark(start, len(value) if text.startswith(value, start) else len(text))


class Parsed(NamedTuple):
    """What a file holds, as far as it could be read, and what is wrong with it.

    `tree` is None where the parse broke off. Where it did not, faulty parts are left in their plainest form
    (the first of two equal keys, an empty text), so that the model can go on and find the rest.
    """

    tree: Tree | None
    problems: tuple[Problem, ...]


def name_item(names: list[str], item: object, ordinal: int) -> None:
    """Add an item of a list to a path in words: by its id, else by its number beside the list's name."""
    own = item.get("id") if isinstance(item, dict) else None
    if isinstance(own, str) and own:
        names.append(own)
    elif names:
        names[-1] = f"{names[-1]} {ordinal + 1}"
    else:
        names.append(f"item {ordinal + 1}")
