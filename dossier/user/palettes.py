"""The themes of the reader: what its colours are called, what they mean, and the palettes that come with the program.

The colours of `dark`, `light` and `high-contrast` are the program's own. The two `ansi` ones name colours of the
terminal, which are as the person has made them; `plain` has none at all, and tells everything by signs, bold,
underlined and reversed text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

COLOURS: dict[str, str] = {
    "ground": "behind everything",
    "band": "behind the title and the keys",
    "text": "text",
    "bright": "titles, figures and quoted words",
    "quiet": "labels and remarks",
    "rule": "frames and rules",
    "hue": "keys, links, marks and the frame of the pane you are in",
    "good": "what is well",
    "warn": "what is doubtful",
    "bad": "what is wrong",
    "here": "behind the row you are on",
    "cited": "behind the passage that is cited",
    "cited-text": "the passage that is cited",
    "found": "behind words that were found",
    "found-here": "behind the found words that are shown",
    "found-here-text": "the found words that are shown",
}
"""The colours of a palette, by name, with what they are for."""

Kind = Literal["full", "ansi", "plain"]


@dataclass(frozen=True, eq=False)
class Palette:
    """The colours of a theme, by the names of `COLOURS`: `#rrggbb`, or `ansi_…` where it uses the terminal's own."""

    name: str
    colours: Mapping[str, str]
    light: bool = False
    kind: Kind = "full"


def _palette(name: str, colours: str, *, light: bool = False, kind: Kind = "full") -> Palette:
    return Palette(name, dict(zip(COLOURS, colours.split(), strict=True)), light, kind)


def _ansi(name: str, colours: str, *, light: bool = False, kind: Kind = "ansi") -> Palette:
    return _palette(name, " ".join(f"ansi_{colour}" for colour in colours.split()), light=light, kind=kind)


DARK = _palette(
    "dark",
    "#15181d #1c2027 #d6d8dc #f4f5f7 #969eab #656e7d #7fb0e0 #86c08b #e0b25c #ea7a70 #2d333c #4a3d12 #ffe7a0 #27496b"
    " #e0b25c #15181d",
)
LIGHT = _palette(
    "light",
    "#fbfbf9 #f1f1ee #24292f #000000 #5c636d #878d96 #1f5fa8 #1f6b2c #8a5a00 #b3261e #e7e9ec #fff0b8 #3d2f00 #cfe3fa"
    " #f2b84b #1f1600",
    light=True,
)
HIGH_CONTRAST = _palette(
    "high-contrast",
    "#000000 #000000 #ffffff #ffffff #e0e0e0 #a8a8a8 #66ccff #7dff8a #ffd84d #ff9a94 #002b5c #5c4a00 #ffffff #00508f"
    " #ffd84d #000000",
)
_UNUSED = "default default default default default"
"""Of the terminal's colours none is sure to be a good ground for another: rows, passages and finds are turned round."""

# bright_black is too near to black on the Linux console for a frame to be seen
ANSI = _ansi(
    "ansi",
    f"default default default default default white cyan green bright_yellow bright_red default {_UNUSED}",
)
ANSI_LIGHT = _ansi(
    "ansi-light",
    f"default default default default default bright_black blue blue magenta red default {_UNUSED}",
    light=True,
)
PLAIN = _ansi("plain", " ".join(["default"] * len(COLOURS)), kind="plain")

BUILT_IN: dict[str, Palette] = {palette.name: palette for palette in (DARK, LIGHT, HIGH_CONTRAST, ANSI, ANSI_LIGHT)}
"""The themes that can be asked for, in the order in which the reader goes through them."""


def fitting(environ: Mapping[str, str]) -> Palette:
    """The palette for a terminal by what it says of itself; nothing is asked of it, for an answer takes time."""
    # COLORFGBG is `text;ground`, or `text;…;ground`, in numbers of the 16 colours: white and the bright ones are light
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    light = ground in {"7", *map(str, range(9, 16))}
    if depth(environ) == "16":
        return ANSI_LIGHT if light else ANSI
    return LIGHT if light else DARK


def no_colour(environ: Mapping[str, str]) -> bool:
    """Whether the person wants no colour in any program: NO_COLOR is there, and not empty."""
    return bool(environ.get("NO_COLOR"))


Depth = Literal["16", "256", "full"]


def depth(environ: Mapping[str, str]) -> Depth:
    """How many colours a terminal has, by what it says of itself."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "full"
    kind = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return "256" if kind in ("256color", "kitty") else "16"
