"""The small map of the summary: a drawing with its caption, and the same in words for the plain form."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dossier.text import wrap
from dossier.view.block import Block, Drawing, Heading, Item, Line, Span, line, text_of
from dossier.view.map.caption import BORDERS, happened, legend, position, scale_bar, tally, undrawn
from dossier.view.map.marks import Marks, gather
from dossier.view.map.plot import plot, sight_of
from dossier.view.reading import Reading
from dossier.view.words import incident_word

COLUMNS, ROWS = 60, 20
"""Cells of the small map: it fits every screen and page."""


def map_blocks(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = ()
) -> tuple[Block, ...]:
    """The map of the strikes, or of those `shown`, some of them only possibly.

    Nothing where no place of theirs has coordinates.
    """
    marks = gather(reading, shown, possible)
    if not marks.placed:
        return ()
    one = incident_word(reading.dossier)
    return Heading(line("Map")), Drawing(tuple(_drawn(marks, one)), tuple(_words(marks, one)))


def _drawn(marks: Marks, one: str) -> Iterator[Line]:
    sight = sight_of(marks.placed, COLUMNS, ROWS)
    made = plot(marks, sight, COLUMNS, ROWS)
    yield from made.lines
    bar = scale_bar(sight, COLUMNS)
    yield line(*bar, Span(BORDERS.rjust(COLUMNS - len(text_of(bar))), "muted"))
    yield from _wrapped(f"{tally(marks, one)}. {' · '.join(legend(marks))}.")
    if made.outside:
        yield from _wrapped(f"Beyond the edges: {', '.join(mark.name for mark in made.outside)}.")
    if marks.unplaced:
        yield from _wrapped(f"Not drawn: {undrawn(marks, one)}.")


def _wrapped(text: str) -> Iterator[Line]:
    text = text_of(line(text))
    for start, end in wrap(text, COLUMNS):
        yield line(Span(text[start:end], "muted"))


def _words(marks: Marks, one: str) -> Iterator[Block]:
    yield Item(line(tally(marks, one)))
    for mark in marks.placed:
        yield Item(line(Span(mark.name, "text", f"record:{mark.key}"), f": {position(mark)}; {happened(mark, one)}"))
    for place in marks.unplaced:
        yield Item(
            line(
                Span(place.name, "text", f"record:{place.key}"),
                f": {'not placed' if place.stated else 'no place stated'}; {happened(place, one)}",
            )
        )
