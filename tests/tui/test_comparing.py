"""Marking records, and setting them side by side."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from dossier.tui.standpoint import COMPARED
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
FIRST = "content/us-strikes-iraq-syria-2024-02-03"


def test_marked_records_stand_side_by_side_and_the_way_back_leads_to_the_list(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "space", "space")
        assert frame(pilot.app).count("✓ Iraq") == 2
        assert "2 marked" in frame(pilot.app)
        await pilot.press("c")
        await pilot.pause()
        assert screen_of(pilot).here.section == COMPARED
        assert "Side by side" in frame(pilot.app)
        assert "= where  the same" in frame(pilot.app)
        await pilot.press("question_mark")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert screen_of(pilot).here.section == "casualties"

    read(story, target=FIRST)


def test_a_mark_is_taken_off_again_and_all_at_once(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "space", "space", "k", "space")
        assert len(screen_of(pilot).marks.keys) == 1
        await pilot.press("U")
        assert screen_of(pilot).marks.keys == ()

    read(story, target=FIRST)


def test_one_mark_is_compared_with_the_record_under_the_cursor(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "c")
        assert screen_of(pilot).here.section == "casualties"
        await pilot.press("space", "c")
        await pilot.pause()
        assert screen_of(pilot).here.section == COMPARED
        assert len(screen_of(pilot).here.compared) == 2

    read(story, target=FIRST)


def test_only_records_can_be_marked(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "space")
        assert screen_of(pilot).marks.keys == ()
        assert "Only records can be marked." in frame(pilot.app)

    read(story, target=FIRST)
