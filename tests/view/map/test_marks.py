"""Which places a map shows, how exactly, and what it can only name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.view.map.marks import Mark, Marks, gather
from dossier.view.reading import Reading

Made = Callable[..., Reading]


def keys(marks: tuple[Mark, ...]) -> list[tuple[str, int]]:
    return [(mark.key, mark.incidents) for mark in marks]


def named(marks: Marks) -> list[str]:
    return [place.name for place in marks.unplaced]


def test_every_place_of_a_strike_is_a_mark_from_north_to_south_and_countries_come_last(made: Made) -> None:
    marks = gather(made({"where": ["iraq", "town"]}, {"where": ["anbar", "town"]}))
    assert keys(marks.placed) == [("town", 2), ("anbar", 1), ("iraq", 1)]
    assert (marks.incidents, marks.missing, marks.unplaced) == (2, 0, ())


@pytest.mark.parametrize(
    ("key", "exactness", "km"),
    [
        ("bridge", "point", 0.1),
        ("town", "area", 5.0),
        ("anbar", "area", 75.0),
        ("iraq", "country", 0.0),
        ("shrine", "unstated", 0.0),
    ],
)
def test_a_place_is_as_exact_as_its_precision(made: Made, key: str, exactness: str, km: float) -> None:
    (mark,) = gather(made({"where": key})).placed
    assert (mark.exactness, mark.km) == (exactness, km)


def test_every_position_that_is_stated_is_a_mark_of_its_own(made: Made) -> None:
    north, south = gather(made({"where": "farm"})).placed
    assert (south.name, south.exactness) == ("Farm (position 1 of 2)", "point")
    assert (north.name, north.exactness, north.key) == ("Farm (position 2 of 2)", "area", "farm")


@pytest.mark.parametrize("way", ["near", "vicinity_of", "along", "opposite"])
def test_what_lies_near_a_place_is_never_drawn_in_it(made: Made, way: str) -> None:
    marks = gather(made({"where": {way: "town"}}))
    assert not marks.placed
    assert named(marks) == [f"{way.replace('_', ' ')} Town"]
    assert [mark.key for mark in marks.known] == ["town"]
    assert (marks.incidents, marks.missing) == (1, 1)


def test_what_cannot_be_drawn_is_named_and_leads_to_its_place_or_else_to_the_strike(made: Made) -> None:
    marks = gather(made({"where": ["crossing", {"unnamed": "3", "kind": "villages", "within": "anbar"}]}, {}))
    assert [(place.key, place.name, place.stated) for place in marks.unplaced] == [
        ("crossing", "Crossing", True),
        ("s0", "3 villages in Anbar", True),
        ("s1", "what 1", False),
    ]
    assert [mark.key for mark in marks.known] == ["town", "anbar"]
    assert (marks.incidents, marks.missing) == (2, 2)


def test_a_strike_in_the_event_is_in_its_places(made: Made) -> None:
    assert keys(gather(made({"where": "event"}, where=["town", "anbar"])).placed) == [("town", 1), ("anbar", 1)]
    assert named(gather(made({"where": "event"}))) == ["the places of the event"]


def test_tellings_of_one_incident_count_once(made: Made) -> None:
    marks = gather(made({"where": "town"}, {"where": ["town", "bridge"], "same_as": "s0"}, {"where": "bridge"}))
    assert keys(marks.placed) == [("bridge", 2), ("town", 1)]
    assert marks.incidents == 2


def test_another_event_is_drawn_and_not_counted(made: Made) -> None:
    marks = gather(
        made({"where": "town", "event": "other"}, {"where": "bridge"}, {"where": "bridge", "event": "other"})
    )
    assert [(mark.key, mark.incidents, mark.elsewhere) for mark in marks.placed] == [
        ("bridge", 1, False),
        ("town", 0, True),
    ]
    assert marks.incidents == 1


def test_a_filter_leaves_marks_out_and_what_only_possibly_passes_is_marked(made: Made) -> None:
    reading = made({"where": "town"}, {"where": "bridge"}, {"where": "anbar"}, {"where": ["anbar", "crossing"]})
    marks = gather(reading, ["s1", "s2", "s3"], ["s2", "s3"])
    assert [(mark.key, mark.sure) for mark in marks.placed] == [("bridge", True), ("anbar", False)]
    assert [(place.name, place.sure) for place in marks.unplaced] == [("Crossing", False)]


def test_withdrawn_strikes_are_marked_so(made: Made) -> None:
    marks = gather(made({"where": "town"}, {"where": "bridge", "retracts": "s0"}))
    assert [(mark.key, mark.withdrawn) for mark in marks.placed] == [("bridge", False), ("town", True)]


def test_a_place_that_is_asked_for_is_drawn_whatever_happened_there(made: Made) -> None:
    reading = made({"where": "town"})
    assert keys(gather(reading, [], also=["bridge", "town", "crossing", "nowhere"]).placed) == [
        ("bridge", 0),
        ("town", 0),
    ]
    assert keys(gather(reading, also=["town"]).placed) == [("town", 1)]
