"""How the values of a column answer a term."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from dossier.query import ast
from dossier.query.field import ANYWHERE
from dossier.query.fields import Named, chosen
from dossier.query.fold import needles
from dossier.query.index import Cell, Index
from dossier.query.measure import Bounds, bounds
from dossier.query.terms import SAID
from dossier.query.truth import Truth, every

Judge = Callable[[Cell], Truth]


def judge(term: ast.Field, index: Index) -> Judge:
    """The answer of a cell to a field's term: the greatest over its values."""
    named = index.fields[term.name]
    judges = [found for value in term.values if (found := _value(named, term.op, value, index)) is not None]
    asks = any(not _said(named, term.op, value) for value in term.values)

    def answer(cell: Cell) -> Truth:
        if isinstance(cell, Truth):
            return cell if judges and asks else Truth.NO
        return max((each(cell) for each in judges), default=Truth.NO)

    return answer


def means(term: ast.Field, value: ast.Value, index: Index) -> tuple[tuple[str, ...], bool]:
    """The ids or terms that a value of a reference or choice means in this dossier, and whether that is certain."""
    named = index.fields[term.name]
    if named.type == "ref":
        return index.resolve(value.text, named.targets)
    return chosen(value.text, named.choices or index.terms(term.name)), True


def _said(named: Named, op: ast.Op, value: ast.Value | ast.Range) -> bool:
    """Asks what was said, not how many: `none` or `unknown` for a count."""
    return named.type == "count" and op == ":" and isinstance(value, ast.Value) and value.text.lower() in SAID


def _value(named: Named, op: ast.Op, value: ast.Value | ast.Range, index: Index) -> Judge | None:
    """The judge of one value; None where it means nothing in this dossier."""
    if named.type in ("ref", "choice") and isinstance(value, ast.Value):
        found, certain = means(ast.Field(named.name, ":", (value,)), value, index)
        if not found:
            return None
        return _reference(found, certain) if named.type == "ref" else _choice(found)
    if named.type == "text" and isinstance(value, ast.Value):
        wanted = needles(value.text, whole=value.quoted)
        return lambda text: Truth.YES if not wanted or any(each in text for each in wanted) else Truth.NO
    if _said(named, op, value) and isinstance(value, ast.Value):
        return _none if value.text.lower() == "none" else _unknown
    limits = bounds(named.type, op, value, index.dossier.zone)
    match named.type:
        case "count":
            return lambda cell: max(_count(limits, *each) for each in cell)
        case "when":
            return lambda cell: max(limits.judge(each) for each in cell)
        case "precision":
            return lambda cell: every(_radius(limits, each) for each in cell)
        case _:
            return lambda cell: max(limits.judge((each, each)) for each in cell)


def _reference(ids: tuple[str, ...], certain: bool) -> Judge:
    most = Truth.YES if certain else Truth.POSSIBLE

    def answer(reached: Mapping[str, Truth]) -> Truth:
        found = max(reached.get(key, Truth.NO) for key in ids)
        return min(most, max(found, reached.get(ANYWHERE, Truth.NO)))

    return answer


def _choice(terms: tuple[str, ...]) -> Judge:
    wanted = frozenset(terms)
    return lambda cell: Truth.NO if wanted.isdisjoint(cell) else Truth.YES


def _none(cell: Cell) -> Truth:
    return Truth.YES if any(high == 0 for _, high, _ in cell) else Truth.NO


def _unknown(cell: Cell) -> Truth:
    return Truth.YES if any(unknown for _, _, unknown in cell) else Truth.NO


def _count(limits: Bounds, low: int, high: int | None, unknown: bool) -> Truth:
    return Truth.POSSIBLE if unknown else limits.judge((low, math.inf if high is None else high))


def _radius(limits: Bounds, metres: float | None) -> Truth:
    return Truth.POSSIBLE if metres is None else limits.judge((metres, metres))
