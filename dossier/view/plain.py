"""Blocks as plain lines: no boxes, one fact a line, stable order. The accessible form, and the one for pipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.text import clip, pad, width
from dossier.view.block import (
    Beside,
    Block,
    Column,
    Drawing,
    Fact,
    Gap,
    Heading,
    Item,
    Page,
    Para,
    Quote,
    Ranges,
    Roomy,
    Table,
    text_of,
)
from dossier.view.columns import fitting, widths
from dossier.view.wrapping import wrapped

LABEL = 14
"""Cells that labels of facts are padded to, so that values stand under each other."""


def render(page: Page, columns: int | None = None) -> str:
    """The whole page; wrapped at `columns` cells, or one fact a line however long where None."""
    lines = [text_of(page.title), *_lines(page.blocks, columns)] if page.title else list(_lines(page.blocks, columns))
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(blocks: Iterable[Block], columns: int | None) -> Iterator[str]:
    for block in blocks:
        match block:
            case Gap():
                yield ""
            case Heading(spans, level):
                if level < 3:
                    yield ""
                text = text_of(spans)
                yield from _wrapped(
                    text if level < 3 or text.endswith(("?", ".", "!", ":", "”")) else f"{text}:", columns
                )
            case Para(spans, indent, hang):
                yield from _wrapped(text_of(spans), columns, " " * indent, hang)
            case Item(spans, level, marker):
                lead = "  " * (level + 1) + (f"{marker} " if marker else "")
                yield from _wrapped(text_of(spans), columns, lead, width(lead))
            case Fact(label, spans):
                yield from _wrapped(text_of(spans), columns, pad(f"{label}: ", LABEL), LABEL)
            case Quote(spans, source):
                yield from _wrapped(text_of(spans), columns, "  ", 2)
                if source:
                    yield from _wrapped(text_of(source), columns, "    ", 4)
            case Table():
                yield from _table(block, columns)
            case Roomy():
                yield from _lines(fitting(block, columns), columns)
            case Beside(groups):
                for group in groups:
                    yield from _lines(group, columns)
            case Ranges(items):
                yield from _lines(items, columns)
            case Drawing(drawn, words):
                if words:
                    yield from _lines(words, columns)
                else:
                    yield from (text if columns is None else clip(text, columns) for text in map(text_of, drawn))


def _wrapped(text: str, columns: int | None, lead: str = "", hang: int = 0) -> Iterator[str]:
    if columns is None:
        yield lead + text
        return
    room = max(10, columns - max(width(lead), hang))
    for number, (start, end) in enumerate(wrapped(text, room)):
        yield (lead if number == 0 else " " * hang) + text[start:end]


def _table(table: Table, columns: int | None) -> Iterator[str]:
    sizes = widths(table, columns)
    yield _row([column.title for column in table.columns], table.columns, sizes)
    for row in table.rows:
        yield _row([text_of(cell) for cell in row], table.columns, sizes)


def _row(cells: list[str], columns: tuple[Column, ...], sizes: list[int]) -> str:
    parts = [
        pad(clip(cell, size), size, column.align)
        for cell, column, size in zip(cells, columns, sizes, strict=True)
        if size > 0
    ]
    return "  ".join(parts).rstrip()
