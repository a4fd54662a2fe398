"""Places in a record: one id, a neighbour, or places that nobody names."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from dossier.model.where import Locus, Where

WHERE: TypeAdapter[tuple[Locus, ...]] = TypeAdapter(Where)


@pytest.mark.parametrize(
    ("value", "anchors"),
    [
        ("iraq", ("iraq",)),
        ("event", ("event",)),
        (["iraq", "syria"], ("iraq", "syria")),
        ({"near": "al-bukamal"}, ("al-bukamal",)),
        ([{"along": "euphrates"}, "iraq"], ("euphrates", "iraq")),
        ({"unnamed": "several", "kind": "towns", "within": "iraq"}, ("iraq",)),
        ({"unnamed": "2"}, ()),
    ],
)
def test_where_is_one_or_many_of_five_ways(value: Any, anchors: tuple[str, ...]) -> None:
    read = WHERE.validate_python(value)
    assert tuple(anchor for locus in read for anchor in locus.anchors) == anchors
    assert WHERE.validate_python(WHERE.dump_python(read, mode="json", exclude_none=True)) == read


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"near": "a", "along": "b"},
        {"place": "a", "near": "b"},
        {"kind": "towns"},
        {"near": "a", "within": "b"},
        {"near": "Al Bukamal"},
        {"unnamed": "x"},
        "Al Bukamal",
        "",
        7,
    ],
)
def test_a_place_is_told_in_exactly_one_way(value: object) -> None:
    with pytest.raises(ValidationError):
        WHERE.validate_python(value)


def test_an_id_is_written_as_an_id() -> None:
    assert WHERE.dump_python(WHERE.validate_python({"place": "iraq"})) == ("iraq",)


def test_only_a_neighbour_is_a_neighbour() -> None:
    near, place, unnamed = WHERE.validate_python([{"opposite": "port"}, "port", {"unnamed": "2"}])
    assert near.neighbour == ("opposite", "port")
    assert place.neighbour is unnamed.neighbour is None
