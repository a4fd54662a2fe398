"""Who answers which question, and two tellers side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import Lens
from dossier.analysis.silence import Cell
from dossier.analysis.tellers import on_figures, on_questions
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def said(key: str, by: str = "mayor", **more: Any) -> dict[str, Any]:
    return {"id": key, "by": by, "says": "Says so", "cited": "paper", **more}


def question(**answers: Any) -> dict[str, Any]:
    """A question with its holders by answer, written `record`, or `record as stance`, with who tells it before."""
    positions = []
    for answer, held in answers.items():
        holders = []
        for text in held:
            who, record, *stance = text.split()
            holders.append({"who": who, "per": record, **({"as": stance[0]} if stance else {})})
        positions.append({"answer": answer, "holders": holders})
    return {"id": "q", "question": "Was it so?", "positions": positions}


def cell(dossier: Dossier, who: str = "mayor", lens: Lens | None = None) -> Cell:
    return Analysis(dossier, lens or Lens()).silence.cell(who, "q")


def stances(found: Cell) -> list[tuple[str, str]]:
    return [(one.kind, one.answer) for one in found.now]


@pytest.mark.parametrize("stance", ["asserts", "denies", "concedes", "implies", "does_not_know", "declines"])
def test_a_cell_says_how_a_voice_stands(make: Make, stance: str) -> None:
    record = said("a", asked_by="A reporter")
    found = cell(make(reactions=[record], disputes=[question(yes=[f"mayor a {stance}"])]))
    assert stances(found) == [(stance, "yes")]
    assert (found.kind, found.records) == (stance, ("a",))
    assert found.now[0].asked_by == ("A reporter" if stance == "declines" else None)


def test_who_is_not_heard_is_not_silent(make: Make) -> None:
    dossier = make(reactions=[said("a"), said("b", "medic")], disputes=[question(yes=["mayor a"])])
    assert cell(dossier, "medic") == Cell(())
    assert cell(dossier, "medic").kind == "not_heard"


def test_whoever_speaks_for_a_voice_answers_for_it_and_members_do_not(make: Make) -> None:
    dossier = make(
        reactions=[said("a", "army"), said("b", "guard")], disputes=[question(yes=["army a"], no=["guard b"])]
    )
    assert stances(cell(dossier, "state")) == [("asserts", "yes")]
    assert stances(cell(dossier, "guard")) == [("asserts", "no")]


def test_the_latest_answer_stands_where_only_one_can_be_true(make: Make) -> None:
    told = [said("a", said="2031-05-01"), said("b", said="2031-05-02")]
    both = question(yes=["mayor a"], no=["mayor b"])
    exclusive = cell(make(reactions=told, disputes=[both | {"exclusive": "true"}]))
    assert stances(exclusive) == [("asserts", "no")]
    assert [one.answer for one in exclusive.earlier] == ["yes"]
    assert stances(cell(make(reactions=told, disputes=[both]))) == [("asserts", "no"), ("asserts", "yes")]
    vague = [said("a", said="2031-05-01~"), said("b", said="2031-05-02")]
    assert len(cell(make(reactions=vague, disputes=[both | {"exclusive": "true"}])).now) == 2


def test_not_to_know_yields_to_what_is_said_later(make: Make) -> None:
    told = [said("a", said="2031-05-01"), said("b", said="2031-05-02")]
    found = cell(make(reactions=told, disputes=[question(open=["mayor a does_not_know"], yes=["mayor b"])]))
    assert stances(found) == [("asserts", "yes")]
    assert [one.kind for one in found.earlier] == ["does_not_know"]


def test_what_was_taken_back_is_earlier_or_all_that_there_is(make: Make) -> None:
    told = [said("a", said="2031-05-01"), said("c", retracts="a", said="2031-05-03")]
    asked = question(yes=["mayor a"])
    assert cell(make(reactions=told, disputes=[asked])).kind == "withdrew"
    assert cell(make(reactions=told, disputes=[asked]), lens=Lens(as_of="2031-05-02")).kind == "asserts"
    told.append(said("b", said="2031-05-02"))
    found = cell(make(reactions=told, disputes=[question(yes=["mayor a"], no=["mayor b"])]))
    assert stances(found) == [("asserts", "no")]
    assert [one.kind for one in found.earlier] == ["withdrew"]


def test_what_had_not_been_said_answers_nothing(make: Make) -> None:
    dossier = make(reactions=[said("a", said="2031-05-02")], disputes=[question(yes=["mayor a"])])
    assert cell(dossier, lens=Lens(as_of="2031-05-01")).kind == "not_heard"


def test_who_speaks_of_it_without_an_answer_speaks_beside_it(make: Make) -> None:
    told = [said("a"), said("b", "medic", about="a"), said("c", "army", replies_to="a")]
    dossier = make(reactions=told, disputes=[question(yes=["mayor a"])])
    assert (cell(dossier, "medic").kind, cell(dossier, "medic").records) == ("beside", ("b",))
    assert cell(dossier, "state").kind == "beside"


def test_voices_are_those_with_records_then_those_to_whom_it_was_done(make: Make, report: Report) -> None:
    strike = {
        "id": "s",
        "what": "A strike",
        "by": "army",
        "hits": {"what": "a depot", "whose": "guard"},
        "cited": "paper",
    }
    dossier = make(report("a", "town", "16", whose="medic"), report("b", "town", "2"), strikes=[strike])
    assert Analysis(dossier).silence.voices == ("mayor", "herald", "guard", "medic", "state")


def test_found_disputes_are_questions_too(make: Make, report: Report) -> None:
    silence = Analysis(make(report("a", "town", "16"), report("b", "town", "25", "medic"))).silence
    assert [one.id for one in silence.questions] == ["found:killed:a:b"]
    assert stances(silence.cell("medic", "found:killed:a:b")) == [("asserts", "25")]


# two tellers


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"yes": ["mayor a", "medic b"]}, "same answer"),
        ({"yes": ["mayor a"], "no": ["medic b"]}, "other answers"),
        ({"yes": ["mayor a", "medic b"], "no": ["medic b"]}, "shared answer"),
        ({"yes": ["mayor a", "medic b implies"]}, "same by our reading"),
        ({"yes": ["mayor a"]}, "one is not heard"),
    ],
)
def test_two_tellers_on_a_question(make: Make, answers: dict[str, list[str]], verdict: str) -> None:
    dossier = make(reactions=[said("a"), said("b", "medic")], disputes=[question(**answers)])
    (pair,) = on_questions(Analysis(dossier).silence, "mayor", "medic")
    assert pair.verdict == verdict
    assert list(on_questions(Analysis(dossier).silence, "army", "guard")) == []


def test_two_tellers_on_figures(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "town", "at least 16", "medic"),
        report("c", "south", "2"),
        report("d", "west", "unknown", "medic"),
        report("e", "west", "9"),
        report("f", "village", "3"),
        report("g", "village", "5"),
        report("h", "village", "4", "medic"),
        report("i", "north", "4", "army"),
        report("j", "town", "4", "medic", event="elsewhere"),
    )
    pairs = on_figures(Analysis(dossier).world.claims(), "mayor", "medic")
    assert {next(iter(one.scope.ground)): one.relation for one in pairs} == {
        "town": "nested",
        "south": None,
        "west": "not comparable",
        "village": "nested",
    }
