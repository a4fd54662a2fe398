"""Lenses: a dossier as one party tells it, or as it was known at a moment.

A lens chooses records; it makes no new dossier, so that no reference breaks. Imports nothing of the program.
"""

from __future__ import annotations

import re
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

NOW = "now"
"""What may be typed for the moment that hides nothing."""

_TYPED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[Tt]|\s+)(?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d)?)"
    r"\s*(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
"""A time as people write it, with a blank before the hour and the zone in letters."""


def as_typed(text: str) -> str:
    """What a person types for a moment, as `as_of` has it: `2024-02-03 06:00 UTC` is `2024-02-03T06:00Z`; now is empty.

    What is no time of day stays as it is.
    """
    text = text.strip()
    if text.lower() == NOW:
        return ""
    found = _TYPED.fullmatch(text)
    if found is None:
        return text
    zone = (found["zone"] or "").upper()
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif zone not in ("", "Z"):
        zone = f"{zone[:3]}:{zone[-2:]}"
    return f"{found['day']}T{found['hour']:0>2}:{found['rest']}{zone}"
