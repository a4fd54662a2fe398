"""The colours of the dark and the light theme, and how roles of text look. Imports nothing.

One accent colour (`hue`), and colours for good, doubtful and bad.
"""

from __future__ import annotations

from typing import NamedTuple

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


class Look(NamedTuple):
    """Colours of a palette by their names, and bold, italic or underline."""

    color: str | None = None
    ground: str | None = None
    weight: str = ""


ROLES = {
    "text": Look("text"),
    "title": Look("bright", weight="bold"),
    "label": Look("quiet"),
    "muted": Look("quiet"),
    "figure": Look("bright"),
    "accent": Look("hue"),
    "quote": Look("bright", weight="italic"),
    "good": Look("good"),
    "warn": Look("warn"),
    "bad": Look("bad"),
    "mark": Look("hue", weight="bold"),
}

STATES = {
    "band": Look(ground="band"),
    "rule": Look("rule"),
    "header": Look(weight="underline"),
    "link": Look(),
    "cursor": Look(ground="here"),
    "here": Look(weight="underline"),
    "cited": Look("cited-text", "cited", "bold"),
    "found": Look(ground="found"),
    "found-here": Look("ground", "found-here", "bold"),
}
"""What can be true of text beside its role: it is in a bar, part of a frame, a header, a link, on the line of the
cursor, the link under it, cited by the record, found by a search, the place found that is shown.
"""
