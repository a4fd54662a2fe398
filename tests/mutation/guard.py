"""A guard of the program, and how it is taken away."""

from __future__ import annotations

from typing import NamedTuple


class Guard(NamedTuple):
    """One guard: what it is called, its file below `dossier/`, its text, what stands there without it.

    `tests` are those that should notice, below `tests/`, with spaces between them.
    """

    name: str
    file: str
    text: str
    without: str
    tests: str
