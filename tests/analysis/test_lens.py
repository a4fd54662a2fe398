"""What had been said at a moment, surely or possibly, by either clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import Clock, Lens, as_typed
from dossier.analysis.moments import moment, standings, steps
from dossier.analysis.sight import seen, who
from dossier.model import Dossier
from dossier.query.index import Index
from dossier.query.truth import Truth

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]

NO, POSSIBLE, YES = Truth.NO, Truth.POSSIBLE, Truth.YES


@pytest.mark.parametrize(
    ("said", "as_of", "truth"),
    [
        ("2031-05-02", "2031-05-01", NO),
        ("2031-05-02", "2031-05-02", YES),
        ("2031-05-02", "2031-05-02T12:00", POSSIBLE),
        ("2031-05-02", "2031-05-02T00:00", POSSIBLE),
        ("2031-05-02", "2031-05", YES),
        ("2031-05-02T10:00+05:00", "2031-05-02T04:59Z", NO),
        ("2031-05-02T10:00+05:00", "2031-05-02T05:00Z", YES),
        ("2031-05-02/2031-05-04", "2031-05-03", POSSIBLE),
        ("2031-05-02~", "2031-05-02", POSSIBLE),
        ("2031-05-02~", "2031-05-01", POSSIBLE),
        ("2031-05-02~", "2031-04-30", NO),
        ("2031-05-02~", "2031-05-03", YES),
        ("../2031-05-02", "2031-04-01", POSSIBLE),
        ("2031-05-02/..", "2040", POSSIBLE),
        (None, "2040", POSSIBLE),
    ],
)
def test_what_had_been_said(make: Make, report: Report, said: str | None, as_of: str, truth: Truth) -> None:
    dossier = make(report("a", "town", "1", **({} if said is None else {"said": said})))
    found = standings(dossier, Lens(as_of=as_of))
    assert found == {"a": truth}


def test_a_moment_without_an_offset_is_in_the_zone_of_the_event(make: Make) -> None:
    day = moment("2031-05-02", "Asia/Baghdad")
    assert day == moment("2031-05-02T23:59+03:00", "UTC") == moment(" 2031-05-02T20:59Z ", "UTC")


@pytest.mark.parametrize("text", ["2031-05-02/..", "tomorrow", ""])
def test_what_is_no_moment_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        moment(text, "UTC")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", ""),
        (" Now ", ""),
        ("2024-02-03 06:00 UTC", "2024-02-03T06:00Z"),
        ("2024-02-03 6:00Z", "2024-02-03T06:00Z"),
        ("2024-02-03t06:00:30 gmt", "2024-02-03T06:00:30Z"),
        ("2024-02-03 06:00 +0300", "2024-02-03T06:00+03:00"),
        ("2024-02-03 06:00+03:00", "2024-02-03T06:00+03:00"),
        ("2024-02-03 06:00", "2024-02-03T06:00"),
        ("2024-02", "2024-02"),
        ("2024-02-03 at six", "2024-02-03 at six"),
    ],
)
def test_a_moment_may_be_typed_as_people_write_it(text: str, meant: str) -> None:
    assert as_typed(text) == meant
    assert as_typed(meant) == meant


def test_no_moment_is_no_lens(make: Make, report: Report) -> None:
    analysis = Analysis(make(report("a", "town", "1", said="2031-05-02")))
    assert analysis.standings is None
    assert analysis.wider is analysis.world
    assert analysis.under(Lens()) is analysis
    assert Lens().is_open


def test_the_other_clock_asks_when_the_carriers_were_published(make: Make, report: Report) -> None:
    sources = {
        "paper": {"title": "Paper", "published": "2031-05-03"},
        "late": {"title": "Late", "published": "2031-05-05~"},
        "sheet": {"title": "Sheet"},
    }
    dossier = make(
        report("a", "town", "1", said="2031-05-01"),
        report("b", "town", "1", said="2031-05-01", cited=["late", "paper"]),
        report("c", "town", "1", said="2031-05-01", cited=["late"]),
        report("d", "town", "1", said="2031-05-01", cited=["sheet", "paper"]),
        sources=sources,
    )
    assert standings(dossier, Lens(as_of="2031-05-02", clock="published")) == {"a": NO, "b": NO, "c": NO, "d": POSSIBLE}
    assert standings(dossier, Lens(as_of="2031-05-05", clock="published")) == {
        "a": YES,
        "b": YES,
        "c": POSSIBLE,
        "d": YES,
    }
    assert set(standings(dossier, Lens(as_of="2031-05-02")).values()) == {YES}  # type: ignore[union-attr]


def test_totals_are_of_what_was_said_and_beside_it_of_what_may_have_been(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "event", "16", said="2031-05-01"), report("b", "event", "25", "medic", said="2031-05-02~")
    )
    analysis = Analysis(dossier, Lens(as_of="2031-05-02"))
    (sure,), (wider,) = analysis.totals(), analysis.totals(possibly=True)
    assert ((sure.low, sure.high), (wider.low, wider.high)) == ((16, 16), (16, 25))
    assert analysis.totals({"b"}) == []


def test_a_withdrawn_record_counts_until_the_retraction_was_said(make: Make, report: Report) -> None:
    back = {"id": "back", "by": "mayor", "act": "correct", "retracts": "a", "said": "2031-05-03", "cited": "paper"}
    dossier = make(report("a", "event", "16", said="2031-05-01"), reactions=[back])
    assert [one.low for one in Analysis(dossier, Lens(as_of="2031-05-02")).totals()] == [16]
    assert Analysis(dossier, Lens(as_of="2031-05-03")).totals() == []
    possibly = Analysis(dossier, Lens(as_of="2031-05-03T12:00Z"))
    assert [one.low for one in possibly.totals()] == [16]
    assert possibly.totals(possibly=True) == []


@pytest.mark.parametrize("link", ["replies_to", "retracts", "repeats", "about"])
def test_a_reply_is_not_possible_before_what_it_answers(make: Make, report: Report, link: str) -> None:
    reply = {"id": "reply", "by": "mayor", "act": "deny", link: "a", "said": "2031-05-02", "cited": "paper"}
    dossier = make(report("a", "town", "1", said="2031-05-02T17:00Z"), reactions=[reply])
    for at, truth in (("16:59", NO), ("17:00", POSSIBLE), ("23:59", YES)):
        found = standings(dossier, Lens(as_of=f"2031-05-02T{at}Z"))
        assert found is not None
        assert found["reply"] is truth


def test_what_one_speaks_about_without_denying_it_may_be_told_later(make: Make, report: Report) -> None:
    word = {"id": "word", "by": "mayor", "act": "state", "about": "a", "said": "2031-05-02", "cited": "paper"}
    dossier = make(report("a", "town", "1", said="2031-05-02T17:00Z"), reactions=[word])
    assert standings(dossier, Lens(as_of="2031-05-02T12:00Z")) == {"a": NO, "word": POSSIBLE}


def test_replies_bound_each_other_however_many_and_a_contradiction_bounds_nothing(make: Make, report: Report) -> None:
    first = {"id": "b", "by": "mayor", "act": "state", "replies_to": "a", "said": "2031-05-02", "cited": "paper"}
    second = {
        "id": "c",
        "by": "medic",
        "act": "state",
        "replies_to": ["b", "d"],
        "said": "2031-05-02",
        "cited": "paper",
    }
    late = {"id": "d", "by": "mayor", "act": "state", "replies_to": "c", "said": "2031-05-04", "cited": "paper"}
    told = report("a", "town", "1", said="2031-05-02T17:00Z")
    dossier = make(told, reactions=[first, second, late])
    expected = {"a": NO, "b": NO, "c": NO, "d": NO}
    assert standings(dossier, Lens(as_of="2031-05-02T12:00Z")) == expected
    assert standings(make(told, reactions=[late, second, first]), Lens(as_of="2031-05-02T12:00Z")) == expected
    assert standings(dossier, Lens(as_of="2031-05-02T18:00Z")) == {**expected, "a": YES, "b": POSSIBLE, "c": POSSIBLE}


@pytest.mark.parametrize("clock", ["said", "published"])
def test_an_undated_source_had_been_said_and_published_when_it_was_taken(
    make: Make, report: Report, clock: Clock
) -> None:
    sources = {"undated": {"title": "U", "not_before": "2031-05-01", "retrieved": "2031-06-01"}}
    dossier = make(
        report("own", "town", "1", "undated", cited="undated"),
        report("other", "town", "2", cited="undated"),
        report("plan", "town", "2", when="2032", cited="undated"),
        sources=sources,
    )
    for as_of, own in (("2031-04-30", NO), ("2031-05-31", POSSIBLE), ("2031-06-01", YES)):
        other = own or (NO if clock == "published" else POSSIBLE)
        found = {"own": own, "other": other, "plan": other}
        assert standings(dossier, Lens(as_of=as_of, clock=clock)) == found


def test_a_stated_time_outweighs_when_the_source_was_taken(make: Make, report: Report) -> None:
    sources = {"sheet": {"title": "Sheet", "retrieved": "2031-05-01"}}
    dossier = make(report("a", "town", "1", said="2031-05-02/..", cited="sheet"), sources=sources)
    assert standings(dossier, Lens(as_of="2031-05-01")) == {"a": NO}


def test_steps_are_where_anything_may_or_must_have_been_said(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "1", said="2031-05-02"),
        report("b", "town", "1", said="2031-05-03"),
        report("c", "town", "1", said="../2031-05-02"),
        report("d", "town", "1"),
    )
    first, day, minute = moment("2031-05-01", "UTC"), 86_400, 60
    assert steps(dossier) == (first + minute, first + day, first + day + minute, first + 2 * day)


def test_whoever_is_called_so_is_meant_and_no_text_about_them(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "east", "3", by="army"),
        report("b", "east", "5", by="article", cited="article"),
        sources={
            "article": {"title": "The army in the east"},
            "gazette": {"title": "Gazette"},
            "paper": {"title": "P"},
        },
    )
    index = Index(dossier)
    assert who(index, "army") == ("army",)
    assert who(index, "arm") == ("army",)
    assert who(index, "gazette") == who(index, "gazet") == ("gazette",)
    assert who(index, "article") == ("article",)
    passes = seen(index, Analysis(dossier).under(Lens("arm")))
    assert passes is not None
    assert (passes["a"], passes["b"]) == (YES, NO)
