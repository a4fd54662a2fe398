"""Figures: each number that a casualty report states, with its scope, its voices and its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dossier.analysis.classes import Kinds, kinds
from dossier.analysis.places import Ground, Places
from dossier.model import CasualtyReport, Count, Dossier, Measure
from dossier.model.count import WORDS
from dossier.model.edtf import Interval
from dossier.model.telling import said, voices

EXACT_WORDS = frozenset(("none", "unknown"))
VAGUE = frozenset(WORDS) - EXACT_WORDS
"""Words without a number: a later one restates an earlier number less exactly, and takes nothing of it back."""


class Scope(NamedTuple):
    """What a figure counts: only figures of one event and one measure are related.

    `apart` is the id of a record that the author sets apart from others of its scope (as their part, or as sharing
    nobody with them); empty for all the rest.
    """

    event: str
    measure: Measure
    ground: Ground
    classes: Kinds
    whose: frozenset[str]
    apart: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """A total order, for results that depend on no other."""
        return (
            self.event,
            self.measure,
            " ".join(sorted(self.ground)),
            " ".join(sorted(self.classes)),
            " ".join(sorted(self.whose)),
            self.apart,
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: of which record and scope, by whose voices, when said.

    `inside` marks an entry of `including`: a part of its record's own figure. `counts` is False for what never
    enters a total: expectations, assumed shares, a recorder's hull, indirect harm, a reporter's premise.
    """

    record: str
    scope: Scope
    count: Count
    voices: tuple[str, ...]
    said: Interval
    cumulative: bool
    inside: bool
    counts: bool

    @property
    def low(self) -> int:
        """The fewest."""
        return self.count.low

    @property
    def high(self) -> int | None:
        """The most; None is open."""
        return self.count.high

    @property
    def vague(self) -> bool:
        """A word without a number: dozens, several."""
        return " ".join(self.count.text.lower().split()) in VAGUE

    @property
    def order(self) -> tuple[str, tuple[str, ...]]:
        """A total order."""
        return self.record, self.scope.order


def figures(dossier: Dossier, places: Places) -> Iterator[Figure]:
    """Every figure of the dossier, those about other events too."""
    reports = {report.id: report for report in dossier.casualties}
    for report in dossier.casualties:
        yield from _of(dossier, places, report, reports)


def _of(
    dossier: Dossier, places: Places, report: CasualtyReport, reports: dict[str, CasualtyReport]
) -> Iterator[Figure]:
    event = report.event or dossier.id
    ground, whose = places.of(report), frozenset(report.whose)
    spoken, when = voices(dossier, report), said(dossier, report)
    cumulative = report.cumulative if report.cumulative is not None else _whole(dossier, places, event, ground)
    counts = not (
        report.stance == "expects"
        or report.share_of
        or report.hull_of
        or report.indirect
        or all(citation.part == "question" for citation in report.cited)
    )
    # the whole figures last in no order of their own: a reader sorts by `order`
    for measure, count in report.figures.items():
        plain = Scope(event, measure, ground, kinds(report.of), whose)
        scope = plain._replace(apart=report.id) if _apart(dossier, places, report, plain, reports) else plain
        yield Figure(report.id, scope, count, spoken, when, cumulative, False, counts)
    for measure, among in report.including.items():
        for name, count in among.items():
            scope = Scope(event, measure, ground, kinds(report.of, (name,)), whose)
            yield Figure(report.id, scope, count, spoken, when, cumulative, True, counts)


def _whole(dossier: Dossier, places: Places, event: str, ground: Ground) -> bool:
    """A figure for countries or for the event counts from the beginning, unless it says otherwise."""
    countries = all(key in dossier.places and dossier.places[key].kind == "country" for key in ground)
    return countries or ground == places.event or any(key == f"event {event}" for key in ground)


def _apart(
    dossier: Dossier, places: Places, report: CasualtyReport, scope: Scope, reports: dict[str, CasualtyReport]
) -> bool:
    """Whether the author sets it apart from a figure that would have the same scope."""
    for ref in (*report.subset_of, *report.overlaps, *report.disjoint_from):
        other = reports.get(ref)
        if other is not None and scope.measure in other.figures:
            same = Scope(
                other.event or dossier.id, scope.measure, places.of(other), kinds(other.of), frozenset(other.whose)
            )
            if same == scope:
                return True
    return False
