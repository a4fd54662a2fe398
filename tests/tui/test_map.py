"""The map in the reader: how one comes to it, goes over it, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.panes.map import MapPane
from dossier.tui.standpoint import Standpoint
from dossier.view.map.sight import Sight
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
SIZES = [(80, 24), (120, 36), (200, 50)]
STRIKES = "us-strikes-iraq-syria-2024-02-03"


def map_of(pilot: Pilot[int]) -> MapPane:
    return screen_of(pilot).stage.map


async def sight_of(pilot: Pilot[int]) -> Sight:
    """What the map looks at, once it has been laid out."""
    for _ in range(100):
        if (sight := map_of(pilot).sight) is not None:
            return sight
        await pilot.pause(0.01)
    raise AssertionError("no map has been drawn")


@pytest.mark.parametrize("size", SIZES)
def test_the_region_of_the_first_dossier_can_be_read(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0")
        await sight_of(pilot)
        await pilot.pause(0.1)
        shown = frame(pilot.app)
        for text in ("Euphrates", "Al-Hari", "Al-Qaim", "Anbar", "borders as drawn by Natural Earth", "not drawn (15)"):
            assert text in shown
        await pilot.press("j")
        assert map_of(pilot).current == screen_of(pilot).here.record == "al-hari"
        assert "▌Al-Hari · 34.41, 40.97, within 5 km · 1 strike" in frame(pilot.app)

    read(story, target=STRIKES, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_a_place_opens_and_closes(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "j", "enter")
        assert screen_of(pilot).here.pane == "detail"
        assert "In 1 record" in frame(pilot.app)
        await pilot.press("escape")
        assert (screen_of(pilot).here.section, screen_of(pilot).here.pane) == ("map", "list")
        assert pilot.app.focused is map_of(pilot)

    read(story, target=STRIKES, size=size)


def test_a_record_of_a_place_leads_on_and_back_to_the_same_map(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "plus", "up", "right")
        before = await sight_of(pilot)
        await pilot.press("enter", "enter")
        assert screen_of(pilot).here.section == "who-and-where"
        await pilot.press("0")
        assert (await sight_of(pilot)) == before
        await pilot.press("g", "H", "H")
        assert screen_of(pilot).here.section == "map"

    read(story)


def test_the_cursor_goes_around_and_comes_into_view(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0")
        first = map_of(pilot).current
        await pilot.press("j", "j", "j", "plus", "plus", "plus", "plus")
        near = await sight_of(pilot)
        await pilot.press("j", "j")
        assert map_of(pilot).current == "tower-22"
        assert "○ Tower 22" in frame(pilot.app)
        assert (await sight_of(pilot)) != near
        assert (await sight_of(pilot)).scale == near.scale
        await pilot.press("k", "k", "k", "k", "k", "k")
        assert "no place stated" in frame(pilot.app)
        await pilot.press("j")
        assert map_of(pilot).current == first

    read(story, target=STRIKES)


def test_arrows_move_the_map_and_g_shows_everything_again(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0")
        whole = await sight_of(pilot)
        await pilot.press("up", "left")
        moved = await sight_of(pilot)
        assert moved.latitude > whole.latitude
        assert moved.longitude < whole.longitude
        await pilot.press("down", "right", "minus")
        assert (await sight_of(pilot)).scale == pytest.approx(whole.scale * 1.6)
        await pilot.press("g")
        assert (await sight_of(pilot)) == whole
        assert screen_of(pilot).here.pane == "list"

    read(story)


def test_arrows_go_through_the_panes_elsewhere(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("3", "right")
        assert screen_of(pilot).here.pane == "detail"
        await pilot.press("left")
        assert screen_of(pilot).here.pane == "list"

    read(story)


def test_m_leads_from_a_record_to_its_place_and_esc_back(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "m")
        assert (screen_of(pilot).here.section, screen_of(pilot).here.record) == ("map", "mill-road")
        await pilot.press("escape")
        assert (screen_of(pilot).here.section, screen_of(pilot).here.record) == ("casualties", "mayor-toll")
        await pilot.press("5", "m")
        assert screen_of(pilot).here.section == "map"
        await pilot.press("m")
        assert screen_of(pilot).here.section == "map"

    read(story)


def test_a_place_without_a_strike_is_drawn_where_it_was_asked_for(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "/", *"south district", "enter", "j", "j", "j", "j", "j", "g")
        rows = screen_of(pilot).stage.list
        for _ in range(6):
            if rows.current == "south-district":
                break
            await pilot.press("j")
        await pilot.press("enter")
        assert (screen_of(pilot).here.section, map_of(pilot).current) == ("map", "south-district")
        assert "○ South District" in frame(pilot.app)
        await pilot.press("escape")
        assert (screen_of(pilot).here.section, screen_of(pilot).here.record) == ("who-and-where", "south-district")

    read(story)


def test_a_place_that_cannot_be_drawn_opens_as_before(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert screen_of(pilot).here.record == "euphrates"
        await pilot.press("enter")
        assert (screen_of(pilot).here.section, screen_of(pilot).here.pane) == ("who-and-where", "detail")

    read(story, target=STRIKES, start=Standpoint("who-and-where", "", "euphrates"))


def test_the_map_follows_the_filter(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "/", *"where:al-hari")
        assert "Akashat" not in frame(pilot.app)
        assert "▌Al-Hari" in frame(pilot.app)
        await pilot.press("enter")
        assert "Map · 1 place of strikes" in frame(pilot.app)
        await pilot.press("/", *" nothing at all", "enter")
        assert "No strike that is shown has a place." in frame(pilot.app)
        await pilot.press("j", "k", "enter", "plus", "minus", "g", "\\")
        assert "Anbar province" in frame(pilot.app)

    read(story, target=STRIKES)


def test_the_wheel_zooms_where_it_points_and_a_press_goes_to_a_place(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0")
        pane = map_of(pilot)
        before = await sight_of(pilot)
        pane.post_message(wheel(events.MouseScrollUp, pane, 10, 5))
        await pilot.pause()
        assert (await sight_of(pilot)).scale == pytest.approx(before.scale / 1.6)
        assert (await sight_of(pilot)).longitude < before.longitude
        pane.post_message(wheel(events.MouseScrollDown, pane, 10, 5))
        await pilot.pause()
        assert (await sight_of(pilot)) == pytest.approx(before)
        lines = frame(pilot.app).splitlines()
        y, x = next((y, text.index("Al-Hari")) for y, text in enumerate(lines) if "Al-Hari" in text)
        await pilot.click(offset=(x + 1, y))
        assert pane.current == screen_of(pilot).here.record == "al-hari"
        await pilot.click(offset=(x + 1, y))
        assert screen_of(pilot).here.pane == "detail"

    read(story, target=STRIKES)


def wheel(kind: type[events.MouseEvent], pane: MapPane, x: int, y: int) -> events.MouseEvent:
    return kind(pane, x, y, 0, 0, 0, False, False, False, pane.region.x + x, pane.region.y + y)


def test_help_says_what_the_signs_mean(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "?")
        shown = frame(pilot.app)
        assert "somewhere in its ring (5 km or more)" in shown
        assert "The next place, from north to south" in shown

    read(story)


def test_a_dossier_without_any_place_has_an_empty_map(read: Read, frame: Frame, tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    file.write_text(
        "dossier: 1\nid: bare\ntitle: Bare\nsources: {s: {title: S}}\nstrikes: [{id: a, what: x, cited: s}]\n"
    )

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "j", "k", "plus", "left", "m", "enter")
        assert screen_of(pilot).here.section == "map"
        assert "no place stated" in frame(pilot.app)

    read(story, target=file)


def test_the_reader_can_begin_with_the_map(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert pilot.app.focused is map_of(pilot)
        assert re.search("● Mill Road|Mill Road ●", frame(pilot.app))

    read(story, start=Standpoint("map"))


def test_everything_is_seen_again_after_a_filter_that_let_nothing_through(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0")
        everything = await sight_of(pilot)
        await pilot.press("slash", *"zzzz", "enter")
        await sight_of(pilot)
        await pilot.press("backslash")
        assert await sight_of(pilot) == everything

    read(story, target=STRIKES)


def test_another_size_neither_undoes_what_the_person_looks_at_nor_leaves_a_place_out(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("0", "j", "enter", "escape", "g")
        everything = await sight_of(pilot)
        for size in ((80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert await sight_of(pilot) == everything
        await pilot.press("plus")
        closer = await sight_of(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert (await sight_of(pilot)).scale == closer.scale < everything.scale

    read(story, target=STRIKES, size=(120, 36))
