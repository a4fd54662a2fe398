"""What a field takes, in words: `id of an actor, one or many`; `A, B, C, D, E or F`; `id → place` for a mapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator

from dossier.model.base import ID_PATTERN, REF_PATTERN, Frozen, OrOne
from dossier.model.casualty import Measure
from dossier.model.citation import Locator
from dossier.model.count import Count
from dossier.model.dossier import Zone
from dossier.model.references import ANYTHING, FIELDS, RECORDS, Targets
from dossier.model.values import Coordinates, PersonClass, Precision
from dossier.model.when import When
from dossier.model.where import Locus

SCALE = 10
"""Whole numbers that end below this are grades of a scale, and its ends are told."""

_ONE = {
    "strikes": "a strike",
    "casualties": "a casualty report",
    "reactions": "a reaction",
    "background": "a background record",
    "disputes": "a dispute",
    "actors": "an actor",
    "places": "a place",
    "sources": "a source",
    "originals": "an original",
}
_NAMED: dict[Any, str] = {
    Coordinates: "[latitude, longitude]",
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Count: "count",
    When: "date or time",
    Locus: "place",
    PersonClass: "class of people",
    Measure: "measure",
}
_CHECKED = {Precision: "precision", Locator: "place in a source", Zone: "IANA time zone"}


def type_words(model: type[Frozen], field: str) -> str:
    """What a field of a model takes, with its choices listed."""
    info = model.model_fields[field]
    return _words(info.annotation, info.metadata, FIELDS.get(model, {}).get(field, ()))


def part_words(model: type[Frozen]) -> str:
    """The name of a part of a dossier: `casualty report` for `CasualtyReport`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _words(kind: Any, metadata: Sequence[Any] = (), targets: Targets = ()) -> str:
    arguments = get_args(kind)
    if get_origin(kind) is Annotated:
        own = [part for extra in arguments[1:] for part in getattr(extra, "metadata", [extra])]
        return _words(arguments[0], [*metadata, *own], targets)
    if NoneType in arguments:
        return _words(next(part for part in arguments if part is not NoneType), metadata, targets)
    if kind in (Coordinates, PersonClass, Measure):
        return _NAMED[kind]
    if any(isinstance(part, OrOne) for part in metadata):
        return f"{_words(arguments[0], (), targets)}, one or many"
    match get_origin(kind):
        case origin if origin is Literal:
            return _listed([str(choice) for choice in arguments])
        case origin if origin is dict:
            return f"{_words(arguments[0])} → {_words(arguments[1])}"
    return _constrained(kind, metadata, targets)


def _constrained(kind: Any, metadata: Sequence[Any], targets: Targets) -> str:
    patterns = {getattr(part, "pattern", None) for part in metadata}
    if patterns & {ID_PATTERN, REF_PATTERN}:
        return f"id of {_named(targets)}" if targets else "id"
    for checked, words in _CHECKED.items():
        if any(part in get_args(checked) for part in metadata if isinstance(part, AfterValidator)):
            return words
    low, high = (next((getattr(part, end) for part in metadata if hasattr(part, end)), None) for end in ("ge", "le"))
    if kind is int and low is not None and high in range(SCALE):
        return f"{low} to {high}"
    return _NAMED.get(kind) or part_words(kind)


def _named(targets: Targets) -> str:
    if targets == RECORDS:
        return "a record"
    if targets == ANYTHING:
        return "a record or entity"
    return _listed([_ONE[target] for target in targets])


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
