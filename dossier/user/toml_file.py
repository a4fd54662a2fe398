"""A TOML file of the person's, with the place of every key: what is wrong with it is told by line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dossier.problems import Problem, StorageError

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w-]+)\s*=")
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


class TomlFile:
    """What stands in the file, and the problems found in it so far. One that is not `needed` may be missing."""

    def __init__(self, path: Path, *, needed: bool = True) -> None:
        self.path = path
        self.data: Mapping[str, Any] = {}
        self.problems: list[Problem] = []
        self._lines: list[str] = []
        self._places: dict[tuple[str, str], tuple[int, int, int]] = {}
        text = self._read() if needed or path.exists() else None
        if text is not None:
            self._lines = text.splitlines()
            self._parse(text)

    def _read(self) -> str | None:
        from dossier.store.read import read_file

        try:
            return read_file(self.path).decode("utf-8-sig")
        except (StorageError, UnicodeDecodeError) as error:
            told = str(error) if isinstance(error, StorageError) else "it is not UTF-8"
            self.problems.append(Problem(str(self.path), None, None, "", told, rule="settings"))
            return None

    def _parse(self, text: str) -> None:
        import tomllib

        try:
            self.data = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            at = _AT.search(str(error))
            number = int(at[1]) if at and at[1] else max(1, len(self._lines))
            column = int(at[2]) if at and at[2] else len(self._lines[-1]) if self._lines else 1
            message = _AT.sub("", str(error)).rstrip(".")
            self._tell(number, column, 1, "", f"this is no TOML: {message}", "")
            return
        table = ""
        for number, shown in enumerate(self._lines, 1):
            if opened := _TABLE.match(shown):
                table = opened[1]
            elif key := _KEY.match(shown):
                place = number, key.start(1) + 1, len(key[1])
                self._places.setdefault((table, key[1].strip("\"'")), place)

    def place(self, key: str, table: str = "") -> str:
        """`file:line` of a key, as far as it is known."""
        number, _, _ = self._places.get((table, key), (0, 0, 0))
        return f"{self.path}:{number}" if number else str(self.path)

    def wrong(self, key: str, message: str, *, table: str = "", hint: str = "") -> None:
        """Notes that something is wrong with a key."""
        path = f"{table}, {key}" if table else key
        number, column, span = self._places.get((table, key), (0, 0, 1))
        self._tell(number, column, span, path, message, hint)

    def unknown(self, key: str, known: Iterable[str], *, what: str, table: str = "") -> None:
        """Notes that there is no such key, with the nearest there is."""
        from dossier.query.errors import did_you_mean

        names = list(known)
        hint = did_you_mean(key, names) or did_you_mean(key.replace("_", "-"), names)
        self.wrong(key, f"there is no {what} of this name", table=table, hint=hint)

    def _tell(self, number: int, column: int | None, span: int, path: str, message: str, hint: str) -> None:
        excerpt = self._lines[number - 1] if 0 < number <= len(self._lines) else ""
        line, column = (number, column) if number else (None, None)
        rule = "settings"
        self.problems.append(
            Problem(str(self.path), line, column, path, message, hint=hint, rule=rule, excerpt=excerpt, span=span)
        )
