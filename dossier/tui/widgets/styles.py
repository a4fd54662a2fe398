"""How roles look: the one place where the meaning of a piece of text becomes a style.

Widgets that draw their own lines take their styles from here and not from component classes: those are styled
again for every widget, which was half of the time to the first frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from dossier.tui.palette import looks
from dossier.tui.themes import PaletteTheme
from dossier.user.palettes import DARK, Palette

if TYPE_CHECKING:
    from textual.widget import Widget


class Brush(NamedTuple):
    """The styles of roles over the ground of one widget in one theme."""

    ground: Style
    palette: Palette

    def style(self, role: str, *states: str) -> Style:
        """The style of a role of text, in some of the states that the palette knows."""
        return _over(self.ground, self.palette, role, states)


def brush(widget: Widget) -> Brush:
    """The brush of a widget as it is styled now: working out its ground costs more than drawing a line."""
    theme = widget.app.current_theme
    return Brush(widget.rich_style, theme.palette if isinstance(theme, PaletteTheme) else DARK)


@lru_cache(2048)
def _over(ground: Style, palette: Palette, role: str, states: tuple[str, ...]) -> Style:
    made = ground
    for look in looks(palette.kind, role, states):
        made += Style(color=_color(palette, look.color), bgcolor=_color(palette, look.ground))
        made += Style.parse(look.weight) if look.weight else Style.null()
    return made


def _color(palette: Palette, name: str | None) -> str | None:
    return palette.colours[name].removeprefix("ansi_") if name is not None else None
