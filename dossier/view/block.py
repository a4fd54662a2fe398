"""The small document tree that every view function returns.

A view says what a person sees once; `plain`, `markdown`, `rich_` and the reader's sheet draw it. Text enters
the tree only through `Span`, `Fact` and `Column`, which make it drawable: this is the first of the two choke
points for text that is not trusted (the second stands at each sink).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dossier.text import scrub
from dossier.view.axis import Axis, Range

Role = Literal["text", "title", "label", "muted", "figure", "accent", "quote", "good", "warn", "bad", "mark"]
"""What a piece of text is, never how it looks: each face maps roles to its own styles."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Finds letters that run from right to left. Terminals turn them, and what stands beside them on the same line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one line of text with one role; `target` names where following it leads.

    Targets are `record:ID`, `passage:SOURCE#p5`, `source:ID`, `section:NAME` or a `http(s)` address.
    """

    text: str
    role: Role = "text"
    target: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", scrub(self.text))


Line = tuple[Span, ...]
Piece = str | Span | None


def line(*pieces: Piece | Iterable[Piece]) -> Line:
    """A line from spans and plain strings; None and empty pieces are left out."""
    spans: list[Span] = []
    for piece in pieces:
        if piece is None or piece == "":
            continue
        if isinstance(piece, str):
            spans.append(Span(piece))
        elif isinstance(piece, Span):
            if piece.text:
                spans.append(piece)
        else:
            spans.extend(line(*piece))
    return tuple(spans)


def text_of(spans: Line) -> str:
    """The bare text of a line."""
    return "".join(span.text for span in spans)


class Heading(NamedTuple):
    """A heading; level 1 is the title of the whole, 2 a section, 3 an entry or part of one, 4 a part of an entry."""

    spans: Line
    level: int = 2


class Para(NamedTuple):
    """Running text, wrapped at the width there is; `indent` and `hang` count cells."""

    spans: Line
    indent: int = 0
    hang: int = 0


class Item(NamedTuple):
    """One member of a list; `level` 0 is the outermost."""

    spans: Line
    level: int = 0
    marker: str = "·"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value: one line where it fits, hanging under the value where it does not."""

    label: str
    spans: Line

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", scrub(self.label))  # it may be a dossier's: the name of a quantity


class Quote(NamedTuple):
    """A passage: quoted words set apart, with where they stand below them."""

    spans: Line
    source: Line = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `grow` columns share the width that is left; `least` is the fewest cells.

    `of` is the title of the column whose figures this one draws; it may be left out before that.
    """

    title: str
    align: Literal["left", "right"] = "left"
    grow: int = 0
    least: int = 3
    most: int | None = None
    of: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", scrub(self.title))  # it may be a dossier's: the name of an actor


class Table(NamedTuple):
    """Rows of lines under columns; a cell is never cut in silence (an ellipsis stands where it is)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines that stand exactly under each other: a map, a plot. Never wrapped; cut at the edge where they are wider.

    `words` say the same without a picture, one fact a line: the plain form prints them in its place.
    """

    lines: tuple[Line, ...]
    words: tuple[Block, ...] = ()


class Beside(NamedTuple):
    """Groups of blocks that belong side by side, where there is room; else one below the other."""

    columns: tuple[tuple[Block, ...], ...]


class Roomy(NamedTuple):
    """Blocks with a table, and what stands in their place where a table of theirs has no room for every column."""

    wide: tuple[Block, ...]
    narrow: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Members of a list with a bar on each of some axes beside them, where there is room; else the list alone.

    `bars` has for each item what stands on each axis, None where nothing is stated. The texts say all that the
    bars show, so the plain form leaves the bars out.
    """

    items: tuple[Item, ...]
    bars: tuple[tuple[Range | None, ...], ...]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block = Heading | Para | Item | Fact | Quote | Table | Drawing | Beside | Roomy | Ranges | Gap


class Page(NamedTuple):
    """Blocks with a title: what a pane shows or a command prints."""

    title: Line
    blocks: tuple[Block, ...] = ()
