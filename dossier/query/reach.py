"""What a reference reaches: who includes whom, whose voice it is, and which places include a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dossier.model import Dossier, Locus
from dossier.model.base import EVENT
from dossier.model.graph import containing, memberships, voice
from dossier.query.field import ANYWHERE, Link
from dossier.query.truth import Truth, every

Spot = tuple[str, str]
"""A place and how it is told: `at` it, `near` it (or along, opposite …), or `in` it without a name."""


def members(dossier: Dossier, links: tuple[Link, ...]) -> Mapping[str, Truth]:
    """The actors themselves and all that they are part of."""
    return _greatest((key, truth) for actor, truth in links for key in (actor, *memberships(dossier, actor)))


def voices(dossier: Dossier, tellers: tuple[Link, ...]) -> Mapping[str, Truth]:
    """The tellers themselves and all whose voice they are, along `speaks_for`."""
    return _greatest((key, truth) for teller, truth in tellers for key in _chain(dossier, teller))


def anybody(dossier: Dossier, links: tuple[Link, ...]) -> Mapping[str, Truth]:
    """Members and voices alike."""
    return _greatest([*members(dossier, links).items(), *voices(dossier, links).items()])


def anything(dossier: Dossier, links: tuple[Link, ...]) -> Mapping[str, Truth]:
    """What a record is about: actors with all they are part of, places with all they lie in, other ids as they are."""
    found = dict(members(dossier, links))
    for key, truth in links:
        if key in dossier.places:
            for place, likely in places(dossier, (("at", key),)).items():
                found[place] = max(found.get(place, Truth.NO), min(truth, likely))
    return found


def _chain(dossier: Dossier, teller: str) -> Iterator[str]:
    seen: set[str] = set()
    now: str | None = teller
    while now is not None and now not in seen:
        yield now
        seen.add(now)
        actor = dossier.actors.get(now)
        now = actor.speaks_for if actor is not None else None
    yield voice(dossier, teller)


def spots(dossier: Dossier, where: Iterable[Locus]) -> tuple[Spot, ...]:
    """How a record's places are told; `event` is wherever the event took place."""
    found: list[Spot] = []
    for locus in where:
        if locus.place == EVENT:
            found += [("at", place) for place in dossier.event.where or (ANYWHERE,)]
        elif locus.place is not None:
            found.append(("at", locus.place))
        elif (neighbour := locus.neighbour) is not None:
            found.append(("near", neighbour[1]))
        else:
            found.append(("in", locus.within or ANYWHERE))
    return tuple(found)


def places(dossier: Dossier, where: tuple[Spot, ...]) -> Mapping[str, Truth]:
    """The places that include a union of places: yes where they include all of it, possible where a part.

    Possible, too: what a place shares ground with, a neighbour and what includes it, and one of several places
    that a place lies within.
    """
    each = [_around(dossier, way, place) for way, place in where]
    keys = dict.fromkeys(key for found in each for key in found)
    reached = {key: every(found.get(key, found.get(ANYWHERE, Truth.NO)) for found in each) for key in keys}
    if ANYWHERE in reached:
        reached[ANYWHERE] = Truth.POSSIBLE
    return reached


def _around(dossier: Dossier, way: str, place: str) -> dict[str, Truth]:
    if place == ANYWHERE:
        return {ANYWHERE: Truth.POSSIBLE}
    certain = {place: True, **containing(dossier, place)}
    found = {key: Truth.YES if sure and way != "near" else Truth.POSSIBLE for key, sure in certain.items()}
    for key in _sharing(dossier, place):
        for outer in (key, *containing(dossier, key)):
            found.setdefault(outer, Truth.POSSIBLE)
    return found


def _sharing(dossier: Dossier, place: str) -> list[str]:
    own = dossier.places[place].overlaps if place in dossier.places else ()
    return [*own, *(key for key, other in dossier.places.items() if place in other.overlaps)]


def _greatest(links: Iterable[Any]) -> dict[str, Truth]:
    found: dict[str, Truth] = {}
    for key, truth in links:
        found[key] = max(found.get(key, Truth.NO), truth)
    return found
