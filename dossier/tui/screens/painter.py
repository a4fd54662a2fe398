"""What of a screen is drawn again: each cell by the widget that is seen there, and by no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate, ReflowResult
from textual._context import visible_screen_stack
from textual.geometry import Region, Size
from textual.map_geometry import MapGeometry
from textual.strip import Strip

from dossier.tui.screens.pens import Pens

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.widget import Widget

Piece = tuple[int, int, Sequence[Segment]]
"""What is drawn in a part of a line: from one column up to another, not included."""

Wanted = dict[int, list[tuple[int, int]]]
"""The columns of each line that are to be drawn: from one up to another, not included."""


class Painting(CompositorUpdate):
    """Pieces of lines on their way to the terminal."""

    def __init__(self, lines: Mapping[int, Sequence[Piece]], pens: Callable[[ColorSystem], Pens]) -> None:
        self._lines = lines
        self._pens = pens

    def render_segments(self, console: Console) -> str:
        """The sequences that draw them."""
        return self._pens(console._color_system or ColorSystem.TRUECOLOR).written(self._placed())

    def _placed(self) -> Iterator[tuple[str, Sequence[Segment]]]:
        """Each piece behind what leads to its place; who stands there is not sent there."""
        for y, pieces in self._lines.items():
            at = -1
            for first, last, segments in pieces:
                yield "" if first == at else f"\x1b[{y + 1};{first + 1}H", segments
                at = last


class Painter(Compositor):
    """Lays widgets out and draws them.

    Textual draws all widgets of the lines that change, those too that others cover, cuts each line where any widget
    has an edge, and takes as changed whatever follows a widget that comes or goes: it has another place in the order.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pens = cache(Pens)

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
        return cast("RenderableType", Painting(self._painted(wanted), self._pens)) if wanted else None

    def render_strips(self, size: Size | None = None) -> list[Strip]:
        """The whole screen, line by line."""
        width, height = size or self.size
        lines = self._painted({y: [(0, width)] for y in range(height)})
        return [Strip(chain.from_iterable(segments for _, _, segments in lines[y]), width) for y in range(height)]

    def _painted(self, wanted: Wanted) -> dict[int, list[Piece]]:
        """The pieces of each line, from left to right. What is asked for and covered by no widget stays as it was."""
        found: dict[int, list[Piece]] = {y: [] for y in wanted}
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
        for pieces in found.values():
            pieces.sort()
        return found


def _overlaps(spans: Iterable[tuple[int, int]], left: int, right: int) -> bool:
    return any(start < right and left < end for start, end in spans)


def _draw(pieces: list[Piece], strip: Strip, left: int, wanted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Takes from a strip that begins at a column what is wanted; what is wanted still is returned."""
    right, still = left + strip.cell_length, []
    for start, end in wanted:
        if start >= right or end <= left:
            still.append((start, end))
            continue
        first, last = start, end
        if start < left:
            first = left
            still.append((start, left))
        if end > right:
            last = right
            still.append((right, end))
        whole = last - first == strip.cell_length
        pieces.append((first, last, strip._segments if whole else _cut(strip, first - left, last - left)))
    return still


def _cut(strip: Strip, first: int, last: int) -> list[Segment]:
    """What stands in a strip from one column up to another. Textual would make a strip of it, for later use."""
    found: list[Segment] = []
    start = 0
    for segment in strip:
        end = start + cell_len(segment.text)
        if end > first:
            if end > last:
                segment = segment.split_cells(last - start)[0]  # noqa: PLW2901
            found.append(segment.split_cells(first - start)[1] if start < first else segment)
            if end >= last:
                break
        start = end
    return found


def _seen(before: MapGeometry | None, now: MapGeometry | None) -> Sequence[Region]:
    """Where a widget was and where it is, if it does not stand as it did."""
    if before is not None and now is not None and before._replace(order=now.order) == now:
        return ()
    return [each.clip.intersection(each.region) for each in (before, now) if each is not None]
