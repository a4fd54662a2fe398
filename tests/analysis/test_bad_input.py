"""Dossiers that say too little, too much, or the impossible: the analysis ends, and never adds what it should not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import Lens
from dossier.analysis.totals import Totals
from dossier.analysis.warnings import contradicted_grades, too_many
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def worked_out(dossier: Dossier, lens: Lens | None = None) -> Analysis:
    """The whole analysis, each part of it asked for."""
    found = Analysis(dossier, lens or Lens())
    found.totals()
    found.totals(possibly=True)
    list(too_many(Totals(found.world.claims())))
    list(contradicted_grades(dossier, found.provenance))
    for record in dossier.records:
        if found.wider.has(record.id):
            found.provenance.statement(record.id)
    for who in found.silence.voices:
        for question in found.silence.questions:
            found.silence.cell(who, question.id)
    return found


def lows(found: Analysis) -> list[int]:
    return [total.low for total in found.totals()]


def test_one_record(make: Make) -> None:
    source = {"sources": {"s": {"title": "S"}}, "actors": {}, "places": {}, "event": {}}
    assert lows(worked_out(make({"id": "a", "killed": "2", "cited": "s"}, **source))) == [2]
    assert lows(worked_out(make(background=[{"id": "a", "says": "x", "cited": "s"}], **source))) == []


def test_nothing_placed_and_nothing_dated(make: Make, report: Report) -> None:
    dossier = make(*(report(f"r{n}", [], f"{n}", ("mayor", "medic")[n % 2]) for n in range(9)), places={}, event={})
    found = worked_out(dossier, Lens(as_of="2031-05-01"))
    assert found.totals() == []
    assert [(one.low, one.high) for one in found.totals(possibly=True)] == [(0, 8)]


def test_circles_of_every_kind(make: Make, report: Report) -> None:
    for field in ("same_as", "repeats", "retracts", "subset_of", "overlaps"):
        ring = (report(f"r{n}", "town", f"{n + 1}", **{field: f"r{(n + 1) % 3}"}) for n in range(3))
        worked_out(make(*ring))
    reactions = [
        {"id": f"s{n}", "by": "mayor", "says": "x", "cited": "paper", "replies_to": f"s{(n + 1) % 3}", "about": f"s{n}"}
        for n in range(3)
    ]
    worked_out(make(reactions=reactions), Lens(as_of="2031-05-01"))
    places = {f"p{n}": {"name": "P", "within": f"p{(n + 1) % 3}"} for n in range(3)}
    worked_out(make(report("a", "p0", "1"), report("b", "p1", "2"), places=places, event={"where": "p0"}))
    actors = {f"a{n}": {"name": "A", "part_of": f"a{(n + 1) % 3}", "speaks_for": f"a{(n + 1) % 3}"} for n in range(3)}
    worked_out(make(report("a", "town", "1", "a0", whose=["a1", "a2"]), actors=actors))


def test_what_is_its_own_part_copy_or_retraction(make: Make, report: Report) -> None:
    for field in ("same_as", "subset_of", "overlaps", "disjoint_from", "repeats", "retracts"):
        worked_out(make(report("a", "town", "1", **{field: "a"}), report("b", "town", "2", "medic")))


def test_relations_that_contradict_each_other_add_nothing(make: Make, report: Report) -> None:
    each_other = (report("a", "town", "5", subset_of="b"), report("b", "west", "3", subset_of="a"))
    assert lows(worked_out(make(*each_other))) == [5]
    both = (report("a", "town", "5", same_as="b", disjoint_from="b"), report("b", "town", "3", "medic"))
    assert lows(worked_out(make(*both))) == [3]
    four = (report("a", "town", "5", overlaps="b", disjoint_from="b"), report("b", "west", "3"))
    assert lows(worked_out(make(*four))) == [5]


def test_records_that_name_what_is_not_there(make: Make, report: Report) -> None:
    gone = dict.fromkeys(("same_as", "subset_of", "overlaps", "disjoint_from", "repeats", "retracts"), "elsewhere/x")
    assert lows(worked_out(make(report("a", "town", "5", **gone)))) == [5]


def test_a_long_chain_of_repeats(make: Make, report: Report) -> None:
    chain = [report(f"r{n}", "town", "5", **({"repeats": f"r{n - 1}"} if n else {})) for n in range(1500)]
    found = worked_out(make(*chain))
    assert lows(found) == [5]
    assert found.provenance.statement("r1499").origins == ("mayor",)
