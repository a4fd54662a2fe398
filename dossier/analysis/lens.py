"""Lenses: a dossier as one party tells it, or as it was known at a moment.

A lens chooses records; it makes no new dossier, so that no reference breaks. Imports nothing of the program.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Clock = Literal["said", "published"]
CLOCKS: tuple[Clock, ...] = ("said", "published")


def clock_named(name: str) -> Clock:
    """The clock of that name. Raises ValueError for one that there is not."""
    found = next((clock for clock in CLOCKS if clock == name), None)
    if found is None:
        raise ValueError(f"there is no clock {name}; there are {', '.join(CLOCKS)}")
    return found


class Lens(NamedTuple):
    """Whose telling (`told_by`, as typed; empty: everybody's), known when (`as_of`, as typed; empty: now), by which
    clock: when it was said, or when its carriers were published."""

    told_by: str = ""
    as_of: str = ""
    clock: Clock = "said"

    @property
    def is_open(self) -> bool:
        """It hides nothing."""
        return not self.told_by and not self.as_of


OPEN_LENS = Lens()
"""Everybody's telling, as known now."""
