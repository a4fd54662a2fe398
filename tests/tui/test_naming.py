"""Filters that have a name: kept with the dossier, chosen from a list, forgotten."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
FIRST = "content/us-strikes-iraq-syria-2024-02-03"


def test_a_filter_is_named_chosen_in_another_session_and_forgotten(read: Read, frame: Frame) -> None:
    async def names(pilot: Pilot[int]) -> None:
        await pilot.press("4", "/", *"killed>=2", "enter", "w", *"Deaths", "enter")
        await pilot.pause()
        assert "The filter is called Deaths" in frame(pilot.app)
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        await pilot.press("backslash")

    async def chooses(pilot: Pilot[int]) -> None:
        await pilot.press("4", "v")
        assert "Deaths  killed>=2" in frame(pilot.app)
        await pilot.press(*"dea", "enter")
        await pilot.pause()
        assert screen_of(pilot).here.filter == "killed>=2"
        await pilot.press("backslash", "w", *"Deaths", "enter")
        await pilot.pause()
        assert "Deaths is forgotten." in frame(pilot.app)
        await pilot.press("v")
        assert "No filter has a name yet" in frame(pilot.app)

    read(names, target=FIRST)
    read(chooses, target=FIRST)


def test_without_a_filter_or_a_name_nothing_is_kept(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await pilot.press("4", "w")
        assert "There is no filter to be named" in frame(pilot.app)
        await pilot.press("/", *"iraq", "enter", "w", *"x", "escape", "w", "enter")
        await pilot.pause()
        assert screen.kept.keeper is not None
        assert screen.kept.keeper.kept.of("filters") == {}
        assert screen.here.filter == "iraq"
        await pilot.press("w", *"Iraq", "enter", "backslash", "w", *"Nobody", "enter")
        await pilot.pause()
        assert "No filter is called Nobody." in frame(pilot.app)

    read(story, target=FIRST)
