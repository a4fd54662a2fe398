"""What a voice contradicts itself in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.analysis.totals import Totals
from dossier.analysis.warnings import TooMany, too_many
from dossier.analysis.world import Base, World
from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]


def warned(dossier: Dossier) -> list[TooMany]:
    return list(too_many(Totals(World(Base(dossier)).claims())))


def test_disjoint_parts_of_one_voice_above_its_own_whole_are_warned_about(make: Make, report: Report) -> None:
    (found,) = warned(make(report("a", "town", "9"), report("b", "village", "8"), report("whole", "north", "16")))
    assert (found.voice, found.most, found.parts.low) == ("mayor", 16, 17)
    assert {figure.record for figure in found.parts.figures} == {"a", "b"}


def test_parts_that_fit_or_may_share_people_or_are_anothers_are_not(make: Make, report: Report) -> None:
    assert warned(make(report("a", "town", "9"), report("b", "village", "7"), report("whole", "north", "16"))) == []
    assert (
        warned(make(report("a", "town", "9"), report("b", {"near": "town"}, "8"), report("whole", "north", "16"))) == []
    )
    assert warned(make(report("a", "town", "17", "medic"), report("whole", "north", "16"))) == []
    assert warned(make(report("a", "town", "17"), report("whole", "north", "at least 16"))) == []


def test_figures_of_another_event_are_warned_about_in_their_own_dossier(make: Make, report: Report) -> None:
    assert warned(make(report("a", "town", "2", including={"killed": {"women": "3"}}, event="elsewhere"))) == []


def test_entries_of_including_above_their_own_figure_are_warned_about(make: Make, report: Report) -> None:
    parts = {"killed": {"civilians": "9", "combatants": "8"}}
    (found,) = warned(make(report("a", "town", "16", including=parts)))
    assert (found.most, found.parts.low) == (16, 17)


def test_what_is_called_both_at_once_is_a_part_and_not_added(make: Make, report: Report) -> None:
    parts = {"killed": {"civilians": "9"}}
    assert warned(make(report("a", "town", "16", of="combatants", including=parts))) == []
