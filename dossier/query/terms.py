"""A field with its values, checked as far as the table of fields can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.query import ast
from dossier.query.errors import FilterError, did_you_mean
from dossier.query.field import ORDERED
from dossier.query.fields import Fields, Named, chosen
from dossier.query.flags import FLAGS
from dossier.query.measure import bounds, hint_for

SAID = ("none", "unknown")
"""What somebody may say instead of a number: that there were none, that it is not known."""

_COMPARISONS = (">", ">=", "<", "<=")
_UNFINISHED = re.compile(r"[\dTXYZ:+~?%/.-]*")


def field_term(
    named: Named, op: str, values: Sequence[ast.Value], span: ast.Span, *, at_end: bool = False
) -> ast.Field:
    """A field compared with values. Raises FilterError where the field does not take them."""
    if op in _COMPARISONS and named.type not in ORDERED:
        raise FilterError(f"{named.name} takes : and no comparison", *_operator(span, op, values), _instead(named))
    read = [_ranged(named, value) for value in values]
    if op in _COMPARISONS and (len(read) > 1 or isinstance(read[0], ast.Range)):
        what = "a number without commas" if named.type == "count" else "a single value"
        raise FilterError(f"{op} takes {what}", values[0].span[0], values[-1].span[1], hint_for(named.type, named.name))
    for value in read:
        if named.type in ORDERED:
            _check_order(named, op, value, at_end and value is read[-1])
        elif named.choices and isinstance(value, ast.Value):
            _check_choice(named, value)
    return ast.Field(named.name, _op(op), tuple(read), span)


def name_terms(
    pseudo: str, op: str, values: Sequence[ast.Value], span: ast.Span, fields: Fields, *, at_end: bool
) -> ast.Node:
    """`is:`, `has:` and `no:` with one name, or any of several. Raises FilterError where there is no such name."""
    if op != ":":
        raise FilterError(
            f"{pseudo} takes a colon", span[0], span[1], f"like {pseudo}:{'disputed' if pseudo == 'is' else 'quote'}"
        )
    nodes = tuple(_name_term(pseudo, value, fields, at_end and value is values[-1]) for value in values)
    return replace(nodes[0], span=span) if len(nodes) == 1 else ast.Or(nodes, span)


def _name_term(pseudo: str, value: ast.Value, fields: Fields, at_end: bool) -> ast.Is | ast.Has | ast.No:
    spelt = value.text.lower().replace("-", "_")
    names: tuple[str, ...] = tuple(FLAGS) if pseudo == "is" else fields.names
    if spelt not in names:
        what = "state" if pseudo == "is" else "field"
        hint = did_you_mean(spelt, names) or (f"one of {', '.join(names)}" if pseudo == "is" else "")
        half = at_end and not value.quoted and any(name.startswith(spelt) for name in names)
        raise FilterError(f"no {what} is called “{value.text}”", *value.span, hint, pending=half)
    if pseudo == "is":
        return ast.Is(spelt, value.span)
    named = fields.find(spelt)
    name = named.name if named is not None else spelt
    return ast.Has(name, value.span) if pseudo == "has" else ast.No(name, value.span)


def _op(op: str) -> ast.Op:
    match op:
        case ">" | ">=" | "<" | "<=":
            return op
        case _:
            return ":"


def _operator(span: ast.Span, op: str, values: Sequence[ast.Value]) -> ast.Span:
    end = values[0].span[0] if values else span[1]
    return max(span[0], end - len(op)), end


def _instead(named: Named) -> str:
    return {"said": "when it was said is said_at", "where": "how exactly is precision"}.get(
        named.name, f"write {named.name}:value"
    )


def _ranged(named: Named, value: ast.Value) -> ast.Value | ast.Range:
    """A range where the field is ordered and the value has two dots; an EDTF interval is a value of its own."""
    if named.type not in ORDERED or value.quoted or ".." not in value.text or "/" in value.text:
        return value
    start, end = value.span
    low, _, high = value.text.partition("..")
    if not low and not high:
        raise FilterError("a range needs a value on one side at least", start, end, hint_for(named.type, named.name))
    return ast.Range(
        ast.Value(low, span=(start, start + len(low))) if low else None,
        ast.Value(high, span=(end - len(high), end)) if high else None,
        value.span,
    )


def _check_order(named: Named, op: str, value: ast.Value | ast.Range, at_end: bool) -> None:
    if named.type == "count" and op == ":" and isinstance(value, ast.Value) and value.text.lower() in SAID:
        return
    try:
        bounds(named.type, _op(op), value, "UTC")
    except ValueError as wrong:
        last = value.high if isinstance(value, ast.Range) else value
        half = at_end and last is not None and not last.quoted and _half(last.text)
        hint = hint_for(named.type, named.name)
        raise FilterError(f"{named.name}: {wrong}", *value.span, hint, pending=half) from None


def _half(text: str) -> bool:
    return bool(_UNFINISHED.fullmatch(text)) or any(word.startswith(text.lower()) for word in SAID)


def _check_choice(named: Named, value: ast.Value) -> None:
    if not chosen(value.text, named.choices):
        near = did_you_mean(value.text, named.choices)
        missing = f"not stated is no:{named.name}" if value.text.lower() in SAID else ""
        hint = near or missing or "one of " + ", ".join(named.choices)
        raise FilterError(f"{named.name} is never “{value.text}”", *value.span, hint)
