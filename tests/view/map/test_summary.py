"""The small map of the summary, with its caption, and the same in words."""

from __future__ import annotations

from collections.abc import Callable

from dossier.text import width
from dossier.view import markdown, plain
from dossier.view.block import Block, Drawing, Page, text_of
from dossier.view.map.summary import COLUMNS, ROWS, map_blocks
from dossier.view.overview import overview
from dossier.view.reading import Reading

Made = Callable[..., Reading]


def drawing(blocks: tuple[Block, ...]) -> Drawing:
    (found,) = (block for block in blocks if isinstance(block, Drawing))
    return found


def test_without_a_place_there_is_no_map_and_no_heading(made: Made) -> None:
    reading = made({"where": "crossing"}, {"where": {"near": "town"}}, {})
    assert map_blocks(reading) == ()
    assert "Map" not in plain.render(overview(reading))
    assert map_blocks(made()) == ()


def test_it_says_what_it_shows_and_what_it_cannot_show(made: Made) -> None:
    reading = made({"where": ["town", "iraq"]}, {"where": {"near": "town"}}, {}, {"where": "bridge", "event": "other"})
    lines = [text_of(spans) for spans in drawing(map_blocks(reading)).lines]
    caption = " ".join(lines[ROWS:])
    assert {width(line) for line in lines[: ROWS + 1]} == {COLUMNS}
    assert max(map(width, lines)) <= COLUMNS
    assert "borders as drawn by Natural Earth" in caption
    assert "Places of 3 strikes, 2 of which cannot be drawn." in caption
    assert "○ somewhere in its ring (5 km or more) · □ somewhere in the country" in caption
    assert "⇢ another event" in caption
    assert "≈" not in caption
    assert "Not drawn: near Town, 1 strike without a place." in caption


def test_plain_names_each_place_with_its_coordinates(made: Made) -> None:
    reading = made(
        *({"where": key} for key in ("town", "bridge", "iraq", "shrine", "crossing")), {"where": "town"}, {}, {}
    )
    assert plain.render(Page((), map_blocks(reading))).splitlines() == [
        "Map",
        "  · Places of 8 strikes, 3 of which cannot be drawn",
        "  · Shrine: 34.5, 41.2, nobody says how exactly; 1 strike",
        "  · Bridge: 34.38, 41.1, within 100 m; 1 strike",
        "  · Town: 34.37, 41.09, within 5 km; 2 strikes",
        "  · Iraq: somewhere in the country around 33, 44; 1 strike",
        "  · Crossing: not placed; 1 strike",
        "  · what 6: no place stated; 1 strike",
        "  · what 7: no place stated; 1 strike",
    ]


def test_a_filter_that_only_possibly_lets_a_strike_through_is_seen_on_the_map(made: Made) -> None:
    reading = made({"where": "town"}, {"where": "bridge"}, {"where": "anbar"})
    blocks = map_blocks(reading, ["s0", "s1"], ["s1"])
    text = markdown.render(Page((), blocks))
    assert "≈ Bridge" in text
    assert "≈ possibly meant" in text
    assert "Anbar" not in text
    assert "only possibly meant" in plain.render(Page((), blocks))


def test_accidents_are_incidents(made: Made) -> None:
    words = drawing(map_blocks(made({"where": "town", "kind": "explosion"}))).words
    assert "Places of 1 incident" in plain.render(Page((), words))
