"""What of a screen is drawn again: each cell by the widget that is seen there, and by no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from rich.control import Control
from textual._compositor import Compositor, CompositorUpdate, ReflowResult
from textual._context import visible_screen_stack
from textual.geometry import Region, Size
from textual.map_geometry import MapGeometry
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.widget import Widget

Pieces = Sequence[tuple[int, Strip]]
"""What is drawn in a line: strips, each from a column on."""

Wanted = dict[int, list[tuple[int, int]]]
"""The columns of each line that are to be drawn: from one up to another, not included."""


class Painting(CompositorUpdate):
    """Pieces of lines on their way to the terminal."""

    def __init__(self, lines: Mapping[int, Pieces]) -> None:
        self._lines = lines

    def render_segments(self, console: Console) -> str:
        """The sequences that draw them; who stands in the right place is not sent there."""
        written: list[str] = []
        for y, pieces in self._lines.items():
            at = -1
            for x, strip in pieces:
                if x != at:
                    written.append(Control.move_to(x, y).segment.text)
                written.append(strip.render(console))
                at = x + strip.cell_length
        return "".join(written)


class Painter(Compositor):
    """Lays widgets out and draws them.

    Textual draws all widgets of the lines that change, those too that others cover, cuts each line where any widget
    has an edge, and takes as changed whatever follows a widget that comes or goes: it has another place in the order.
    """

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lays everything out; what has come, gone, moved, or got another size is drawn again.

        The order alone would matter where two widgets that lie over each other change places; here, only what comes
        or goes lies over others.
        """
        before, dirty = self._full_map, set(self._dirty_regions)
        result = super().reflow(parent, size)
        changed = (_seen(before.get(each), self._full_map.get(each)) for each in before.keys() | self._full_map.keys())
        self._dirty_regions = dirty | {region for regions in changed for region in regions if region}
        return result

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """What is to be drawn again; all of it, as a picture, where `full`. None: nothing is."""
        if full:
            return super().render_update(full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        regions, everything = set(self._dirty_regions), self.size.region
        self._dirty_regions.clear()
        wanted: Wanted = {}
        for y, start, end in self._regions_to_spans(region.intersection(everything) for region in regions):
            wanted.setdefault(y, []).append((start, end))
        # the app takes a `CompositorUpdate` as it is, whether Rich could print it or not
        return cast("RenderableType", Painting(self._painted(wanted))) if wanted else None

    def render_strips(self, size: Size | None = None) -> list[Strip]:
        """The whole screen, line by line."""
        width, height = size or self.size
        lines = self._painted({y: [(0, width)] for y in range(height)})
        return [Strip.join([strip for _, strip in lines[y]]) for y in range(height)]

    def _painted(self, wanted: Wanted) -> dict[int, Pieces]:
        """The pieces of each line, from left to right. What is asked for and covered by no widget stays as it was."""
        found: dict[int, list[tuple[int, Strip]]] = {y: [] for y in wanted}
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            lines = [y for y in seen.line_range if _overlaps(wanted.get(y, ()), seen.x, seen.right)]
            if not lines:
                continue
            first = lines[0]
            crop = Region(seen.x - region.x, first - region.y, seen.width, lines[-1] + 1 - first)
            strips = widget.render_lines(crop)
            for y in lines:
                wanted[y] = _draw(found[y], strips[y - first], seen.x, wanted[y])
        return {y: sorted(pieces, key=lambda piece: piece[0]) for y, pieces in found.items()}


def _overlaps(spans: Iterable[tuple[int, int]], left: int, right: int) -> bool:
    return any(start < right and left < end for start, end in spans)


def _draw(
    pieces: list[tuple[int, Strip]], strip: Strip, left: int, wanted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Takes from a strip that begins at a column what is wanted; what is wanted still is returned."""
    right, still = left + strip.cell_length, []
    for start, end in wanted:
        first, last = max(start, left), min(end, right)
        if first >= last:
            still.append((start, end))
            continue
        pieces.append((first, strip.crop(first - left, last - left)))
        still += [(one, other) for one, other in ((start, first), (last, end)) if one < other]
    return still


def _seen(before: MapGeometry | None, now: MapGeometry | None) -> Sequence[Region]:
    """Where a widget was and where it is, if it does not stand as it did."""
    if before is not None and now is not None and before._replace(order=now.order) == now:
        return ()
    return [each.clip.intersection(each.region) for each in (before, now) if each is not None]
