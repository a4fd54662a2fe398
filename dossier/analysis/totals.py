"""Honest totals: what may be said of a scope from the figures that stand, with everything it is made of.

A figure for a town is never added to the figure for its country, and nobody's word is added to somebody else's for
the same people: a scope's own figures give a range over voices; where there is none, its parts are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.analysis.disjoint import Weight, heaviest
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.places import is_event
from dossier.analysis.world import Claims, hull

Kind = Literal["range", "sum", "not stated"]


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says of a scope: its own figures, or (`floor`) the sum of its disjoint parts, top open."""

    voice: str
    low: int
    high: int | None
    figures: tuple[Figure, ...]
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What may be said of a scope.

    range: from the fewest to the most over voices, each in `told`. sum: `parts` added, `missing` names the places
    that state nothing. `floors` stand beneath and do not enter; `unknown` are figures said to be unknown.
    """

    scope: Scope
    kind: Kind
    low: int
    high: int | None
    told: tuple[Told, ...] = ()
    parts: tuple[Total, ...] = ()
    missing: tuple[str, ...] = ()
    floors: tuple[Told, ...] = ()
    unknown: tuple[Figure, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """Every record that it rests on."""
        own = [figure.record for told in self.told for figure in told.figures]
        return tuple(dict.fromkeys([*own, *(record for part in self.parts for record in part.records)]))


class Totals:
    """The totals of the claims that stand."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._base = claims.base
        self._scopes = claims.base.scopes
        self._places = claims.base.places

    def of_event(self) -> list[Total]:
        """A total for each measure and kind of people that figures about this event state, for the whole event."""
        own = self._base.dossier.id
        kinds = {
            (scope.measure, scope.classes, scope.whose)
            for scope in (*self.claims.told, *self.claims.unknown)
            if scope.event == own and not scope.apart
        }
        scopes = [Scope(own, measure, self._places.event, classes, whose) for measure, classes, whose in kinds]
        return [self.of(scope) for scope in sorted(scopes, key=lambda one: one.order)]

    def of(self, scope: Scope) -> Total:
        """The total of a scope: its range over voices, else the sum of its parts, else not stated."""
        kind = (scope.event, scope.measure, scope.classes, scope.whose)
        below = [one for one in self._by_kind.get(kind, ()) if self._places.lie(one.ground, scope.ground) == "part"]
        return self._of(scope, below)

    def _of(self, scope: Scope, below: list[Scope]) -> Total:
        group = self._scopes.group(scope)
        floors, unknown = tuple(self.floors(group)), self.claims.unknown.get(group, ())
        told = tuple(Told(voice, *hull(figures), figures) for voice, figures in self.claims.told.get(group, {}).items())
        if told:
            low, high = hull(figure for one in told for figure in one.figures)
            return Total(scope, "range", low, high, told, floors=floors, unknown=unknown)
        parts, missing = self._parts(scope, below)
        if not parts:
            return Total(scope, "not stated", 0, None, floors=floors, unknown=unknown)
        highs = [part.high for part in parts]
        high = None if missing or None in highs else sum(high for high in highs if high is not None)
        low = sum(part.low for part in parts)
        return Total(scope, "sum", low, high, parts=parts, missing=missing, floors=floors, unknown=unknown)

    # the parts of a scope

    def _parts(self, scope: Scope, below: list[Scope]) -> tuple[tuple[Total, ...], tuple[str, ...]]:
        """The totals that are added for a scope without figures of its own, and the places that state nothing."""
        if not below:
            return (), ()
        children = dict.fromkeys(self._children(scope))
        inside: dict[str, list[Scope]] = {}
        candidates: list[Total] = []
        for one in below:
            child = self._child_of(one, children)
            if child is None:
                candidates.append(self._of(one, []))
            else:
                inside.setdefault(child, []).append(one)
        for child in children:
            if child in inside:
                whole = scope._replace(ground=frozenset((child,)))
                candidates.append(self._of(whole, [one for one in inside[child] if one.ground != whole.ground]))
        stated = {total.scope: total for total in candidates if total.kind != "not stated"}
        chosen = heaviest(
            {one: (total.low, len(one.ground)) for one, total in stated.items()}, self._conflicts(list(stated))
        )
        touched = {key for one in chosen for place in one.ground for key in (place, *self._places.above(place))}
        return tuple(stated[one] for one in chosen), tuple(child for child in children if child not in touched)

    def _child_of(self, scope: Scope, children: Collection[str]) -> str | None:
        """The one of some places in which all of a scope lies; None where it spans several, or none surely holds it."""
        ways = [{place, *(key for key, sure in self._places.above(place).items() if sure)} for place in scope.ground]
        return next((key for key in ways[0] if key in children and all(key in way for way in ways)), None)

    @cached_property
    def _by_kind(self) -> dict[tuple[object, ...], list[Scope]]:
        found: dict[tuple[object, ...], list[Scope]] = {}
        for scope in self.claims.told:
            if not scope.apart:
                found.setdefault((scope.event, scope.measure, scope.classes, scope.whose), []).append(scope)
        return found

    def _children(self, scope: Scope) -> list[str]:
        """The places that a scope consists of: those it names, or those that lie directly in the one it names."""
        if len(scope.ground) > 1:
            return sorted(scope.ground)
        (place,) = scope.ground
        if is_event(place):
            return sorted(key for key in self._base.dossier.places if not self._places.above(key))
        return self._within.get(place, [])

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        """The places directly in each place: one within several lies in what surely contains it."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._base.dossier.places):
            sure = [above for above, certain in self._places.above(key).items() if certain]
            nearest = [one for one in sure if not any(self._places.above(other).get(one) for other in sure)]
            if len(nearest) == 1:
                found.setdefault(nearest[0], []).append(key)
        return found

    # floors

    def floors(self, scope: Scope) -> Iterable[Told]:
        """For each voice without a figure of its own for a scope: the sum of its largest disjoint parts."""
        own = self.claims.told.get(scope, {})
        parts: dict[str, dict[Scope, tuple[Figure, ...]]] = {}
        for part in self.below(scope):
            for voice, figures in self.claims.told[part].items():
                if voice not in own:
                    parts.setdefault(voice, {})[part] = figures
        for voice in sorted(parts):
            yield self.floor(voice, parts[voice])

    def below(self, scope: Scope) -> Iterable[Scope]:
        """The scopes with figures that are part of a scope which has some itself, or is asked for."""
        return self._below.get(scope, ())

    def floor(self, voice: str, parts: dict[Scope, tuple[Figure, ...]]) -> Told:
        """The sum of the largest disjoint parts of one voice; nobody said that they are all, so its top is open."""
        weights: dict[Scope, Weight] = {part: (hull(figures)[0],) for part, figures in parts.items()}
        chosen = heaviest(weights, self._conflicts(list(parts)))
        figures = tuple(figure for part in chosen for figure in parts[part])
        return Told(voice, sum(weights[part][0] for part in chosen), None, figures, floor=True)

    @cached_property
    def _below(self) -> dict[Scope, list[Scope]]:
        """The scopes with figures that are part of each scope that is asked for."""
        found: dict[Scope, list[Scope]] = {}
        lookup = self._scopes.by_place({*self.claims.told, *self._asked()})
        for part in self.claims.told:
            for whole in self._scopes.wholes(part, lookup):
                found.setdefault(whole, []).append(part)
        return found

    def _asked(self) -> Iterable[Scope]:
        """The scopes of the event and of its countries, which need not have figures of their own."""
        own = self._base.dossier.id
        for scope in (*self.claims.told, *self.claims.unknown):
            if scope.event == own and not scope.apart:
                for ground in (self._places.event, *(frozenset((place,)) for place in self._places.event)):
                    yield self._scopes.group(scope._replace(ground=ground))

    # what may not be added

    def _conflicts(self, scopes: list[Scope]) -> dict[Scope, frozenset[Scope]]:
        """For each scope those of the others that are not surely disjoint from it."""
        reach = {scope: self._reach(scope) for scope in scopes}
        found: dict[Scope, set[Scope]] = {scope: set() for scope in scopes}
        by_place: dict[str, list[Scope]] = {}
        for scope in scopes:
            for place in reach[scope]:
                by_place.setdefault(place, []).append(scope)
        for scope in scopes:
            near = [other for place in self._origin(scope) for other in by_place.get(place, ())]
            for other in dict.fromkeys((*near, *(one for one in self._scopes.stated(scope) if one in found))):
                if other is not scope and self._scopes.relation(scope, other) != "disjoint":
                    found[scope].add(other)
                    found[other].add(scope)
        return {scope: frozenset(others) for scope, others in found.items()}

    def _reach(self, scope: Scope) -> set[str]:
        """Places under which a scope is looked up: its own and all that they lie in or share ground with."""
        above = {key for place in scope.ground for key in (place, *self._places.above(place))}
        return above | {other for key in above for other in self._places.sharing(key)}

    def _origin(self, scope: Scope) -> set[str]:
        """Places under which a scope looks for others: its own, and what those without a name lie in."""
        hidden = {key for place in scope.ground if self._places.is_hidden(place) for key in self._places.above(place)}
        return {*scope.ground, *hidden, *(key for place in self._reach(scope) for key in self._places.sharing(place))}
