"""Disputes that nobody typed, and how typed ones absorb them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.analysis.disputes import Disputes
from dossier.analysis.found import Found
from dossier.analysis.world import Base, World
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def found_in(dossier: Dossier) -> tuple[Found, ...]:
    return Disputes(World(Base(dossier))).found


def one_in(dossier: Dossier) -> Found:
    (only,) = found_in(dossier)
    return only


def answers(found: Found) -> dict[str, list[str]]:
    """The answers with the records that hold them."""
    return {one.answer: [ref for holder in one.holders for ref in holder.per] for one in found.dispute.positions}


# figures


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "why"),
    [
        ("16", "at least 16", "differ", "nested"),
        ("2-5", "3-16", "differ", "overlap"),
        ("16", "25", "conflict", "disjoint"),
        ("none", "16", "conflict", "denial"),
    ],
)
def test_figures_of_two_voices_for_one_scope_differ_or_conflict(
    make: Make, report: Report, ours: str, theirs: str, kind: str, why: str
) -> None:
    found = one_in(make(report("a", "town", ours), report("b", "town", theirs, "medic")))
    assert (found.kind, found.why, found.dispute.id) == (kind, why, "found:killed:a:b")
    assert found.dispute.question == "How many people were killed in Town?"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"killed": "16"}, {"killed": "about 16"}),
        ({"killed": "16"}, {"killed": "unknown"}),
        ({"killed": "16"}, {"killed": "25", "said_by": "mayor"}),
        ({"killed": "16"}, {"killed": "25", "where": "village"}),
        ({"killed": "16"}, {"killed": "25", "of": "civilians", "where": "north"}),
        ({"killed": "16"}, {"killed": "25", "stance": "expects"}),
        ({"killed": "16"}, {"killed": "25", "event": "elsewhere"}),
        ({"killed": "16", "event": "elsewhere"}, {"killed": "25", "event": "elsewhere"}),
        ({"injured": "16"}, {"killed_or_injured": "25"}),
        ({"killed": "16", "said_by": "state"}, {"killed": "25", "said_by": "army"}),
    ],
)
def test_what_is_not_compared_is_no_dispute(
    make: Make, report: Report, ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    assert found_in(make(report("a", "town") | ours, report("b", "town", by="medic") | theirs)) == ()


def test_the_same_number_in_other_words_is_one_answer(make: Make, report: Report) -> None:
    found = one_in(
        make(report("a", "town", "20"), report("b", "town", "about 20", "medic"), report("c", "town", "25", "army"))
    )
    assert answers(found) == {"20 / about 20": ["a", "b"], "25": ["c"]}


@pytest.mark.parametrize("tellers", [("mayor", "medic"), ("medic", "mayor")])
def test_how_figures_disagree_does_not_depend_on_whose_words_come_first(
    make: Make, report: Report, tellers: tuple[str, str]
) -> None:
    ours, theirs = tellers
    found = one_in(
        make(
            report("a", "town", "20", ours), report("b", "town", "about 20", theirs), report("c", "town", "22", "army")
        )
    )
    assert found.why == "disjoint"


def test_among_many_answers_the_extremes_of_two_voices_decide(make: Make, report: Report) -> None:
    own = [report(f"a{n:02}", "town", f"{n + 10}-99", "mayor") for n in range(20)]
    assert one_in(make(*own, report("b", "town", "50-60", "medic"))).why == "nested"
    assert one_in(make(*own, report("b", "town", "100", "medic"))).why == "disjoint"
    exact = [report(f"a{n:02}", "town", f"{n}", "mayor") for n in range(1, 20)]
    assert one_in(make(*exact, report("b", "town", "5+", "medic"))).why == "disjoint"


def test_withdrawn_figures_are_in_no_dispute(make: Make, report: Report) -> None:
    back = {"id": "back", "by": "mayor", "act": "correct", "retracts": "a", "cited": "paper"}
    assert found_in(make(report("a", "town", "16"), report("b", "town", "25", "medic"), reactions=[back])) == ()


# a part that exceeds its whole


def test_a_part_above_somebody_elses_whole_is_a_conflict(make: Make, report: Report) -> None:
    found = one_in(make(report("a", "town", "16"), report("b", "north", "up to 5", "medic")))
    assert (found.kind, found.why, found.dispute.id) == ("conflict", "exceeds", "found:killed-exceeds:a:b")
    assert answers(found) == {"part: 16": ["a"], "whole: up to 5": ["b"]}
    assert found_in(make(report("a", "town", "5"), report("b", "north", "16", "medic"))) == ()
    assert found_in(make(report("a", "town", "16"), report("b", "north", "5", "mayor"))) == ()


def test_a_part_may_exceed_several_wholes(make: Make, report: Report) -> None:
    found = found_in(
        make(
            report("a1", "town", "16"),
            report("a2", "town", "16", "medic"),
            report("b", "north", "5", "army"),
            report("c", "east", "7", "herald"),
        )
    )
    assert [one.dispute.id for one in found] == [
        "found:killed-exceeds:a1:b",
        "found:killed-exceeds:a1:c",
    ]


def test_parts_of_several_classes_may_exceed_one_whole(make: Make, report: Report) -> None:
    found = found_in(
        make(
            report("a", "town", "16", including={"killed": {"civilians": "9"}}),
            report("b", "north", "5", "medic"),
        )
    )
    assert [one.dispute.id for one in found] == [
        "found:killed-exceeds-killed-civilians:a:b",
        "found:killed-exceeds:a:b",
    ]


def test_a_part_that_only_the_author_calls_one_may_exceed_its_whole(make: Make, report: Report) -> None:
    dossier = make(report("a", "south", "16", subset_of="b"), report("b", "town", "5", "medic"))
    assert one_in(dossier).records == {"a", "b"}


# incidents


def strike(key: str, by: str = "mayor", **more: Any) -> dict[str, Any]:
    return {"id": key, "what": "A strike", "where": "town", "said_by": by, "cited": "paper", **more}


def test_counters_are_compared_between_tellings_of_one_incident(make: Make) -> None:
    told = [
        strike("a", counts={"sites": "7", "munitions": "125"}),
        strike("b", "medic", counts={"sites": "6", "targets": "85"}, same_as="a"),
        strike("c", "army", counts={"sites": "2"}),
    ]
    found = one_in(make(strikes=told))
    assert (found.dispute.id, found.dispute.question, found.why) == (
        "found:sites:a:b",
        "How many sites in Town?",
        "disjoint",
    )


def test_counters_of_another_event_are_in_no_dispute(make: Make) -> None:
    other = [strike("a", counts={"sites": "7"}), strike("b", "medic", counts={"sites": "6"}, same_as="a")]
    assert found_in(make(strikes=[one | {"event": "elsewhere"} for one in other])) == ()
    assert len(found_in(make(strikes=other))) == 1


def test_times_that_exclude_each_other_are_a_dispute_and_time_zones_are_none(make: Make) -> None:
    def when(first: str, second: str) -> tuple[Found, ...]:
        return found_in(make(strikes=[strike("a", when=first), strike("b", "medic", when=second, same_as="a")]))

    assert [one.dispute.id for one in when("2024-02-02", "2024-02-03")] == ["found:when:a:b"]
    assert when("2024-02-02T16:00-05:00", "2024-02-03T00:00+03:00") == ()
    assert when("2024-02-02~", "2024-02-03") == ()


def test_tellings_belong_together_even_where_the_one_between_them_is_withdrawn(make: Make) -> None:
    told = [
        strike("a", when="2024-02-02", same_as="b"),
        strike("b", "army"),
        strike("c", "medic", when="2024-02-03", same_as="b"),
    ]
    back = {"id": "back", "by": "army", "act": "correct", "retracts": "b", "cited": "paper"}
    assert one_in(make(strikes=told, reactions=[back])).dispute.id == "found:when:a:c"


def test_positions_too_far_apart_are_a_dispute(make: Make) -> None:
    def positions(*precision: str) -> dict[str, Any]:
        stated = [{"coordinates": ["34.0", "41.0"], "by": "mayor"}, {"coordinates": ["34.0", "41.1"], "by": "medic"}]
        return {
            "town": {
                "name": "Town",
                "positions": [a | {"precision": b} for a, b in zip(stated, precision, strict=True)],
            }
        }

    found = one_in(make(places=positions("1km", "town"), event={}))
    assert (found.dispute.id, found.dispute.question) == ("found:where:town", "Where is Town?")
    assert found_in(make(places=positions("town", "town"), event={})) == ()
    assert found_in(make(places=positions("1km", "country"), event={})) == ()


def test_a_denial_is_a_dispute_of_its_own_with_its_words(make: Make, report: Report) -> None:
    no = {"id": "no", "by": "army", "act": "deny", "says": "Denies it", "about": "a", "cited": "paper"}
    found = one_in(make(report("a", "town", "16"), reactions=[no]))
    assert (found.kind, found.dispute.id) == ("denied", "found:denied:a:no")
    assert answers(found) == {"as told": ["a"], "Denies it": ["no"]}
    assert found.dispute.positions[1].holders[0].as_ == "denies"
    own = {**no, "by": "mayor"}
    assert found_in(make(report("a", "town", "16"), reactions=[own])) == ()


def test_a_denial_stays_when_what_it_denies_is_withdrawn(make: Make, report: Report) -> None:
    no = {"id": "no", "by": "army", "act": "deny", "says": "Denies it", "about": "a", "cited": "paper"}
    back = {"id": "back", "by": "mayor", "act": "correct", "retracts": "a", "cited": "paper"}
    found = one_in(make(report("a", "town", "16"), reactions=[no, back]))
    assert (found.kind, found.why, found.dispute.id) == ("denied", "withdrawn", "found:denied:a:no")
    assert found.dispute.question == "What was denied about this, since withdrawn: 16 killed?"
    assert answers(found) == {"as told": ["a"], "Denies it": ["no"]}
    assert found_in(make(report("a", "town", "16"), reactions=[no, {**back, "retracts": ["a", "no"]}])) == ()


# typed disputes


def typed(key: str, *records: str, **more: Any) -> dict[str, Any]:
    held = [{"answer": ref, "holders": {"who": "mayor", "per": ref}} for ref in records]
    return {"id": key, "question": "What?", "positions": held, **more}


def absorbed(dossier: Dossier) -> dict[str, list[str]]:
    disputes = Disputes(World(Base(dossier)))
    return {key: [one.dispute.id for one in ones] for key, ones in disputes.absorbed.items()}


def test_a_typed_dispute_absorbs_by_two_records_or_by_what_it_is_over(make: Make, report: Report) -> None:
    told = (report("a", "town", "16"), report("b", "town", "25", "medic"))
    one = typed("one", "a")
    two = typed("two", "a", "b")
    over = typed("over", "a", over={"measure": "killed", "where": "town"})
    elsewhere = typed("elsewhere", "a", over={"measure": "killed", "where": "north"})
    injured = typed("injured", "a", over={"measure": "injured", "where": "town"})
    near = typed("near", "a", over={"measure": "killed", "where": {"near": "town"}})
    assert absorbed(make(*told, disputes=[one, elsewhere, injured, near])) == {}
    dossier = make(*told, disputes=[one, over, elsewhere, two])
    assert absorbed(dossier) == {"over": ["found:killed:a:b"], "two": ["found:killed:a:b"]}
    assert found_in(dossier) == ()


def test_a_dispute_over_what_holds_the_event_is_over_the_event(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "event", "16"),
        report("b", "event", "25", "medic"),
        event={"where": "north"},
        disputes=[typed("over", "a", over={"measure": "killed", "where": "east"})],
    )
    assert absorbed(dossier) == {"over": ["found:killed:a:b"]}


def test_each_record_knows_its_disputes_those_over_its_figures_first(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", injured="3"),
        report("b", "town", "25", "medic", injured="4"),
        disputes=[typed("who", "a"), typed("over", "a", "b", over={"measure": "killed", "where": "town"})],
    )
    disputes = Disputes(World(Base(dossier)))
    assert [one.id for one in disputes.by_record["a"]] == ["over", "who"]
    assert [one.id for one in disputes.by_record["b"]] == ["over"]


def test_how_two_figures_lie_to_each_other_in_words(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "north", "5", "medic"),
        report("c", "north", "16+", "army"),
        report("d", "south", "2"),
        report("e", "town", "2", of="children"),
        report("f", "town", "16", "medic"),
        report("g", "town", "1", of="women"),
    )
    disputes = Disputes(World(Base(dossier)))
    figures = {key: disputes.figures(key)[0] for key in "abcdefg"}
    relations = {key: disputes.relation(figures["a"], figures[key]) for key in "bcdf"}
    assert relations == {"b": "exceeds", "c": "fits", "d": "other people", "f": "agree"}
    assert disputes.relation(figures["a"], figures["a"]) == "restated", "one voice is not set against itself"
    assert disputes.relation(figures["d"], figures["e"]) == "other people"
    assert disputes.relation(figures["b"], figures["e"]) == "fits"
    assert disputes.relation(figures["e"], figures["g"]) == "not comparable: other classes of people"
