"""All disputes of a world: those the author typed, and those its records imply and no typed one absorbs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from dossier.analysis.classes import Kinds, kinds
from dossier.analysis.compare import agreement
from dossier.analysis.figures import Figure
from dossier.analysis.found import Found
from dossier.analysis.found_facts import counters, denials, positions, times
from dossier.analysis.found_figures import differing, exceeding
from dossier.analysis.places import Ground
from dossier.analysis.world import World
from dossier.model import Dispute, Measure


class Disputes:
    """The questions of a world, typed ones first, each record's own, and how their figures lie to each other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._dossier = world.base.dossier

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """The found disputes that stand for themselves."""
        return tuple(one for one in self._all if not self._absorbing(one))

    @cached_property
    def absorbed(self) -> Mapping[str, tuple[Found, ...]]:
        """By the id of a typed dispute, the found ones that it answers for."""
        held: defaultdict[str, list[Found]] = defaultdict(list)
        for one in self._all:
            for typed in self._absorbing(one):
                held[typed.id].append(one)
        return {key: tuple(ones) for key, ones in held.items()}

    @cached_property
    def _all(self) -> tuple[Found, ...]:
        return tuple(_found(self.world))

    @cached_property
    def _per_record(self) -> Mapping[str, tuple[Dispute, ...]]:
        held: defaultdict[str, list[Dispute]] = defaultdict(list)
        for typed in self._dossier.disputes:
            for record in typed.records:
                held[record].append(typed)
        return {key: tuple(ones) for key, ones in held.items()}

    def _absorbing(self, one: Found) -> list[Dispute]:
        """The typed disputes that are over the same figures, or share two of the records; in the author's order."""
        shared = Counter(typed.id for record in one.records for typed in self._per_record.get(record, ()))
        found = {key for key, count in shared.items() if count > 1}
        if (scope := one.scope) is not None and scope.event == self._dossier.id:
            found.update(self._over.get((scope.measure, scope.classes, scope.ground), ()))
        return [typed for typed in self._dossier.disputes if typed.id in found] if found else []

    @cached_property
    def _over(self) -> Mapping[tuple[Measure, Kinds, Ground], list[str]]:
        """The ids of typed disputes by the figures that they are over."""
        held: defaultdict[tuple[Measure, Kinds, Ground], list[str]] = defaultdict(list)
        for typed in self._dossier.disputes:
            over = typed.over
            if over is not None and all(locus.place is not None for locus in over.where):
                ground = self.world.base.places.ground(locus.place for locus in over.where if locus.place is not None)
                held[over.measure, kinds(over.of), ground].append(typed.id)
        return held

    @cached_property
    def by_record(self) -> Mapping[str, tuple[Dispute, ...]]:
        """The disputes that each record is part of: those over its own figures first, then in the author's order."""
        held: defaultdict[str, dict[str, Dispute]] = defaultdict(dict)
        for typed in self._dossier.disputes:
            if typed.over is not None:
                for record in typed.records:
                    if any(one.scope.measure == typed.over.measure for one in self._figures.get(record, ())):
                        held[record][typed.id] = typed
        for dispute in (*self._dossier.disputes, *(one.dispute for one in self.found)):
            for record in dispute.records:
                held[record].setdefault(dispute.id, dispute)
        return {key: tuple(own.values()) for key, own in held.items()}

    @cached_property
    def _figures(self) -> Mapping[str, tuple[Figure, ...]]:
        held: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.world.base.figures:
            held[figure.record].append(figure)
        return {key: tuple(own) for key, own in held.items()}

    def figures(self, record: str) -> tuple[Figure, ...]:
        """The figures of a record."""
        return self._figures.get(record, ())

    def relation(self, one: Figure, other: Figure) -> str:
        """How two figures lie to each other, in words: as intervals for one scope, else by how their scopes lie.

        One voice is not set against itself: its later figure has grown, is revised, or is said again.
        """
        scopes = self.world.base.scopes
        lie = scopes.relation(one.scope, other.scope)
        if "unknown" in (one.count.text, other.count.text):
            return "not comparable: said to be unknown"
        match lie:
            case "same" if set(one.voices) == set(other.voices):
                return self._of_one_voice(one, other)
            case "same":
                return agreement(one.count, other.count)
            case "part" | "whole":
                part, whole = (one, other) if lie == "part" else (other, one)
                exceeds = whole.high is not None and part.low > whole.high
                return "exceeds" if exceeds else "fits"
            case "disjoint":
                return "other people"
            case _:
                return f"not comparable: {scopes.differing(one.scope, other.scope)}"

    def _of_one_voice(self, one: Figure, other: Figure) -> str:
        replaced = self.world.replaced
        became = replaced.get((one.record, one.scope)) or replaced.get((other.record, other.scope))
        return became or ("restated" if one.count == other.count else "said beside it")


def _found(world: World) -> list[Found]:
    """Every dispute that the records of a world imply, in an order of their own, before typed ones absorb any."""
    claims = world.claims()
    every = [
        *differing(world, claims),
        *exceeding(world, claims),
        *counters(world),
        *times(world),
        *positions(world),
        *denials(world),
    ]
    return sorted({one.dispute.id: one for one in every}.values(), key=lambda one: one.dispute.id)
