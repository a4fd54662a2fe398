"""The keys, and what the fields on the screen mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from textual.content import Content as Title
from textual.geometry import Size

from dossier.text import pad
from dossier.tui.widgets.flow import Content, Flow, flows
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import SCOPES, Scope, commands
from dossier.view.block import Block, Fact, Heading, Span, line

Definition = tuple[str, str]
"""A column, field, word or mark, and what it means."""

_MEANT = "meant"

_KEYS = 15
"""The cells of the keys of a command, and of the space behind them."""


class HelpPane(Sheet):
    """Lies over everything else until it is closed."""

    @property
    def inside(self) -> Size:
        """Before it is first seen, the width it will have: it covers the screen from side to side."""
        found = super().inside
        if found.width:
            return found
        around = self.styles.gutter.width + self.styles.scrollbar_size_vertical
        return Size(max(0, self.app.size.width - around), 0)

    def show_help(self, scopes: Iterable[Scope], heading: str, definitions: Iterable[Definition]) -> None:
        """Shows the keys of some scopes below what stands where the person is, and what it means."""
        self.border_title = Title("Help")
        self.show(_content(tuple(scopes), heading, tuple(definitions)))

    def show_page(self, title: str, blocks: Sequence[Block], heading: int = 0) -> None:
        """Shows a page, from its heading of this number on."""
        self.border_title = Title(title)
        heads = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
        begin = heads[heading] if heading < len(heads) else 0

        def content(cells: int) -> Iterator[Flow]:
            yield from flows(blocks[:begin], cells)
            first, *rest = flows(blocks[begin:], cells)
            yield first._replace(tag=_MEANT)
            yield from rest

        self.show(content, aim=lambda laid, _: laid.line_at(laid.tags[_MEANT][0]))


@lru_cache(16)
def _content(scopes: tuple[Scope, ...], heading: str, definitions: tuple[Definition, ...]) -> Content:
    """The same for the same: then it need not be laid out again."""
    return lambda cells: _flows(scopes, heading, definitions, cells)


def _flows(scopes: tuple[Scope, ...], heading: str, definitions: tuple[Definition, ...], cells: int) -> Iterator[Flow]:
    if definitions:
        yield from flows([Heading(line(heading)), *(Fact(term, line(meaning)) for term, meaning in definitions)], cells)
        yield Flow(())
    for scope in scopes:
        yield Flow(line(Span(SCOPES[scope], "title")))
        for command in commands(scope):
            keys = Span(pad(command.shown_keys, _KEYS), "accent")
            yield Flow(line(command.help), line(keys), line(Span(" " * _KEYS)))
        yield Flow(())
