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
    found = [one for one in totals_of(dossier).of_event() if (one.scope.measure, *one.scope.classes) == (measure, kind)]
    assert len(found) == 1
    return found[0]


def test_a_figure_for_a_place_between_two_belongs_to_what_holds_both(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "strip", "3"), report("b", "strip", "5", "medic")))
    assert (total.kind, total.low) == ("sum", 3)
    assert [part.scope.ground for part in total.parts] == [{"strip"}]
    assert {one.voice: one.low for one in total.floors} == {"mayor": 3, "medic": 5}


def test_a_figure_beyond_the_places_of_the_event_is_counted(make: Make, report: Report) -> None:
    total = total_of(make(report("a", "north", "3"), report("b", "west", "2"), event={"where": "north"}))
    assert (total.kind, total.low, total.high) == ("range", 3, 3)
    total = total_of(make(report("a", "town", "3"), report("b", "west", "2"), event={"where": "north"}))
    assert (total.kind, total.low) == ("sum", 5)
