"""What a list could be narrowed by, as a page: each field with its values and how many entries each leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dossier.view.block import Block, Heading, Item, Line, Page, Para, Span, line

if TYPE_CHECKING:
    from dossier.query.facets import Choice, Facet

NOTHING = "Nothing to narrow by."


def facets_page(title: Line, facets: Iterable[Facet]) -> Page:
    """The facets of some entries."""
    return Page(title, tuple(_blocks(facets)) or (Para(line(Span(NOTHING, "muted"))),))


def _blocks(facets: Iterable[Facet]) -> Iterator[Block]:
    for facet in facets:
        yield Heading(line(facet.title))
        for choice in facet.choices:
            ticked = Span(" ticked", "mark") if choice.ticked else None
            yield Item(line(Span(choice.title), ": ", *count_line(choice), ticked))
        if facet.more:
            yield Item(line(Span(f"and {facet.more:,} more", "muted")))


def count_line(choice: Choice) -> Line:
    """`3 +1≈`: three entries surely, one possibly."""
    possible = Span(f" +{choice.possible:,}≈", "warn") if choice.possible else None
    return line(Span(f"{choice.sure:,}", "figure"), possible)
