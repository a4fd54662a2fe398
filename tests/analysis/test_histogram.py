"""The histogram: nothing stands where it is not known to be, and everything is counted once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.histogram import Histogram, histogram
from dossier.analysis.timeline import timeline
from dossier.model import Dossier

Make = Callable[..., Dossier]


def binned(small: Make, times: Sequence[str], zone: str = "UTC", most: int = 60) -> Histogram:
    records = [{"id": f"r{number}", "says": "x", "cited": "s", "said": time} for number, time in enumerate(times)]
    found = histogram(timeline(small(reactions=records, event={"timezone": zone})).occasions, zone, most)
    assert found is not None
    return found


def total(found: Histogram) -> int:
    return sum(sum(one.sure) for one in found.bins) + found.wide + found.open + found.before + found.after


@pytest.mark.parametrize(
    ("times", "unit", "bins"),
    [
        (["2031-05-04T05:10", "2031-05-04T05:10"], "minute", 1),
        (["2031-05-04T05:10", "2031-05-04T05:50"], "minute", 41),
        (["2031-05-04T05:10", "2031-05-05T05:50"], "hour", 25),
        (["2031-05-04", "2031-05-20"], "day", 17),
        (["2031-05-04", "2031-08-20"], "week", 17),
        (["2031-05", "2031-05"], "month", 1),
        (["2031-05-04", "2033-08-20"], "month", 28),
        (["2031", "2072"], "year", 42),
        (["1901", "2072"], "10 years", 18),
        (["-5000", "Y99999"], "10,000 years", 11),
    ],
)
def test_the_unit_follows_from_the_span_and_the_precision(small: Make, times: list[str], unit: str, bins: int) -> None:
    found = binned(small, times)
    assert (found.unit.name, len(found.bins)) == (unit, bins)
    assert total(found) == len(times)


def test_a_month_is_put_on_no_day(small: Make) -> None:
    found = binned(small, ["2031-05-04", "2031-05-05", "2031-05-20", "2031-05"])
    assert (found.unit.name, found.wide) == ("day", 1)
    assert sum(sum(one.sure) for one in found.bins) == 3
    assert all(one.possible == (0, 1) for one in found.bins)


def test_a_day_of_another_zone_may_lie_on_two_days_here(small: Make) -> None:
    found = binned(small, ["2031-05-04T03:00Z", "2031-05-04", "2031-05-05T12:00", "2031-05-06"], "Asia/Baghdad")
    records = [{"id": "r", "says": "x", "cited": "s", "said": {"is": "2031-05-04", "zone": "America/New_York"}}]
    records += [{"id": f"d{day}", "says": "x", "cited": "s", "said": f"2031-05-0{day}"} for day in (4, 6)]
    away = histogram(timeline(small(reactions=records, event={"timezone": "Asia/Baghdad"})).occasions, "Asia/Baghdad")
    assert found.wide == 0
    assert away is not None
    assert [one.possible[1] for one in away.bins] == [1, 1, 0]


def test_what_is_open_at_one_end_is_in_no_bin(small: Make) -> None:
    found = binned(small, ["2031-05-04", "2031-05-06", "2031-05-05/..", "../2031-05-05"])
    assert (found.open, [one.sure[1] for one in found.bins]) == (2, [1, 0, 1])
    assert all(one.possible == (0, 0) for one in found.bins)


def test_a_few_times_far_away_do_not_press_the_others_together(small: Make) -> None:
    days = [f"2031-05-{day:02}" for day in range(4, 24)]
    found = binned(small, [*days, "1931", "2090"])
    assert (found.unit.name, found.before, found.after) == ("day", 1, 1)
    assert sum(one.sure[1] for one in found.bins) == 20


def test_bins_begin_at_local_midnight_also_when_the_clocks_change(small: Make) -> None:
    found = binned(small, ["2031-03-29", "2031-04-01"], "Europe/Vilnius")
    assert [one.end - one.start for one in found.bins] == [86_400, 82_800, 86_400, 86_400]


def test_nothing_makes_no_histogram() -> None:
    assert histogram((), "UTC") is None


@settings(max_examples=80, deadline=None)
@given(data=st.data(), most=st.integers(1, 60), zone=st.sampled_from(["UTC", "Europe/Vilnius", "Pacific/Apia"]))
def test_every_time_is_counted_once_and_only_where_it_lies(
    small: Make, whens: st.SearchStrategy[str], data: st.DataObject, most: int, zone: str
) -> None:
    times = data.draw(st.lists(whens, min_size=1, max_size=25))
    found = binned(small, times, zone, most)
    assert total(found) == len(times)
    assert 1 <= len(found.bins) <= most
    assert all(one.end == other.start for one, other in pairwise(found.bins))
    records = [{"id": f"r{number}", "says": "x", "cited": "s", "said": time} for number, time in enumerate(times)]
    occasions = timeline(small(reactions=records, event={"timezone": zone})).occasions
    ends = [(one.span.outer_start, one.span.outer_end) for one in occasions]
    closed = [(start, end) for start, end in ends if start is not None and end is not None]
    for one in found.bins:
        assert one.sure[1] == sum(one.start <= start and end <= one.end for start, end in closed)
        touching = sum(start < one.end and end > one.start for start, end in closed)
        assert one.possible[1] == touching - one.sure[1]
