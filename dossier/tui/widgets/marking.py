"""A piece of a line cut where what is marked in it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.tui.widgets.finding import Range, within
from dossier.tui.widgets.layout import Piece


def parts(
    piece: Piece, cited: Sequence[Range], found: Sequence[Range], here: Sequence[Range]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a piece with what is true of each: it is cited, found, or the place found that is shown."""
    if piece.at < 0:
        yield piece.text, ()
        return
    start, end = piece.at, piece.at + len(piece.text)
    cuts = {start, end}
    for ranges in (cited, found):
        cuts.update(edge for pair in ranges if pair[0] < end and pair[1] > start for edge in pair)
    for first, last in pairwise(sorted(edge for edge in cuts if start <= edge <= end)):
        states: tuple[str, ...] = ("cited",) if within(first, cited) else ()
        if within(first, here):
            states += ("found-here",)
        elif within(first, found):
            states += ("found",)
        yield piece.text[first - start : last - start], states
