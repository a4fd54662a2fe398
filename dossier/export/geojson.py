"""GeoJSON (RFC 7946) of the incidents: one Feature for each incident and place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from dossier.export.cells import edges, text
from dossier.export.marks import Mark, mark_names, marks
from dossier.export.seen import Seen
from dossier.model import Dossier, Entry, Locus, Strike
from dossier.model.base import EVENT
from dossier.model.graph import incidents
from dossier.model.telling import tellers
from dossier.model.values import metres

Feature = dict[str, Any]
Marked = Mapping[str, Mapping[str, Mark]]


def write(seen: Seen, entries: Sequence[Entry], possible: Collection[str] = ()) -> str:
    """A FeatureCollection of the strikes among the entries, ASCII only, a Feature a line.

    Tellings joined by `same_as` are one incident. A place told by a neighbour (`near`), one without coordinates and
    one that nobody names have no geometry: nothing is drawn where nobody says that it was.

    `possible` are the ids of the entries that only possibly pass.
    """
    strikes = [entry.item for entry in entries if isinstance(entry.item, Strike)]
    marked = {entry.id: marks(seen, entry, possible) for entry in entries if isinstance(entry.item, Strike)}
    features = [
        json.dumps(feature) for tellings in incidents(strikes) for feature in _features(seen.dossier, tellings, marked)
    ]
    lines = "\n " + ",\n ".join(features) + "\n" if features else ""
    return f'{{"type": "FeatureCollection", "features": [{lines}]}}\n'


def _features(dossier: Dossier, tellings: tuple[Strike, ...], marked: Marked) -> Iterator[Feature]:
    by_place: dict[Locus | None, list[Strike]] = {}
    for strike in tellings:
        for locus in _places(dossier, strike):
            by_place.setdefault(locus, []).append(strike)
    incident = tellings[0].id
    for number, (locus, tellers_of) in enumerate(by_place.items(), 1):
        yield {
            "type": "Feature",
            "id": f"{incident}/{number}",
            "geometry": _geometry(dossier, locus),
            "properties": {"incident": incident, **_place(dossier, locus), **_told(dossier, tellers_of, marked)},
        }


def _places(dossier: Dossier, strike: Strike) -> Iterator[Locus | None]:
    """The places of a strike, those of the event for `event`; None where it names none."""
    if not strike.where:
        yield None
    for locus in strike.where:
        if locus.place == EVENT and dossier.event.where:
            yield from (Locus(place=place) for place in dossier.event.where)
        else:
            yield locus


def _geometry(dossier: Dossier, locus: Locus | None) -> dict[str, Any] | None:
    place = dossier.places.get(locus.place) if locus is not None and locus.place is not None else None
    if place is None or place.point is None:
        return None
    latitude, longitude = place.point
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _place(dossier: Dossier, locus: Locus | None) -> dict[str, Any]:
    if locus is None:
        return {"place": None}
    if locus.neighbour is not None:
        way, key = locus.neighbour
        return {"place": None, way: key, "name": text(locus)}
    place = dossier.places.get(locus.place) if locus.place is not None else None
    if place is None:
        return {"place": None, "name": text(locus)}
    precision = place.shown_precision
    return {
        "place": locus.place,
        "name": place.name,
        "precision": precision,
        "precision_m": metres(precision) if precision else None,
    }


def _told(dossier: Dossier, strikes: list[Strike], marked: Marked) -> dict[str, Any]:
    """The incident as the first of those who place it there tells it, the ids of all of them, and of those marked."""
    first = strikes[0]
    start, end = edges(first.when.interval(dossier.zone)) if first.when else (None, None)
    return {
        "what": first.what,
        "kind": first.kind,
        "when": first.when.is_ if first.when else None,
        "when_from": start,
        "when_to": end,
        "by": [party.actor for party in first.by],
        "said_by": list(tellers(dossier, first)),
        "tellings": [strike.id for strike in strikes],
        **{name: [strike.id for strike in strikes if marked[strike.id][name]] for name in mark_names("strikes")},
    }
