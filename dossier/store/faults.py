"""Faults found in a dossier, before they are given their place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.problems import Level

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a path of the file's data; `key` puts the caret on the key instead of the value."""

    path: Path
    message: str
    expected: str = ""
    hint: str = ""
    level: Level = "error"
    rule: str = "rule"
    key: bool = False


def nearest(wanted: str, known: Iterable[str]) -> str:
    """A hint that names the most similar word there is, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(wanted, list(known), n=1, cutoff=0.6)
    return f"did you mean {found[0]}?" if found else ""


def listed(words: Sequence[str], limit: int = 8) -> str:
    """Words in a sentence, the rest counted."""
    shown = ", ".join(words[:limit])
    return f"{shown} and {len(words) - limit} more" if len(words) > limit else shown
