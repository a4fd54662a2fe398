"""The terminal before Textual has it: whole screens are drawn straight on it, each over the one before."""

from __future__ import annotations

import os
import shutil
import termios
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from dossier.text import scrub
from dossier.tui.palette import looks
from dossier.tui.widgets.runs import Runs
from dossier.user.palettes import Palette, depth

_SETTINGS: list[Any] = []
"""Those of the terminal as it was found, while keys are kept."""

_WEIGHTS = {"bold": "1", "italic": "3", "underline": "4", "reverse": "7"}
_EIGHT = "black red green yellow blue magenta cyan white".split()


def keep_keys() -> None:
    """Keys that are typed from now on, Ctrl+C among them, wait as they are for Textual, and are not echoed."""
    _SETTINGS[:] = termios.tcgetattr(0)
    settings = termios.tcgetattr(0)
    settings[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    settings[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
    termios.tcsetattr(0, termios.TCSANOW, settings)


def settings_found() -> list[Any] | None:
    """The settings of the terminal before keys were kept; None where none are.

    They are never put back for Textual to find: a Ctrl+C in that moment would end the program in its middle.
    """
    return list(_SETTINGS) or None


def draw(screen: Callable[[int, int], Iterable[Runs]], palette: Palette) -> None:
    """Draws a screen of so many columns and rows on the terminal's alternate screen."""
    columns, rows = shutil.get_terminal_size()
    lines = [
        "".join(_look(palette, run.role, run.states) + scrub(run.text) for run in drawn)
        for drawn in list(screen(columns, rows))[:rows]
    ]
    # the lines fill the screen, and to erase behind one would erase its last cell in some terminals
    left = ("\x1b[?1049h\x1b[?25l\x1b[H" + "\r\n".join(lines) + "\x1b[0m").encode()
    while left:
        left = left[os.write(2, left) :]


@lru_cache(256)
def _look(palette: Palette, role: str, states: tuple[str, ...]) -> str:
    """The sequence that switches to the look of a role in some states."""
    color, ground = "text", "ground"
    codes = dict.fromkeys("0")
    for look in looks(palette.kind, role, states):
        color, ground = look.color or color, look.ground or ground
        codes |= dict.fromkeys(_WEIGHTS[weight] for weight in look.weight.split())
    if palette.kind != "plain":
        codes |= dict.fromkeys((_code(palette.colours[color]), _code(palette.colours[ground], behind=True)))
    return f"\x1b[{';'.join(codes)}m"


def _code(colour: str, *, behind: bool = False) -> str:
    """What chooses a colour for text or ground, of those that the terminal has."""
    if colour.startswith("ansi_"):
        name = colour.removeprefix("ansi_")
        number = 39 if name == "default" else 30 + _EIGHT.index(name.removeprefix("bright_"))
        return str(number + (60 if name.startswith("bright_") else 0) + (10 if behind else 0))
    if (colours := depth(os.environ)) == "full":
        return f"{48 if behind else 38};2;" + ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    # Textual has Rich choose the nearest one, and it shall be the same
    from rich.color import Color, ColorSystem

    nearest = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT if colours == "256" else ColorSystem.STANDARD)
    return ";".join(nearest.get_ansi_codes(foreground=not behind))
