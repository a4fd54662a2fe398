"""The last gate before the terminal: whatever a widget has drawn, only drawable text passes."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from dossier.text import scrub


class SafeLines(LineFilter):
    """Scrubs every segment and drops links: `Span` has done so already, and this would do alone."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of one line, made safe."""
        return [_safe(segment) for segment in segments]


def _safe(segment: Segment) -> Segment:
    text, style, control = segment
    drawable = scrub(text)
    linked = style is not None and style.link is not None
    if drawable == text and not linked:
        return segment
    return Segment(drawable, style.update_link(None) if style is not None and linked else style, control)
