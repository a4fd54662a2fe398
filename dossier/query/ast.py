"""The syntax tree of a filter. It holds no evaluation: records are matched by masks, event tables by column
expressions, both from this tree.

Spans are (start, end) in code points of the filter's text, end exclusive. They do not take part in comparisons,
so that the same term typed elsewhere is equal and hashes alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Op = Literal[":", ">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word: somewhere in the text of a record."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words: whole words, in this order."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, as typed, without its quotation marks."""

    text: str
    quoted: bool = False
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included; one of them may be open."""

    low: Value | None
    high: Value | None
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A field compared with one value, or any of several; `name` is the field's own, never an alias."""

    name: str
    op: Op
    values: tuple[Value | Range, ...]
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Is:
    """A state of the record: `is:disputed`. `sure` and `possible` judge the terms they stand beside."""

    name: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Has:
    """The field is stated."""

    name: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class No:
    """The record's kind has the field, and it is not stated."""

    name: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; what is possible stays possible."""

    term: Node
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of them; two terms at least."""

    terms: tuple[Node, ...]
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them; two terms at least."""

    terms: tuple[Node, ...]
    span: Span = field(default=(0, 0), compare=False)


Leaf = Word | Phrase | Field | Is | Has | No
Node = Leaf | Not | And | Or


def leaves(node: Node) -> Iterator[Leaf]:
    """The terms of a tree, from left to right."""
    if isinstance(node, Not):
        yield from leaves(node.term)
    elif isinstance(node, And | Or):
        for term in node.terms:
            yield from leaves(term)
    else:
        yield node


def both(*trees: Node | None) -> Node | None:
    """All of several filters at once (a lens and what is typed); None is the empty filter."""
    given: list[Node] = []
    for tree in trees:
        given.extend(tree.terms if isinstance(tree, And) else () if tree is None else (tree,))
    return And(tuple(given)) if len(given) > 1 else given[0] if given else None
