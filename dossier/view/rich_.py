"""Blocks as Rich renderables, for people at a terminal who print instead of opening the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, OverflowMethod, RenderableType
from rich.constrain import Constrain
from rich.containers import Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from dossier.view import bars
from dossier.view.block import (
    Beside,
    Block,
    Drawing,
    Fact,
    Gap,
    Heading,
    Item,
    Line,
    Page,
    Para,
    Quote,
    Ranges,
    Role,
    Roomy,
    Table,
    text_of,
)
from dossier.view.columns import fitting
from dossier.view.style import style
from dossier.view.wrapping import wrapped

STYLES: dict[Role, str] = {
    "text": "",
    "title": "bold",
    "label": "dim",
    "muted": "dim",
    "figure": "bold",
    "accent": "cyan",
    "quote": "italic",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "mark": "reverse",
}
"""Sixteen-colour styles, so that every terminal's own palette and both backgrounds work."""


class _Running(Text):
    """Text that breaks where the other forms break it."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines, each of which stands at the left."""
        if no_wrap or self.no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        return Lines(self[start:end] for start, end in wrapped(self.plain, width))


def text(spans: Line) -> Text:
    """A line as styled text; never markup."""
    made = _Running() if "¶" in text_of(spans) else Text()
    for span in spans:
        made.append(span.text, STYLES[span.role])
    return made


def render(page: Page) -> RenderableType:
    """The whole page."""
    parts: list[RenderableType] = []
    if page.title:
        title = text(page.title)
        title.stylize("bold")
        parts.append(title)
    parts.extend(_blocks(page.blocks))
    return Group(*parts)


def _blocks(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    facts: list[Fact] = []
    for block in blocks:
        if isinstance(block, Fact):
            facts.append(block)
            continue
        if facts:
            yield _facts(facts)
            facts = []
        yield from _block(block)
    if facts:
        yield _facts(facts)


def _block(block: Block) -> Iterator[RenderableType]:
    match block:
        case Gap():
            yield Text("")
        case Heading(spans, level):
            if level < 3:
                yield Text("")
                yield Rule(text(spans), align="left", style="dim", characters="─")
            else:
                made = text(spans)
                made.stylize("bold")
                yield made
        case Para(spans, indent, hang):
            yield _prose(
                _hanging("", spans, indent, max(0, hang - indent)) if hang else Padding(text(spans), (0, 0, 0, indent))
            )
        case Item(spans, level, marker):
            yield _prose(_hanging(marker, spans, 1 + 2 * level, len(marker) + 1 if marker else 0))
        case Quote(spans, source):
            yield _prose(Padding(text(spans), (0, 0, 0, 2)))
            if source:
                yield _prose(Padding(text(source), (0, 0, 0, 4)))
        case Table():
            yield _table(block)
        case Roomy():
            yield _Fitting(block)
        case Beside(groups):
            for group in groups:
                yield from _blocks(group)
        case Ranges():
            yield _Barred(block)
        case Drawing(drawn):
            for spans in drawn:
                made = text(spans)
                made.no_wrap, made.overflow = True, "ellipsis"
                yield made


def _hanging(marker: str, spans: Line, indent: int, lead: int) -> RenderableType:
    grid = RichTable.grid(padding=0)
    grid.add_column(width=lead)
    grid.add_column()
    grid.add_row(Text(marker, "dim"), text(spans))
    return Padding(grid, (0, 0, 0, indent))


class _Fitting:
    """One of two forms; which of them is known when the console draws."""

    def __init__(self, block: Roomy) -> None:
        self.block = block

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield from _blocks(fitting(self.block, options.max_width))


class _Barred:
    """Items with their bars at the right edge; how wide those are is known when the console draws."""

    def __init__(self, block: Ranges) -> None:
        self.block = block

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        each = bars.size(self.block, options.max_width)
        if not each:
            yield from self._below(bars.size_below(self.block, options.max_width))
            return
        grid = RichTable.grid(padding=0, expand=True)
        grid.add_column(ratio=1)
        grid.add_column(no_wrap=True)
        for head in bars.heads(self.block, each):
            grid.add_row(Text(""), text(head))
        for number, item in enumerate(self.block.items):
            grid.add_row(Group(*_block(item)), text(bars.beside(self.block, number, each)))
        yield grid

    def _below(self, each: int) -> Iterator[RenderableType]:
        for head in bars.heads(self.block, each) if each else ():
            yield Padding(text(head), (0, 0, 0, bars.INDENT))
        for number, item in enumerate(self.block.items):
            yield from _block(item)
            if each and bars.has_bars(self.block, number):
                yield Padding(text(bars.beside(self.block, number, each)), (0, 0, 0, bars.INDENT))


def _facts(facts: list[Fact]) -> RenderableType:
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for fact in facts:
        grid.add_row(Text(fact.label), text(fact.spans))
    return _prose(grid)


def _prose(shown: RenderableType) -> RenderableType:
    return Constrain(shown, most) if (most := style().prose) else shown


def _table(block: Table) -> RenderableType:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for column in block.columns:
        table.add_column(
            Text(column.title),
            justify=column.align,
            ratio=column.grow or None,
            min_width=column.least,
            max_width=column.most if not column.grow else None,
            overflow="ellipsis" if not column.grow else "fold",
        )
    for row in block.rows:
        table.add_row(*(text(cell) for cell in row))
    return table
