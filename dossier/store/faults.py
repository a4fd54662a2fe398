"""Faults found in a dossier, before they are given their place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dossier.problems import Level

Path = tuple[str | int, ...]

COMPARISONS: Final = 100_000
"""How many words are compared for the hints of one file: about a second, however many mistakes it holds."""


class Fault(NamedTuple):
    """Something wrong at a path of the file's data; `key` puts the caret on the key instead of the value."""

    path: Path
    message: str
    expected: str = ""
    hint: str = ""
    level: Level = "error"
    rule: str = "rule"
    key: bool = False


class Suggestions:
    """Hints that name the most similar word there is, until `COMPARISONS` are used up."""

    def __init__(self) -> None:
        self._left = COMPARISONS

    def nearest(self, wanted: str, known: Iterable[str]) -> str:
        """The hint, or nothing."""
        from difflib import get_close_matches

        words = list(known)
        self._left -= len(words)
        found = get_close_matches(wanted, words, n=1, cutoff=0.6) if self._left >= 0 else []
        return f"did you mean {found[0]}?" if found else ""


def listed(words: Sequence[str], limit: int = 8) -> str:
    """Words in a sentence, the rest counted."""
    shown = ", ".join(words[:limit])
    return f"{shown} and {len(words) - limit} more" if len(words) > limit else shown
