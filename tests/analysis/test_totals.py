"""What may be said of a scope: ranges over voices, sums of parts, floors, and what never enters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.analysis.totals import Total, Totals
from dossier.analysis.world import Base, World
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def totals_of(dossier: Dossier) -> Totals:
    return Totals(World(Base(dossier)).claims())


def total_of(dossier: Dossier, measure: str = "killed", kind: str = "people") -> Total:
    """The total of the event for everybody, or for one class."""
    kinds = {(one.scope.measure, *one.scope.classes, *one.scope.whose): one for one in totals_of(dossier).of_event()}
    return kinds[measure, kind]


def told(total: Total) -> dict[str, tuple[int, int | None]]:
    return {one.voice: (one.low, one.high) for one in total.told}


def floors(total: Total) -> dict[str, int]:
    assert all(one.high is None and one.floor for one in total.floors)
    return {one.voice: one.low for one in total.floors}


# ranges over voices


def test_a_range_goes_from_the_lowest_to_the_highest_of_all_voices(make: Make, report: Report) -> None:
    total = total_of(
        make(report("a", "event", "16"), report("b", [], "at least 20", "medic"), report("c", "event", "9+", "army"))
    )
    assert (total.kind, total.low, total.high) == ("range", 9, None)
    assert told(total) == {"mayor": (16, 16), "medic": (20, None), "state": (9, None)}
    assert total.records == ("a", "b", "c")


def test_figures_of_one_voice_that_stand_side_by_side_span_its_figure(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "event", "16"), report("b", "event", "20-25")))
    assert told(total) == {"mayor": (16, 25)}


def test_what_is_said_to_be_unknown_is_shown_and_enters_nothing(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "event", "16"), report("b", "event", "unknown", "medic")))
    assert (total.low, total.high, [one.record for one in total.unknown]) == (16, 16, ["b"])
    total = total_of(make(report("b", "event", "unknown", "medic")))
    assert (total.kind, [one.record for one in total.unknown]) == ("not stated", ["b"])


def test_none_is_a_figure_and_not_stated_is_not(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "east", "none"), report("b", "west", "2")))
    assert (total.kind, total.low, total.high) == ("sum", 2, 2)


# sums over places


def test_a_sum_adds_what_its_places_state_and_names_those_that_state_nothing(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "east", "16"), report("b", "town", "2", "medic")))
    assert (total.kind, total.low, total.high, total.missing) == ("sum", 16, None, ("west",))
    assert [part.scope.ground for part in total.parts] == [{"east"}]
    assert floors(total) == {"mayor": 16, "medic": 2}
    assert floors(total.parts[0]) == {"medic": 2}


def test_a_sum_has_a_top_where_each_place_has_one(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "east", "16"), report("b", "west", "2-5", "medic"), report("c", "west", "3")))
    assert (total.kind, total.low, total.high, total.missing) == ("sum", 18, 21, ())


def test_sums_go_down_to_the_places_that_are_told_of(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "town", "2"), report("b", "village", "3"), report("c", "west", "5")))
    (east, west) = total.parts
    assert (total.low, total.high) == (10, None)
    assert (east.kind, east.low, east.missing) == ("sum", 5, ("south",))
    assert [part.scope.ground for part in east.parts[0].parts] == [{"town"}, {"village"}]
    assert west.kind == "range"


def test_a_figure_over_several_places_is_added_where_none_of_them_holds_it(make: Make, report: Report) -> None:
    total = total_of(make(report("a", ["town", "village"], "5"), report("b", "south", "2"), report("c", "west", "1")))
    assert (total.low, total.high) == (8, 8)
    total = total_of(make(report("a", ["town", "west"], "5")))
    assert (total.kind, total.low, total.high, total.missing) == ("sum", 5, None, ("east",))


def test_a_figure_for_a_place_between_two_belongs_to_what_holds_both(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "strip", "3"), report("b", "strip", "5", "medic")))
    assert (total.kind, total.low, total.high, total.missing) == ("sum", 3, None, ("east", "west"))
    assert [part.scope.ground for part in total.parts] == [{"strip"}]
    assert floors(total) == {"mayor": 3, "medic": 5}


def test_figures_that_may_share_people_are_never_added(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "east", "16"), report("b", "west", "2"), report("c", "strip", "5")))
    assert (total.low, total.high) == (18, 18)
    total = total_of(make(report("a", "town", "5"), report("b", {"near": "town"}, "3"), report("c", "village", "1")))
    assert total.low == 6
    north = totals_of(
        make(
            report("a", "town", "5"),
            report("b", {"near": "town"}, "3"),
            report("c", "village", "1"),
            event={"where": "north"},
        )
    ).of_event()[0]
    assert (north.low, north.high, north.missing) == (6, None, ())


def test_two_places_without_a_name_are_never_added(make: Make, report: Report) -> None:
    total = total_of(make(report("a", {"near": "east"}, "2"), report("b", {"near": "east"}, "3")))
    assert (total.low, total.high) == (3, None)
    total = total_of(make(report("a", {"unnamed": "2"}, "2"), report("b", {"unnamed": "1"}, "3")))
    assert total.low == 3
    total = total_of(make(report("a", {"near": "town"}, "2"), report("b", {"unnamed": "1", "within": "south"}, "3")))
    assert total.low == 5


def test_a_figure_beyond_the_places_of_the_event_is_counted(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "north", "3"), report("b", "west", "2"), event={"where": "north"}))
    assert (total.kind, total.low, total.high) == ("range", 3, 3)
    total = total_of(make(report("a", "town", "3"), report("b", "west", "2"), event={"where": "north"}))
    assert (total.kind, total.low) == ("sum", 5)


def test_an_event_without_places_consists_of_those_that_lie_in_no_other(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "town", "2"), report("b", "west", "3"), event={}))
    assert (total.kind, total.low) == ("sum", 5)
    total = total_of(make(report("a", "west", "3"), event={}))
    assert total.missing == ("east",)


def test_nothing_placed_is_told_of_the_event(make: Make, report: Report) -> None:
    dossier = make(report("a", [], "16"), report("b", [], "25", "medic"), places={}, event={})
    assert (total_of(dossier).kind, total_of(dossier).low, total_of(dossier).high) == ("range", 16, 25)


def test_a_figure_that_the_author_puts_inside_another_is_not_added_to_it(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "town", "16"), report("b", "west", "2", subset_of="a")))
    assert (total.low, total.high, total.missing) == (16, None, ())
    total = total_of(make(report("a", "town", "16"), report("b", "south", "2", same_as="a")))
    assert total.low == 2


def test_figures_of_one_place_that_share_nobody_are_added(make: Make, report: Report) -> None:
    total = total_of(
        make(report("a", "west", "3"), report("b", "west", "2", disjoint_from="a"), event={"where": "west"})
    )
    assert (total.kind, total.low, total.high, total.missing) == ("sum", 5, None, ())
    assert floors(total) == {"mayor": 5}


# floors


def test_a_floor_is_the_largest_sum_of_parts_that_share_nobody(make: Make, report: Report) -> None:
    total = total_of(
        make(
            report("whole", "event", "20", "medic"),
            report("a", "north", "5"),
            report("b", "town", "3"),
            report("c", "village", "4"),
            report("d", "south", "1", of="civilians"),
            report("e", "south", "2", of="combatants"),
            report("f", {"near": "south"}, "1"),
            report("g", "west", "several"),
        )
    )
    assert floors(total) == {"mayor": 7 + 3 + 3}
    assert {one.record for one in total.floors[0].figures} == {"b", "c", "d", "e", "g"}


def test_a_voice_with_a_figure_of_its_own_has_no_floor(make: Make, report: Report) -> None:
    assert floors(total_of(make(report("a", "event", "16"), report("b", "town", "25")))) == {}


def test_a_part_that_only_the_author_calls_one_is_in_the_floor(make: Make, report: Report) -> None:
    dossier = make(report("a", "south", "7", subset_of="b"), report("b", "town", "10", "medic"))
    scope = next(one.scope for one in Base(dossier).figures if one.record == "b")
    assert floors(totals_of(dossier).of(scope)) == {"mayor": 7}


# kinds of people, and what never enters


def test_each_measure_and_kind_of_people_has_a_total_of_its_own(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "event", "16", injured="25", including={"killed": {"civilians": "2"}}),
        report("b", "event", "9", "medic", whose="army"),
    )
    found = {
        (one.scope.measure, *one.scope.classes, *one.scope.whose): one.low for one in totals_of(dossier).of_event()
    }
    assert found == {
        ("injured", "people"): 25,
        ("killed", "civilians"): 2,
        ("killed", "people"): 16,
        ("killed", "people", "army"): 9,
    }
    assert floors(total_of(dossier)) == {"medic": 9}


def test_a_record_of_another_event_is_in_no_total(make: Make, report: Report) -> None:
    dossier = make(report("a", "event", "3", event="elsewhere"))
    assert totals_of(dossier).of_event() == []
    dossier = make(report("a", "event", "3", event="elsewhere"), report("b", "east", "16"), report("c", "west", "2"))
    assert total_of(dossier).low == 18


def test_who_killed_or_injured_is_not_told_apart_counts_as_neither(make: Make, report: Report) -> None:
    dossier = make(report("a", "east", "2"), report("b", "west", killed_or_injured="9"))
    assert (total_of(dossier).low, total_of(dossier).missing) == (2, ("west",))
    assert total_of(dossier, "killed_or_injured").low == 9


def test_totals_of_the_records_shown_leave_the_others_out(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "event", "16"), report("b", "event", "25", "medic"), report("c", "event", "16", repeats="a")
    )
    world = World(Base(dossier))
    assert [(one.low, one.high) for one in Totals(world.claims({"b"})).of_event()] == [(25, 25)]
    assert Totals(world.claims({"c"})).of_event() == []


def test_thousands_of_figures_for_one_scope(make: Make, report: Report) -> None:
    many = [report(f"r{n}", "town", f"{n}", ("mayor", "medic")[n % 2]) for n in range(1, 1501)]
    total = total_of(make(*many, event={"where": "town"}))
    assert (total.low, total.high) == (1, 1500)


def test_thousands_of_places_that_nobody_names(make: Make, report: Report) -> None:
    many = [report(f"r{n}", {"near": "town"}, f"{n}") for n in range(1, 1501)]
    total = total_of(make(*many))
    assert (total.low, total.high) == (1500, None)
