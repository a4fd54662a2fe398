"""How many reports a statement has, and from how many who said it first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.analysis.origins import Origins, Provenance
from dossier.analysis.warnings import contradicted_grades
from dossier.analysis.world import Base, World
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]

SOURCES: dict[str, Any] = {
    "paper": {"title": "Paper", "publisher": "herald"},
    "sheet": {"title": "Sheet"},
    "page": {"title": "Page"},
    "first": {"title": "First", "original": "file"},
    "second": {"title": "Second", "original": "file"},
}


def statement(dossier: Dossier, record: str = "a") -> Origins:
    return Provenance(World(Base(dossier))).statement(record)


def told(origins: Origins) -> set[tuple[str, str, str | None]]:
    """Each report: its record, its source, and who said it first."""
    return {(report.record, report.source, report.origin) for report in origins.reports}


def test_several_passages_of_one_source_are_one_report(make: Make, report: Report) -> None:
    cited = [{"source": "paper", "at": "p1"}, {"source": "paper", "at": "p2"}, {"source": "sheet", "via": ["herald"]}]
    found = statement(make(report("a", "town", "16", cited=cited), sources=SOURCES))
    assert told(found) == {("a", "paper", "mayor"), ("a", "sheet", "mayor")}
    assert found.origins == ("mayor",)
    assert [one.relays for one in found.of("mayor")] == [(), ("herald",)]


def test_equal_figures_for_one_scope_are_one_statement_with_the_origins_of_both(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "town", "about 16", "medic", cited="sheet"),
        report("c", "town", "17", "army"),
        report("d", "village", "16", "army"),
        sources=SOURCES,
    )
    assert statement(dossier).origins == statement(dossier, "b").origins == ("mayor", "medic")
    assert statement(dossier, "c").origins == ("state",)
    assert statement(dossier, "d").origins == ("state",)


def test_those_who_speak_for_one_another_are_one_origin_and_members_are_not(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", "army"), report("b", "town", "16", "state"), report("c", "town", "16", "guard")
    )
    assert statement(dossier).origins == ("state", "guard")


def test_who_hands_a_statement_on_is_no_origin(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "town", "16", "medic", repeats="a", cited="sheet"),
        report("c", "town", "16", "army", repeats="b", cited="page"),
        sources=SOURCES,
    )
    assert told(statement(dossier, "c")) == {
        ("a", "paper", "mayor"),
        ("b", "sheet", "mayor"),
        ("c", "page", "mayor"),
    }


def test_who_hands_on_what_two_said_has_it_from_both(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16"),
        report("b", "village", "5", "medic"),
        report("c", "north", "21", "army", repeats=["a", "b"], cited="sheet"),
        sources=SOURCES,
    )
    assert statement(dossier, "c").origins == ("mayor", "medic")


def test_what_is_repeated_from_another_dossier_is_told_by_who_repeats_it(make: Make, report: Report) -> None:
    assert statement(make(report("a", "town", "16", repeats="elsewhere/x"))).origins == ("mayor",)


def test_a_source_in_its_own_voice_is_not_attributed(make: Make, report: Report) -> None:
    found = statement(make(report("a", "town", "16", "paper"), report("b", "town", "16", "mayor", cited="sheet")))
    assert (found.origins, found.unattributed) == (("mayor",), 1)
    assert [one.record for one in found.of(None)] == ["a"]


def test_a_source_counts_once_however_many_it_names_for_a_statement(make: Make) -> None:
    told = {"id": "a", "what": "x", "cited": "paper"}
    named = {"id": "b", "what": "x", "said_by": "mayor", "same_as": "a", "cited": ["paper", "sheet"]}
    found = statement(make(strikes=[told, named]))
    assert (found.sources, found.origins, found.unattributed) == (("paper", "sheet"), ("mayor",), 0)
    assert [one.source for one in found.of(None)] == ["paper"]


def test_an_equal_figure_in_a_text_that_names_its_source_elsewhere_is_that_sources(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", cited="sheet"),
        report("b", "town", "16", "sheet", cited="sheet"),
        report("c", "town", "25", "sheet", cited="sheet"),
    )
    assert (statement(dossier).origins, statement(dossier).unattributed) == (("mayor",), 0)
    assert (statement(dossier, "c").origins, statement(dossier, "c").unattributed) == ((), 1)


def test_somebody_unnamed_whom_one_outlet_knows_counts_with_it(make: Make, report: Report) -> None:
    actors = {
        "herald": {"name": "The Herald", "kind": "outlet"},
        "official": {"name": "An official", "named": "false", "named_by": "herald"},
        "another": {"name": "Another", "named": "false", "named_by": "herald"},
        "stranger": {"name": "A stranger", "named": "false"},
        "spokesman": {"name": "A spokesman", "named_by": "herald"},
    }
    told_by = enumerate(["official", "another", "stranger", "spokesman"])
    dossier = make(*(report(f"r{n}", "town", "16", teller) for n, teller in told_by), actors=actors)
    assert statement(dossier, "r0").origins == ("herald", "stranger", "spokesman")


def test_a_premise_of_a_reporter_is_no_report(make: Make, report: Report) -> None:
    cited = [{"source": "paper", "part": "question"}, "sheet"]
    assert told(statement(make(report("a", "town", "16", cited=cited)))) == {("a", "sheet", "mayor")}


def test_who_is_inferred_counts_and_is_marked(make: Make, report: Report) -> None:
    (only,) = statement(make(report("a", "town", "16", cited={"source": "paper", "speaker": "inferred"}))).reports
    assert (only.origin, only.inferred) == ("mayor", True)


def test_other_tellings_are_one_statement_unless_they_give_other_numbers(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", same_as="b"),
        report("b", "north", "16", "medic"),
        report("c", "town", "25", "army", same_as="a"),
        strikes=[
            {"id": "s", "what": "A strike", "said_by": "mayor", "cited": "paper"},
            {"id": "t", "what": "The strike", "said_by": "medic", "cited": "sheet", "same_as": "s"},
        ],
    )
    assert statement(dossier).origins == ("mayor", "medic")
    assert statement(dossier, "c").origins == ("state",)
    assert statement(dossier, "s").origins == ("mayor", "medic")


def test_what_had_not_been_said_is_no_report(make: Make, report: Report) -> None:
    dossier = make(report("a", "town", "16"), report("b", "town", "16", "medic"))
    assert Provenance(World(Base(dossier), {"a"})).statement("a").origins == ("mayor",)


def test_confirmed_by_others_needs_two_origins(make: Make, report: Report) -> None:
    dossier = make(
        report("a", "town", "16", credibility="1"),
        report("b", "village", "5", credibility="1"),
        report("c", "village", "5", "medic", credibility="2"),
        report("d", "south", "5", credibility="3"),
    )
    found = contradicted_grades(dossier, Provenance(World(Base(dossier))))
    assert [(one.record, one.origins) for one in found] == [("a", 1)]


def test_circles_of_repeats_end(make: Make, report: Report) -> None:
    dossier = make(report("a", "town", "16", repeats="b"), report("b", "town", "16", "medic", repeats="a"))
    assert set(statement(dossier).origins) <= {"mayor", "medic"}
