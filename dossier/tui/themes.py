"""The palettes as Textual themes: the style sheet uses their colours as variables."""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

from dossier.user.palettes import DARK, Palette


@dataclass
class PaletteTheme(Theme):
    """A theme that knows the palette that it is made from."""

    palette: Palette = DARK


def theme(palette: Palette) -> PaletteTheme:
    """The theme of a palette."""
    colours = palette.colours
    # the style sheets of Textual ask for two colours that its themes of this kind have to name
    own = dict.fromkeys(("ansi-background", "ansi-foreground"), "ansi_default") if palette.kind != "full" else {}
    return PaletteTheme(
        name=palette.name,
        primary=colours["hue"],
        accent=colours["hue"],
        foreground=colours["text"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["band"],
        success=colours["good"],
        warning=colours["warn"],
        error=colours["bad"],
        dark=not palette.light,
        variables={**colours, **own},
        ansi=palette.kind != "full",
        palette=palette,
    )
