"""Numbers at the links in view, by which keys reach them. They lie over the first cells of a link: no line moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.text import width
from dossier.tui.widgets.layout import Laid, Piece


def numbers_of(laid: Laid, lines: range) -> dict[int, int]:
    """The number of each link that begins on some of the lines, by its index."""
    links = (index for index, link in enumerate(laid.links) if link.line in lines)
    return {index: number for number, index in enumerate(links, 1)}


def numbered(pieces: Iterable[Piece], laid: Laid, line: int, numbers: Mapping[int, int]) -> Iterator[Piece]:
    """The pieces of a line, with the numbers of the links that begin there."""
    done: set[int] = set()
    for piece in pieces:
        number = numbers.get(piece.link)
        if number is None or piece.link in done or laid.links[piece.link].line != line:
            yield piece
            continue
        done.add(piece.link)
        label = f"{number}▸"
        yield Piece(label, "warn")
        hidden = next((at for at in range(len(piece.text) + 1) if width(piece.text[:at]) >= width(label)), None)
        if hidden is not None:
            yield piece._replace(text=piece.text[hidden:], at=-1 if piece.at < 0 else piece.at + hidden)
