"""Cells of lists and tables, made to fit their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.text import clip, pad, width
from dossier.view.block import Column, Line, Span, text_of

Order = tuple[tuple[int, bool], ...]
"""Columns by which rows are sorted, the first before the others, each with whether downwards; empty: the author's."""

GAP = 2
"""Cells between two columns."""

TIGHT = 1
"""The same where a column would find no room otherwise."""

_NAMES = 7
"""The fewest cells in which a name that is cut in its middle can still be read."""

_BEGINNING = 2
"""The fewest cells of its beginning that a name keeps so that its last word can stand whole."""

_EXTRA = 1
"""The highest rank of a column that only stands where no other is squeezed for it."""

_MAIN = 8
"""The rank from which on a column stays however few rows fill it."""


@dataclass(frozen=True, slots=True)
class Ranked(Column):
    """A column that says how much it matters: where not all fit, those of the lowest rank are left out first."""

    rank: int = 5
    named: bool = False
    """It holds names: two that begin alike are told by their ends."""
    beside: bool = False
    """It never takes the place of another: its room comes from those that can be narrower."""


def sized(cells: Iterable[Line]) -> tuple[int, ...]:
    """How wide each cell of a row is; 0 where it is blank."""
    return tuple(width(text_of(cell)) for cell in cells)


def fitting(columns: Sequence[Column], rows: Iterable[Sequence[int]], room: int, gap: int = GAP) -> tuple[int, ...]:
    """The width of each column in `room` cells, judged by how wide the cells of some rows are; 0 for columns that find
    no room.

    Columns are squeezed before one is left out: that happens only where some would become too narrow to be read, and
    to a ranked one that is blank in most rows, where others would be squeezed for it.
    """
    sizes = list(rows)
    number, cells = len(sizes), list(zip(*sizes, strict=True)) if sizes else [()] * len(columns)
    widest = [max(column, default=1) or 1 for column in cells]
    filled = [len(column) - column.count(0) for column in cells]
    wanted = [_wanted(column, cells) for column, cells in zip(columns, widest, strict=True)]
    sparse = [
        isinstance(column, Ranked) and column.rank < _MAIN and filled[index] * 2 < number
        for index, column in enumerate(columns)
    ]
    kept = _kept(columns, wanted, sparse, room, gap)
    given = dict(zip(kept, _shared([columns[i] for i in kept], [wanted[i] for i in kept], room, gap), strict=True))
    return tuple(given.get(index, 0) for index in range(len(columns)))


def _wanted(column: Column, cells: int) -> int:
    return max(min(cells, column.most or cells), width(column.title))


