"""Counts keep their wording and mean an interval."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dossier.model import Count
from dossier.model.count import WORDS, bounds_of

COUNT = TypeAdapter(Count)


def count(value: Any) -> Count:
    return COUNT.validate_python(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("16", 16, 16),
        ("012", 12, 12),
        ("1,204", 1204, 1204),
        ("1.204", 1204, 1204),
        ("1 204", 1204, 1204),
        ("2,000,000", 2_000_000, 2_000_000),
        ("2-19", 2, 19),
        ("2–19", 2, 19),
        ("2 to 19", 2, 19),
        ("at least 16", 16, None),
        ("At least  16", 16, None),
        ("16+", 16, None),
        ("more than 125", 126, None),
        ("over 125", 126, None),
        ("at most 5", 0, 5),
        ("up to 5", 0, 5),
        ("fewer than 5", 0, 4),
        ("about 20", 18, 22),
        ("~20", 18, 22),
        ("about 16", 14, 18),
        ("about 3", 2, 4),
        ("nearly 20", 18, 19),
        ("some", 1, None),
        ("multiple", 2, None),
        ("a number of", 2, None),
        ("many", 2, None),
        ("a few", 3, None),
        ("several", 3, None),
        ("numerous", 3, None),
        ("tens", 20, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("thousands", 2000, None),
        ("most of 85", 43, 85),
        ("none", 0, 0),
        ("unknown", 0, None),
        ("two", 2, 2),
        ("at least three", 3, None),
    ],
)
def test_every_wording_of_the_format_has_its_bounds(text: str, low: int, high: int | None) -> None:
    read = count(text)
    assert (read.low, read.high, read.best) == (low, high, None)


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "about", "19-2", "1,20", "-3", "1.5", "fewer than 0", "nearly 1", "nearly 0", "16 17", "9" * 16],
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        count(text)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_count_or_a_validation_error(text: str) -> None:
    try:
        count(text)
    except ValidationError:
        assert bounds_of(text) is None


NUMBERS = st.integers(min_value=2, max_value=10**15 - 1)
FORMS = ["{}", "at least {}", "{}+", "more than {}", "over {}", "at most {}", "up to {}", "fewer than {}", "about {}"]


@settings(deadline=None)
@given(NUMBERS, st.sampled_from([*FORMS, "~{}", "nearly {}", "most of {}"]))
def test_bounds_are_ordered_and_the_wording_is_kept(number: int, form: str) -> None:
    read = count(form.format(number))
    assert read.text == form.format(number)
    assert read.low >= 0
    assert read.high is None or read.low <= read.high


@settings(deadline=None)
@given(NUMBERS)
def test_bounds_hold_what_the_words_are_said_of(number: int) -> None:
    about = count(f"about {number}")
    assert about.high is not None
    assert about.low < number < about.high
    assert 10 * (number - about.low) >= number, "a tenth, rounded outwards"
    assert count(f"nearly {number}").high == number - 1
    majority = count(f"most of {number}")
    assert 2 * majority.low > number >= majority.low
    assert majority.high == number


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_range_holds_both_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    read = count(f"{low}-{high}")
    assert (read.low, read.high) == (low, high)


@settings(deadline=None)
@given(NUMBERS, st.sampled_from([",", ".", "'", "’", " ", "\u00a0", "\u202f"]))
def test_separators_of_thousands_change_nothing(number: int, mark: str) -> None:
    assert count(f"{number:,}".replace(",", mark)).low == number


@settings(deadline=None)
@given(st.one_of(NUMBERS.map(str), NUMBERS.map("at least {}".format), st.sampled_from(sorted(WORDS))))
def test_the_object_means_the_same_as_the_text(text: str) -> None:
    read = count(text)
    written = COUNT.dump_python(read, mode="json")
    assert count(written) == read
    assert COUNT.validate_json(COUNT.dump_json(read)) == read


def test_the_object_holds_text_low_high_and_best_where_a_source_gives_one() -> None:
    assert COUNT.dump_python(count("at least 16")) == {"text": "at least 16", "low": 16, "high": None}
    best = {"text": "2-19", "low": 2, "high": 19, "best": 16}
    assert COUNT.dump_python(count({"text": "2-19", "best": "16"})) == best


def test_computed_bounds_must_equal_what_the_words_mean() -> None:
    assert count({"text": "at least 16", "low": "16"}) == count("at least 16")
    with pytest.raises(ValidationError, match="low is 17, but the words mean 16"):
        count({"text": "at least 16", "low": 17})
    with pytest.raises(ValidationError, match="high is 20, but the words mean open"):
        count({"text": "at least 16", "high": "20"})
    with pytest.raises(ValidationError, match="high is None, but the words mean 16"):
        count({"text": "16", "high": None})


def test_words_outside_the_table_need_their_bounds() -> None:
    read = count({"text": "a handful", "low": "3", "high": "8"})
    assert (read.text, read.low, read.high) == ("a handful", 3, 8)
    with pytest.raises(ValidationError, match="no count"):
        count("a handful")


@pytest.mark.parametrize(
    "value",
    [
        {"text": "a handful", "low": 8, "high": 3},
        {"text": "2-19", "best": 20},
        {"text": "2-19", "best": 1},
        {"text": "a handful", "low": -1},
        {"text": "16", "about": 1},
        {"low": 3},
        True,
        1.5,
        ["16"],
    ],
)
def test_bounds_out_of_order_and_other_shapes_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        count(value)


def test_none_unknown_and_not_stated_are_three_things() -> None:
    assert count("none").is_none
    assert not count("none").is_unknown
    assert count("unknown").is_unknown
    assert not count("unknown").is_none
    assert count("0").is_none


@pytest.mark.parametrize(
    ("text", "short"),
    [("16", "16"), ("at least 16", "16+"), ("2-19", "2–19"), ("up to 5", "≤5"), ("unknown", "?"), ("none", "0")],
)
def test_a_short_form_for_columns(text: str, short: str) -> None:
    assert count(text).short == short
