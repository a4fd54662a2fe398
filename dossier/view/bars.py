"""Range bars: ● exact, ○ said to be none, ├──┤ an interval, ┼ one within a cell, ├╌╌▶ no upper end, ? unknown.

A bar covers the cells of its range and no other; bars of one measure share one axis, those of two measures never.
"""

from __future__ import annotations

from dossier.text import clip, pad, width
from dossier.view.axis import Axis, Range
from dossier.view.block import Line, Ranges, Role, Span, line

LEAST, MOST = 7, 20
"""The fewest cells in which a bar says more than its figure, and the most it takes."""

NARROW = 6
"""The cells of a bar in a list, where its figure stands beside it."""

_ROUND = ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**3, "k"), (1, ""))

GAP = 2
INDENT = 1
"""The cells before bars that stand below their text, beyond the gap before each bar."""
_TEXT = 48
"""The fewest cells that the text beside the bars keeps."""


def bar(axis: Axis, found: Range | None, cells: int) -> Line:
    """One range in exactly so many cells; None: not stated."""
    if found is None:
        return line(Span(" " * cells))
    role: Role = "muted" if found.faded or found.unknown else "figure"
    if found.unknown:
        return line(Span("?", role), Span(" " * (cells - 1)))
    first = axis.cell(found.low, cells)
    last = cells - 1 if found.high is None else axis.cell(found.high, cells)
    if found.high is None:
        drawn = "├" + "╌" * (last - first - 1) + "▶" if last > first else "▶"
    elif found.low == found.high:
        drawn = "●" if found.low else "○"
    else:
        drawn = "├" + "─" * (last - first - 1) + "┤" if last > first else "┼"
    return line(Span(" " * first), Span(drawn, role), Span(" " * (cells - last - 1)))


def scale(axis: Axis, cells: int) -> str:
    """The axis in figures: 0 at its beginning, its largest figure where that stands, rounded where it is too long."""
    end = f"{axis.most:,}"
    if len(end) + 2 > cells:
        end = next(f"{axis.most / unit:.0f}{sign}" for unit, sign in _ROUND if axis.most >= unit)
    place = max(1, min(axis.cell(axis.most, cells), cells - len(end)))
    between = "┄" if axis.log else "─"
    return pad(clip(f"0{between * (place - 1)}{end}" if axis.most else "0", cells), cells)


def size(block: Ranges, cells: int) -> int:
    """The cells of each bar beside texts that have so many together; 0: there is no room for bars beside them."""
    return _each(block, cells - _TEXT)


def size_below(block: Ranges, cells: int) -> int:
    """The cells of each bar on a line of its own below its text; 0: there is no room for bars at all."""
    return _each(block, cells - INDENT)


def _each(block: Ranges, cells: int) -> int:
    count = len(block.axes)
    each = (cells - GAP * count) // count if count else 0
    return 0 if each < LEAST else min(each, MOST)


def heads(block: Ranges, each: int) -> tuple[Line, Line]:
    """What stands above the bars: the measures, and the axes in figures."""
    titles = (f"{axis.title}, log" if axis.log and width(axis.title) + 5 <= each else axis.title for axis in block.axes)
    return (
        line(*(Span(" " * GAP + pad(clip(title, each), each), "label") for title in titles)),
        line(*(Span(" " * GAP + scale(axis, each), "muted") for axis in block.axes)),
    )


def has_bars(block: Ranges, item: int) -> bool:
    """Whether an item has any figure on the axes."""
    return any(found is not None for found in block.bars[item])


def beside(block: Ranges, item: int, each: int) -> Line:
    """The bars of one item, in the order of the axes."""
    return line(
        *((Span(" " * GAP), *bar(axis, found, each)) for axis, found in zip(block.axes, block.bars[item], strict=True))
    )
