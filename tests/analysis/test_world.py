"""What stands at a moment: withdrawn and repeated records, and later figures in place of earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from dossier.analysis.world import Base, World
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def current(dossier: Dossier, present: set[str] | None = None) -> list[str]:
    return [figure.record for figure in World(Base(dossier), present).current]


def became(dossier: Dossier) -> dict[str, str]:
    return {record: what for (record, _), what in World(Base(dossier)).replaced.items()}


def retraction(key: str, *refs: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "by": "mayor", "act": "correct", "retracts": refs, "cited": "paper", **more}


# withdrawn and repeated


def test_what_repeats_a_withdrawn_record_is_withdrawn_however_far(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "town", "16", "medic", repeats="a"),
        report("c", "town", "16", "army", repeats="b"),
        report("d", "town", "9", "herald"),
        reactions=[retraction("back", "a")],
    )
    assert World(Base(dossier)).withdrawn == {"a": ("back",), "b": ("back",), "c": ("back",)}
    assert current(dossier) == ["d"]


def test_a_record_stands_until_its_retraction_is_said(make: Make, report: Report) -> None:
    dossier = make(report("a", "town", "16"), reactions=[retraction("back", "a")])
    assert current(dossier, {"a"}) == ["a"]
    assert current(dossier, {"a", "back"}) == []
    assert World(Base(dossier), {"back"}).withdrawn == {}


def test_what_repeats_a_statement_at_hand_is_no_figure_of_its_own(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "town", "16", "medic", repeats="a"),
        report("c", "town", "16", "army", repeats="b"),
        report("d", "town", "16", "state", repeats="elsewhere/x"),
    )
    assert current(dossier) == ["a", "d"]
    assert current(dossier, {"b", "c"}) == ["b"]
    assert current(dossier, {"a", "c"}) == ["a"]


@pytest.mark.parametrize(
    "never",
    [
        {"stance": "expects"},
        {"indirect": "true"},
        {"share_of": "a"},
        {"hull_of": "a"},
        {"cited": {"source": "paper", "part": "question"}},
    ],
)
def test_what_never_enters(make: Make, report: Report, never: dict[str, Any]) -> None:
    assert current(make(report("a", "town", "16"), report("b", "town", "25", "medic") | never)) == ["a"]
    both = {"cited": [{"source": "paper", "part": "question"}, "paper"]}
    assert current(make(report("b", "town", "25") | both)) == ["b"]


# later in place of earlier


def told(report: Report, *claims: tuple[str, str], where: Any = "event") -> list[dict[str, Any]]:
    """Figures of one voice for the event, each with its day in May."""
    return [
        report(f"r{n}", where, count, said=f"2031-05-{day}" if day else None)
        for n, (count, day) in enumerate(claims, start=1)
    ]


def without_none(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.items() if value is not None} for one in claims]


@pytest.mark.parametrize(
    ("claims", "stands", "what"),
    [
        ([("16", "01"), ("25", "02")], "r2", {"r1": "grown"}),
        ([("25", "01"), ("16", "02")], "r2", {"r1": "revised"}),
        ([("16", "01"), ("16", "02")], "r2", {"r1": "restated"}),
        ([("16", "01"), ("at least 16", "02")], "r2", {"r1": "grown"}),
        ([("16", "01"), ("25", "01")], "r1 r2", {}),
        ([("16", "01"), ("25", "")], "r1 r2", {}),
        ([("16", "02~"), ("25", "03")], "r1 r2", {}),
        ([("16", "01"), ("25", "03~")], "r2", {"r1": "grown"}),
        ([("30", "01"), ("dozens", "02")], "r1", {"r2": "restated"}),
        ([("16", "01"), ("dozens", "02")], "r2", {"r1": "grown"}),
        ([("dozens", "01"), ("30", "02")], "r2", {"r1": "grown"}),
        ([("several", "01"), ("dozens", "02")], "r2", {"r1": "grown"}),
        ([("dozens", "01"), ("several", "02")], "r1", {"r2": "restated"}),
        ([("30", "01"), ("16", "02"), ("dozens", "03")], "r3", {"r1": "grown", "r2": "grown"}),
        ([("30", "01"), ("dozens", "02"), ("16", "03")], "r3", {"r1": "revised", "r2": "restated"}),
        ([("30", "01"), ("dozens", "02"), ("hundreds", "03")], "r3", {"r1": "grown", "r2": "restated"}),
        ([("16", "01"), ("unknown", "02")], "r1 r2", {}),
        ([("unknown", "01"), ("16", "02")], "r2", {"r1": "grown"}),
    ],
)
def test_later_figures_of_a_voice_take_the_place_of_earlier_ones(
    make: Make, report: Report, claims: list[tuple[str, str]], stands: str, what: dict[str, str]
) -> None:
    for order in permutations(without_none(told(report, *claims))):
        dossier = make(*order)
        assert sorted(current(dossier)) == stands.split()
        assert became(dossier) == what


def test_a_figure_of_unknown_start_that_ends_before_another_begins_is_earlier(make: Make, report: Report) -> None:
    sources = {"paper": {"title": "Paper", "published": "2031-05-01"}}
    dossier = make(report("a", "event", "16"), report("b", "event", "25", said="2031-05-02"), sources=sources)
    assert current(dossier) == ["b"]


@pytest.mark.parametrize(
    ("where", "cumulative", "stands"),
    [
        ("event", None, ["b"]),
        ("east", None, ["b"]),
        (["east", "west"], None, ["b"]),
        ("town", None, ["a", "b"]),
        ("town", "true", ["b"]),
        ("event", "false", ["a", "b"]),
    ],
)
def test_only_what_counts_from_the_beginning_replaces(
    make: Make, report: Report, where: Any, cumulative: str | None, stands: list[str]
) -> None:
    more = {} if cumulative is None else {"cumulative": cumulative}
    one = report("a", where, "16", said="2031-05-01", **more)
    assert current(make(one, report("b", where, "25", said="2031-05-02", **more))) == stands


def test_one_voice_replaces_what_it_said_through_another_mouth_and_nobody_elses(make: Make, report: Report) -> None:
    first = report("a", "event", "16", "army", said="2031-05-01")
    assert current(make(first, report("b", "event", "25", "state", said="2031-05-02"))) == ["b"]
    assert current(make(first, report("b", "event", "25", "mayor", said="2031-05-02"))) == ["a", "b"]


def test_what_had_not_been_said_replaces_nothing(make: Make, report: Report) -> None:
    dossier = make(*told(report, ("16", "01"), ("25", "02")))
    assert current(dossier, {"r1"}) == ["r1"]


def test_figures_of_records_not_shown_still_take_the_place_of_those_shown(make: Make, report: Report) -> None:
    world = World(Base(make(*told(report, ("16", "01"), ("25", "02")))))
    assert world.claims({"r1"}).told == {}


def test_circles_of_repeats_and_retractions_end(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", repeats="b"),
        report("b", "town", "16", repeats="a"),
        reactions=[retraction("one", "two"), retraction("two", "one")],
    )
    assert current(dossier) == []
    assert set(World(Base(dossier)).withdrawn) == {"one", "two"}


def test_figures_without_any_time_all_stand(make: Make, report: Report) -> None:
    assert current(make(*without_none(told(report, ("16", ""), ("25", ""), ("dozens", ""))))) == ["r1", "r2", "r3"]
