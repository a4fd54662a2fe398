"""Where a figure counts, and how two sets of places lie to each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.analysis.places import Places
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("ours", "theirs", "lie"),
    [
        ("town", "town", "same"),
        (["town", "north"], "north", "same"),
        ("town", "east", "part"),
        ("east", "town", "whole"),
        (["town", "south"], "east", "part"),
        (["town", "village"], "village", "whole"),
        ("town", "village", "disjoint"),
        ("north", "west", "disjoint"),
        (["town", "south"], ["town", "west"], "crosses"),
        ("strip", "east", "crosses"),
        ("strip", ["east", "west"], "part"),
        ("strip", "north", "disjoint"),
        (["east", "west"], "event", "same"),
        ([], "event", "same"),
        ("town", "event", "part"),
        ({"near": "town"}, "town", "crosses"),
        ({"near": "town"}, "village", "crosses"),
        ({"near": "town"}, "north", "part"),
        ({"near": "town"}, "south", "disjoint"),
        ({"near": "town"}, {"near": "town"}, "crosses"),
        ({"near": "east"}, "west", "crosses"),
        ({"near": "east"}, "event", "part"),
        ({"unnamed": "2", "within": "north"}, "north", "part"),
        ({"unnamed": "2", "within": "north"}, "town", "crosses"),
        ({"unnamed": "2", "within": "north"}, "south", "disjoint"),
        ({"unnamed": "2"}, "south", "crosses"),
        ({"unnamed": "2"}, "event", "part"),
    ],
)
def test_unions_of_places_lie_to_each_other(make: Make, report: Report, ours: Any, theirs: Any, lie: str) -> None:
    dossier = make(report("a", ours, "1"), report("b", theirs, "1"))
    places = Places(dossier)
    first, second = (places.of(one) for one in dossier.casualties)
    assert places.lie(first, second) == lie
    assert places.lie(second, first) == {"part": "whole", "whole": "part"}.get(lie, lie)


def test_places_that_share_ground_are_never_taken_apart(make: Make, report: Report) -> None:
    places = {
        "hills": {"name": "Hills", "overlaps": "north"},
        "north": {"name": "North"},
        "town": {"name": "Town", "within": "north"},
        "peak": {"name": "Peak", "within": "hills"},
        "south": {"name": "South"},
    }
    dossier = make(places=places, event={}, casualties=[report(key, key, "1") for key in places])
    found = Places(dossier)
    ground = {one.id: found.of(one) for one in dossier.casualties}
    assert found.lie(ground["hills"], ground["north"]) == "crosses"
    assert found.lie(ground["peak"], ground["town"]) == "crosses"
    assert found.lie(ground["peak"], ground["south"]) == "disjoint"


def test_a_place_between_two_lies_in_their_union(make: Make, report: Report) -> None:
    places = {
        "east": {"name": "East"},
        "west": {"name": "West"},
        "river": {"name": "River", "within": ["east", "west"]},
        "bridge": {"name": "Bridge", "within": "river"},
        "ford": {"name": "Ford", "within": ["bridge", "west"]},
    }
    found = Places(make(places=places, event={"where": ["east", "west"]}))
    for place in ("river", "bridge", "ford"):
        assert found.lie(frozenset({place}), frozenset({"east", "west"})) == "part"
        assert found.lie(frozenset({place}), frozenset({"east"})) == "crosses"
    assert found.ground(["bridge", "west"]) == {"bridge", "west"}
    assert found.ground(["bridge", "river", "east"]) == {"river", "east"}


def test_what_holds_all_places_of_the_event_is_the_event(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "region", "1"),
        report("b", "quarter", "1"),
        event={"where": "town"},
        places={
            "region": {"name": "Region"},
            "town": {"name": "Town", "within": "region"},
            "quarter": {"name": "Quarter", "within": "town"},
        },
    )
    places = Places(dossier)
    assert places.of(dossier.casualties[0]) == places.event == places.ground(["region"]) == {"town"}
    assert places.of(dossier.casualties[1]) == {"quarter"}


def test_places_of_the_event_that_lie_in_each_other_count_once(make: Make) -> None:
    assert Places(make(event={"where": ["town", "east", "north"]})).event == {"east"}


def test_what_is_told_of_the_event_lies_in_it_wherever_it_was(make: Make, report: Report) -> None:
    dossier = make(report("a", "south", "1"), event={"where": "north"})
    places = Places(dossier)
    assert places.lie(places.of(dossier.casualties[0]), places.event) == "part"


def test_other_events_have_a_ground_of_their_own(make: Make, report: Report) -> None:
    dossier = make(report("a", [], "1", event="elsewhere"), report("b", "event", "1", event="elsewhere"))
    places = Places(dossier)
    first, second = (places.of(one) for one in dossier.casualties)
    assert first == second != places.event


def test_circles_of_places_end(make: Make, report: Report) -> None:
    circle = {"a": {"name": "A", "within": "b"}, "b": {"name": "B", "within": "a"}}
    dossier = make(report("r", ["a", "b"], "1"), places=circle, event={})
    places = Places(dossier)
    assert places.of(dossier.casualties[0]) == places.event
    assert places.lie(frozenset("a"), frozenset("b")) == "part"
