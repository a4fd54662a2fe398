"""The map of the reader: where its cursor can stand, what it looks at, and the lines under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.text import width
from dossier.view.block import text_of
from dossier.view.map.chart import Chart
from dossier.view.map.marks import Marks, gather
from dossier.view.map.sight import Sight
from dossier.view.reading import Reading

Made = Callable[..., Reading]
SIZE = (80, 23)


@pytest.fixture
def chart(made: Made) -> Chart:
    reading = made({"where": ["town", "bridge"]}, {"where": "anbar"}, {"where": ["iraq", "crossing"]}, {})
    return Chart(gather(reading), "strike")


def foot(chart: Chart, at: int, sight: Sight | None = None) -> list[str]:
    lines = chart.lines(sight or chart.whole(*SIZE), *SIZE, at)
    return [text_of(line) for line in lines[chart.map_rows(*SIZE) :]]


def test_the_cursor_goes_over_places_and_then_over_what_cannot_be_drawn(chart: Chart) -> None:
    assert [stop.key for stop in chart.stops] == ["bridge", "town", "anbar", "iraq", "crossing", "s3"]
    assert (chart.find("anbar", 0), chart.find("gone", 2), chart.find(None, 1)) == (2, 0, 0)


def test_a_stop_is_found_again_where_two_lead_to_the_same_place(made: Made) -> None:
    chart = Chart(gather(made({"where": "town"}, {"where": {"near": "town"}})), "strike")
    assert [stop.key for stop in chart.stops] == ["town", "town"]
    assert (chart.find("town", 1), chart.find("town", 7)) == (1, 0)


def test_lines_under_the_map_say_where_the_cursor_is(chart: Chart) -> None:
    assert foot(chart, 1)[0] == "▌Town · 34.37, 41.09, within 5 km · 1 strike"
    assert foot(chart, 3)[0] == "▌Iraq · somewhere in the country around 33, 44 · 1 strike"
    assert foot(chart, 4)[0] == "▌Crossing · cannot be drawn · 1 strike"
    assert foot(chart, 5)[0] == "▌what 3 · no place stated · 1 strike"
    assert foot(chart, 0)[1] == "not drawn (2): Crossing · what 3"
    assert "borders as drawn by Natural Earth" in foot(chart, 0)[2]
    assert " · ".join(foot(chart, 0)[3:]).endswith("so many places in one cell"), "what the signs mean is not cut"
    assert foot(chart, 1, Sight(50, 10, 0.01))[0].endswith(" · 4 beyond the edges")


def test_the_name_under_the_cursor_is_among_those_that_fit(made: Made) -> None:
    places = {f"p{n}": {"name": f"Village number {n}"} for n in range(40)}
    chart = Chart(gather(made(*({"where": key} for key in places), places=places)), "strike")
    for at in (0, 7, 39):
        shown = foot(chart, at)[1]
        assert f"Village number {at}" in shown[: SIZE[0]]
    assert foot(chart, 39)[1].startswith("not drawn (40): … ")


def test_everything_or_one_place_can_be_looked_at(chart: Chart) -> None:
    whole = chart.whole(*SIZE)
    assert all(chart.seen(at, whole, *SIZE) for at in range(len(chart.stops)))
    town = chart.around(1, *SIZE)
    assert (town.latitude, town.longitude) == (34.37, 41.09)
    assert town.scale < whole.scale < chart.around(3, *SIZE).scale
    assert chart.around(4, *SIZE) == whole
    far = Sight(50, 10, 0.01)
    assert [chart.seen(at, far, *SIZE) for at in range(len(chart.stops))] == [False] * 4 + [True] * 2
    assert chart.from_middle(1, town, *SIZE) == pytest.approx((0, 0))
    assert chart.from_middle(3, town, *SIZE) == chart.from_middle(1, far, *SIZE) == (0, 0)


@pytest.mark.parametrize("size", [(1, 1), (30, 8), (30, 9), (200, 60)])
def test_it_fills_any_room(chart: Chart, size: tuple[int, int]) -> None:
    lines = chart.lines(chart.whole(*size), *size, 0)
    assert len(lines) == size[1]
    assert {width(text_of(line)) for line in lines[: chart.map_rows(*size)]} == {size[0]}


def test_nothing_at_all_is_said(made: Made) -> None:
    chart = Chart(Marks(), "strike")
    assert foot(chart, 0)[:2] == ["No strike that is shown has a place.", ""]
