"""How roles look: the one place where the meaning of a piece of text becomes a style.

Widgets that draw their own lines take their styles from here and not from component classes: those are styled
again for every widget, which was half of the time to the first frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from dossier.tui.themes import PALETTES

if TYPE_CHECKING:
    from textual.widget import Widget


class _Look(NamedTuple):
    color: str | None = None
    ground: str | None = None
    weight: str = ""


_ROLES = {
    "text": _Look("text"),
    "title": _Look("bright", weight="bold"),
    "label": _Look("quiet"),
    "muted": _Look("quiet"),
    "figure": _Look("bright"),
    "accent": _Look("hue"),
    "quote": _Look("bright", weight="italic"),
    "good": _Look("good"),
    "warn": _Look("warn"),
    "bad": _Look("bad"),
    "mark": _Look("hue", weight="bold"),
}

_STATES = {
    "header": _Look(weight="underline"),
    "link": _Look(),
    "cursor": _Look(ground="here"),
    "here": _Look(weight="underline"),
    "cited": _Look("cited-text", "cited", "bold"),
    "found": _Look(ground="found"),
    "found-here": _Look("ground", "found-here", "bold"),
}


class Brush(NamedTuple):
    """The styles of roles over the ground of one widget in one theme."""

    ground: Style
    theme: str

    def style(self, role: str, *states: str) -> Style:
        """The style of a role of text.

        States are what is true of the text beside its role: `header`, `link`, `cursor` (on its line), `here` (the
        link under it), `cited`, `found`, `found-here`.
        """
        return _over(self.ground, self.theme, role, states)


def brush(widget: Widget) -> Brush:
    """The brush of a widget as it is styled now: working out its ground costs more than drawing a line."""
    return Brush(widget.rich_style, widget.app.theme)


@lru_cache(2048)
def _over(ground: Style, theme: str, role: str, states: tuple[str, ...]) -> Style:
    palette = PALETTES[theme]
    made = ground
    for look in (_ROLES[role], *(_STATES[state] for state in states)):
        made += Style(
            color=palette[look.color] if look.color else None,
            bgcolor=palette[look.ground] if look.ground else None,
            bold=look.weight == "bold" or None,
            italic=look.weight == "italic" or None,
            underline=look.weight == "underline" or None,
        )
    return made
