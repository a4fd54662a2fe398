"""How the scopes of figures lie to each other: same, part of, disjoint, or crossing and therefore not comparable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from dossier.analysis.classes import below, exclusive
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.places import Places
from dossier.model import Dossier, Measure
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
            chosen = min(members, key=lambda one: (-self._inside(one, members), one.order))
            self._whole.update(dict.fromkeys(members, chosen))

    def _inside(self, scope: Scope, others: Iterable[Scope]) -> int:
        return sum(self.places.lie(scope.ground, other.ground) == "part" for other in others)

    def _state(self, own: Mapping[tuple[str, Measure], Scope]) -> None:
        stated: tuple[tuple[str, Relation], ...] = (
            ("overlaps", "crosses"),
            ("disjoint_from", "disjoint"),
            ("subset_of", "part"),
        )
        for report in self._dossier.casualties:
            for field, relation in stated:
                for ref in getattr(report, field):
                    for measure in report.figures:
                        mine, other = own.get((report.id, measure)), own.get((ref, measure))
                        if mine is not None and other is not None:
                            a, b = self.group(mine), self.group(other)
                            self._stated.setdefault(a, {})[b] = relation
                            self._stated.setdefault(b, {})[a] = _TURNED.get(relation, relation)

    def group(self, scope: Scope) -> Scope:
        """The scope that stands for all those the author calls the same."""
        return self._whole.get(scope, scope)

    def stated(self, scope: Scope) -> Iterable[Scope]:
        """The scopes to which the author has stated a relation."""
        return self._stated.get(self.group(scope), {})

    def relation(self, ours: Scope, theirs: Scope) -> Relation:
        """How a scope lies to another."""
        a, b = self.group(ours), self.group(theirs)
        if a == b:
            return "same"
        if (found := self._stated.get(a, {}).get(b)) is not None:
            return found
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
        if a._replace(apart="") != b._replace(apart=""):
            return "crosses" if (b if found == "part" else a).apart else found
        return "crosses" if a.apart and b.apart else "part" if a.apart else "whole"

    def _belong(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        return not theirs or (bool(ours) and all(self._under(actor) & theirs for actor in ours))

    def _under(self, actor: str) -> frozenset[str]:
        if actor not in self._members:
            self._members[actor] = memberships(self._dossier, actor) | {actor}
        return self._members[actor]

    def wholes(self, scope: Scope, among: Iterable[Scope]) -> Iterator[Scope]:
        """The scopes that this one is a part of."""
        return (other for other in among if self.relation(scope, other) == "part")

    def by_place(self, scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
        """Scopes by each of their places, to look up what may contain a place without trying them all."""
        found: defaultdict[str, list[Scope]] = defaultdict(list)
        for scope in scopes:
            for place in scope.ground:
                found[place].append(scope)
        return found
