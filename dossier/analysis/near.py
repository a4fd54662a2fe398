"""Which scopes may share people: looked up by place, so that thousands need not all be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.analysis.disjoint import Weight, heaviest
from dossier.analysis.figures import Scope
from dossier.analysis.scopes import Scopes

ByPlace = Mapping[str, list[Scope]]


class Near:
    """Looks scopes up by their places, and by what the author says of them."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self._places = scopes.places

    # what lies in a scope

    def inside_of(self, scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
        """Scopes by the places one of their own is or lies in: what holds all of a scope holds that one."""
        found: dict[str, list[Scope]] = {}
        for scope in scopes:
            first = min(scope.ground)
            for place in ("", first, *self._places.above(first)):
                found.setdefault(place, []).append(scope)
        return found

    def inside(self, scope: Scope, by_place: ByPlace) -> Iterable[Scope]:
        """All that may be a part of a scope, and more."""
        if scope.ground == self._places.event:
            return by_place.get("", ())
        wholes = (scope, *(part for part, _, relation in self._scopes.bridges if relation == "part"))
        return dict.fromkeys(one for whole in wholes for place in whole.ground for one in by_place.get(place, ()))

    # what may not be added

    def heaviest(self, weights: Mapping[Scope, Weight]) -> list[Scope]:
        """The scopes of greatest added weight of which no two may share people, in the order given."""
        best: dict[object, Scope] = {}
        for scope, weight in weights.items():
            before = best.setdefault(self._alike(scope), scope)
            if weight > weights[before]:
                best[self._alike(scope)] = scope
        kept = set(best.values())
        left = {scope: weight for scope, weight in weights.items() if scope in kept}
        return heaviest(left, self.conflicts(left))

    def _alike(self, scope: Scope) -> object:
        """The same for places without a name that may be the same place: any two of them, and whatever else may share
        people with one, may share them, so that the heaviest stands for all."""
        place = next(iter(scope.ground))
        if len(scope.ground) > 1 or not self._places.is_hidden(place) or scope.apart or self._scopes.is_stated(scope):
            return scope
        return scope._replace(ground=frozenset(self._places.parents(place))), "hidden"

    def conflicts(self, scopes: Iterable[Scope]) -> dict[Scope, frozenset[Scope]]:
        """For each scope those of the others that are not surely disjoint from it."""
        found: dict[Scope, set[Scope]] = {scope: set() for scope in scopes}
        by_place: dict[str, list[Scope]] = {}
        for scope in found:
            for place in self._up(scope):
                by_place.setdefault(place, []).append(scope)
        bridged = {scope: None for scope in found if self._scopes.is_bridged(scope)}
        for scope, others in found.items():
            beside = (*self._beside(scope, by_place, found), *(bridged if scope in bridged else ()))
            for other in dict.fromkeys(beside):
                if other is not scope and self._scopes.relation(scope, other) != "disjoint":
                    others.add(other)
                    found[other].add(scope)
        return {scope: frozenset(others) for scope, others in found.items()}

    def _up(self, scope: Scope) -> set[str]:
        return {key for place in scope.ground for key in (place, *self._places.above(place))}

    def _beside(self, scope: Scope, by_place: ByPlace, every: Iterable[Scope]) -> Iterator[Scope]:
        """What lies in its places, in what shares ground with them, or where a place without a name may be."""
        if scope.ground == self._places.event:
            yield from every
        hidden = [self._places.parents(place) for place in scope.ground if self._places.is_hidden(place)]
        if () in hidden:
            yield from every
        shared = (other for place in self._up(scope) for other in self._places.sharing(place))
        for place in (*scope.ground, *shared, *(parent for parents in hidden for parent in parents)):
            yield from by_place.get(place, ())
