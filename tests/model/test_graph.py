"""What lies in what, who belongs to whom, whose voice it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Dossier
from dossier.model.graph import containing, incidents, memberships, upwards, voice

Make = Callable[..., Dossier]


def places(make: Make, **within: Any) -> Dossier:
    return make(places={key: {"name": key, **({"within": way} if way else {})} for key, way in within.items()})


def test_a_place_lies_in_everything_its_parents_lie_in(make: Make) -> None:
    dossier = places(make, town="district", district="country", country=None)
    assert containing(dossier, "town") == {"country": True, "district": True}
    assert containing(dossier, "country") == {}


def test_within_several_is_possible_in_each_and_certain_in_what_holds_all(make: Make) -> None:
    dossier = places(
        make,
        river=["anbar", "deir-ez-zor"],
        anbar="iraq",
        iraq="asia",
        **{"deir-ez-zor": "syria", "syria": "asia"},
        asia=None,
    )
    assert containing(dossier, "river") == {
        "anbar": False,
        "iraq": False,
        "deir-ez-zor": False,
        "syria": False,
        "asia": True,
    }


def test_a_parent_named_beside_its_own_parent_is_only_possible(make: Make) -> None:
    dossier = places(make, town=["anbar", "iraq"], anbar="iraq", iraq=None)
    assert containing(dossier, "town") == {"anbar": False, "iraq": True}


def test_circles_end_and_hold_nothing_of_themselves(make: Make) -> None:
    dossier = places(make, a="b", b="c", c="a")
    assert set(containing(dossier, "a")) == {"b", "c"}
    assert containing(places(make, a="a"), "a") == {}
    actors = make(actors={"a": {"name": "A", "part_of": "b"}, "b": {"name": "B", "part_of": ["a", "b"]}})
    assert memberships(actors, "a") == {"b"}


def test_long_chains_and_wide_lattices_are_quick(make: Make) -> None:
    size = 1200  # more than Python's own stack holds
    chain = places(make, **{f"p{n}": [f"p{n + 1}", f"p{n + 2}"] for n in range(size)})
    assert containing(chain, "p0")[f"p{size}"] is False
    actors = {f"a{n}": {"name": "A", "speaks_for": f"a{n + 1}", "part_of": f"a{n + 1}"} for n in range(size)}
    dossier = make(actors={**actors, f"a{size}": {"name": "A"}})
    assert voice(dossier, "a0") == f"a{size}"
    assert len(memberships(dossier, "a0")) == size


LINKS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6)


@settings(deadline=None)
@given(LINKS, st.sampled_from("abcdef"))
def test_everything_upwards_is_reached_once_and_after_its_parents(links: dict[str, list[str]], start: str) -> None:
    found = upwards(start, lambda key: links.get(key, []))
    reached, waiting = {start}, [start]
    while waiting:
        for parent in links.get(waiting.pop(), []):
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    assert set(found) == reached
    assert len(found) == len(reached)
    assert found[-1] == start


def test_membership_is_no_voice(make: Make) -> None:
    dossier = make(
        actors={
            "us": {"name": "US"},
            "centcom": {"name": "CENTCOM", "part_of": "us", "speaks_for": "us"},
            "senator": {"name": "A senator", "part_of": "us"},
            "spokesman": {"name": "A spokesman", "speaks_for": "centcom"},
        }
    )
    assert voice(dossier, "spokesman") == "us"
    assert voice(dossier, "senator") == "senator"
    assert memberships(dossier, "senator") == {"us"}
    assert memberships(dossier, "spokesman") == frozenset()


def test_voices_in_a_circle_end(make: Make) -> None:
    dossier = make(actors={"a": {"name": "A", "speaks_for": "b"}, "b": {"name": "B", "speaks_for": "a"}})
    assert voice(dossier, "a") == "b"
    assert voice(dossier, "elsewhere") == "elsewhere"


def test_sources_of_one_original_without_a_publisher_have_one_voice(make: Make) -> None:
    dossier = make(
        actors={"herald": {"name": "The Herald"}},
        originals={"file": {}, "other": {}},
        sources={
            "one": {"title": "1", "original": "file"},
            "two": {"title": "2", "original": "file"},
            "three": {"title": "3", "original": "file", "publisher": "herald"},
            "four": {"title": "4", "original": "other"},
            "five": {"title": "5"},
        },
    )
    assert [voice(dossier, key) for key in dossier.sources] == ["one", "one", "three", "four", "five"]


def test_tellings_of_one_incident_are_joined_whichever_says_so(make: Make) -> None:
    told = {"a": ["c"], "b": [], "c": [], "d": ["b", "gone"], "e": []}
    dossier = make(
        strikes=[
            {"id": key, "what": "x", "cited": "s", "same_as": [f"{ref}" for ref in same]} for key, same in told.items()
        ]
    )
    assert [[strike.id for strike in group] for group in incidents(dossier.strikes)] == [["a", "c"], ["b", "d"], ["e"]]


@settings(deadline=None)
@given(LINKS)
def test_every_strike_is_in_exactly_one_incident(links: dict[str, list[str]]) -> None:
    dossier = Dossier.model_validate(
        {
            "dossier": "1",
            "id": "x",
            "title": "X",
            "sources": {"s": {"title": "S"}},
            "strikes": [{"id": k, "what": "x", "cited": "s", "same_as": links.get(k, [])} for k in "abcdef"],
        }
    )
    groups = incidents(dossier.strikes)
    assert sorted(strike.id for group in groups for strike in group) == list("abcdef")
    for group in groups:
        assert {ref for strike in group for ref in strike.same_as} <= {strike.id for strike in group}
