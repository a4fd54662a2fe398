"""How a person wants pages written. What is written for programs never changes with it."""

from __future__ import annotations

from typing import NamedTuple

DATES = ("day-month", "iso")
"""How days can be written: `3 Feb 2024`, or `2024-02-03`."""

NARROWEST, WIDEST = 40, 1000
"""The cells that running text can be kept to."""


class Style(NamedTuple):
    """How days are written, one of `DATES`; whether UTC stands before the local time, where a text tells both; how
    many cells wide running text may be in the reader and in rich output, 0: as wide as there is room.
    """

    dates: str = DATES[0]
    utc_first: bool = False
    prose: int = 0

    @property
    def iso(self) -> bool:
        """Whether days are written as in ISO 8601."""
        return self.dates == "iso"


_now = Style()


def style() -> Style:
    """The style in force."""
    return _now


def use_style(wanted: Style) -> None:
    """From now on pages are written so, in this whole program."""
    global _now  # noqa: PLW0603
    _now = wanted
