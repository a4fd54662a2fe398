"""The band as it is drawn: steps and no slopes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.band import Claim, band
from dossier.model.edtf import OPEN, Interval
from dossier.text import width
from dossier.view.band import drawn, unplaced, words
from dossier.view.block import text_of

HOUR = 3600
NOON = 1_935_662_400
"""2031-05-04T12:00Z"""


def claim(record: str, low: int, high: int | None, hours: int | None, ended: int | None = None) -> Claim:
    said = OPEN if hours is None else Interval.exact(NOON + hours * HOUR, NOON + hours * HOUR + 1)
    return Claim(record, low, high, said, None if ended is None else NOON + ended * HOUR)


RISING = [claim("a", 2, 2, 0), claim("b", 16, None, 12), claim("c", 40, 40, 60, ended=96), claim("d", 3, 3, None)]


def lines(claims: list[Claim], cells: int = 48) -> list[str]:
    return [text_of(shown).rstrip() for shown in drawn(band(claims), "UTC", cells, 2031)]


def test_it_steps_where_claims_were_made() -> None:
    assert lines(RISING) == [
        " 40 ┤                       ┌╌╌╌╌╌╌╌╌╌╌╌╌╌┐",
        "    │                       │░░░░░░░░░░░░░│",
        "    │                       │░░░░░░░░░░░░░│",
        " 16 ┤     ┌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘░░░░░░░░░░░░░└╌╌╌╌╌",
        "    │     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "  2 ┤━━━━━┴─────────────────────────────────────",
        "    └┬────┬─────────────────┬─────────────┬─────",
        "     4 May                  7 May         8 May",
    ]


def test_it_is_told_in_words_with_who_says_so() -> None:
    assert [text_of(told) for told in words(band(RISING), "UTC", str.upper, 2031)] == [
        "4 May 12:00: 2 (A)",
        "5 May 00:00: lowest 2 (A), highest at least 16 (B)",
        "7 May 00:00: lowest 2 (A), highest 40 (C); somebody gives no upper end",
        "8 May 12:00: lowest 2 (A), highest at least 16 (B)",
    ]
    assert [text_of(told) for told in unplaced(band(RISING), "UTC", str.upper, 2031)] == [
        "not placed: 3 (D), nobody knows when it was said"
    ]


def test_where_nothing_stands_there_is_nothing_drawn() -> None:
    assert lines([claim("a", 5, 5, 0, ended=10), claim("b", 7, 7, 40)], 30)[:3] == [
        " 7 ┤                      ━━━━",
        " 5 ┤━━━━━━",
        "   │",
    ]
    told = [text_of(one) for one in words(band([claim("a", 5, 5, 0, ended=10)]), "UTC", str, 2031)]
    assert told == ["4 May 12:00: 5 (a)", "4 May 22:00: no figure stands"]


@pytest.mark.parametrize("cells", [0, 5, 12, 15])
def test_without_room_or_steps_there_is_no_drawing(cells: int) -> None:
    assert drawn(band(RISING), "UTC", cells) == ()
    assert drawn(band([]), "UTC", 60) == ()
    assert drawn(band([claim("a", 1, 1, None)]), "UTC", 60) == ()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**6), st.none() | st.integers(0, 50), st.integers(0, 200), st.none() | st.integers(0, 200)
        ),
        min_size=1,
        max_size=60,
    ),
    st.integers(20, 100),
)
def test_however_many_steps_it_keeps_to_its_room(
    drawn_claims: list[tuple[int, int | None, int, int | None]], cells: int
) -> None:
    claims = [
        claim(f"r{number}", low, None if more is None else low + more, at, ended)
        for number, (low, more, at, ended) in enumerate(drawn_claims)
    ]
    assert all(width(shown) <= cells for shown in lines(claims, cells))
