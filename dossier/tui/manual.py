"""The manual in the reader: its chapters, found by a few letters of their headings, or by the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dossier.query.fold import fold
from dossier.query.fuzzy import closest, name
from dossier.tui.destinations import Destination, Named
from dossier.user.manual import TOPICS, page
from dossier.view import plain
from dossier.view.block import Block, Heading, Page, Span, line
from dossier.view.manual import blocks, headings

_MOST = 200


def chapters(text: str) -> list[Destination]:
    """The chapters that are called so, else those that hold the words; without a text, the pages alone."""
    named = _named()
    if not text.strip():
        return [destination for _, destination in named if destination.target.endswith("#0")]
    words = fold(text).split()

    def holds(destination: Destination) -> bool:
        inside = _text(destination.target.partition(":")[2])
        return all(word in inside for word in words)

    return closest(text, named, _MOST) or [destination for _, destination in named if holds(destination)]


@cache
def _named() -> tuple[Named, ...]:
    """Every heading of every page. A page is called by its topic too."""
    found: list[Named] = []
    for topic, told in TOPICS.items():
        for number, heading in enumerate(headings(page(topic))):
            what = line(Span(heading, "text" if number else "title"), Span("" if number else f"  {told}", "muted"))
            destination = Destination(f"manual:{topic}#{number}", what, line(Span(topic, "muted")))
            found.append((name(heading) if number else name(heading, topic, told), destination))
    return tuple(found)


@cache
def _text(chapter: str) -> str:
    """The folded text of a chapter, as far as the next heading."""
    _, shown, number = opened(chapter)
    heads = [at for at, block in enumerate(shown) if isinstance(block, Heading)]
    end = heads[number + 1] if number + 1 < len(heads) else len(shown)
    return fold(plain.render(Page((), tuple(shown[heads[number] : end])), 10_000))


def opened(target: str) -> tuple[str, Sequence[Block], int]:
    """What a chapter leads to: the title of its page, the page, and the number of the heading."""
    topic, _, number = target.partition("#")
    return f"Manual · {topic}", _blocks(topic), int(number)


@cache
def _blocks(topic: str) -> Sequence[Block]:
    return blocks(page(topic))
