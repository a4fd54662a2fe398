"""From blocks to flows: pieces of running text with what stands before their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from dossier.text import pad, width
from dossier.tui.widgets.columns import GAP, fitted, fitting, sized
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
    Para,
    Quote,
    Ranges,
    Role,
    Roomy,
    Span,
    Table,
    line,
    text_of,
)
from dossier.view.columns import fitting as fitting_form
from dossier.view.wrapping import wrapped

_LABELS = 16
_LABELS_NARROW = 11
"""The widest column of labels; a longer label stands on its own line."""

_NARROW = 60

_BESIDE = 30
"""The fewest cells of a group of blocks that stands beside another."""


class Flow(NamedTuple):
    """Text that is wrapped together. `first` stands before its first line, `rest` before the others.

    `tag` names it, so that it can be scrolled to. A flow that is not `wrapped` has been made to fit already.
    `aside` stands at the right edge of the first line, and the text keeps clear of it in every line.

    A line across several columns holds pieces of links that go on below: `opens` are the targets of all links of the
    columns, in the order in which they are read, with the first line; `links` says for each span which one it is.
    """

    spans: Line
    first: Line = ()
    rest: Line = ()
    wrapped: bool = True
    tag: str = ""
    opens: tuple[str, ...] = ()
    links: tuple[int, ...] = ()
    aside: Line = ()


Content = Callable[[int], Iterable[Flow]]
"""What is shown, as flows for a width."""


def flows(blocks: Iterable[Block], cells: int) -> Iterator[Flow]:
    """The flows of blocks in `cells` cells: facts in a row share one column of labels."""
    previous: Flow | None = None
    for is_fact, group in groupby(blocks, key=lambda block: isinstance(block, Fact)):
        members = list(group)
        made = _facts(members, cells) if is_fact else (flow for block in members for flow in _flows(block, cells))
        for flow in made:
            if not flow.spans and not flow.aside and (previous is None or not previous.spans):
                continue
            yield flow
            previous = flow


def _flows(block: Block, cells: int) -> Iterator[Flow]:
    match block:
        case Heading(spans, level):
            if level < 3:
                yield Flow(())
            yield Flow(_headed(spans, "title" if level < 3 else "label"))
        case Para(spans, indent, hang):
            yield Flow(spans, _space(indent), _space(indent + hang))
        case Item(spans, level, marker):
            before = " " * (2 * level)
            first = line(Span(f"{before}{marker} " if marker else f"{before}  ", "muted"))
            yield Flow(spans, first, _space(width(text_of(first))))
        case Quote(spans, source):
            bar = line(Span("│ ", "accent"))
            yield Flow(spans, bar, bar)
            if source:
                yield Flow(source, _space(2), _space(2))
        case Table(columns, rows):
            yield from _table(Table(columns, rows), cells)
        case Ranges():
            yield from _ranges(block, cells)
        case Drawing(drawn):
            for spans in drawn:
                yield Flow(fitted(spans, cells), wrapped=False)
        case Roomy():
            yield from flows(fitting_form(block, cells), cells)
        case Beside(columns):
            yield from _beside(columns, cells)
        case Gap():
            yield Flow(())


def _beside(columns: Sequence[tuple[Block, ...]], cells: int) -> Iterator[Flow]:
    """Side by side where each group has the room, else one below the other."""
    room = (cells + GAP) // max(1, len(columns)) - GAP
    if room < _BESIDE or len(columns) < 2:
        for blocks in columns:
            yield from flows(blocks, cells)
        return
    opens: list[str] = []
    drawn = [_column(flows(blocks, room), room, opens) for blocks in columns]
    first = tuple(opens)
    for row in zip_longest(*drawn, fillvalue=((), ())):
        spans: list[Span] = []
        links: list[int] = []
        for cell, numbers in row:
            if spans:
                spans.append(Span(" " * GAP))
                links.append(-1)
            made = fitted(cell, room)
            spans += made
            links += [*numbers, *[-1] * len(made)][: len(made)]
        yield Flow(tuple(spans), wrapped=False, opens=first, links=tuple(links))
        first = ()


def _column(made: Iterable[Flow], room: int, opens: list[str]) -> list[tuple[Line, list[int]]]:
    """The lines of one column, each with the number of the link that a span belongs to; `opens` takes the targets."""
    lines: list[tuple[Line, list[int]]] = []
    for flow in made:
        previous: str | None = None
        for spans in _lines(flow, room):
            numbers: list[int] = []
            for span in spans:
                if span.target is not None and span.target != previous:
                    opens.append(span.target)
                if span.target is not None or span.text.strip():
                    previous = span.target
                numbers.append(len(opens) - 1 if span.target is not None else -1)
            lines.append((spans, numbers))
    return lines


def _lines(flow: Flow, room: int) -> Iterator[Line]:
    """The lines of a flow, each with what stands before it."""
    text = text_of(flow.spans)
    before = max(width(text_of(spans)) for spans in (flow.first, flow.rest))
    for number, (start, end) in enumerate(wrapped(text, max(1, room - before)) if flow.wrapped else [(0, len(text))]):
        yield (*(flow.rest if number else flow.first), *_cut(flow.spans, start, end))


def _cut(spans: Line, start: int, end: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        first, last = max(start - at, 0), min(end - at, len(span.text))
        if first < last:
            yield Span(span.text[first:last], span.role, span.target)
        at += len(span.text)


def _ranges(block: Ranges, cells: int) -> Iterator[Flow]:
    beside = bars.size(block, cells)
    below = 0 if beside else bars.size_below(block, cells)
    if beside:
        yield from (Flow((), aside=head) for head in bars.heads(block, beside))
    elif below:
        yield from (Flow((), aside=_below(head, cells)) for head in bars.heads(block, below))
    for number, item in enumerate(block.items):
        for flow in _flows(item, cells):
            yield flow._replace(aside=bars.beside(block, number, beside)) if beside else flow
        if below and bars.has_bars(block, number):
            yield Flow((), aside=_below(bars.beside(block, number, below), cells))


def _below(drawn: Line, cells: int) -> Line:
    """A whole line that is no part of the text."""
    return fitted(line(*_space(bars.INDENT), *drawn), cells)


def _space(cells: int) -> Line:
    return line(Span(" " * cells)) if cells else ()


def _headed(spans: Line, role: Role) -> Line:
    return tuple(Span(span.text, role if span.role == "text" else span.role, span.target) for span in spans)


def _facts(blocks: Sequence[Block], cells: int) -> Iterator[Flow]:
    facts = [block for block in blocks if isinstance(block, Fact) and block.spans]
    if not facts:
        return
    widest = max(width(fact.label) for fact in facts)
    column = min(widest, _LABELS if cells >= _NARROW else _LABELS_NARROW) + 2
    for fact in facts:
        label = Span(pad(fact.label, column), "label")
        if width(fact.label) + 2 > column:
            yield Flow(line(Span(fact.label, "label")))
            yield Flow(fact.spans, _space(2), _space(2))
        else:
            yield Flow(fact.spans, line(label), _space(column))


def _table(table: Table, cells: int) -> Iterator[Flow]:
    widths = fitting(table.columns, map(sized, table.rows), cells)
    titles = tuple(line(Span(column.title, "label")) for column in table.columns)
    headed = any(column.title for column in table.columns)
    for row in (titles, *table.rows) if headed else table.rows:
        spans: list[Span] = []
        for column, cell, room in zip(table.columns, row, widths, strict=True):
            if not room:
                continue
            if spans:
                spans.append(Span(" " * GAP))
            spans += fitted(cell, room, column.align)
        yield Flow(tuple(spans), wrapped=False)
