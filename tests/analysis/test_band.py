"""The band: what stood at each time, in steps at the times when claims were made."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.band import Band, Claim, band
from dossier.model.edtf import OPEN, Interval


def claim(record: str, low: int, high: int | None, at: int | None, ended: int | None = None) -> Claim:
    said = OPEN if at is None else Interval.exact(at, at + 1)
    return Claim(record, low, high, said, ended)


def figures(found: Band) -> list[tuple[int, int | None, int | None, bool | None]]:
    return [
        (step.at, None, None, None)
        if step.bounds is None
        else (step.at, step.bounds.low, step.bounds.top, step.bounds.is_open)
        for step in found.steps
    ]


def test_it_steps_where_a_claim_is_made_and_nowhere_else() -> None:
    found = band([claim("a", 2, 2, 10), claim("b", 16, None, 50), claim("c", 4, 9, 70)])
    assert figures(found) == [(10, 2, 2, False), (50, 2, 16, True)]


def test_what_ended_no_longer_stands() -> None:
    found = band([claim("a", 2, 2, 10, ended=30), claim("b", 5, 6, 20, ended=40)])
    assert figures(found) == [(10, 2, 2, False), (20, 2, 6, False), (30, 5, 6, False), (40, None, None, None)]


def test_a_claim_that_ended_before_it_was_said_for_sure_never_stands() -> None:
    assert band([claim("a", 2, 2, 10, ended=10)]).steps == ()


def test_a_claim_without_a_time_is_listed_apart() -> None:
    found = band([claim("b", 2, 2, None), claim("a", 1, 1, None), claim("c", 3, 3, 5)])
    assert [one.record for one in found.unplaced] == ["a", "b"]
    assert figures(found) == [(5, 3, 3, False)]


CLAIMS = st.lists(
    st.tuples(
        st.integers(0, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 12)
    ),
    max_size=10,
)


@settings(deadline=None)
@given(CLAIMS)
def test_at_every_time_it_says_what_stood(drawn: list[tuple[int, int | None, int | None, int | None]]) -> None:
    claims = [
        claim(f"r{number}", low, None if more is None else low + more, at, ended)
        for number, (low, more, at, ended) in enumerate(drawn)
    ]
    found = band(claims)
    shuffled = list(claims)
    Random(2).shuffle(shuffled)
    assert band(shuffled) == found
    assert all(one.at < other.at and one.bounds != other.bounds for one, other in pairwise(found.steps))
    for second in range(14):
        standing = [
            one for one in claims if one.said.end is not None and one.said.end - 1 <= second < (one.ended or 99)
        ]
        standing = [one for one in standing if one.ended is None or one.ended > (one.said.end or 0) - 1]
        now = [step for step in found.steps if step.at <= second]
        bounds = now[-1].bounds if now else None
        if not standing:
            assert bounds is None
            continue
        assert bounds is not None
        assert bounds.low == min(one.low for one in standing)
        assert bounds.top == max(one.known for one in standing)
        assert bounds.is_open == any(one.high is None for one in standing)
