"""What a filter's text ticks of a field, and the text with one more value ticked, or one less.

A field's own term is one that holds beside all others: `said:a,b`, `no:said`, or either of them. Anything else that
names the field (`-said:a`, `killed>=10`, a part of an `or`) belongs to the rest of the filter, which stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dossier.query import ast
from dossier.query.fields import FIELDS, Fields
from dossier.query.language import parse

NOT_STATED = ""
"""Stands among the values of a field for `no:field`."""


class Ticked(NamedTuple):
    """The values of a field's own term as they are written; the term, and what the filter says besides."""

    values: Mapping[str, ast.Value | ast.Range | None]
    term: ast.Node | None
    rest: ast.Node | None


def ticked(text: str, tree: ast.Node | None, name: str) -> Ticked:
    """What a filter ticks of a field."""
    terms = _terms(tree)
    own = next((number for number, term in enumerate(terms) if _owned(text, term, name)), None)
    if own is None:
        return Ticked({}, None, tree)
    values: dict[str, ast.Value | ast.Range | None] = {}
    for leaf in ast.leaves(terms[own]):
        if isinstance(leaf, ast.Field):
            values.update((text[slice(*value.span)], value) for value in leaf.values)
        else:
            values[NOT_STATED] = None
    return Ticked(values, terms[own], ast.both(*terms[:own], *terms[own + 1 :]))


def toggled(text: str, name: str, value: str, fields: Fields = FIELDS) -> str:
    """A filter with a value ticked that was not, or no longer ticked; a text that cannot be read stays as it is."""
    parsed = parse(text, fields)
    if parsed.error is not None:
        return text
    found = ticked(text, parsed.tree, name)
    values = [each for each in found.values if each != value]
    term = _written(name, values if value in found.values else [*found.values, value])
    wanted = ast.both(found.rest, parse(term, fields).tree)
    for candidate in _candidates(text, found, term):
        if _alike(parse(candidate, fields).tree, wanted):
            return candidate
    return text


def _terms(tree: ast.Node | None) -> tuple[ast.Node, ...]:
    """The terms that hold beside each other."""
    return tree.terms if isinstance(tree, ast.And) else () if tree is None else (tree,)


def _owned(text: str, node: ast.Node, name: str) -> bool:
    match node:
        case ast.Field(name=own, op=op):
            return own == name and op == ":"
        case ast.No(name=own):
            return own == name
        case ast.Or(terms=terms):
            simple = all(not isinstance(term, ast.Or) and _owned(text, term, name) for term in terms)
            # brackets inside it are no part of its span
            return simple and parse(text[slice(*node.span)]).tree == node
        case _:
            return False


def _written(name: str, values: list[str]) -> str:
    stated = ",".join(each for each in values if each != NOT_STATED)
    parts = [f"{name}:{stated}"] if stated else []
    if NOT_STATED in values:
        parts.append(f"no:{name}")
    return " or ".join(parts)


def _candidates(text: str, found: Ticked, term: str) -> list[str]:
    """Texts that may say it: the term in place of the one before, at the end, at the end of a text in brackets."""
    bracketed = f"({term})" if " or " in term else term
    if found.rest is None:
        return [term]
    if found.term is None:
        return [f"{text.strip()} {bracketed}", f"({text.strip()}) {bracketed}"]
    before, after = text[: found.term.span[0]].rstrip(), text[found.term.span[1] :].lstrip()
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if bracketed:
        return [_spaced(before, bracketed, after)]
    return [_spaced(before, after), _spaced(before.removesuffix("and").rstrip(), after.removeprefix("and").lstrip())]


def _spaced(*parts: str) -> str:
    joined = " ".join(part for part in parts if part)
    return joined.replace("( ", "(", 1) if joined.startswith("( ") else joined


def _alike(one: ast.Node | None, other: ast.Node | None) -> bool:
    """Whether both say the same terms, in whatever order they stand and brackets hold them."""
    return _flat(one) == _flat(other)


def _flat(node: ast.Node | None) -> frozenset[ast.Node]:
    return frozenset(leaf for term in _terms(node) for leaf in (_flat(term) if isinstance(term, ast.And) else (term,)))
