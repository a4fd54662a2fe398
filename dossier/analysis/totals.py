"""Honest totals: what may be said of a scope from the figures that stand, with everything it is made of.

A figure for a town is never added to the figure for its country, and nobody's word is added to somebody else's for
the same people: a scope's own figures give a range over voices; where there is none, its parts are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.analysis.figures import Figure, Scope
from dossier.analysis.near import Near
from dossier.analysis.places import Ground, is_event
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
        self._near = Near(claims.base.scopes)

    def of_event(self) -> list[Total]:
        """A total for each measure and kind of people that figures about this event state, for the whole event."""
        own = self._base.dossier.id
        kinds = {
            (scope.measure, scope.classes, scope.whose)
            for scope in (*self.claims.told, *self.claims.unknown)
            if scope.event == own
        }
        scopes = [Scope(own, measure, self._places.event, classes, whose) for measure, classes, whose in kinds]
        return [self.of(scope) for scope in sorted(scopes, key=lambda one: one.order)]

    def of(self, scope: Scope) -> Total:
        """The total of a scope: its range over voices, else the sum of its parts, else not stated."""
        kind = self._by_kind.get((scope.event, scope.measure, scope.classes, scope.whose), ())
        return self._of(scope, [one for one in kind if self._is_part(one, scope)])

    def _is_part(self, one: Scope, whole: Scope) -> bool:
        """By its places. What the author sets apart is a part of what counts all its people, and has none itself."""
        lie = self._places.lie(one.ground, whole.ground)
        return not whole.apart and (lie == "part" or (lie == "same" and bool(one.apart)))

    def _of(self, scope: Scope, below: list[Scope]) -> Total:
        group = self._scopes.group(scope)
        floors, unknown = tuple(self.floors(group)), self.claims.unknown.get(group, ())
        told = tuple(Told(voice, *hull(figures), figures) for voice, figures in self.claims.told.get(group, {}).items())
        if told:
            low, high = hull(figure for one in told for figure in one.figures)
            return Total(scope, "range", low, high, told, floors=floors, unknown=unknown)
        parts, missing, is_open = self._parts(scope, below)
        if not parts:
            return Total(scope, "not stated", 0, None, floors=floors, unknown=unknown)
        highs = [part.high for part in parts]
        high = None if is_open or None in highs else sum(high for high in highs if high is not None)
        low = sum(part.low for part in parts)
        return Total(scope, "sum", low, high, parts=parts, missing=missing, floors=floors, unknown=unknown)

    # the parts of a scope

    def _parts(self, scope: Scope, below: list[Scope]) -> tuple[tuple[Total, ...], tuple[str, ...], bool]:
        """The totals that are added for a scope without figures of its own, the places that state nothing, and whether
        there may be people whom none of them counts."""
        if not below:
            return (), (), True
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
                candidates.append(self._of(whole, [one for one in inside[child] if one != whole]))
        stated = {total.scope: total for total in candidates if total.kind != "not stated"}
        chosen = self._near.heaviest({one: (total.low, len(one.ground)) for one, total in stated.items()})
        counted = frozenset(place for one in chosen if not one.apart for place in one.ground)
        missing = tuple(
            child
            for child in children
            if scope._replace(ground=frozenset((child,))) not in stated and not self._holds(counted, (child,))
        )
        left = [one for one in stated if one not in chosen and (one.apart or not self._holds(counted, one.ground))]
        is_open = bool(missing or left) or any(one.apart for one in chosen)
        return tuple(stated[one] for one in chosen), missing, is_open

    def _holds(self, counted: Ground, places: Iterable[str]) -> bool:
        return bool(counted) and self._places.lie(frozenset(places), counted) in ("same", "part")

    def _child_of(self, scope: Scope, children: Collection[str]) -> str | None:
        """The one of some places in which all of a scope lies; None where it spans several, or none surely holds it."""
        ways = [{place, *(key for key, sure in self._places.above(place).items() if sure)} for place in scope.ground]
        return next((key for key in ways[0] if key in children and all(key in way for way in ways)), None)

    @cached_property
    def _by_kind(self) -> dict[tuple[object, ...], list[Scope]]:
        found: dict[tuple[object, ...], list[Scope]] = {}
        for scope in self.claims.told:
            found.setdefault((scope.event, scope.measure, scope.classes, scope.whose), []).append(scope)
        return found

    def _children(self, scope: Scope) -> list[str]:
        """The places that a scope consists of: those it names, or those that lie directly in the one it names."""
        if len(scope.ground) > 1:
            return sorted(scope.ground)
        (place,) = scope.ground
        return self._places.top if is_event(place) else self._places.within(place)

    # floors

    def floors(self, scope: Scope) -> Iterator[Told]:
        """For each voice without a figure of its own for a scope: the sum of its largest disjoint parts."""
        own = self.claims.told.get(scope, {})
        parts: dict[str, dict[Scope, tuple[Figure, ...]]] = {}
        for part in self.below(scope):
            for voice, figures in self.claims.told[part].items():
                if voice not in own:
                    parts.setdefault(voice, {})[part] = figures
        for voice in sorted(parts):
            yield self.floor(voice, parts[voice])

    def below(self, scope: Scope) -> list[Scope]:
        """The scopes with figures that are part of a scope, in their order."""
        if scope not in self._below:
            found = self._near.inside(scope, self._inside)
            self._below[scope] = sorted(
                (one for one in found if self._scopes.relation(one, scope) == "part"), key=lambda one: one.order
            )
        return self._below[scope]

    @cached_property
    def _below(self) -> dict[Scope, list[Scope]]:
        return {}

    @cached_property
    def _inside(self) -> Mapping[str, list[Scope]]:
        return self._near.inside_of(self.claims.told)

    def floor(self, voice: str, parts: Mapping[Scope, tuple[Figure, ...]]) -> Told:
        """The sum of the largest disjoint parts of one voice; nobody said that they are all, so its top is open."""
        lows = {part: hull(figures)[0] for part, figures in parts.items()}
        chosen = self._near.heaviest({part: (low,) for part, low in lows.items()})
        figures = tuple(figure for part in chosen for figure in parts[part])
        return Told(voice, sum(lows[part] for part in chosen), None, figures, floor=True)
