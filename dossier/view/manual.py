"""The pages of the manual as blocks, for the reader and for whoever prints them on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier.text import width
from dossier.view.block import Block, Drawing, Fact, Gap, Heading, Item, Line, Para, Role, Span, line, text_of

_FITS = 76
"""The cells of a line of code that fits wherever the manual is read; a block with a longer one is wrapped."""

_ROLES: dict[str, Role] = {"strong_open": "title", "em_open": "label", "link_open": "accent"}


def headings(markdown: str) -> list[str]:
    """The headings of a page, in their order; the first is its title."""
    tokens = MarkdownIt().parse(markdown)
    return [text_of(_spans(tokens[at + 1])) for at, token in enumerate(tokens) if token.type == "heading_open"]


def blocks(markdown: str) -> tuple[Block, ...]:
    """A page as blocks: the first column of a table is what its row is about."""
    return tuple(_blocks(MarkdownIt().enable("table").parse(markdown)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    depth, cells = 0, list[Line]()
    for at, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                yield Heading(_spans(tokens[at + 1]), min(4, int(token.tag[1:])))
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if not depth:
                    yield Gap()
            case "paragraph_open":
                spans = _spans(tokens[at + 1])
                yield Item(spans, depth - 1) if depth else Para(spans)
            case "paragraph_close" if not depth:
                yield Gap()
            case "fence" | "code_block":
                yield from _code(token.content.splitlines())
                yield Gap()
            case "td_open" | "th_open":
                cells.append(_spans(tokens[at + 1]))
            case "tr_close":
                if not any(cells):
                    cells = []
                    continue
                rest = [span for cell in cells[1:] if cell for span in (Span(" · ", "muted"), *cell)][1:]
                yield Fact(text_of(cells[0]), tuple(rest))
                cells = []
            case "table_close":
                yield Gap()


def _code(rows: Sequence[str]) -> Iterator[Block]:
    """Lines as they stand; where each tells something in a second column, that is wrapped beside the first."""
    split = [re.fullmatch(r"\s*(\S.*?) {2,}(\S.*)", row) for row in rows if row.strip()]
    if all(split):
        yield from (Fact(found[1], line(found[2])) for found in split if found)
    elif all(width(row) <= _FITS for row in rows):
        yield Drawing(tuple(line(Span(f"  {row}", "accent")) for row in rows))
    else:
        yield from (Para(line(Span(row, "accent")), 2) if row.strip() else Gap() for row in rows)


def _spans(inline: Token) -> Line:
    found: list[Span] = []
    roles: list[Role] = ["text"]
    for token in inline.children or ():
        if token.type in _ROLES:
            roles.append(_ROLES[token.type])
        elif token.type.endswith("_close"):
            roles.pop()
        elif token.type in ("softbreak", "hardbreak"):
            found.append(Span(" ", roles[-1]))
        elif token.type == "code_inline":
            found.append(Span(token.content, "accent"))
        elif token.type != "html_inline":
            found.append(Span(token.content, roles[-1]))
    return line(*found)
