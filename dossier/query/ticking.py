"""What a filter's text ticks of a field, and the text with one more value ticked, or one less.

A field's own terms are those that hold beside all others: `said:a,b`, `no:said`, or either of them. Anything else that
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


Values = Mapping[str, ast.Value | ast.Range | None]
"""Values by how they are written; a value that is not stated has none."""


class Ticked(NamedTuple):
    """The values of a field's own terms as they are written, and what the filter says besides these terms."""

    values: Values
    rest: ast.Node | None


class _Own(NamedTuple):
    """One of a field's own terms, if there is any: its values, and all that the filter says beside it."""

    values: Values
    term: ast.Node | None
    rest: ast.Node | None


def ticked(text: str, tree: ast.Node | None, name: str) -> Ticked:
    """What a filter ticks of a field, by however many terms of its own: `said:a said:b` ticks two."""
    terms = _terms(tree)
    own = [_owned(text, term, name) for term in terms]
    values = {key: value for one in _each(text, tree, name) for key, value in one.values.items()}
    return Ticked(values, ast.both(*(term for term, is_own in zip(terms, own, strict=True) if not is_own)))


def _each(text: str, tree: ast.Node | None, name: str) -> list[_Own]:
    terms = _terms(tree)
    return [
        _Own(_values(text, term), term, ast.both(*terms[:at], *terms[at + 1 :]))
        for at, term in enumerate(terms)
        if _owned(text, term, name)
    ]


def _values(text: str, term: ast.Node) -> Values:
    found: dict[str, ast.Value | ast.Range | None] = {}
    for leaf in ast.leaves(term):
        if isinstance(leaf, ast.Field):
            found.update((text[slice(*value.span)], value) for value in leaf.values)
        else:
            found[NOT_STATED] = None
    return found


def toggled(text: str, name: str, value: str, fields: Fields = FIELDS) -> str:
    """A filter with a value ticked that was not, or no longer ticked; a text that cannot be read stays as it is.

    A value leaves every term that has it, and joins the last one that the field has of its own.
    """
    parsed = parse(text, fields)
    if parsed.error is not None:
        return text
    own = _each(text, parsed.tree, name)
    having = next((one for one in own if value in one.values), None)
    if having is None:
        last = own[-1] if own else _Own({}, None, parsed.tree)
        return _rewritten(text, name, last, [*last.values, value], fields)
    shorter = _rewritten(text, name, having, [each for each in having.values if each != value], fields)
    left = _each(shorter, parse(shorter, fields).tree, name)
    again = shorter != text and any(value in one.values for one in left)
    return toggled(shorter, name, value, fields) if again else shorter


def _rewritten(text: str, name: str, own: _Own, values: list[str], fields: Fields) -> str:
    """A filter in which a term has other values; as it was where that cannot be written."""
    term = _written(name, values)
    wanted = ast.both(own.rest, parse(term, fields).tree)
    candidates = _candidates(text, own, term)
    return next((each for each in candidates if _alike(parse(each, fields).tree, wanted)), text)


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


def _candidates(text: str, found: _Own, term: str) -> list[str]:
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
