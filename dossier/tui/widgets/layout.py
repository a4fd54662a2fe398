"""From flows to lines: each piece of a line knows its offset in the whole text.

So highlighting a passage, finding words and following a link are arithmetic on offsets, whatever the width.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from weakref import WeakKeyDictionary

from dossier.text import width
from dossier.tui.widgets.flow import Content, Flow
from dossier.view.block import RIGHT_TO_LEFT, Line, Role
from dossier.view.style import style
from dossier.view.wrapping import wrapped


class Piece(NamedTuple):
    """A run of one drawn line. `at` is its offset in the whole text, -1 for what is not part of it."""

    text: str
    role: Role
    link: int = -1
    at: int = -1


class Link(NamedTuple):
    """Something that can be followed: where it leads, and the line on which it begins."""

    target: str
    line: int


class Laid(NamedTuple):
    """Lines laid out in some width."""

    text: str = ""
    """The whole text, a line end between two flows; what stands before lines is no part of it."""
    lines: tuple[tuple[Piece, ...], ...] = ()
    starts: tuple[int, ...] = ()
    """The offset at which each line begins."""
    links: tuple[Link, ...] = ()
    tags: Mapping[str, tuple[int, int]] = MappingProxyType({})
    """The range of each tagged flow in the text."""

    def line_at(self, offset: int) -> int:
        """The line on which a character of the text stands."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def turn(self, start: int, step: int, lines: range) -> int | None:
        """Link `start`, or the first behind it that is drawn, where it stands against the way: above the lines in
        view on the way down, below them on the way up. None: it does not."""
        indexes = range(start, len(self.links) if step > 0 else -1, step)
        index = next((index for index in indexes if index >= 0 and self.links[index].line >= 0), None)
        if index is None:
            return None
        line = self.links[index].line
        return index if (line < lines.start if step > 0 else line >= lines.stop) else None

    def next_link(self, start: int, step: int, lines: range) -> int | None:
        """The first link on some of the lines, counted from link `start` on in steps; None where there is none."""
        indexes = range(start, len(self.links) if step > 0 else -1, step)
        return next((index for index in indexes if index >= 0 and self.links[index].line in lines), None)


def lay_out(flows: Iterable[Flow], cells: int) -> Laid:
    """Wraps flows at `cells` cells."""
    made = _Laying(cells)
    for flow in flows:
        made.add(flow)
    return Laid("\n".join(made.texts), tuple(made.lines), tuple(made.starts), tuple(made.links), made.tags)


class Layouts:
    """Texts as they were laid out last, for as long as there is somebody who may show them again."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Content, tuple[Sequence[Flow], int, Laid, Laid]] = WeakKeyDictionary()

    def lay_out(self, content: Content, above: Sequence[Flow], cells: int) -> tuple[Laid, Sequence[Sequence[Piece]]]:
        """A text, and the lines that stand `above` it, at `cells` cells."""
        known = self._known.get(content)
        if known is None or known[:2] != (above, cells):
            known = self._known[content] = above, cells, lay_out(content(cells), cells), lay_out(above, cells)
        return known[2], known[3].lines


class _Laying:
    def __init__(self, cells: int) -> None:
        self.cells = cells
        self.texts: list[str] = []
        self.lines: list[tuple[Piece, ...]] = []
        self.starts: list[int] = []
        self.links: list[Link] = []
        self.tags: dict[str, tuple[int, int]] = {}
        self._offset = 0
        self._first = 0

    def add(self, flow: Flow) -> None:
        pieces = self._across(flow) if flow.links else self._pieces(flow.spans, turning=flow.wrapped)
        text = "".join(piece.text for piece in pieces)
        if flow.tag:
            self.tags[flow.tag] = (self._offset, self._offset + len(text))
        first, rest = _before(flow.first), _before(flow.rest)
        aside = _before(flow.aside)
        room = self.cells - max(_cells(first), _cells(rest)) - _cells(aside)
        if most := style().prose:
            room = min(room, most - max(_cells(first), _cells(rest)))
        for number, (start, end) in enumerate(wrapped(text, max(1, room)) if flow.wrapped else [(0, len(text))]):
            before = rest if number else first
            self._link_lines(pieces, start, end)
            drawn = (*before, *_slice(pieces, start, end, self._offset))
            if aside and not number:
                space = self.cells - _cells(drawn) - _cells(aside)
                drawn = (*drawn, Piece(" " * max(0, space), "text"), *aside)
            self.lines.append(drawn)
            self.starts.append(self._offset + start)
        self.texts.append(text)
        self._offset += len(text) + 1

    def _pieces(self, spans: Line, *, turning: bool) -> list[Piece]:
        """The spans as pieces; `turning` sets text that runs right to left on a line of its own, in logical order."""
        pieces: list[Piece] = []
        previous: str | None = None
        for span in spans:
            link = -1
            if span.target is not None:
                if span.target != previous:
                    self.links.append(Link(span.target, -1))
                link = len(self.links) - 1
            previous = span.target
            turns = (
                turning
                and bool(pieces)
                and bool(RIGHT_TO_LEFT.search(span.text)) != bool(RIGHT_TO_LEFT.search(pieces[-1].text))
            )
            if turns and span.text.strip() and pieces[-1].text.strip():
                pieces.append(Piece("\n", "text"))
            pieces.append(Piece(span.text, span.role, link))
        return pieces

    def _across(self, flow: Flow) -> list[Piece]:
        """The spans of a line across columns: which link each belongs to is known already."""
        if flow.opens:
            self._first = len(self.links)
            self.links += [Link(target, -1) for target in flow.opens]
        return [
            Piece(span.text, span.role, self._first + number if number >= 0 else -1)
            for span, number in zip(flow.spans, flow.links, strict=True)
        ]

    def _link_lines(self, pieces: list[Piece], start: int, end: int) -> None:
        """Notes for links that begin in a line which line it is."""
        at = 0
        for piece in pieces:
            if piece.link >= 0 and self.links[piece.link].line < 0 and at < end and at + len(piece.text) > start:
                self.links[piece.link] = Link(self.links[piece.link].target, len(self.lines))
            at += len(piece.text)


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(width(piece.text) for piece in pieces)


def _before(spans: Line) -> tuple[Piece, ...]:
    return tuple(Piece(span.text, span.role) for span in spans)


def _slice(pieces: list[Piece], start: int, end: int, offset: int) -> list[Piece]:
    cut: list[Piece] = []
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            cut.append(Piece(piece.text[first:last], piece.role, piece.link, offset + at + first))
        at += len(piece.text)
    return cut
