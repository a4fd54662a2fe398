"""What a map shows of a dossier: the places of its strikes, how exactly each is known, and what has no place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from dossier.model import Dossier, Locus, Strike
from dossier.model.base import EVENT
from dossier.model.graph import incidents
from dossier.model.values import metres
from dossier.view.block import text_of
from dossier.view.reading import Reading

Exactness = Literal["point", "area", "country", "unstated"]
"""point: to less than 5 km; area: to 5 km or worse; country: the whole of it; unstated: nobody says how exactly."""

_AREA = 5.0
"""Kilometres from which on a place is no point."""


class Mark(NamedTuple):
    """A place on the map."""

    key: str
    """The id of the place."""
    name: str
    latitude: float
    longitude: float
    exactness: Exactness
    km: float = 0.0
    """The radius within which it lies; 0 where it has none."""
    incidents: int = 0
    """Incidents of this event there."""
    sure: bool = True
    """False: all that is shown there only possibly passes the filter."""
    elsewhere: bool = False
    """All that is shown there belongs to another event."""
    withdrawn: bool = False
    """All that is shown there has been withdrawn."""


class Unplaced(NamedTuple):
    """Where something happened that cannot be drawn."""

    key: str
    """The id of the place that is named, else of the strike."""
    name: str
    """`near Al-Bukamal`, `a number of towns in Anbar`."""
    incidents: int = 0
    sure: bool = True
    stated: bool = True
    """False: the strike names no place at all, and `name` is its own."""


class Marks(NamedTuple):
    """All that a map shows."""

    placed: tuple[Mark, ...] = ()
    """From north to south, whole countries last."""
    unplaced: tuple[Unplaced, ...] = ()
    """As the strikes name them; those that name no place last."""
    known: tuple[Mark, ...] = ()
    """Places that only help to find one's way: something unplaced lies in them, or near them."""
    incidents: int = 0
    """Incidents of this event that are shown."""
    missing: int = 0
    """Those of them that have no mark at all."""


def gather(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = (), also: Iterable[str] = ()
) -> Marks:
    """The places of the strikes, or of those strikes whose ids are `shown`.

    `possible` are the ids of those that only possibly pass the filter; `also` are places that are drawn whatever
    happened there. Tellings of one incident count once. What lies near a place, along or opposite it is never drawn
    in it.
    """
    dossier = reading.dossier
    there: defaultdict[str, list[tuple[Strike, int]]] = defaultdict(list)
    nowhere: defaultdict[tuple[str, str, bool], list[tuple[Strike, int]]] = defaultdict(list)
    around: dict[str, None] = {}
    total = missing = 0
    strikes = [strike for strike in dossier.strikes if shown is None or strike.id in shown]
    for number, tellings in enumerate(incidents(strikes)):
        drawn = False
        for strike in tellings:
            for locus in _loci(dossier, strike):
                if locus is not None and locus.place is not None and _has_point(dossier, locus.place):
                    there[locus.place].append((strike, number))
                    drawn = True
                else:
                    nowhere[_named(reading, strike, locus)].append((strike, number))
                    around.update(dict.fromkeys(locus.anchors if locus is not None else ()))
                    around.update(dict.fromkeys(_parents(dossier, locus)))
        own = any(_is_own(dossier, strike) for strike in tellings)
        total += own
        missing += own and not drawn
    there.update((key, []) for key in also if key not in there and _has_point(dossier, key))
    placed = [mark for key, told in there.items() for mark in _marks(reading, key, told, possible)]
    known = [mark for key in around if key not in there for mark in _marks(reading, key, [], ())]
    unplaced = [
        Unplaced(key, name, _counted(dossier, told), any(strike.id not in possible for strike, _ in told), stated)
        for (key, name, stated), told in nowhere.items()
    ]
    unplaced.sort(key=lambda place: not place.stated)
    return Marks(tuple(sorted(placed, key=_order)), tuple(unplaced), tuple(known), total, missing)


def place_of(reading: Reading, key: str | None) -> str | None:
    """The first place with coordinates in which an entry happened, or the entry itself where it is one."""
    entry = reading.entries.get(key) if key is not None else None
    if entry is None:
        return None
    dossier = reading.dossier
    places = [locus.place for locus in getattr(entry.item, "where", ())]
    named = [each for place in places for each in (dossier.event.where if place == EVENT else (place,)) if each]
    return next((place for place in (entry.id, *named) if _has_point(dossier, place)), None)


def _order(mark: Mark) -> tuple[bool, float, float, str]:
    return mark.exactness == "country", -mark.latitude, mark.longitude, mark.key


def _loci(dossier: Dossier, strike: Strike) -> Iterator[Locus | None]:
    """The places of a strike, those of the event for `event`; None where it names none."""
    if not strike.where:
        yield None
    for locus in strike.where:
        if locus.place == EVENT and dossier.event.where:
            yield from (Locus(place=place) for place in dossier.event.where)
        else:
            yield locus


def _has_point(dossier: Dossier, key: str) -> bool:
    place = dossier.places.get(key)
    return place is not None and place.point is not None


def _parents(dossier: Dossier, locus: Locus | None) -> tuple[str, ...]:
    """The places in which one that cannot be drawn lies."""
    place = dossier.places.get(locus.place) if locus is not None and locus.place is not None else None
    return place.within if place is not None else ()


def _named(reading: Reading, strike: Strike, locus: Locus | None) -> tuple[str, str, bool]:
    """Where something leads that cannot be drawn, what it is called, and whether a place is stated."""
    if locus is None:
        return strike.id, strike.title or strike.what, False
    leads = locus.anchors[0] if locus.unnamed is None and locus.place != EVENT else strike.id
    return leads, text_of(reading.where((locus,))), True


def _is_own(dossier: Dossier, strike: Strike) -> bool:
    return strike.event is None or strike.event == dossier.id


def _counted(dossier: Dossier, told: Iterable[tuple[Strike, int]]) -> int:
    """The incidents of this event among some tellings, each with the number of its incident."""
    return len({number for strike, number in told if _is_own(dossier, strike)})


def _marks(reading: Reading, key: str, told: list[tuple[Strike, int]], possible: Collection[str]) -> Iterator[Mark]:
    """The mark of a place; where several positions are stated, one for each of them."""
    place = reading.dossier.places.get(key)
    if place is None:
        return
    count = _counted(reading.dossier, told)
    points = (
        [(place.coordinates, place.precision)]
        if place.coordinates is not None
        else [(position.coordinates, position.precision) for position in place.positions]
    )
    stated = [(point, precision) for point, precision in points if point is not None]
    for number, ((latitude, longitude), precision) in enumerate(stated, 1):
        exactness, km = _exactness(precision)
        yield Mark(
            key,
            place.name if len(stated) == 1 else f"{place.name} (position {number} of {len(stated)})",
            latitude,
            longitude,
            exactness,
            km,
            count,
            not told or any(strike.id not in possible for strike, _ in told),
            bool(told) and not count,
            bool(told) and all(reading.withdrawn(strike.id) for strike, _ in told),
        )


def _exactness(precision: str | None) -> tuple[Exactness, float]:
    if precision is None:
        return "unstated", 0.0
    radius = metres(precision)
    if radius is None:
        return "country", 0.0
    return ("area" if radius / 1000 >= _AREA else "point"), radius / 1000
