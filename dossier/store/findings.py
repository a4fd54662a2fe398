"""Collecting the problems of one file while it is parsed."""

from __future__ import annotations

import re
from typing import Final

from dossier.problems import Level, Problem
from dossier.store import limits
from dossier.store.tree import Lines

_BOM: Final = "\ufeff"
_WIDE: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}


class Stop(Exception):
    """Nothing more can be read from this file; the reason is among its findings."""


class Findings:
    """The problems of one file, up to `limits.PROBLEMS`, each with its place and line."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self._problems: list[Problem] = []

    @property
    def full(self) -> bool:
        """Whether further findings would be dropped."""
        return len(self._problems) >= limits.PROBLEMS

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line or 0, problem.column or 0)))

    def add(
        self,
        start: int,
        message: str,
        *,
        rule: str,
        path: str = "",
        length: int = 1,
        expected: str = "",
        hint: str = "",
        level: Level = "error",
    ) -> None:
        """Note what is wrong with `length` characters from index `start`."""
        if self.full:
            return
        mark = self.lines.mark(start, length)
        self._problems.append(
            Problem(
                self.file,
                mark.line,
                mark.column,
                path,
                message,
                expected=expected,
                hint=hint,
                level=level,
                rule=rule,
                excerpt=self.lines.line_text(mark.line),
                span=mark.span,
            )
        )

    def stop(self, start: int, message: str, *, rule: str, hint: str = "", path: str = "") -> Stop:
        """Note what makes the rest of the file unreadable; the caller raises the result."""
        self.add(start, message, rule=rule, hint=hint, path=path)
        return Stop(message)


def decode(raw: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file without its byte order mark, or the problem that keeps it from being one."""
    if len(raw) > limits.FILE:
        message = f"the file has {limits.size(len(raw))}; a file may have {limits.size(limits.FILE)}"
        return None, (Problem(file, None, None, "", message, rule="limit"),)
    try:
        return raw.decode("utf-8").lstrip(_BOM), ()
    except UnicodeDecodeError as error:
        return None, (not_utf8(raw, file, error),)


def not_utf8(raw: bytes, file: str, error: UnicodeDecodeError) -> Problem:
    """The problem of a file that is no UTF-8, at the first byte that is none."""
    # an undecodable byte becomes one character, so that the caret stands under it
    before = raw[: error.start].decode("utf-8").lstrip(_BOM)
    line = len(re.findall(r"\r\n?|\n", before)) + 1
    column = len(re.split(r"[\r\n]", before)[-1]) + 1
    shown = re.split(r"[\r\n]", raw[error.start : error.start + 200].decode("utf-8", "replace"))[0]
    wide = next((name for start, name in _WIDE.items() if raw.startswith(start)), "")
    return Problem(
        file,
        line,
        column,
        "",
        f"byte {raw[error.start]:#04x} is not UTF-8",
        expected="text in UTF-8",
        hint=f"the file is {wide}; save it as UTF-8" if wide else "save the file as UTF-8",
        rule="encoding",
        excerpt=re.split(r"[\r\n]", before)[-1] + shown,
    )
