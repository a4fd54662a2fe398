"""From when to when each figure stood, by the rules by which totals take one figure for another.

A later figure of the same voice and scope ends an earlier one; a word without a number that an earlier figure fits in
never stands, for it is only less exact. What is withdrawn ends when that was said, and in the end never stood in the
way of another. A figure that repeats a statement at hand counts with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from dossier.analysis.band import Claim
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.replaced import less_exact
from dossier.analysis.world import World
from dossier.model import MEASURES
from dossier.model.telling import said


def standing_claims(world: World) -> dict[Scope, tuple[Claim, ...]]:
    """The claims of each scope about this event that have been said, in the order of measures."""
    base = world.base
    told: defaultdict[Scope, list[Figure]] = defaultdict(list)
    for figure in base.figures:
        if figure.scope.event == base.dossier.id and _sets_bounds(world, figure):
            told[base.scopes.group(figure.scope)].append(figure)
    withdrawn = _withdrawn(world)
    order = {measure: number for number, measure in enumerate(MEASURES)}
    return {
        scope: tuple(_claims(told[scope], withdrawn))
        for scope in sorted(told, key=lambda one: (order[one.measure], one.order))
    }


def _sets_bounds(world: World, figure: Figure) -> bool:
    """Whether a figure can stand: one that repeats a statement at hand counts with that."""
    if not figure.counts or figure.count.is_unknown or not world.has(figure.record):
        return False
    return figure.record not in world.handed_on


def _withdrawn(world: World) -> dict[str, int | None]:
    """By when records had certainly been taken back, or what they repeat; None: at a time that is not known."""
    by = {
        record.id: said(world.base.dossier, record).outer_end
        for record in world.base.dossier.records
        if record.retracts
    }
    ends = {record: [by[one] for one in retracting] for record, retracting in world.withdrawn.items()}
    return {record: min((end - 1 for end in found if end is not None), default=None) for record, found in ends.items()}


def _claims(figures: Sequence[Figure], withdrawn: Mapping[str, int | None]) -> Iterator[Claim]:
    """The claims of one scope, each with when it ended; without words that are only less exact."""
    spoken: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.cumulative and figure.record not in withdrawn:
            for voice in figure.voices:
                spoken[voice].append(figure)
    later = {voice: _Later(told) for voice, told in spoken.items()}
    for figure in sorted(figures, key=lambda one: one.order):
        mine = [later[voice] for voice in figure.voices if figure.cumulative and figure.record not in withdrawn]
        if not any(told.is_less_exact(figure) for told in mine):
            ends = [withdrawn.get(figure.record), *(told.ends(figure) for told in mine)]
            ended = min((end for end in ends if end is not None), default=None)
            yield Claim(figure.record, figure.low, figure.high, figure.said, ended)


class _Later:
    """The figures of one voice for one scope, to ask by when one had been given in place of another."""

    def __init__(self, told: Sequence[Figure]) -> None:
        self._vaguer = less_exact(told)
        spans = sorted(
            (start, end - 1)
            for one in told
            if not self.is_less_exact(one)
            and (start := one.said.outer_start) is not None
            and (end := one.said.outer_end) is not None
        )
        self._starts = [start for start, _ in spans]
        self._first = list(accumulate(reversed([end for _, end in spans]), min))[::-1]

    def is_less_exact(self, figure: Figure) -> bool:
        """Whether it is a word without a number that takes nothing back."""
        return (figure.record, figure.scope) in self._vaguer

    def ends(self, figure: Figure) -> int | None:
        """By when a figure had been given that surely is later."""
        if figure.said.outer_end is None:
            return None
        at = bisect_left(self._starts, figure.said.outer_end)
        return self._first[at] if at < len(self._first) else None
