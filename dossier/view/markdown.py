"""Blocks as Markdown (CommonMark with tables), every character of the data escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.text import width
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
    Roomy,
    Span,
    Table,
    text_of,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What means something in Markdown; and in GitHub's, where an address becomes a link by itself, what makes it one."""
_LIST_START = re.compile(r"^(\s*\d*)([-+=]|(?<=\d)[.)](?=\s|$))")
_MARKS = {"title": "**", "figure": "**", "quote": "*"}


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _guarded(_SPECIAL.sub(r"\\\1", text.replace("\n", " ")))


def _guarded(text: str) -> str:
    """Escaped text that begins no list and underlines no heading, where it stands at the beginning of a line."""
    return _LIST_START.sub(lambda found: f"{found[1]}\\{found[2]}", text)


def render(page: Page, columns: int | None = None) -> str:
    """The whole page; paragraphs wrapped at `columns` cells where one is given."""
    parts = [f"# {_inline(page.title, plain=True)}"] if page.title else []
    listing = False
    for text, is_item in _parts(page.blocks, columns):
        if listing and is_item:
            parts[-1] += f"\n{text}"
        else:
            parts.append(text)
        listing = is_item
    return "\n\n".join(parts) + "\n"


def _parts(blocks: Iterable[Block], columns: int | None) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        match block:
            case Gap():
                continue
            case Roomy(wide):
                yield from _parts(wide, columns)
            case Beside(groups):
                for group in groups:
                    yield from _parts(group, columns)
            case Heading(spans, level):
                yield f"{'#' * level} {_inline(spans, plain=True)}", False
            case Para(spans):
                yield _wrapped(_inline(spans), columns), False
            case Item(spans, level, marker):
                number = f"{escape(marker)} " if marker.startswith("[") else ""
                yield "  " * level + f"- {number}{_inline(spans)}", True
            case Fact(label, spans):
                yield f"- **{escape(label)}:** {_inline(spans, plain=True)}", True
            case Quote(spans, source):
                yield f"> {_inline(spans)}" + (f"  \n> {_inline(source)}" if source else ""), False
            case Table(columns=titles, rows=rows):
                yield _table([column.title for column in titles], [column.align for column in titles], rows), False
            case Ranges(items):
                yield from _parts(items, columns)
            case Drawing(drawn):
                yield _code([text_of(spans).rstrip() for spans in drawn]), False


_BETWEEN_WORDS = re.compile(r"\s+(?!¶)")
"""A source and its paragraph, `[10] ¶7`, stand on one line."""


def _wrapped(text: str, columns: int | None) -> str:
    """The text in lines that break at spaces alone: a break would part an escape, and show as a space in a word."""
    if columns is None:
        return text
    lines = [""]
    for word in _BETWEEN_WORDS.split(text.strip()):
        longer = f"{lines[-1]} {word}"
        if lines[-1] and width(longer) > columns:
            lines.append(_guarded(word))
        else:
            lines[-1] = longer.lstrip(" ")
    return "\n".join(lines)


def _code(lines: list[str]) -> str:
    """Lines as they are, in a fence that none of them can close."""
    longest = max((len(run) for text in lines for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])


def _inline(spans: Line, *, plain: bool = False) -> str:
    # spaces before a text would make code of it, and those behind it a line break
    return "".join(_span(span, plain) for span in spans).strip(" ")


def _span(span: Span, plain: bool) -> str:
    text = escape(span.text)
    mark = "" if plain else _MARKS.get(span.role, "")
    if not mark or not text.strip():
        return text
    inner = text.strip()
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}{mark}{inner}{mark}{text[len(lead) + len(inner) :]}"


def _table(titles: list[str], aligns: list[str], rows: tuple[tuple[Line, ...], ...]) -> str:
    lines = [
        "| " + " | ".join(escape(title) for title in titles) + " |",
        "| " + " | ".join("--:" if align == "right" else "---" for align in aligns) + " |",
    ]
    lines += ["| " + " | ".join(_inline(cell, plain=True) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
