"""Moving, zooming and fitting: pure functions on the middle and the scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.view.map.sight import COARSEST, FINEST, Circle, Sight, fit, pan, zoom

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
SIGHTS = st.builds(Sight, st.floats(-70, 70), LONGITUDES, st.floats(0.001, 0.05))
SIZES = st.tuples(st.integers(1, 240), st.integers(1, 80))


@given(st.lists(st.builds(Circle, LATITUDES, LONGITUDES, st.floats(0, 900)), max_size=5), SIZES)
def test_a_map_that_fits_lies_on_the_globe_and_shows_every_place(circles: list[Circle], size: tuple[int, int]) -> None:
    sight = fit(circles, *size)
    assert -90 <= sight.latitude <= 90
    assert -180 <= sight.longitude < 180
    assert 0 < sight.scale <= COARSEST
    for circle in circles if sight.scale < COARSEST else ():
        x, y = sight.dots(circle.latitude, circle.longitude, *size)
        assert 0 <= x < size[0] * 2
        assert 0 <= y < size[1] * 4


def test_places_on_both_sides_of_the_antimeridian_are_neighbours() -> None:
    sight = fit([Circle(-17, 179, 5), Circle(-17, -179, 5)], 60, 20)
    assert abs(sight.longitude) == pytest.approx(180)
    assert sight.scale < 0.05


def test_one_place_has_something_around_it() -> None:
    assert fit([Circle(34, 41, 0.01)], 60, 20) == Sight(34, 41, 0.012)


def test_without_places_the_whole_world_is_seen() -> None:
    box = fit([], 60, 20).box(60, 20)
    assert box.east - box.west == pytest.approx(360, abs=20)


@given(SIGHTS, st.floats(-200, 200), st.floats(-200, 200))
def test_panning_moves_the_map_by_so_many_dots_and_back(sight: Sight, east: float, south: float) -> None:
    moved = pan(sight, 0, south)
    assert moved.dots(sight.latitude, sight.longitude, 60, 20) == pytest.approx((60, 40 - south), abs=1e-6)
    assert pan(sight, east, 0).dots(sight.latitude, sight.longitude, 60, 20) == pytest.approx((60 - east, 40), abs=1e-6)
    assert pan(moved, 0, -south).latitude == pytest.approx(sight.latitude)


@given(SIGHTS, st.sampled_from([0.5, 0.625, 1.6, 2.0]), st.floats(-50, 50), st.floats(-50, 50))
def test_zooming_keeps_the_point_it_is_asked_to(sight: Sight, factor: float, east: float, south: float) -> None:
    latitude, longitude = sight.latitude - south * sight.scale, sight.longitude + east * sight.scale / sight.narrowing
    after = zoom(sight, factor, (east, south))
    assert after.scale == pytest.approx(sight.scale / factor)
    assert after.dots(latitude, longitude, 60, 20) == pytest.approx((60 + east, 40 + south), abs=1e-6)
    assert zoom(after, 1 / factor, (east, south)).latitude == pytest.approx(sight.latitude)


def test_zooming_ends_at_both_ends() -> None:
    sight = Sight(34, 41, 0.05)
    for _ in range(50):
        sight = zoom(sight, 2)
    assert sight == Sight(34, 41, FINEST)
    for _ in range(50):
        sight = zoom(sight, 0.5)
    assert sight.scale == COARSEST


def test_the_map_stops_at_the_poles_and_goes_around_the_world() -> None:
    assert pan(Sight(80, 0, 1), 0, -100).latitude == 90
    assert pan(Sight(0, 170, 1), 20, 0).longitude == pytest.approx(-170)
