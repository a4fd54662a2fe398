"""The packed world: its format, what it holds, and how it is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.view.map import atlas, build
from dossier.view.map.sight import Box
from dossier.view.map.tiles import BORDER, COAST, LAKE, LEVELS, RIVER, Level, Stroke, pack, unpack

POINTS = st.lists(st.tuples(st.integers(0, 15_000), st.integers(0, 15_000)), min_size=2, max_size=9)
STROKES = st.lists(st.tuples(st.sampled_from([COAST, BORDER, RIVER, LAKE]), st.integers(0, 999), POINTS), max_size=6)
EARTH = Box(-90.0, -180.0, 90.0, 179.9)


@given(STROKES, st.sampled_from([(0, 0), (-180_000, -90_000), (165_000, 75_000)]))
def test_a_tile_is_unpacked_as_it_was_packed(
    given_strokes: list[tuple[int, int, list[tuple[int, int]]]], corner: tuple[int, int]
) -> None:
    made = [
        Stroke(kind, tag, [corner[0] + x for x, _ in points], [corner[1] + y for _, y in points])
        for kind, tag, points in given_strokes
    ]
    assert sorted(unpack(pack(made, *corner), *corner)) == sorted(made)


def test_the_world_is_small() -> None:
    assert (Path(atlas.__file__).with_name("world.bin")).stat().st_size <= 400_000


@pytest.mark.parametrize("level", LEVELS)
def test_every_tile_holds_its_part_of_the_earth(level: Level) -> None:
    kinds = set()
    for shift, (kind, tag, xs, ys) in atlas.strokes(level, EARTH):
        kinds.add(kind)
        assert shift == 0
        assert len(xs) == len(ys) > 1
        assert -180 * level.unit <= min(xs) <= max(xs) <= 180 * level.unit
        assert -90 * level.unit <= min(ys) <= max(ys) <= 90 * level.unit
        assert kind in (COAST, BORDER) or atlas.waters()[tag] is not None
    assert kinds == {COAST, BORDER, RIVER, LAKE}


def test_no_coast_runs_along_the_edge_of_flat_maps() -> None:
    for level in LEVELS:
        for _, (kind, _, xs, ys) in atlas.strokes(level, EARTH):
            if kind == COAST:
                assert not all(abs(x) == 180 * level.unit for x in xs) or len(set(ys)) == 1
                assert min(ys) > -90 * level.unit


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (33.3, 44.4, "Iraq"),
        (35.3, 40.1, "Syria"),
        (31.8, 36.4, "Jordan"),
        (54.7, 25.3, "Lithuania"),
        (-80.0, 0.0, "Antarctica"),
        (0.0, -30.0, None),
        (90.0, 0.0, None),
        (-90.0, 180.0, None),
    ],
)
def test_it_is_known_which_country_lies_where(latitude: float, longitude: float, name: str | None) -> None:
    number = atlas.country_at(latitude, longitude)
    assert (atlas.countries()[number - 1] if number else None) == name


def test_rivers_and_cities_have_names() -> None:
    region = Box(33.0, 39.0, 36.0, 45.0)
    rivers = {atlas.waters()[tag] for _, (kind, tag, *_) in atlas.strokes(LEVELS[0], region) if kind == RIVER}
    assert {"Euphrates", "Tigris"} <= rivers
    assert next(atlas.cities(region)).name == "Baghdad"
    assert [city.name for city in atlas.cities(Box(-20, 170, -16, 190))] == ["Suva"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two square countries that share one side, a river through both, a lake, and a city."""
    arcs = [
        [[0, 0], [0, 10]],  # the side they share
        [[0, 10], [-10, 0], [0, -10], [10, 0]],
        [[0, 0], [10, 0], [0, 10], [-10, 0]],
        [[-180, 20], [0, 5]],  # where flat maps are cut
    ]
    countries = [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Westland"}},
        {"type": "MultiPolygon", "arcs": [[[2, -1]], [[3]]], "properties": {"name": "Eastland"}},
    ]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": countries}},
    }
    river = {"type": "MultiLineString", "coordinates": [[[-9, 5], [9, 5]]]}
    lake = {"type": "Polygon", "coordinates": [[[2, 2], [6, 2], [6, 6], [2, 2]]]}
    files = {
        "countries-50m.json": topology,
        "countries-110m.json": topology,
        "rivers-50m.geojson": {"features": [{"properties": {"name": "Long", "scalerank": 1}, "geometry": river}]},
        "lakes-50m.geojson": {"features": [{"properties": {"name": None, "scalerank": 0}, "geometry": lake}]},
        "cities-50m.json": {"cities": [{"n": "Midtown", "o": 0.5, "a": 5.25, "p": 1, "r": 0}, {"n": "Far", "r": 9}]},
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    return tmp_path


def test_the_script_packs_what_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.main(folder, folder / "world.bin")
    fresh(monkeypatch, folder / "world.bin")
    found: dict[int, list[tuple[int, list[tuple[int, int]]]]] = {}
    for _, (kind, tag, xs, ys) in atlas.strokes(LEVELS[0], EARTH):
        found.setdefault(kind, []).append((tag, list(zip(xs, ys, strict=True))))
    assert found[BORDER] == [(0, [(0, 0), (0, 10_000)])]
    assert len(found[COAST]) == 2
    assert sorted(found[RIVER]) == [(0, [(-9_000, 5_000), (0, 5_000)]), (0, [(0, 5_000), (9_000, 5_000)])]
    assert [tag for tag, _ in found[LAKE]] == [1]
    assert atlas.waters() == ("Long", "")
    assert list(atlas.cities(EARTH)) == [atlas.City("Midtown", 5.25, 0.5)]
    assert [atlas.countries()[atlas.country_at(5, longitude) - 1] for longitude in (-5, 5)] == ["Westland", "Eastland"]


def fresh(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Another world, of which nothing has been read yet."""
    monkeypatch.setattr(atlas, "_FILE", file)
    for name in ("_tile", "waters", "countries", "_samples", "_cities", "_table"):
        monkeypatch.setattr(atlas, name, getattr(atlas, name).__wrapped__)
