"""What can be wrong, said so that a person can mend it.

A `Problem` is one finding about a file: bad content never raises, it is listed. The exceptions are for what
stops the program itself:

    DossierError
    ├── UsageError      the command line asks for something that does not exist       exit 2
    ├── StorageError    a file cannot be read or written                              exit 74
    └── InvalidDossier  a dossier has errors; carries its problems                    exit 1
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Level = Literal["error", "warning", "notice"]


class Exit(IntEnum):
    """Exit codes of the program."""

    FINE = 0
    DATA = 1
    USAGE = 2
    IO = 74
    SIGNAL = 128


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one place in a file.

    `line` and `column` count from 1, columns in characters; None where the finding is about the whole file.
    `path` is the place in words ("casualties, mayor-toll, killed"). `message` is what was found, `expected`
    what would be right, `hint` how to mend it. `excerpt` is the line of the file, `span` the number of
    characters the caret underlines. `rule` is the stable name of the check.
    """

    file: str
    line: int | None
    column: int | None
    path: str
    message: str
    expected: str = ""
    hint: str = ""
    level: Level = "error"
    rule: str = "value"
    excerpt: str = ""
    span: int = 1

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


class DossierError(Exception):
    """Anything that stops the program with a message instead of a result."""

    exit: Exit = Exit.DATA


class UsageError(DossierError):
    """The command line asks for something that does not exist or does not fit together."""

    exit = Exit.USAGE


class StorageError(DossierError):
    """A file or folder cannot be read or written."""

    exit = Exit.IO


class InvalidDossier(DossierError):
    """A dossier has errors; `problems` lists all of them."""

    exit = Exit.DATA

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a load."""
    return [problem for problem in problems if problem.level == "error"]
