"""Dates in words: never more precise than given, and UTC where its day differs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dossier.model import When
from dossier.model.edtf import Interval
from dossier.view.dates import instant_text, names_day, span_short, span_text, when_short, when_text
from dossier.view.style import Style, use_style

BAGHDAD = "Asia/Baghdad"


@pytest.fixture
def iso() -> Iterator[None]:
    """Days are written as in ISO 8601."""
    use_style(Style("iso"))
    yield
    use_style(Style())


def when(text: str) -> When:
    return When.model_validate(text)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2024-02-03", "3 Feb 2024", "3 Feb"),
        ("2024-02", "Feb 2024", "Feb 2024"),
        ("2024", "2024", "2024"),
        ("202X", "2020s", "2020s"),
        ("2024-22", "summer 2024", "summer 2024"),
        ("2024-02-03~", "about 3 Feb 2024", "about 3 Feb"),
        ("2024-02-03?", "perhaps 3 Feb 2024", "perhaps 3 Feb"),
        ("2024-02-02/2024-02-04", "2 Feb 2024 – 4 Feb 2024", "2 Feb – 4 Feb"),
        ("2024-02-02/..", "from 2 Feb 2024", "from 2 Feb"),
        ("../2024-02-02", "until 2 Feb 2024", "until 2 Feb"),
        ("2024-02-03T12:30", "3 Feb 2024, 12:30 local", "3 Feb 12:30"),
        ("2024-02-02T16:00-05:00", "3 Feb 2024, 00:00 local (2 Feb, 21:00 UTC)", "3 Feb 00:00"),
        ("2024-02-03T09:00Z", "3 Feb 2024, 12:00 local", "3 Feb 12:00"),
        ("-0044-03-15", "15 Mar -44", "15 Mar -44"),
    ],
)
def test_when(text: str, full: str, short: str) -> None:
    assert when_text(when(text), BAGHDAD) == full
    assert when_short(when(text), BAGHDAD, 2024) == short


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2024-02-03", "2024-02-03", "02-03"),
        ("2024-02", "2024-02", "2024-02"),
        ("2024-02-03~", "about 2024-02-03", "about 02-03"),
        ("2024-02-02/2024-02-04", "2024-02-02 – 2024-02-04", "02-02 – 02-04"),
        ("2024-02-03T12:30", "2024-02-03 12:30 local", "02-03 12:30"),
        ("2024-02-02T16:00-05:00", "2024-02-03 00:00 local (2024-02-02 21:00 UTC)", "02-03 00:00"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
    ],
)
def test_days_as_in_iso_8601(text: str, full: str, short: str, iso: None) -> None:
    assert when_text(when(text), BAGHDAD) == full
    assert when_short(when(text), BAGHDAD, 2024) == short


def test_spans_as_in_iso_8601(iso: None) -> None:
    day = Interval.exact(*(when(text).extent.interval(BAGHDAD).start or 0 for text in ("2024-02-03", "2024-02-06")))
    assert span_text(day, BAGHDAD, 2024) == "02-03 – 02-05"
    assert span_short(day, BAGHDAD, 2024) == "02-03 – 02-05"
    assert span_short(when("2024-02-03/..").extent.interval(BAGHDAD), BAGHDAD, 2024) == "≥ 02-03"
    assert instant_text(day.start or 0, BAGHDAD) == "2024-02-03 00:00 local (2024-02-02 21:00 UTC)"


def test_utc_can_stand_first() -> None:
    early, noon = when("2024-02-03T00:30"), when("2024-02-03T12:30")
    try:
        use_style(Style(utc_first=True))
        assert when_text(noon, BAGHDAD) == "3 Feb 2024, 09:30 UTC (12:30 local)"
        assert when_text(early, BAGHDAD) == "2 Feb 2024, 21:30 UTC (3 Feb, 00:30 local)"
        assert when_text(noon, "UTC") == "3 Feb 2024, 12:30 UTC"
        assert when_short(noon, BAGHDAD, 2024) == "3 Feb 12:30"
        start = early.extent.interval(BAGHDAD).start or 0
        assert instant_text(start, BAGHDAD) == "2 Feb 2024, 21:30 UTC (3 Feb 2024, 00:30 local)"
    finally:
        use_style(Style())


def test_a_time_with_its_offset_stands_in_the_events_zone_whatever_zone_its_words_are_read_in() -> None:
    value = When.model_validate({"is": "2024-02-02T17:00-05:00", "zone": "America/New_York", "words": "Friday night"})
    assert when_text(value, BAGHDAD) == "3 Feb 2024, 01:00 local (2 Feb, 22:00 UTC) (“Friday night”)"
    assert when_short(value, BAGHDAD, 2024) == "3 Feb 01:00"


def test_the_wording_of_the_source_stands_beside_its_reading() -> None:
    value = When.model_validate({"is": "2024-01-28", "words": "last night"})
    assert when_text(value, BAGHDAD) == "28 Jan 2024 (“last night”)"


@pytest.mark.parametrize(
    ("start", "end", "text", "short"),
    [
        (None, None, "not known", "not known"),
        ("2024-02-03", None, "not before 3 Feb", "≥ 3 Feb"),
        (None, "2024-02-03", "by 3 Feb", "≤ 3 Feb"),
        ("2024-01-01", None, "not before 2024", "≥ 2024"),
        (None, "2023-12-31", "by 2023", "≤ 2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024", "Feb 2024"),
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2020-01-01", "2029-12-31", "2020s", "2020s"),
        ("2024-01-01", "2024-02-29", "1 Jan – 29 Feb", "1 Jan – 29 Feb"),
        ("2024-02-03", "2024-02-03", "3 Feb", "3 Feb"),
        ("2024-02-03", "2024-02-05", "3 Feb – 5 Feb", "3–5 Feb"),
        ("2024-01-31", "2024-02-02", "31 Jan – 2 Feb", "31 Jan – 2 Feb"),
        ("2023-01-31", "2023-01-31T09:00", "31 Jan 2023 00:00 – 09:00", "31 Jan 2023 00:00–09:00"),
        ("2024-02-03T05:10", "2024-02-03T05:10", "3 Feb 05:10", "3 Feb 05:10"),
        ("2024-02-03T05:10", "2024-02-03T09:00", "3 Feb 05:10 – 09:00", "3 Feb 05:10–09:00"),
        ("2024-02-03T05:10", "2024-02-04T09:00", "3 Feb 05:10 – 4 Feb 09:00", "3–4 Feb"),
    ],
)
def test_when_something_was_said(start: str | None, end: str | None, text: str, short: str) -> None:
    first = when(start).interval(BAGHDAD).start if start else None
    last = when(end).interval(BAGHDAD).end if end else None
    assert span_text(Interval.exact(first, last), BAGHDAD, 2024) == text
    assert span_short(Interval.exact(first, last), BAGHDAD, 2024) == short


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Drone attack on Tower 22, Jordan, 28 January 2024", True),
        ("Attack of 28 Jan. 2024", True),
        ("Attack of January 28, 2024", True),
        ("Attack, 2024-01-28", True),
        ("Attack of 128 January 2024", False),
        ("Attack of 29 January 2024", False),
        ("Attack of January 2024", False),
    ],
)
def test_a_title_that_says_the_day_is_told_from_one_that_does_not(title: str, names: bool) -> None:
    assert names_day(title, when("2024-01-28")) is names
    assert names_day(title, when("2024-01-28T05:30+03:00")) is names
    assert not names_day(title, when("2024-01-28/2024-01-30"))
