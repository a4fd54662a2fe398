"""Every field that names an id is known, with what it may name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from dossier.model import Dossier, Event, Original, Related
from dossier.model.base import ID_PATTERN, REF_PATTERN
from dossier.model.reference import models
from dossier.model.references import ANYTHING, FIELDS, RECORDS, references

Make = Callable[..., Dossier]
_OF_THEIR_OWN = {"id", "event"}
"""Ids that name the item itself, or another dossier."""


def patterns(annotation: Any, metadata: Any) -> set[str | None]:
    found = {getattr(part, "pattern", None) for part in metadata}
    for argument in get_args(annotation):
        inner = getattr(argument, "__metadata__", ())
        found |= patterns(argument, [piece for part in inner for piece in getattr(part, "metadata", [part])])
        found |= {getattr(part, "pattern", None) for part in getattr(argument, "metadata", ())}
    return found


def test_no_field_that_names_an_id_is_forgotten() -> None:
    named = {
        (model.__name__, field)
        for model in models()
        for field, info in model.model_fields.items()
        if patterns(info.annotation, info.metadata) & {ID_PATTERN, REF_PATTERN} and field not in _OF_THEIR_OWN
    }
    keyed = {("Dossier", section) for section in ("actors", "places", "originals", "sources")}
    assert named - keyed == {
        (model.__name__, field) for model, fields in FIELDS.items() for field, to in fields.items() if to
    }


def test_every_part_that_holds_ids_is_looked_into() -> None:
    holding = {model.__name__ for model in FIELDS} - {"Event", "Related"}
    assert holding >= {"Citation", "Locus", "Party", "Hit", "Assessment", "Over", "PositionHeld", "Holder", "Position"}
    for model, fields in FIELDS.items():
        assert set(fields) <= set(model.model_fields), model
        for field, targets in fields.items():
            assert set(targets) <= {*ANYTHING, "originals"}, (model, field)


def found(dossier: Dossier, key: str) -> list[tuple[str, str]]:
    return [(".".join(map(str, ref.path)), ref.id) for ref in references(dossier.entries[key].item)]


def test_a_path_leads_to_each_reference_in_order(make: Make) -> None:
    dossier = make(
        strikes={
            "id": "bridge",
            "what": "x",
            "said_by": "us",
            "by": ["us", {"actor": "ally", "certainty": "suspected"}],
            "where": ["iraq", {"near": "river"}, {"unnamed": "2", "within": "syria"}],
            "hits": {"what": "depot", "whose": ["militia"]},
            "cited": {"source": "s", "via": "agency", "renders": "own"},
            "assessments": {"by": "inquiry", "is": "civilian"},
            "same_as": "other",
        },
        disputes={
            "id": "d",
            "question": "?",
            "over": {"measure": "killed", "where": "iraq"},
            "positions": [{"answer": "yes", "holders": [{"who": "us", "per": ["a", "b"]}]}],
        },
    )
    assert found(dossier, "bridge") == [
        ("said_by", "us"),
        ("cited.0.source", "s"),
        ("cited.0.via.0", "agency"),
        ("cited.0.renders", "own"),
        ("same_as.0", "other"),
        ("where.0.place", "iraq"),
        ("where.1.near", "river"),
        ("where.2.within", "syria"),
        ("by.0.actor", "us"),
        ("by.1.actor", "ally"),
        ("hits.0.whose.0", "militia"),
        ("assessments.0.by", "inquiry"),
    ]
    assert found(dossier, "d") == [
        ("over.where.0.place", "iraq"),
        ("positions.0.holders.0.who", "us"),
        ("positions.0.holders.0.per.0", "a"),
        ("positions.0.holders.0.per.1", "b"),
    ]


def test_other_dossiers_and_the_reserved_event_are_no_references(make: Make) -> None:
    dossier = make(
        background={
            "id": "b",
            "says": "x",
            "cited": "s",
            "event": "tower-22",
            "where": ["event", {"near": "event"}],
            "about": ["event", "tower-22/toll", "a"],
            "repeats": "tower-22/toll",
        }
    )
    assert found(dossier, "b") == [("cited.0.source", "s"), ("about.2", "a"), ("where.1.near", "event")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Event.model_validate({"where": ["a", "b"]}), ["a", "b"]),
        (Related.model_validate({"id": "other", "relation": "follows", "per": ["a", "other/b"]}), ["a"]),
    ],
)
def test_the_event_and_related_dossiers_name_ids_too(value: Any, expected: list[str]) -> None:
    assert [reference.id for reference in references(value)] == expected


def test_targets_say_where_an_id_may_stand(make: Make) -> None:
    dossier = make(reactions={"id": "r", "says": "x", "cited": "s", "by": "a", "about": "b", "replies_to": "c"})
    targets = {reference.id: reference.targets for reference in references(dossier.reactions[0])}
    assert targets == {"s": ("sources",), "a": ("actors",), "b": ANYTHING, "c": RECORDS}
    assert Original not in FIELDS
