"""The palettes as Textual themes: the style sheet uses their colours as variables."""

from __future__ import annotations

from textual.theme import Theme

from dossier.tui.palette import DARK, PALETTES


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
