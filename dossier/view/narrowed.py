"""What a filter and a lens leave of a dossier: which entries are shown, and which of them only possibly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The ids of the entries shown (None: all), and of those that only possibly belong there."""

    shown: Collection[str] | None = None
    possible: Collection[str] = ()

    def passes(self, key: str) -> bool:
        """Whether an entry is shown."""
        return self.shown is None or key in self.shown

    def marker(self, key: str, plain: str = "·") -> str:
        """What stands before its line: ≈ where it only possibly belongs there."""
        return "≈" if key in self.possible else plain
