"""How the scopes of figures lie to each other: as computed, and as the author says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from dossier.analysis.figures import Figure
from dossier.analysis.scopes import Relation
from dossier.analysis.world import Base
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def relation(dossier: Dossier, one: str = "a", other: str = "b") -> Relation:
    """How the first figure of one record lies to the first of another."""
    base = Base(dossier)
    scopes = {figure.record: figure.scope for figure in reversed(base.figures)}
    return base.scopes.relation(scopes[one], scopes[other])


def parts(dossier: Dossier) -> list[Figure]:
    return [figure for figure in Base(dossier).figures if figure.inside]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({}, {}, "same"),
        ({"where": "north"}, {}, "whole"),
        ({"of": "civilians"}, {}, "part"),
        ({"whose": "army"}, {}, "part"),
        ({"whose": "army"}, {"whose": "state"}, "part"),
        ({"whose": ["guard", "army"]}, {"whose": "army"}, "same"),
        ({"whose": "army"}, {"whose": "mayor"}, "crosses"),
        ({"of": "civilians"}, {"of": "combatants"}, "disjoint"),
        ({"of": "civilians"}, {"of": "children"}, "crosses"),
        ({"where": "village"}, {}, "disjoint"),
        ({"where": "north", "of": "civilians"}, {}, "crosses"),
        ({"where": "north", "whose": "army"}, {}, "crosses"),
        ({"where": "village", "of": "civilians"}, {"where": "north"}, "part"),
        ({"killed_or_injured": "2"}, {"injured": "2"}, "unrelated"),
        ({"event": "elsewhere"}, {}, "unrelated"),
    ],
)
def test_scopes_compare_event_measure_places_classes_and_whose(
    make: Make, report: Report, ours: dict[str, Any], theirs: dict[str, Any], found: Relation
) -> None:
    def written(key: str, more: dict[str, Any]) -> dict[str, Any]:
        figure = None if {"injured", "killed_or_injured"} & more.keys() else "2"
        return report(key, "town", figure) | more

    dossier = make(written("a", ours), written("b", theirs))
    assert relation(dossier) == found
    assert relation(dossier, "b", "a") == {"part": "whole", "whole": "part"}.get(found, found)


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "found"),
    [
        ("same_as", "town", "north", "same"),
        ("subset_of", "town", "village", "part"),
        ("overlaps", "town", "village", "crosses"),
        ("disjoint_from", "town", "north", "disjoint"),
        ("subset_of", "town", "town", "part"),
        ("overlaps", "town", "town", "crosses"),
        ("disjoint_from", "town", "town", "disjoint"),
    ],
)
def test_what_the_author_says_beats_what_is_computed(
    make: Make, report: Report, field: str, ours: str, theirs: str, found: Relation
) -> None:
    dossier = make(report("a", ours, "2", **{field: "b"}), report("b", theirs, "2"))
    assert relation(dossier) == found
    assert relation(dossier, "b", "a") == {"part": "whole"}.get(found, found)


def test_same_as_joins_over_several_steps_and_counts_at_the_narrowest_scope(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "north", "2", same_as="b"),
        report("b", "town", "2"),
        report("c", "east", "2", same_as="b", of="civilians"),
        report("d", "town", "2", of="civilians"),
    )
    assert relation(dossier, "a", "c") == "same"
    assert relation(dossier, "d", "a") == "part"
    base = Base(dossier)
    assert {base.scopes.group(figure.scope).ground for figure in base.figures} == {frozenset({"town"})}


def test_a_part_of_the_same_places_is_set_apart_with_those_that_say_the_same(make: Make, report: Report) -> None:
    dossier = make(
        report("whole", "town", "9"),
        report("first", "town", "2", subset_of="whole", including={"killed": {"civilians": "1"}}),
        report("again", "town", "2", "medic", same_as="first"),
        report("other", "town", "3", subset_of="whole"),
        report("more", "town", "9", "medic", including={"killed": {"civilians": "4"}}),
    )
    assert relation(dossier, "first", "whole") == relation(dossier, "again", "more") == "part"
    assert relation(dossier, "first", "again") == relation(dossier, "whole", "more") == "same"
    assert relation(dossier, "first", "other") == "crosses"
    base = Base(dossier)
    ours, theirs = (one.scope for one in parts(dossier))
    assert base.scopes.relation(ours, theirs) == "part"


@pytest.mark.parametrize("field", ["disjoint_from", "overlaps"])
def test_what_two_share_is_the_same_whichever_of_them_says_so(make: Make, report: Report, field: str) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        dossier = make(report(one, "town", "2", **{field: other}), report(other, "town", "3"), report("c", "town", "9"))
        assert relation(dossier) == {"disjoint_from": "disjoint", "overlaps": "crosses"}[field]
        assert relation(dossier, "a", "c") == relation(dossier, "b", "c") == "part"


def test_statements_that_contradict_each_other_cross_in_any_order(make: Make, report: Report) -> None:
    told = [
        report("a", "town", "2", subset_of="b"),
        report("b", "village", "2", subset_of="a"),
        report("c", "south", "2", disjoint_from="d"),
        report("d", "west", "2", subset_of="c"),
    ]
    for order in permutations(told):
        assert relation(make(*order), "a", "b") == "crosses"
        assert relation(make(*order), "d", "c") == "crosses"


def test_same_as_and_disjoint_from_together_are_the_same(make: Make, report: Report) -> None:
    dossier = make(report("a", "town", "2", same_as="b", disjoint_from="b"), report("b", "town", "3"))
    assert relation(dossier) == "same"


def test_what_is_stated_relates_no_two_events_and_no_two_measures(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "2", subset_of=["b", "c"], same_as=["b", "c"]),
        report("b", "north", "3", event="elsewhere"),
        report("c", "north", injured="3"),
    )
    assert relation(dossier) == relation(dossier, "a", "c") == "unrelated"


def test_people_told_to_be_of_a_figure_elsewhere_are_of_all_that_holds_it(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "2", subset_of="b"),
        report("b", "south", "5"),
        report("around-a", "north", "4"),
        report("around-b", "west", "9"),
        report("b-again", "strip", "5", overlaps="around-b"),
        places={
            "north": {"name": "North"},
            "town": {"name": "Town", "within": "north"},
            "west": {"name": "West"},
            "south": {"name": "South", "within": "west"},
            "strip": {"name": "The Strip"},
        },
        event={},
    )
    assert relation(dossier, "a", "around-b") == "part"
    assert relation(dossier, "around-a", "b") == relation(dossier, "around-a", "around-b") == "crosses"
    assert relation(dossier, "b", "b-again") == "crosses"


def test_an_entry_of_including_is_a_part_of_its_own_figure(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "9", of="civilians", including={"killed": {"women": "2", "civilians": "1"}}),
        report("b", "town", injured="3", including={"killed": {"people": "2"}}),
    )
    women, people = parts(dossier)
    assert women.scope.classes == {"civilians", "women"}
    assert relation(dossier) == "unrelated"
    assert people.record == "b"
    assert people.scope.classes == {"people"}
    assert Base(dossier).scopes.relation(women.scope, people.scope) == "part"


def test_circles_of_same_as_end(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "2", same_as="b"),
        report("b", "north", "2", same_as="c"),
        report("c", "east", "2", same_as="a"),
    )
    assert relation(dossier) == relation(dossier, "b", "c") == "same"
