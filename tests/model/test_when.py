"""Dates and times are half-open intervals in UTC that keep their precision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dossier.model import When, edtf
from dossier.model.edtf import DAY
from dossier.model.when import iso

WHEN = TypeAdapter(When)
ZONES = st.sampled_from(
    [
        "UTC",
        "Asia/Baghdad",
        "Asia/Damascus",
        "America/New_York",
        "Europe/Vilnius",
        "Pacific/Apia",
        "Australia/Lord_Howe",
    ]
)
YEARS = st.integers(min_value=-9999, max_value=9999)


def span(text: str, zone: str = "UTC") -> tuple[str | None, str | None]:
    interval = edtf.parse(text).interval(zone)
    return iso(interval.start), iso(interval.end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"),
        ("2024-12", "2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"),
        ("2024-02-XX", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"),
        ("2024-XX-XX", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("2024-XX", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("201X", "2010-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("20XX", "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"),
        ("-003X", "-0039-01-01T00:00:00Z", "-0029-01-01T00:00:00Z"),
        ("2024-21", "2024-03-01T00:00:00Z", "2024-06-01T00:00:00Z"),
        ("2024-24", "2024-12-01T00:00:00Z", "2025-03-01T00:00:00Z"),
        ("-0044-03-15", "-0044-03-15T00:00:00Z", "-0044-03-16T00:00:00Z"),
        ("0000", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("Y17000", "+17000-01-01T00:00:00Z", "+17001-01-01T00:00:00Z"),
        ("Y-17000", "-17000-01-01T00:00:00Z", "-16999-01-01T00:00:00Z"),
        ("2024-02-03T00:10", "2024-02-03T00:10:00Z", "2024-02-03T00:11:00Z"),
        ("2024-02-03T00:10:05Z", "2024-02-03T00:10:05Z", "2024-02-03T00:10:06Z"),
        ("2024-02-03T00:10+03:00", "2024-02-02T21:10:00Z", "2024-02-02T21:11:00Z"),
        ("2024-02-03T00:10-05:30~", "2024-02-03T05:40:00Z", "2024-02-03T05:41:00Z"),
        ("2024-02-02/2024-02-04", "2024-02-02T00:00:00Z", "2024-02-05T00:00:00Z"),
        ("2024-02-02T16:00-05:00/2024-02-03", "2024-02-02T21:00:00Z", "2024-02-04T00:00:00Z"),
        ("2024-02~/2024-04?", "2024-02-01T00:00:00Z", "2024-05-01T00:00:00Z"),
        ("2024-02-02/..", "2024-02-02T00:00:00Z", None),
        ("2024-02-02/", "2024-02-02T00:00:00Z", None),
        ("../2024-02-02", None, "2024-02-03T00:00:00Z"),
        ("/2024-02-02", None, "2024-02-03T00:00:00Z"),
    ],
)
def test_every_form_is_the_half_open_interval_it_covers(text: str, start: str | None, end: str | None) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "yesterday",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024-XX-03",
        "201X-03",
        "2024-02-03T24:00",
        "2024-02-03T23:60",
        "2024-02-03T10",
        "2024-02T10:00",
        "2024-02-03T10:00+15:00",
        "2024-02-03 10:00",
        "24-02-03",
        "2024/2023",
        "2024-02-03T10:00/2024-02-03T09:00",
        "2024/2025/2026",
        "2024~~",
        "２０２４-02-03",
        "Y1" + "0" * 15,
    ],
)
def test_what_is_no_date_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf.parse(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.TZX~?%:+Y", max_size=24), ZONES)
def test_any_text_is_a_date_or_a_value_error(text: str, zone: str) -> None:
    try:
        extent = edtf.parse(text)
    except ValueError:
        return
    interval = extent.interval(zone)
    assert interval.start is None or interval.end is None or interval.start <= interval.end


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(2, 1, 2), max_value=datetime(9998, 12, 30)), ZONES)
def test_a_time_of_day_is_read_on_the_clocks_of_its_zone(moment: datetime, zone: str) -> None:
    start = edtf.parse(moment.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")).interval(zone).start
    minute = moment.replace(second=0, microsecond=0, tzinfo=ZoneInfo(zone), fold=0)
    assert start == int((minute - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


@settings(deadline=None)
@given(st.dates(), ZONES)
def test_a_day_ends_where_the_next_one_begins(day: object, zone: str) -> None:
    first = edtf.parse(str(day)).interval(zone)
    assert first.start is not None
    following = edtf.civil(edtf.days(*map(int, str(day).split("-"))) + 1)
    assert first.end == edtf.parse("{:04}-{:02}-{:02}".format(*following)).interval(zone).start or following[0] > 9999


@settings(deadline=None)
@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_days_are_counted_alike_in_both_directions(number: int) -> None:
    assert edtf.days(*edtf.civil(number)) == number


@given(st.dates())
def test_days_are_those_of_datetime_where_it_reaches(day: object) -> None:
    year, month, number = map(int, str(day).split("-"))
    assert edtf.days(year, month, number) == (datetime(year, month, number) - datetime(1970, 1, 1)).days


@settings(deadline=None)
@given(YEARS, st.integers(1, 12), st.integers(1, 31), ZONES)
def test_every_day_of_every_year_has_about_24_hours(year: int, month: int, day: int, zone: str) -> None:
    if day > edtf.month_length(year, month):
        return
    interval = edtf.parse(f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}").interval(zone)
    assert interval.start is not None
    assert interval.end is not None
    assert 0 <= interval.end - interval.start <= DAY * 2


def test_four_in_the_afternoon_in_washington_is_midnight_in_baghdad() -> None:
    washington = edtf.parse("2024-02-02T16:00-05:00").interval("Asia/Baghdad")
    baghdad = edtf.parse("2024-02-03T00:00").interval("Asia/Baghdad")
    assert washington == baghdad
    day = edtf.parse("2024-02-03").interval("Asia/Baghdad")
    assert day.start == washington.start
    assert edtf.parse("2024-02-02").interval("America/New_York").start == baghdad.start - 16 * 3600  # type: ignore[operator]


def test_days_of_a_clock_change_are_23_and_25_hours_long() -> None:
    spring = edtf.parse("2024-03-31").interval("Europe/Vilnius")
    autumn = edtf.parse("2024-10-27").interval("Europe/Vilnius")
    assert spring.end - spring.start == 23 * 3600  # type: ignore[operator]
    assert autumn.end - autumn.start == 25 * 3600  # type: ignore[operator]


def test_a_time_shown_twice_is_the_earlier_of_the_two_east_and_west() -> None:
    assert span("2024-10-27T03:30", "Europe/Vilnius")[0] == "2024-10-27T00:30:00Z"
    assert span("2024-11-03T01:30", "America/New_York")[0] == "2024-11-03T05:30:00Z"


def test_a_midnight_that_the_clocks_skip_begins_its_day_at_the_change() -> None:
    start, _ = span("2023-10-01", "America/Asuncion")
    assert start == "2023-10-01T04:00:00Z"
    assert span("2023-09-30", "America/Asuncion")[1] == start


def test_an_interval_of_skipped_times_never_ends_before_it_begins() -> None:
    start, end = span("2024-03-31T03:30/2024-03-31T04:10", "Europe/Vilnius")
    assert start is not None
    assert end is not None
    assert start <= end


def test_an_interval_with_one_offset_is_judged_in_the_zone_of_the_event() -> None:
    assert span("2024-02-03T00:10/2024-02-02T21:30Z", "Asia/Baghdad") == (
        "2024-02-02T21:10:00Z",
        "2024-02-02T21:31:00Z",
    )


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_a_qualifier_widens_the_edges_and_nothing_else(mark: str) -> None:
    plain, qualified = edtf.parse("2024-02-03").interval("UTC"), edtf.parse(f"2024-02-03{mark}").interval("UTC")
    assert (plain.start, plain.end) == (qualified.start, qualified.end)
    assert (plain.outer_start, plain.outer_end) == (plain.start, plain.end)
    assert qualified.outer_start == (plain.start or 0) - DAY
    assert qualified.outer_end == (plain.end or 0) + DAY
    assert edtf.parse(f"2024-02-03{mark}").qualified


def test_years_outside_datetime_are_legal_in_every_zone() -> None:
    for text in ("Y-170000002", "Y170000002", "-9999-12-31", "9999-12-31"):
        interval = edtf.parse(text).interval("Asia/Baghdad")
        assert interval.start is not None
        assert interval.end is not None
        assert interval.start < interval.end


def test_a_value_may_name_its_own_zone_and_the_words_of_the_source() -> None:
    when = WHEN.validate_python({"is": "2024-02-03", "zone": "Asia/Baghdad", "words": "last night"})
    assert iso(when.interval("America/New_York").start) == "2024-02-02T21:00:00Z"
    assert when.words == "last night"
    with pytest.raises(ValidationError, match="no time zone is called"):
        WHEN.validate_python({"is": "2024-02-03", "zone": "Asia/Bagdad"})


@settings(deadline=None)
@given(
    st.sampled_from(["2024", "2024-02-03~", "2024-02-03T00:10", "2024-02-02/..", "../2024-02?", "-0044-03", "Y17000"]),
    st.one_of(st.none(), ZONES),
    st.one_of(st.none(), st.just("last night")),
    ZONES,
)
def test_the_object_means_the_same_as_the_text(text: str, zone: str | None, words: str | None, event: str) -> None:
    value = {key: item for key, item in (("is", text), ("zone", zone), ("words", words)) if item is not None}
    read = WHEN.validate_python(value, context={"zone": event})
    written = WHEN.dump_python(read, mode="json", context={"zone": event})
    assert {"is", "from", "to"} <= set(written)
    assert WHEN.validate_python(written, context={"zone": event}) == read
    if zone is None and words is None:
        assert WHEN.validate_python(text) == read


def test_computed_edges_must_equal_what_the_text_means() -> None:
    good = {"is": "2024-02-03", "from": "2024-02-02T21:00:00Z"}
    assert WHEN.validate_python(good, context={"zone": "Asia/Baghdad"}).is_ == "2024-02-03"
    with pytest.raises(
        ValidationError, match="from is 2024-02-02T21:00:00Z, but 2024-02-03 means 2024-02-03T00:00:00Z"
    ):
        WHEN.validate_python(good)
    with pytest.raises(ValidationError, match="to is None"):
        WHEN.validate_python({"is": "2024-02-03", "to": None})


@pytest.mark.parametrize("value", [{}, {"is_": "2024"}, {"is": "2024", "at": "x"}, {"is": ""}, 2024, None, ["2024"]])
def test_other_shapes_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        WHEN.validate_python(value)


def test_an_unknown_zone_is_a_value_error() -> None:
    for name in ("Nowhere", "", "../../etc/passwd", "Europe", "a\0b"):
        with pytest.raises(ValueError, match="no time zone is called"):
            edtf.zone_info(name)


def test_offsets_of_an_instant_are_those_of_the_zone() -> None:
    noon = edtf.days(2024, 7, 1) * DAY + DAY // 2
    assert edtf.offset_at(noon, "Europe/Vilnius") == 3 * 3600
    assert edtf.offset_at(noon + 183 * DAY, "Europe/Vilnius") == 2 * 3600
    assert edtf.offset_at(-(10**15), "Asia/Baghdad") == timedelta(hours=2, minutes=57, seconds=40).total_seconds()
