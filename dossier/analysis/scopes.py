"""How the scopes of figures lie to each other: same, part of, disjoint, or crossing and therefore not comparable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from dossier.analysis.classes import below, exclusive
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.places import Places
from dossier.model import Dossier, Measure
from dossier.model.base import EVENT
from dossier.model.graph import memberships

Relation = Literal["same", "part", "whole", "disjoint", "crosses", "unrelated"]
"""How a scope lies to another; `unrelated`: another event or another measure."""

_TURNED: dict[Relation, Relation] = {"part": "whole", "whole": "part"}


class Scopes:
    """The scopes of a dossier's figures, those joined that the author calls the same.

    What the author states (`same_as`, `subset_of`, `overlaps`, `disjoint_from`) beats what is computed.
    """

    def __init__(self, dossier: Dossier, places: Places, figures: Iterable[Figure]) -> None:
        self.places = places
        self._members: dict[str, frozenset[str]] = {}
        self._dossier = dossier
        self._whole: dict[Scope, Scope] = {}
        self._stated: dict[Scope, dict[Scope, Relation]] = {}
        own = {(figure.record, figure.scope.measure): figure.scope for figure in figures if not figure.inside}
        self.all: tuple[Scope, ...] = tuple(sorted({figure.scope for figure in figures}, key=lambda one: one.order))
        self._join(own)
        self._state(own)

    def _join(self, own: Mapping[tuple[str, Measure], Scope]) -> None:
        group: dict[Scope, list[Scope]] = {}
        for report in self._dossier.casualties:
            for ref in report.same_as:
                for measure in report.figures:
                    mine, other = own.get((report.id, measure)), own.get((ref, measure))
                    if mine is None or other is None or mine.event != other.event:
                        continue
                    ours, theirs = group.setdefault(mine, [mine]), group.setdefault(other, [other])
                    if ours is not theirs:
                        ours += theirs
                        group.update(dict.fromkeys(theirs, ours))
        for members in {id(found): found for found in group.values()}.values():
            chosen = min(members, key=lambda one: (-self._narrow(one, members), one.order))
            self._whole.update(dict.fromkeys(members, chosen))

    def _narrow(self, scope: Scope, others: Iterable[Scope]) -> int:
        return sum(self._computed(scope, other) == "part" for other in others)

    def _state(self, own: Mapping[tuple[str, Measure], Scope]) -> None:
        """What the author says of two scopes; where that contradicts itself, they cross."""
        stated: tuple[tuple[str, Relation], ...] = (
            ("overlaps", "crosses"),
            ("disjoint_from", "disjoint"),
            ("subset_of", "part"),
        )
        found: dict[tuple[Scope, Scope], set[Relation]] = {}
        for report in self._dossier.casualties:
            for field, relation in stated:
                for ref in getattr(report, field):
                    for measure in report.figures:
                        mine, other = own.get((report.id, measure)), own.get((ref, measure))
                        if mine is not None and other is not None and mine.event == other.event:
                            a, b = self.group(mine), self.group(other)
                            found.setdefault((a, b), set()).add(relation)
                            found.setdefault((b, a), set()).add(_TURNED.get(relation, relation))
        for (a, b), told in found.items():
            if a != b:
                self._stated.setdefault(a, {})[b] = next(iter(told)) if len(told) == 1 else "crosses"

    def group(self, scope: Scope) -> Scope:
        """The scope that stands for all those the author calls the same."""
        return self._whole.get(scope, scope)

    def is_stated(self, scope: Scope) -> bool:
        """Whether the author has stated a relation to another."""
        return self.group(scope) in self._stated

    def relation(self, ours: Scope, theirs: Scope) -> Relation:
        """How a scope lies to another: as stated, else as computed, and never disjoint where what is stated of others
        makes them share people."""
        a, b = self.group(ours), self.group(theirs)
        found = self._direct(a, b)
        if found != "disjoint" or not self.bridges or b in self._stated.get(a, {}):
            return found
        if self._held(a, b):
            return "part"
        if self._held(b, a):
            return "whole"
        return "crosses" if self._bridged(a, b) or self._bridged(b, a) else "disjoint"

    def _direct(self, a: Scope, b: Scope) -> Relation:
        if a == b:
            return "same"
        if (found := self._stated.get(a, {}).get(b)) is not None:
            return found
        return self._computed(a, b)

    def _computed(self, a: Scope, b: Scope) -> Relation:
        if (a.event, a.measure) != (b.event, b.measure):
            return "unrelated"
        lie = self.places.lie(a.ground, b.ground)
        if lie == "disjoint" or exclusive(a.classes, b.classes):
            return "disjoint"
        if lie in ("same", "part") and below(a.classes, b.classes) and self._belong(a.whose, b.whose):
            return self._set_apart(a, b, "part")
        if lie in ("same", "whole") and below(b.classes, a.classes) and self._belong(b.whose, a.whose):
            return self._set_apart(a, b, "whole")
        return "crosses"

    @staticmethod
    def _set_apart(a: Scope, b: Scope, found: Relation) -> Relation:
        """One that is set apart is a part of the rest of its scope; two that are cross unless they say otherwise."""
        if a.apart == b.apart:
            return found
        if a._replace(apart="") != b._replace(apart=""):
            return "crosses" if (b if found == "part" else a).apart else found
        return "crosses" if a.apart and b.apart else "part" if a.apart else "whole"

    # what follows from what is stated

    @cached_property
    def bridges(self) -> tuple[tuple[Scope, Scope, Relation], ...]:
        """Stated relations by which scopes share people that would not be seen to: both ways round."""
        return tuple(
            (a, b, relation)
            for a, others in self._stated.items()
            for b, relation in others.items()
            if relation != "disjoint" and relation != self._computed(a, b)
        )

    def is_bridged(self, scope: Scope) -> bool:
        """Whether it may share people with a scope of which the author says more than would be seen."""
        group = self.group(scope)
        return any(self._may_share(group, one) for one, _, _ in self.bridges)

    def _may_share(self, a: Scope, b: Scope) -> bool:
        return self._direct(a, b) not in ("disjoint", "unrelated")

    def _held(self, scope: Scope, whole: Scope) -> bool:
        """Whether steps up, stated or computed, lead from a scope into another."""
        waiting, seen = [scope], {scope}
        while waiting:
            one = waiting.pop()
            if self._direct(one, whole) in ("same", "part"):
                return True
            for part, above, relation in self.bridges:
                if relation == "part" and above not in seen and self._direct(one, part) in ("same", "part"):
                    seen.add(above)
                    waiting.append(above)
        return False

    def _bridged(self, scope: Scope, other: Scope) -> bool:
        """Whether something that may share people with the one scope is, as stated, in the other or overlaps it."""
        return any(
            self._may_share(scope, a) and (self._may_share(b, other) if relation == "crosses" else self._held(a, other))
            for a, b, relation in self.bridges
        )

    def _belong(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        return not theirs or (bool(ours) and all(self._under(actor) & theirs for actor in ours))

    def _under(self, actor: str) -> frozenset[str]:
        if actor not in self._members:
            self._members[actor] = memberships(self._dossier, actor) | {actor}
        return self._members[actor]

    def differing(self, ours: Scope, theirs: Scope) -> str:
        """Why two scopes cross, by the first dimension that does: places, classes of people, or whose people."""
        a, b = self.group(ours), self.group(theirs)
        if (a.event, a.measure) != (b.event, b.measure):
            return "another event" if a.event != b.event else "another measure"
        if self.places.lie(a.ground, b.ground) == "crosses":
            return "places that may overlap"
        if a.classes != b.classes and not (below(a.classes, b.classes) or below(b.classes, a.classes)):
            return "other classes of people"
        return "other people or places than its part" if a.whose == b.whose else "whose people they are"

    def wholes(self, scope: Scope, lookup: Mapping[str, list[Scope]]) -> Iterator[Scope]:
        """The scopes that this one is a part of, among those looked up by their places."""
        among = dict.fromkeys(other for place in self._above(scope) for other in lookup.get(place, ()))
        return (other for other in among if self.relation(scope, other) == "part")

    def _above(self, scope: Scope) -> Iterator[str]:
        """Places of which all that may hold a scope names one: its own, what they lie in, and where the author says."""
        for one in (scope, *(above for _, above, relation in self.bridges if relation == "part")):
            first = min(one.ground)
            yield from (first, *self.places.above(first), f"{EVENT} {one.event}")
        yield from self.places.event

    def by_place(self, scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
        """Scopes by each of their places, to look up what may contain a place without trying them all."""
        found: defaultdict[str, list[Scope]] = defaultdict(list)
        for scope in scopes:
            for place in scope.ground:
                found[place].append(scope)
        return found
