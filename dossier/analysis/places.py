"""Where a figure counts: sets of places, and how two such sets lie to each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from dossier.model import Dossier
from dossier.model.base import EVENT
from dossier.model.dossier import AnyRecord
from dossier.model.graph import containing, upwards

Lie = Literal["same", "part", "whole", "disjoint", "crosses"]
"""How one set of places lies to another. Where containment is only possible, they cross."""

Ground = frozenset[str]
"""A union of places: ids, and names of the module's own for places that no record names."""


class Places:
    """The places of a dossier, and those that its records tell without naming them.

    A place told by a neighbour (`near`), or without a name, is a place of its own, known to one record only: it lies
    in what its neighbour lies in, or where it is said to be, and may share ground with anything in there. Whatever a
    record of the event tells of lies in the event, whether or not the event's own places hold it.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._above: dict[str, dict[str, bool]] = {}
        self._hidden: dict[str, tuple[str, ...]] = {}
        self._sharing: dict[str, set[str]] = {}
        for key, place in dossier.places.items():
            for other in place.overlaps:
                self._sharing.setdefault(key, set()).add(other)
                self._sharing.setdefault(other, set()).add(key)
        self.event: Ground = self._reduced(dossier.event.where) or frozenset((EVENT,))

    def of(self, record: AnyRecord) -> Ground:
        """The places of a record; none stated means the whole of its event."""
        if record.event is not None and record.event != self._dossier.id:
            whole = frozenset((f"{EVENT} {record.event}",))
        else:
            whole = self.event
        found: set[str] = set()
        for number, locus in enumerate(getattr(record, "where", ())):
            if locus.place is not None:
                found |= whole if locus.place == EVENT else {locus.place}
                continue
            hidden = f"{record.id} {number}"
            if (neighbour := locus.neighbour) is not None:
                place = self._dossier.places.get(neighbour[1])
                self._hidden[hidden] = place.within if place is not None else ()
            else:
                self._hidden[hidden] = (locus.within,) if locus.within is not None else ()
            found.add(hidden)
        return self._plain(found, whole)

    def ground(self, places: Iterable[str]) -> Ground:
        """The union of places named by their ids, or by `event`."""
        found = [self.event if place == EVENT else {place} for place in places]
        return self._plain({place for each in found for place in each}, self.event)

    def _plain(self, places: set[str], whole: Ground) -> Ground:
        ground = self._reduced(places)
        # no part of an event lies outside it: a figure for a place that holds all of it is one for the event
        return ground if ground and not (whole == self.event and self._inside(whole, ground)) else whole

    def _reduced(self, places: Iterable[str]) -> Ground:
        """The same union without places that lie in others of it."""
        found = frozenset(places)
        return frozenset(place for place in found if not self._covered(place, found - {place}))

    def is_hidden(self, place: str) -> bool:
        """No record names it: it is told by a neighbour, or only counted."""
        return place in self._hidden

    def above(self, place: str) -> dict[str, bool]:
        """Everything that a place lies in, without itself; the value says whether that is certain."""
        if place not in self._above:
            if place in self._hidden:
                parents = self._hidden[place]
                ways = [{**self.above(parent), parent: True} for parent in parents]
                keys = {key for way in ways for key in way}
                self._above[place] = {key: all(way.get(key, False) for way in ways) for key in keys}
            else:
                self._above[place] = containing(self._dossier, place)
        return self._above[place]

    @cached_property
    def top(self) -> list[str]:
        """The places that lie in no other."""
        return sorted(key for key in self._dossier.places if not self.above(key))

    def within(self, place: str) -> list[str]:
        """The places directly in a place: one within several lies in what surely contains it."""
        return self._within.get(place, [])

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._dossier.places):
            sure = [above for above, certain in self.above(key).items() if certain]
            nearest = [one for one in sure if not any(self.above(other).get(one) for other in sure)]
            if len(nearest) == 1:
                found.setdefault(nearest[0], []).append(key)
        return found

    def sharing(self, place: str) -> set[str]:
        """Places that share ground with this one without containing it."""
        return self._sharing.get(place, set())

    def lie(self, ours: Ground, theirs: Ground) -> Lie:
        """How a union of places lies to another."""
        if ours == theirs:
            return "same"
        if self._inside(ours, theirs):
            return "part"
        if self._inside(theirs, ours):
            return "whole"
        return "crosses" if any(self._touch(a, b) for a in ours for b in theirs) else "disjoint"

    def _inside(self, ours: Ground, theirs: Ground) -> bool:
        whole = theirs == self.event or any(is_event(place) for place in theirs)
        return whole or all(self._covered(place, theirs) for place in ours)

    def _covered(self, place: str, union: Ground) -> bool:
        """Whether a place surely lies in a union: in one of its places, or between several."""
        above = self.above(place)
        if place in union or any(above.get(one) for one in union):
            return True
        if sum(one in above for one in union) < 2:
            return False
        held: dict[str, bool] = {}
        for key in upwards(place, self.parents):
            parents = self.parents(key)
            held[key] = key in union or (bool(parents) and all(held.get(parent, False) for parent in parents))
        return held[place]

    def parents(self, place: str) -> tuple[str, ...]:
        """The places it is said to lie in, or in the union of."""
        if place in self._hidden:
            return self._hidden[place]
        found = self._dossier.places.get(place)
        return found.within if found is not None else ()

    def _touch(self, a: str, b: str) -> bool:
        if a == b or a in self.above(b) or b in self.above(a):
            return True
        ours, theirs = {a, *self.above(a)}, {b, *self.above(b)}
        if any(self.sharing(place) & theirs for place in ours):
            return True
        return self._may_reach(a, theirs) or self._may_reach(b, ours)

    def _may_reach(self, hidden: str, others: set[str]) -> bool:
        """A place without a name may be any part of what it lies in; one that lies nowhere may be anywhere."""
        if hidden not in self._hidden:
            return False
        return not self._hidden[hidden] or bool(others.intersection(self._hidden[hidden]))


def is_event(place: str) -> bool:
    """The whole of an event whose places are not stated, or of another dossier's event."""
    return place == EVENT or place.startswith(f"{EVENT} ")
