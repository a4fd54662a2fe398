"""The dark and the light theme: one accent colour, and colours for good, doubtful and bad.

A palette gives each colour its name; the style sheet uses them as variables, and so do the widgets that draw their
own lines, through `PALETTES`.
"""

from __future__ import annotations

from textual.theme import Theme

_DARK = {
    "ground": "#15181d",
    "band": "#1c2027",
    "text": "#d6d8dc",
    "bright": "#f4f5f7",
    "quiet": "#8e96a3",
    "rule": "#3a414d",
    "hue": "#7fb0e0",
    "good": "#86c08b",
    "warn": "#e0b25c",
    "bad": "#ea7a70",
    "here": "#2a313d",
    "cited": "#4a3d12",
    "cited-text": "#ffe7a0",
    "found": "#27496b",
    "found-here": "#e0b25c",
}

_LIGHT = {
    "ground": "#fbfbf9",
    "band": "#f1f1ee",
    "text": "#24292f",
    "bright": "#000000",
    "quiet": "#646b75",
    "rule": "#c9ccd1",
    "hue": "#1f5fa8",
    "good": "#2a7437",
    "warn": "#8a5a00",
    "bad": "#b3261e",
    "here": "#dde6f2",
    "cited": "#fff0b8",
    "cited-text": "#3d2f00",
    "found": "#cfe3fa",
    "found-here": "#f2b84b",
}

DARK = "dossier-dark"
LIGHT = "dossier-light"
PALETTES = {DARK: _DARK, LIGHT: _LIGHT}


def theme(name: str) -> Theme:
    """The theme of a palette."""
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette["hue"],
        accent=palette["hue"],
        foreground=palette["text"],
        background=palette["ground"],
        surface=palette["ground"],
        panel=palette["band"],
        success=palette["good"],
        warning=palette["warn"],
        error=palette["bad"],
        dark=name == DARK,
        variables=palette,
    )
