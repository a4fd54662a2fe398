"""The reference of the file format, read from the models when somebody asks for it.

The text under each field of a model is its documentation: schema, manual and the reader's `?` all show it. It is
taken from the source with `ast`, because pydantic's own reading of docstrings would cost every start of the program.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from dossier.model.base import Frozen
from dossier.model.dossier import Dossier
from dossier.model.record import Record
from dossier.model.type_words import type_words
from dossier.model.vocabulary import VOCABULARIES


class FieldDoc(NamedTuple):
    """One field of the file format. `field` is its key in a file, `default` what holds where it is left out."""

    model: str
    field: str
    type: str
    required: bool
    default: str
    doc: str


class Definition(NamedTuple):
    """What a field or a word means. `where` says in which part of a dossier, or of whose vocabulary it is."""

    name: str
    where: str
    text: str


def key_of(name: str, info: FieldInfo) -> str:
    """The key of a field in a file: `as` for `as_`."""
    return info.alias or name


@cache
def field_docs(model: type[Frozen]) -> dict[str, str]:
    """The text under each field of a model, by the field's key in a file, inherited fields first.

    Raises OSError where the program's source is not at hand.
    """
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, Frozen):
            found.update(_own_docs(part))
    return {key_of(name, info): found[name] for name, info in model.model_fields.items() if name in found}


def _own_docs(model: type[Frozen]) -> Iterator[tuple[str, str]]:
    body = _classes(model.__module__).get(model.__name__, [])
    for statement, below in pairwise(body):
        match statement, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}


@cache
def models() -> tuple[type[Frozen], ...]:
    """Every model of the file format, the whole dossier first, each part after what holds it."""
    found: dict[type[Frozen], None] = {}
    waiting: list[type[Frozen]] = [Dossier]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting += [part for info in model.model_fields.values() for part in _models_in(info.annotation)]
    return tuple(found)


def _models_in(annotation: Any) -> list[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


@cache
def reference() -> tuple[FieldDoc, ...]:
    """Every field of every part of a dossier, in the order of the models."""
    return tuple(
        FieldDoc(
            model.__name__,
            key_of(name, info),
            type_words(model, name),
            info.is_required(),
            _default(info),
            field_docs(model).get(key_of(name, info), ""),
        )
        for model in models()
        for name, info in model.model_fields.items()
    )


def definition(name: str) -> tuple[Definition, ...]:
    """What a field or a word of a vocabulary means: every meaning it has, fields first; empty where it is neither.

    A field that all records share is given once.
    """
    found: dict[Definition, None] = {}
    shared = field_docs(Record)
    for entry in reference():
        if entry.field == name:
            where = "every record" if shared.get(name) == entry.doc else entry.model
            found[Definition(name, where, entry.doc)] = None
    for vocabulary, meanings in VOCABULARIES.items():
        if name in meanings:
            found[Definition(name, vocabulary, meanings[name])] = None
    return tuple(found)


def _default(info: FieldInfo) -> str:
    value = info.default
    if info.is_required() or value is PydanticUndefined or value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
