"""In a text or list longer than the screen, what is meant stands in view."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from tests.tui.reading import screen_of

Read = Callable[..., None]
FIRST = "us-strikes-iraq-syria-2024-02-03"


def test_a_passage_far_down_is_scrolled_to(read: Read, frame: Callable[..., str]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "j", "j", "enter")
        await pilot.pause()
        assert screen_of(pilot).here.passage is not None
        assert "▌ ¶12" in frame(pilot.app)

    read(story, target=FIRST)


def test_a_record_that_is_followed_stands_in_view_in_its_list(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "enter", "j", "j", "j", "enter")
        for _ in range(500):
            if screen_of(pilot).here.record == "kirby-written-correction":
                break
            await pilot.pause(0.01)
        await pilot.pause()
        shown = screen_of(pilot).stage.list
        assert screen_of(pilot).here.record == "kirby-written-correction"
        assert shown.scroll_offset.y <= shown.cursor < shown.scroll_offset.y + shown.size.height

    read(story, target=FIRST)
