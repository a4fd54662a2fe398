"""The scroll bar: Textual's own in all but the way to the terminal, which is shorter."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Slider(ScrollBar):
    """A vertical scroll bar whose cells are strips at once; Textual has Rich lay them out as if they were a text."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some of its lines."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, Style)
        cells, lines = self.size
        drawn = ScrollBarRender.render_bar(
            lines,
            bar.virtual_size,
            bar.window_size,
            bar.position,
            cells,
            back_color=bar.style.bgcolor or Color.default(),
            bar_color=bar.style.color or Color.default(),
        )
        filtered: dict[int, Strip] = {}
        for segment in drawn.segments:
            if id(segment) not in filtered:
                filtered[id(segment)] = Strip(self._filtered(segment), cells)
        strips = [filtered[id(segment)] for segment in drawn.segments[crop.y : crop.bottom]]
        first, last = crop.column_span
        return strips if (first, last) == (0, cells) else [strip.crop(first, last) for strip in strips]

    def _filtered(self, segment: Segment) -> list[Segment]:
        segments = [segment]
        for each in self.get_line_filters():
            segments = each.apply(segments, self.background_colors[1])
        return segments
