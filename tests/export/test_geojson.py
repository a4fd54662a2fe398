"""GeoJSON: a Feature for each incident and place, and no point where nobody says that there is one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.export import geojson
from dossier.export.seen import Plain
from dossier.model import Dossier, Entry
from dossier.store.loaded import Loaded

PLACES = {
    "iraq": {"name": "Iraq", "kind": "country"},
    "town": {"name": "Town", "within": "iraq", "coordinates": ["34.4", "40.9"], "precision": "town"},
    "river": {"name": "River", "coordinates": ["35", "40"], "precision": "country"},
}


def features(*strikes: dict[str, Any], where: Any = ()) -> list[dict[str, Any]]:
    file = {
        "dossier": "1",
        "id": "x",
        "title": "X",
        "event": {"timezone": "Asia/Baghdad", **({"where": where} if where else {})},
        "actors": {"us": {"name": "US"}},
        "places": PLACES,
        "sources": {"s": {"title": "S"}},
        "strikes": [{"id": f"s{number}", "what": "x", "cited": "s", **one} for number, one in enumerate(strikes)],
    }
    dossier = Dossier.model_validate(file)
    written = json.loads(geojson.write(Plain(Loaded(dossier, "x")), list(dossier.entries.values())))
    assert written["type"] == "FeatureCollection"
    found = written["features"]
    assert isinstance(found, list)
    return found


def test_the_example_is_one_feature(mill_road: Loaded, everything: list[Entry]) -> None:
    text = geojson.write(Plain(mill_road), everything)
    assert text.isascii()
    (feature,) = json.loads(text)["features"]
    assert feature == {
        "type": "Feature",
        "id": "bridge/1",
        "geometry": {"type": "Point", "coordinates": [25.28, 54.68]},
        "properties": {
            "incident": "bridge",
            "place": "mill-road",
            "name": "Mill Road",
            "precision": "1km",
            "precision_m": 1000,
            "what": "The road bridge was hit twice",
            "kind": None,
            "when": "2031-05-04T05:10+03:00~",
            "when_from": "2031-05-04T02:10:00Z",
            "when_to": "2031-05-04T02:11:00Z",
            "by": ["northern-command"],
            "said_by": ["northern-command"],
            "tellings": ["bridge"],
            "disputed": [],
            "withdrawn": [],
            "inferred": [],
            "possible": [],
        },
    }


def test_each_place_of_an_incident_is_a_feature() -> None:
    found = features({"where": ["town", "iraq"]})
    assert [one["properties"]["place"] for one in found] == ["town", "iraq"]
    assert found[0]["geometry"]["coordinates"] == [40.9, 34.4]
    assert found[0]["properties"]["precision_m"] == 5000
    assert found[1]["geometry"] is None
    assert found[1]["properties"]["name"] == "Iraq"


def test_tellings_of_one_incident_share_a_feature() -> None:
    found = features({"where": "town", "what": "one"}, {"where": ["iraq", "town"], "what": "two", "same_as": "s0"})
    assert [(one["id"], one["properties"]["tellings"], one["properties"]["what"]) for one in found] == [
        ("s0/1", ["s0", "s1"], "one"),
        ("s0/2", ["s1"], "two"),
    ]


@pytest.mark.parametrize(
    ("where", "properties"),
    [
        ({"near": "town"}, {"place": None, "near": "town", "name": "near town"}),
        ({"along": "river"}, {"place": None, "along": "river", "name": "along river"}),
        ({"unnamed": "3", "kind": "villages", "within": "iraq"}, {"place": None, "name": "3 villages in iraq"}),
        ((), {"place": None}),
        ("event", {"place": None, "name": "event"}),
    ],
)
def test_what_is_not_placed_has_no_geometry(where: Any, properties: dict[str, Any]) -> None:
    (feature,) = features({"where": where} if where else {})
    assert feature["geometry"] is None
    assert {key: feature["properties"].get(key) for key in properties} == properties


def test_event_means_the_places_of_the_event() -> None:
    found = features({"where": "event"}, where=["town", "river"])
    assert [one["properties"]["place"] for one in found] == ["town", "river"]
    assert (found[1]["properties"]["precision"], found[1]["properties"]["precision_m"]) == ("country", None)


def test_only_incidents_are_drawn(mill_road: Loaded, everything: list[Entry]) -> None:
    others = [entry for entry in everything if entry.section != "strikes"]
    assert json.loads(geojson.write(Plain(mill_road), others)) == {"type": "FeatureCollection", "features": []}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_dossier_has_every_strike_in_a_feature(
    data: st.DataObject, any_file: st.SearchStrategy[dict[str, Any]]
) -> None:
    dossier = Dossier.model_validate(data.draw(any_file))
    text = geojson.write(Plain(Loaded(dossier, "x")), list(dossier.entries.values()))
    found = json.loads(text)["features"]
    assert {key for one in found for key in one["properties"]["tellings"]} == {strike.id for strike in dossier.strikes}
    assert len({one["id"] for one in found}) == len(found)
    assert text.isascii()
