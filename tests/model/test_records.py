"""What every part of a dossier must and may hold."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from dossier.model import Actor, Background, CasualtyReport, Dispute, Dossier, Original, Place, Reaction, Source, Strike
from dossier.model.base import Many
from dossier.model.values import METRES, Coordinates, metres

CITED = {"id": "r", "cited": "s p1"}
PART = {"answer": "yes"}


@pytest.mark.parametrize(
    ("model", "value"),
    [
        (Strike, {**CITED, "what": "A bridge was hit"}),
        (CasualtyReport, {**CITED, "killed": "16"}),
        (CasualtyReport, {**CITED, "including": {"killed": {"civilians": "some"}}}),
        (Reaction, {**CITED, "says": "Denies it"}),
        (Reaction, {**CITED, "act": "summon", "by": "baghdad"}),
        (Background, {**CITED, "says": "The bridge is the only one"}),
        (Dispute, {"id": "d", "question": "Who?", "positions": PART}),
        (Actor, {"name": "A"}),
        (Place, {"name": "P"}),
        (Source, {"title": "S"}),
        (Original, {}),
    ],
)
def test_the_smallest_of_each_kind(model: type[BaseModel], value: dict[str, Any]) -> None:
    read = model.model_validate(value)
    assert model.model_validate(read.model_dump(mode="json", by_alias=True, exclude_defaults=True)) == read


@pytest.mark.parametrize(
    ("model", "value", "words"),
    [
        (Strike, CITED, "what"),
        (Strike, {"id": "r", "what": "A bridge was hit"}, "cited"),
        (Strike, {"id": "r", "what": "A bridge was hit", "cited": []}, "cited"),
        (Strike, {**CITED, "what": " "}, "what"),
        (CasualtyReport, CITED, "no figure is stated"),
        (CasualtyReport, {**CITED, "killed": "16", "of": "soldiers"}, "of"),
        (CasualtyReport, {**CITED, "killed": "16", "including": {"dead": {"civilians": "1"}}}, "including"),
        (CasualtyReport, {**CITED, "killed": "16", "credibility": "7"}, "credibility"),
        (Reaction, CITED, "neither a statement nor an act"),
        (Reaction, {**CITED, "act": "shout"}, "act"),
        (Background, CITED, "says"),
        (Dispute, {"id": "d", "question": "Who?", "positions": []}, "positions"),
        (Dispute, {"id": "d", "question": "Who?", "positions": [PART, PART]}, "the same answer"),
        (Place, {"name": "P", "precision": "1km"}, "a precision needs coordinates"),
        (Place, {"name": "P", "coordinates": ["54.6"]}, "coordinates"),
        (Place, {"name": "P", "coordinates": ["91", "0"]}, "coordinates"),
        (Place, {"name": "P", "coordinates": ["0", "-181"]}, "coordinates"),
        (Place, {"name": "P", "coordinates": ["nan", "0"]}, "coordinates"),
        (Actor, {"name": "A", "wikidata": "42"}, "wikidata"),
        (Actor, {"name": "A", "part-of": "b"}, "part-of"),
        (Original, {"sha256": "AB" * 32}, "sha256"),
        (Original, {"paragraphs": "2"}, "paragraphs"),
        (Source, {"title": "S", "reliability": "b"}, "reliability"),
    ],
)
def test_what_is_missing_or_wrong_is_named(model: type[BaseModel], value: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        model.model_validate(value)


def test_a_list_whose_only_item_is_wrong_is_not_called_empty() -> None:
    with pytest.raises(ValidationError) as raised:
        Background.model_validate({"id": "r", "says": "x", "cited": "s 5"})
    assert [error["loc"] for error in raised.value.errors()] == [("cited", 0, "at", 0)]
    with pytest.raises(ValidationError) as raised:
        Background.model_validate({"id": "r", "says": "x", "cited": []})
    assert [(error["type"], error["loc"]) for error in raised.value.errors()] == [("too_short", ("cited",))]


@pytest.mark.parametrize("wrong", ["", "A", "-a", "a_b", "a b", "ä", "a" * 65, "a\n"])
def test_ids_are_lower_case_letters_digits_and_hyphens(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Background.model_validate({**CITED, "id": wrong, "says": "x"})


def test_texts_keep_what_is_inside_and_lose_the_white_space_around() -> None:
    assert Background.model_validate({**CITED, "says": "\tone  two\n"}).says == "one  two"


def test_records_are_frozen() -> None:
    read = Background.model_validate({**CITED, "says": "x"})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(read, "says", "y")  # noqa: B010 - what mypy forbids is what is tried


def test_a_list_takes_its_single_item() -> None:
    many: TypeAdapter[tuple[str, ...]] = TypeAdapter(Many[str])
    assert many.validate_python("a") == many.validate_python(["a"]) == ("a",)
    assert many.validate_python([]) == ()
    with pytest.raises(ValidationError):
        many.validate_python(None)


def test_a_section_takes_its_single_record() -> None:
    one = {**CITED, "says": "x"}
    whole = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S"}}}
    read = Dossier.model_validate({**whole, "background": one})
    assert read == Dossier.model_validate({**whole, "background": [one]})


def test_strikes_may_be_called_incidents_but_not_both() -> None:
    one = {**CITED, "what": "x"}
    whole = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S"}}}
    read = Dossier.model_validate({**whole, "incidents": [one]})
    assert read == Dossier.model_validate({**whole, "strikes": [one]})
    with pytest.raises(ValidationError, match="incidents"):
        Dossier.model_validate({**whole, "strikes": [one], "incidents": [one]})


@pytest.mark.parametrize(
    ("precision", "expected"),
    [("10m", 10), ("1km", 1000), ("1.5km", 1500), ("town", 5000), ("district", 25_000), ("province", 75_000)],
)
def test_precision_in_metres(precision: str, expected: int) -> None:
    assert metres(precision) == expected


def test_a_country_has_no_radius_and_other_words_are_refused() -> None:
    assert metres("country") is None
    assert set(METRES) == {"town", "district", "province"}
    for wrong in ("", "1", "1 km", "-1km", "city", "9" * 400 + "m", "٣km"):
        with pytest.raises(ValueError, match="a precision is"):
            metres(wrong)


def test_a_place_is_shown_at_its_own_coordinates_else_at_its_first_position() -> None:
    stated = {"coordinates": ["1", "2"], "precision": "1km"}
    positions = [{"grid": "38S"}, {**stated, "by": "us"}, {"coordinates": ["3", "4"]}]
    place = Place.model_validate({"name": "P", "positions": positions})
    assert (place.point, place.shown_precision) == ((1.0, 2.0), "1km")
    own = Place.model_validate({"name": "P", "coordinates": ["5", "6"], "positions": positions})
    assert (own.point, own.shown_precision) == ((5.0, 6.0), None)
    assert Place.model_validate({"name": "P"}).point is None
    assert TypeAdapter(Coordinates).validate_python(["1", "2"]) == (1.0, 2.0)


def test_figures_are_the_measures_that_are_stated_in_their_order() -> None:
    read = CasualtyReport.model_validate({**CITED, "injured": "25", "killed": "at least 16"})
    assert {measure: count.text for measure, count in read.figures.items()} == {
        "killed": "at least 16",
        "injured": "25",
    }
    assert list(read.figures) == ["killed", "injured"]
    assert read.of == ("people",)


def test_who_did_it_and_what_was_hit_can_be_written_in_short() -> None:
    strike = Strike.model_validate(
        {**CITED, "what": "x", "by": ["a", {"actor": "b", "certainty": "suspected"}], "hits": "depot"}
    )
    assert strike.model_dump(by_alias=True)["by"] == ("a", {"actor": "b", "certainty": "suspected"})
    assert strike.hits[0].what == "depot"
