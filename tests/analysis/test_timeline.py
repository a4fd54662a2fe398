"""The timeline: every record in it or among the undated, in an order of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.timeline import Occasion, timeline
from dossier.model import Dossier
from dossier.store.load import load
from dossier.store.loaded import Loaded

Make = Callable[..., Dossier]
CONTENT = Path(__file__).parents[2] / "content"


def reactions(small: Make, *records: dict[str, Any], **parts: Any) -> Dossier:
    return small(reactions=[{"says": "x", "cited": "s", **record} for record in records], **parts)


def keys(dossier: Dossier) -> list[tuple[str, str]]:
    return [(occasion.record, occasion.clock) for occasion in timeline(dossier).occasions]


def only(dossier: Dossier) -> Occasion:
    (occasion,) = timeline(dossier).occasions
    return occasion


def test_what_happened_and_when_it_was_said_are_two_times(small: Make) -> None:
    dossier = reactions(small, {"id": "a", "when": "2031-05-04", "said": "2031-05-05"})
    assert keys(dossier) == [("a", "happened"), ("a", "said")]
    assert all(occasion.when is not None for occasion in timeline(dossier).occasions)


def test_an_assessment_is_said_at_a_time_of_its_own(small: Make) -> None:
    judged = [{"by": "watch", "is": "likely", "when": "2031-05-06"}, {"by": "watch", "is": "contested"}]
    strike = {"id": "a", "what": "x", "cited": "s", "when": "2031-05-04", "assessments": judged}
    dossier = small(strikes=[strike], actors={"watch": {"name": "Watch"}})
    found = timeline(dossier)
    assert [(one.key, one.clock, one.assessment) for one in found.occasions] == [
        ("a happened", "happened", None),
        ("a said", "said", None),
        ("a 0", "said", 0),
    ]
    assert found.undated == ()
    undated = timeline(small(strikes=[{**strike, "when": None, "cited": "t"}], sources={"t": {"title": "T"}}))
    assert ([one.key for one in undated.occasions], undated.undated) == (["a 0"], ("a",))


def test_the_time_of_the_event_is_nobodys_telling(small: Make) -> None:
    found = timeline(reactions(small, {"id": "a", "said": "2031-05-05"}, event={"when": "2031-05-04~"}))
    assert [one.key for one in found.occasions] == ["a said"]
    assert found.event is not None
    assert (found.event.precision, found.event.qualifier) == ("day", "~")
    assert timeline(reactions(small, {"id": "a"})).event is None


def test_they_stand_by_where_they_begin_then_by_where_they_end(small: Make) -> None:
    dossier = reactions(
        small,
        {"id": "open", "said": "2031-05-04/.."},
        {"id": "month", "said": "2031-05"},
        {"id": "noon", "said": "2031-05-04T12:00"},
        {"id": "day", "said": "2031-05-04"},
        {"id": "midnight", "said": "2031-05-04T00:00"},
        {"id": "days", "said": "2031-05-04/2031-05-06"},
    )
    assert [key for key, _ in keys(dossier)] == ["month", "midnight", "day", "days", "open", "noon"]


def test_what_is_known_to_be_over_by_a_time_stands_there(small: Make) -> None:
    dossier = reactions(
        small,
        {"id": "late", "said": "2031-05-04"},
        {"id": "by", "said": "../2031-05-03"},
        {"id": "early", "said": "2031"},
    )
    assert [key for key, _ in keys(dossier)] == ["early", "by", "late"]


def test_a_text_keeps_the_order_of_its_paragraphs(small: Make) -> None:
    told = [{"id": name, "cited": f"s {place}"} for name, place in (("z", "p2"), ("a", "p10"), ("m", "p9"))]
    dossier = reactions(small, *told, sources={"s": {"title": "S", "said": "2031-05-04"}})
    assert [key for key, _ in keys(dossier)] == ["z", "m", "a"]


@pytest.mark.parametrize(
    ("said", "precision", "qualifier"),
    [
        ("2031-05-04T05:10:20", "second", ""),
        ("2031-05-04T05:10~", "minute", "~"),
        ("2031-05-04?", "day", "?"),
        ("2031-05-04/2031-06", "month", ""),
        ("2031-05~/2031-06?", "month", "%"),
        ("2031-21", "season", ""),
        ("2031", "year", ""),
        ("203X", "decade", ""),
        ("20XX%", "century", "%"),
    ],
)
def test_precision_and_qualifier_are_those_of_the_text(small: Make, said: str, precision: str, qualifier: str) -> None:
    found = only(reactions(small, {"id": "a", "said": said}))
    assert (found.precision, found.qualifier) == (precision, qualifier)


@pytest.mark.parametrize(
    ("published", "precision", "qualifier"),
    [
        ("2031-05-04T05:10:20", "second", ""),
        ("2031-05-04T05:10", "minute", ""),
        ("2031-05-04", "day", ""),
        ("2031-05-04~", "day", "~"),
        ("2031-05", "month", ""),
        ("2031", "year", ""),
        ("203X", "decade", ""),
        ("20XX", "century", ""),
        ("2031-05/..", "day", ""),
        ("2031/..", "year", ""),
        ("../2031", "year", ""),
    ],
)
def test_what_is_worked_out_is_as_precise_as_its_ends(
    small: Make, published: str, precision: str, qualifier: str
) -> None:
    sources = {"s": {"title": "S", "published": published}}
    event = {"timezone": "Europe/Vilnius"}
    found = only(small(sources=sources, event=event, background=[{"id": "a", "says": "x", "cited": "s"}]))
    assert (found.when, found.precision, found.qualifier) == (None, precision, qualifier)


def test_a_day_is_the_local_day_of_the_event(small: Make) -> None:
    dossier = reactions(
        small,
        {"id": "utc", "said": "2031-05-03T22:00Z"},
        {"id": "day", "said": "2031-05-04"},
        {"id": "before", "said": "2031-05-03T20:59Z"},
        event={"timezone": "Europe/Vilnius"},
    )
    assert [key for key, _ in keys(dossier)] == ["before", "day", "utc"]


def test_without_any_time_all_are_undated(small: Make) -> None:
    dossier = reactions(small, {"id": "b"}, {"id": "a"})
    found = timeline(dossier)
    assert (found.occasions, found.undated) == ((), ("a", "b"))


def test_years_far_away_stand_in_their_order(small: Make) -> None:
    dossier = reactions(small, {"id": "z", "said": "-5000"}, {"id": "a", "said": "Y99999"}, {"id": "m", "said": "2031"})
    assert [key for key, _ in keys(dossier)] == ["z", "m", "a"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_is_dropped_and_the_order_of_records_makes_no_difference(
    small: Make, whens: st.SearchStrategy[str], data: st.DataObject
) -> None:
    times = data.draw(st.lists(st.tuples(st.none() | whens, st.none() | whens), min_size=1, max_size=12))
    records: list[dict[str, Any]] = []
    for number, (when, said) in enumerate(times):
        stated = {key: value for key, value in (("when", when), ("said", said)) if value is not None}
        records.append({"id": f"r{number}", **stated})
    dossier = reactions(small, *records)
    found = timeline(dossier)
    assert {one.record for one in found.occasions} | set(found.undated) == {record["id"] for record in records}
    assert not {one.record for one in found.occasions} & set(found.undated)
    told = set(keys(dossier))
    assert len(told) == len(found.occasions)
    for number, (when, said) in enumerate(times):
        assert ((f"r{number}", "happened") in told) == (when is not None)
        assert (f"r{number}", "said") in told or said is None
    assert all(one.first <= one.last for one in found.occasions)
    firsts = [one.first for one in found.occasions]
    assert firsts == sorted(firsts)
    Random(1).shuffle(records)
    assert timeline(reactions(small, *records)) == found


@pytest.mark.parametrize("name", ["us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"])
def test_every_record_of_a_real_dossier_is_there(name: str) -> None:
    loaded = load(CONTENT / name / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    dossier = loaded.dossier
    found = timeline(dossier)
    assert {one.record for one in found.occasions} | set(found.undated) == {one.id for one in dossier.records}
    happened = [one.record for one in found.occasions if one.clock == "happened"]
    assert sorted(happened) == sorted(one.id for one in dossier.records if one.when is not None)
    turned = dossier.model_copy(
        update={name: getattr(dossier, name)[::-1] for name in ("strikes", "casualties", "reactions", "background")}
    )
    assert timeline(turned) == found
