"""Dots in cells: lines are drawn with the eight dots of a braille character, and words are written over them."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.view.block import Line, Role, Span
from dossier.view.map.sight import DOTS_ACROSS, DOTS_DOWN

_DOT = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The bit of a dot in a braille character, row by row."""

_BRAILLE = 0x2800
_DASH = 4
"""Dots of a dash and the gap after it, of which half are drawn."""

_INSIDE = 1e-6
"""How far inside the edge a line is cut: a point on the edge would belong to no cell."""


class Canvas:
    """So many cells of dots; `roles` are those of the layers, from the lowest to the highest."""

    def __init__(self, columns: int, rows: int, roles: Sequence[Role]) -> None:
        self.columns, self.rows = columns, rows
        self.dots = bytearray(columns * rows)
        """The dots of each cell, as the bits of a braille character."""
        self._layers = bytearray(columns * rows)
        self._roles = roles
        self._words: list[dict[int, tuple[Span, int]]] = [{} for _ in range(rows)]

    def copy(self) -> Canvas:
        """The same dots on a canvas of their own, without the words."""
        copied = Canvas(self.columns, self.rows, self._roles)
        copied.dots[:], copied._layers[:] = self.dots, self._layers
        return copied

    def clear(self, column: int, row: int, cells: int) -> None:
        """Takes the dots out of some cells of a row, as far as they lie inside."""
        start, end = (row * self.columns + min(max(edge, 0), self.columns) for edge in (column, column + cells))
        self.dots[start:end] = bytes(end - start)

    def trace(self, layer: int, xs: Sequence[float], ys: Sequence[float], *, dashed: bool = False) -> None:
        """A line through points given in dots; what lies outside is left out."""
        across, down = self.columns * DOTS_ACROSS, self.rows * DOTS_DOWN
        columns, dots, layers = self.columns, self.dots, self._layers
        run = 0
        x0, y0 = xs[0], ys[0]
        for x1, y1 in zip(xs[1:], ys[1:], strict=True):
            x, y, dx, dy = x0, y0, x1 - x0, y1 - y0
            if not (0 <= x0 < across and 0 <= x1 < across and 0 <= y0 < down and 0 <= y1 < down):
                clipped = _clipped(x, y, dx, dy, across, down)
                if clipped is None:
                    x0, y0 = x1, y1
                    continue
                x, y, dx, dy = clipped
            x0, y0 = x1, y1
            steps = int(max(abs(dx), abs(dy))) + 1
            dx /= steps
            dy /= steps
            for _ in range(steps):
                run += 1
                if not dashed or run & _DASH:
                    column, line = int(x), int(y)
                    cell = (line >> 2) * columns + (column >> 1)
                    dots[cell] |= _DOT[(line & 3) << 1 | column & 1]
                    if layers[cell] < layer:  # noqa: PLR1730  max() would cost a call for every dot
                        layers[cell] = layer
                x += dx
                y += dy

    def write(self, column: int, row: int, span: Span, cells: int = 1) -> None:
        """Words of so many cells over the dots; the caller sees to it that they fit and do not overlap."""
        self._words[row][column] = span, cells

    def lines(self) -> tuple[Line, ...]:
        """What is drawn, a line for every row."""
        return tuple(self._line(row) for row in range(self.rows))

    def _line(self, row: int) -> Line:
        spans: list[Span] = []
        column = 0
        for start, (span, cells) in sorted(self._words[row].items()):
            spans += self._drawn(row, column, start)
            spans.append(span)
            column = start + cells
        return (*spans, *self._drawn(row, column, self.columns))

    def _drawn(self, row: int, start: int, end: int) -> list[Span]:
        """The dots of a run of cells, those of one layer together; a cell without dots is a space."""
        spans: list[Span] = []
        offset = row * self.columns
        first = start
        for column in range(start + 1, end + 1):
            if column == end or self._layers[offset + column] != self._layers[offset + first]:
                bits = self.dots[offset + first : offset + column]
                text = "".join(chr(_BRAILLE + bit) if bit else " " for bit in bits)
                spans.append(Span(text, self._roles[self._layers[offset + first]]))
                first = column
        return spans


def _clipped(
    x: float, y: float, dx: float, dy: float, across: int, down: int
) -> tuple[float, float, float, float] | None:
    """The part of a line that lies inside, as a point and a step (Liang and Barsky); None where there is none."""
    start, end = 0.0, 1.0
    for value, step, most in ((x, dx, across - _INSIDE), (y, dy, down - _INSIDE)):
        if not step:
            if not 0 <= value <= most:
                return None
            continue
        near, far = sorted(((-value) / step, (most - value) / step))
        start, end = max(start, near), min(end, far)
    if start > end:
        return None
    return x + dx * start, y + dy * start, dx * (end - start), dy * (end - start)
