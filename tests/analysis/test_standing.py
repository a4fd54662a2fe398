"""From when to when figures stood: the band at any moment is what totals take to stand at that moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.band import Band, Claim, band
from dossier.analysis.standing import standing_claims
from dossier.analysis.world import Base, World, hull
from dossier.model import Dossier
from dossier.store.load import load
from dossier.store.loaded import Loaded

ROOT = Path(__file__).parents[2]
Make = Callable[..., Dossier]


def claims_of(dossier: Dossier, measure: str, present: set[str] | None = None) -> list[tuple[Claim, ...]]:
    found = standing_claims(World(Base(dossier), present))
    return [claims for scope, claims in found.items() if scope.measure == measure]


def dossier(path: str) -> Dossier:
    loaded = load(ROOT / path / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.dossier


def lows(found: Band) -> list[tuple[int, bool] | None]:
    return [(one.low, one.top_open) if (one := step.bounds) is not None else None for step in found.steps]


def test_a_later_figure_of_the_same_voice_ends_the_earlier() -> None:
    (scope,) = claims_of(dossier("tests/data/quay"), "killed")
    assert [one.record for one in scope] == ["toll-command", "toll-first", "toll-later", "toll-leaflet"]
    command, first, later, _ = scope
    assert first.ended == (later.said.end or 0) - 1
    assert later.ended is command.ended is None


def test_the_injured_of_tower_22_by_the_passages() -> None:
    """Many on the day, more than 30 on 29 January; the dozens of 2 February take nothing back."""
    scope = next(
        claims
        for claims in claims_of(dossier("content/tower-22-2024-01-28"), "injured")
        if any(one.record == "injured-28jan" for one in claims)
    )
    assert "injured-2feb-call" not in {one.record for one in scope}
    assert lows(band(scope)) == [(2, True), (31, True)]


def test_what_had_not_been_said_ends_nothing() -> None:
    quay = dossier("tests/data/quay")
    (scope,) = claims_of(quay, "killed", {"toll-first", "toll-command"})
    assert [(one.record, one.ended) for one in scope] == [("toll-command", None), ("toll-first", None)]


def reports(small: Make, *casualties: dict[str, Any], **parts: Any) -> Dossier:
    told = [{"cited": "s", **report} for report in casualties]
    return small(casualties=told, actors={"mayor": {"name": "Mayor"}, "paper": {"name": "Paper"}}, **parts)


def test_what_is_taken_back_ends_then_and_what_repeats_it_counts_with_it(small: Make) -> None:
    made = reports(
        small,
        {"id": "a", "killed": "5", "said_by": "mayor", "said": "2031-05-04"},
        {"id": "b", "killed": "5", "said_by": "paper", "said": "2031-05-05", "repeats": "a"},
        reactions=[{"id": "r", "says": "no", "said": "2031-05-07", "retracts": "a", "cited": "s"}],
    )
    ((only,),) = claims_of(made, "killed")
    assert only.record == "a"
    assert lows(band([only])) == [(5, False), None]


@pytest.mark.parametrize(
    "field",
    [{"stance": "expects"}, {"share_of": "a"}, {"hull_of": "a"}, {"indirect": "yes"}, {"event": "y"}, {"repeats": "a"}],
)
def test_what_sets_no_bound_is_left_out(small: Make, field: dict[str, str]) -> None:
    made = reports(
        small,
        {"id": "a", "killed": "5", "said": "2031-05-04"},
        {"id": "b", "killed": "9", "said": "2031-05-05", **field},
        {"id": "c", "killed": "unknown", "said": "2031-05-05"},
    )
    assert [[one.record for one in scope] for scope in claims_of(made, "killed")] == [["a"]]


def test_a_part_has_a_band_of_its_own(small: Make) -> None:
    made = reports(small, {"id": "a", "killed": "5"}, {"id": "b", "killed": "2", "subset_of": "a"})
    assert sorted([one.record for one in scope] for scope in claims_of(made, "killed")) == [["a"], ["b"]]


REPORT = st.fixed_dictionaries(
    {
        "killed": st.sampled_from(["none", "1", "2", "3-9", "at least 4", "12", "30", "dozens", "several", "many"]),
        "said_by": st.sampled_from(["mayor", "paper"]),
        "said": st.sampled_from(
            [
                "2031-05-04",
                "2031-05-04T05:10",
                "2031-05-04T05:10~",
                "2031-05-05~",
                "2031-05-05",
                "2031-05-05T12:00/2031-05-06T10:00",
                "2031-05-07",
                "2031-05",
            ]
        ),
    },
    optional={"cumulative": st.sampled_from(["true", "false"])},
)


@settings(max_examples=150, deadline=None)
@given(st.lists(REPORT, min_size=1, max_size=7))
def test_the_band_is_what_totals_take_to_stand(small: Make, drawn: list[dict[str, str]]) -> None:
    made = reports(small, *({"id": f"r{number}", **report} for number, report in enumerate(drawn)))
    base = Base(made)
    (claims,) = standing_claims(World(base)).values()
    found = band(claims)
    ends = {figure.record: figure.said.outer_end or 0 for figure in base.figures}
    for moment in sorted({end - 1 for end in ends.values()}):
        then = World(base, {record for record, end in ends.items() if end - 1 <= moment})
        told = [figure for voices in then.claims().told.values() for one in voices.values() for figure in one]
        bounds = next((step.bounds for step in reversed(found.steps) if step.at <= moment), None)
        assert bounds is not None
        low, high = hull(told)
        assert (bounds.low, None if bounds.is_open else bounds.top) == (low, high)
