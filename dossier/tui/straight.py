"""The terminal before Textual has it: whole screens are drawn straight on it, each over the one before."""

from __future__ import annotations

import os
import shutil
import termios
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from dossier.text import scrub
from dossier.tui.palette import DARK, PALETTES, ROLES, STATES
from dossier.tui.widgets.runs import Runs

_SETTINGS: list[Any] = []
"""Those of the terminal as it was found, while keys are kept."""

_WEIGHTS = {"bold": "1", "italic": "3", "underline": "4"}


def keep_keys() -> None:
    """Keys that are typed from now on, Ctrl+C among them, wait as they are for Textual, and are not echoed."""
    _SETTINGS[:] = termios.tcgetattr(0)
    settings = termios.tcgetattr(0)
    settings[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    settings[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
    termios.tcsetattr(0, termios.TCSANOW, settings)


def hand_over_keys() -> None:
    """Puts the terminal back as it was, for Textual to keep these settings and to make its own."""
    if _SETTINGS:
        termios.tcsetattr(0, termios.TCSANOW, _SETTINGS)
        _SETTINGS.clear()


def draw(screen: Callable[[int, int], Iterable[Runs]]) -> None:
    """Draws a screen of so many columns and rows on the terminal's alternate screen."""
    columns, rows = shutil.get_terminal_size()
    coloured = os.environ.get("COLORTERM") in ("truecolor", "24bit") and not os.environ.get("NO_COLOR")
    lines = [
        "".join((_look(run.role, run.states) if coloured else "") + scrub(run.text) for run in drawn)
        for drawn in list(screen(columns, rows))[:rows]
    ]
    # the lines fill the screen, and to erase behind one would erase its last cell in some terminals
    left = ("\x1b[?1049h\x1b[?25l\x1b[H" + "\r\n".join(lines) + "\x1b[0m").encode()
    while left:
        left = left[os.write(2, left) :]


@lru_cache(256)
def _look(role: str, states: tuple[str, ...]) -> str:
    """The sequence that switches to the look of a role in some states."""
    palette = PALETTES[DARK]
    color, ground, weights = "text", "ground", []
    for look in (ROLES[role], *(STATES[state] for state in states)):
        color, ground = look.color or color, look.ground or ground
        weights += [f"{_WEIGHTS[look.weight]};"] if look.weight else []
    return f"\x1b[0;{''.join(weights)}38;2;{_rgb(palette[color])};48;2;{_rgb(palette[ground])}m"


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