def _shared(columns: Sequence[Column], wanted: Sequence[int], room: int, gap: int) -> list[int]:
    """The room shared out: each gets what it needs to be read; those that grow share, by their weights, the rest."""
    given = list(wanted)
    left = room - gap * (len(columns) - 1) - sum(given)
    growing = [index for index, column in enumerate(columns) if column.grow]
    if left >= 0:
        for number, index in enumerate(growing):
            shares = sum(columns[other].grow for other in growing[number:])
            extra = left * columns[index].grow // shares
            given[index] += extra
            left -= extra
        return given
    left += sum(given[index] for index in growing)
    least = [legible(column, cells) for column, cells in zip(columns, wanted, strict=True)]
    needed = sum(least[index] for index in growing)
    fixed = [index for index in range(len(columns)) if index not in growing]
    while left < needed and (loose := [index for index in fixed if given[index] > least[index]]):
        given[max(loose, key=given.__getitem__)] -= 1
        left += 1
    for index in growing:
        given[index] = least[index]
        left -= given[index]
    modest_first = sorted(growing, key=lambda index: (wanted[index] - given[index]) / columns[index].grow)
    for number, index in enumerate(modest_first if left > 0 else ()):
        shares = sum(columns[other].grow for other in modest_first[number:])
        extra = min(wanted[index] - given[index], left * columns[index].grow // shares)
        given[index] += extra
        left -= extra
    while left < 0 and max(given) > 1:
        loose = [index for index in range(len(given)) if given[index] > least[index]] or list(range(len(given)))
        given[max(loose, key=given.__getitem__)] -= 1
        left += 1
    return given


def _kept(columns: Sequence[Column], wanted: Sequence[int], sparse: Sequence[bool], room: int, gap: int) -> list[int]:
    beside = [index for index, column in enumerate(columns) if isinstance(column, Ranked) and column.beside]
    kept = [index for index in range(len(columns)) if index not in beside]
    needed = [legible(column, size) for column, size in zip(columns, wanted, strict=True)]
    easy = [min(size, least + 2 * column.grow) for column, size, least in zip(columns, wanted, needed, strict=True)]

    def excess(sizes: Sequence[int]) -> int:
        return sum(sizes[index] for index in kept) + gap * (len(kept) - 1) - room

    while len(kept) > 1:
        idle = [index for index in kept if sparse[index]] if excess(wanted) > 0 else []
        extra = [index for index in kept if _rank(columns[index]) <= _EXTRA] if excess(easy) > 0 else []
        if excess(needed) <= 0 and not idle and not extra:
            break
        kept.remove(min(idle or extra or kept, key=lambda index: (_rank(columns[index]), -index)))
    return sorted(kept + beside)


def matters(column: Column) -> bool:
    """Whether it is worth that others are squeezed for it."""
    return not column.of and _rank(column) > _EXTRA


def legible(column: Column, wanted: int) -> int:
    """The fewest cells in which a column can still be read: figures are never cut, a date fits."""
    if column.align == "right":
        return wanted
    return min(wanted, max(column.least, width(column.title)))


def _rank(column: Column) -> int:
    return column.rank if isinstance(column, Ranked) else 5


def alike(
    columns: Sequence[Column], rows: Iterable[Sequence[Line]], widths: Sequence[int]
) -> tuple[frozenset[str], ...]:
    """For each column the names that, cut at their ends, would look the same as others."""
    cut: list[dict[str, set[str]]] = [{} for _ in columns]
    named = [
        index
        for index, (column, cells) in enumerate(zip(columns, widths, strict=True))
        if isinstance(column, Ranked) and column.named and cells >= _NAMES
    ]
    for row in rows:
        for index in named:
            text = text_of(row[index])
            if width(text) > widths[index]:
                cut[index].setdefault(clip(text, widths[index]), set()).add(text)
    return tuple(frozenset().union(*(texts for texts in found.values() if len(texts) > 1)) for found in cut)


def fitted(cell: Line, cells: int, align: str = "left", *, middle: bool = False) -> Line:
    """A cell of exactly `cells` cells: cut with an ellipsis at its end or in its middle, or filled with spaces."""
    text = text_of(cell)
    size = width(text)
    if size > cells and middle:
        before, after = _middle(text, cells)
        cell = (*_cut(cell, f"{text[:before]}…"), *_from(cell, after))
        size = width(text_of(cell))
    elif size > cells:
        shown = clip(text, cells)
        cell, size = _cut(cell, shown), width(shown)
    if size == cells:
        return cell
    space = Span(" " * (cells - size))
    return (space, *cell) if align == "right" else (*cell, space)


def _middle(text: str, cells: int) -> tuple[int, int]:
    """Where to cut out the middle of a text for `cells` cells, an ellipsis in its place: what stands before the first
    offset is kept, and from the second one on; the end begins with a word where it can.
    """
    room = max(0, cells - 1)
    last = text.rfind(" ") + 1
    after = len(text)
    while after and width(text[after - 1 :]) <= room // 2:
        after -= 1
    while after < len(text) and not width(text[after]):
        after += 1
    word = text.find(" ", max(0, after - 1)) + 1
    if 0 < word < len(text):
        after = word
    elif last and width(text[last:]) <= room - _BEGINNING:
        after = last
    return len(clip(text, room - width(text[after:]), ellipsis="").rstrip(" ")), after


def across(left: Line, right: Line, cells: int) -> Line:
    """A line across the screen. The right side is whole, or missing where it would take more than half."""
    taken = width(text_of(right))
    if not left:
        return fitted(right, cells, "right")
    if not taken or (taken + GAP) * 2 > cells:
        return fitted(left, cells)
    return (*fitted(left, cells - taken - GAP), Span(" " * GAP), *right)


def _cut(cell: Line, shown: str) -> Line:
    """The spans of a cell as far as its clipped text goes; the ellipsis takes the role of what it cuts."""
    kept: list[Span] = []
    tail = "…" if shown.endswith("…") else ""
    room = len(shown) - len(tail)
    for span in cell:
        if room < len(span.text):
            kept.append(Span(span.text[:room] + tail, span.role, span.target))
            break
        kept.append(span)
        room -= len(span.text)
    return tuple(kept)


def _from(cell: Line, start: int) -> Line:
    """The spans of a cell from an offset of its text on."""
    kept: list[Span] = []
    for span in cell:
        if start < len(span.text):
            kept.append(Span(span.text[max(0, start) :], span.role, span.target))
        start -= len(span.text)
    return tuple(kept)


def headed(columns: Sequence[Column], widths: Sequence[int], order: Order, margin: int, gap: int = GAP) -> str:
    """The titles of columns behind a margin, with the signs of the order of rows, numbered where it has several keys.

    The sign of the order stands before the titles of figures and behind all others, in the gap where it must.
    """
    header = " " * margin
    for index, (column, cells) in enumerate(zip(columns, widths, strict=False)):
        if not cells:
            continue
        sign = _sign(order, index)
        title = clip(column.title, min(cells, cells + 1 - width(sign)))
        if column.align == "right":
            if width(sign + title) > cells:
                header = header[:-1]
            header += pad(sign + title, cells, "right") + " " * gap
        else:
            apart = sign and width(f"{title} {sign}") <= cells
            header += pad(f"{title} {sign}" if apart else title + sign, cells + gap)
    return header


def _sign(order: Order, column: int) -> str:
    """How a column sorts, and as which key where there are several."""
    for number, (each, downwards) in enumerate(order, 1):
        if each == column:
            return ("▼" if downwards else "▲") + (str(number) if len(order) > 1 else "")
    return ""
