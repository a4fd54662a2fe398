"""Figures: each number that a casualty report states, with its scope, its voices and its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dossier.analysis.apart import set_apart
from dossier.analysis.classes import Kinds, kinds
from dossier.analysis.places import Ground, Places
from dossier.model import CasualtyReport, Count, Dossier, Measure
from dossier.model.count import WORDS
from dossier.model.edtf import Interval
from dossier.model.graph import memberships
from dossier.model.telling import said, voices

EXACT_WORDS = frozenset(("none", "unknown"))
VAGUE = frozenset(WORDS) - EXACT_WORDS
"""Words without a number: a later one restates an earlier number less exactly, and takes nothing of it back."""


class Scope(NamedTuple):
    """What a figure counts: only figures of one event and one measure are related.

    `apart` is the id of a record that the author sets apart from others which would have its scope (as a part of
    them, or as sharing nobody or only some with them); empty for all the rest.
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
    plain = {report.id: _plain(dossier, places, report) for report in dossier.casualties}
    apart = set_apart(dossier.casualties, plain)
    for report in dossier.casualties:
        yield from _of(dossier, places, report, plain[report.id], apart)


_Plain = tuple[str, Ground, Kinds, frozenset[str]]
"""Event, places, classes and whose: what all figures of a record share."""


def _plain(dossier: Dossier, places: Places, report: CasualtyReport) -> _Plain:
    whose = frozenset(report.whose)
    if len(whose) > 1:  # an army named beside its state adds nobody
        whose -= {actor for actor in whose if memberships(dossier, actor) & whose}
    return report.event or dossier.id, places.of(report), kinds(report.of), whose or frozenset(report.whose)


def _of(
    dossier: Dossier, places: Places, report: CasualtyReport, plain: _Plain, apart: Mapping[tuple[str, Measure], str]
) -> Iterator[Figure]:
    event, ground, classes, whose = plain
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
        scope = Scope(event, measure, ground, classes, whose, apart.get((report.id, measure), ""))
        yield Figure(report.id, scope, count, spoken, when, cumulative, False, counts)
    for measure, among in report.including.items():
        for name, count in among.items():
            part = kinds(report.of, (name,))
            if part == classes and getattr(report, measure) is not None:
                continue  # everybody is no part of everybody
            scope = Scope(event, measure, ground, part, whose, apart.get((report.id, measure), ""))
            yield Figure(report.id, scope, count, spoken, when, cumulative, True, counts)


def _whole(dossier: Dossier, places: Places, event: str, ground: Ground) -> bool:
    """A figure for countries or for the event counts from the beginning, unless it says otherwise."""
    countries = all(key in dossier.places and dossier.places[key].kind == "country" for key in ground)
    return countries or ground == places.event or any(key == f"event {event}" for key in ground)
