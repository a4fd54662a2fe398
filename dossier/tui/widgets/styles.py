"""How roles look: the one place where the meaning of a piece of text becomes a style.

Widgets that draw their own lines take their styles from here and not from component classes: those are styled
again for every widget, which was half of the time to the first frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from dossier.tui.palette import PALETTES, ROLES, STATES

if TYPE_CHECKING:
    from textual.widget import Widget


class Brush(NamedTuple):
    """The styles of roles over the ground of one widget in one theme."""

    ground: Style
    theme: str

    def style(self, role: str, *states: str) -> Style:
        """The style of a role of text, in some of the states that the palette knows."""
        return _over(self.ground, self.theme, role, states)


def brush(widget: Widget) -> Brush:
    """The brush of a widget as it is styled now: working out its ground costs more than drawing a line."""
    return Brush(widget.rich_style, widget.app.theme)


@lru_cache(2048)
def _over(ground: Style, theme: str, role: str, states: tuple[str, ...]) -> Style:
    palette = PALETTES[theme]
    made = ground
    for look in (ROLES[role], *(STATES[state] for state in states)):
        made += Style(
            color=palette[look.color] if look.color else None,
            bgcolor=palette[look.ground] if look.ground else None,
            bold=look.weight == "bold" or None,
            italic=look.weight == "italic" or None,
            underline=look.weight == "underline" or None,
        )
    return made
