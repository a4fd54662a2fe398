"""Where the original is attached, it stands beside the digest."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from dossier.tui.panes.passage import PassagePane
from tests.tui.reading import attach_original, screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


def kinds(pilot: Pilot[int]) -> list[str]:
    """The kinds of the texts that are seen, from left to right."""
    panes = [pane for pane in screen_of(pilot).query(PassagePane) if pane.display]
    return [pane.passage.kind for pane in sorted(panes, key=lambda one: one.region.x) if pane.passage is not None]


def test_both_faces_of_a_text_stand_side_by_side_with_the_cited_words_marked(read: Read, frame: Frame) -> None:
    attach_original()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter")
        assert kinds(pilot) == ["digest", "original"]
        original = next(pane for pane in screen_of(pilot).query(PassagePane) if pane.id == "face")
        assert [original.laid.text[start:end] for start, end in original.marked] == ["killed at least 16 people"]
        assert "the original" not in frame(pilot.app)
        await pilot.press("enter")
        assert kinds(pilot) == ["original", "digest"]
        await pilot.press("tab")
        assert kinds(pilot) == ["original"]
        assert screen_of(pilot).stage.detail.display
        await pilot.press("escape", "escape", "escape")
        assert kinds(pilot) == []
        assert screen_of(pilot).stage.list.display

    read(story)


def test_the_other_face_follows_the_paragraph_that_is_read(read: Read) -> None:
    attach_original()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter")
        screen = screen_of(pilot)
        other = next(pane for pane in screen.query(PassagePane) if pane is not screen.stage.passage)
        assert other.passage is not None
        for number in (4, 2):
            screen.stage.passage.turn_to(number)
            await pilot.pause()
            top = other.laid.starts[other.scroll_offset.y]
            seen = [each.number for each in other.passage.paragraphs if other.laid.tags[each.label][0] == top]
            assert seen == [number] or other.scroll_offset.y == other.max_scroll_y

    read(story, size=(120, 12))


def test_on_a_narrow_screen_one_face_is_seen_and_enter_leads_to_the_other(read: Read, frame: Frame) -> None:
    attach_original()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "]")
        assert kinds(pilot) == ["digest"]
        assert "the original" in frame(pilot.app)
        await pilot.press("enter")
        assert kinds(pilot) == ["original"]

    read(story, size=(80, 24))


def test_without_the_original_the_detail_stays_beside_the_passage(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter")
        assert kinds(pilot) == ["digest"]
        assert screen_of(pilot).stage.detail.display

    read(story)
