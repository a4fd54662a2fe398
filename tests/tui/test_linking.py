"""Links by their numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.text import width
from dossier.tui.widgets.layout import Laid, Link, Piece
from dossier.tui.widgets.numbers import numbered, numbers_of
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
def test_a_number_follows_its_link(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "tab")
        before = frame(pilot.app).splitlines()
        await pilot.press("l")
        shown = frame(pilot.app).splitlines()
        assert any("1▸" in line for line in shown)
        assert [width(line) for line in shown[:-2]] == [width(line) for line in before[:-2]]
        screen = screen_of(pilot)
        target = screen.stage.detail.laid.links[1].target
        assert target == "record:mill-road"
        await pilot.press("2", "enter")
        await pilot.pause()
        assert screen.here.record == "mill-road"
        assert "1▸" not in frame(pilot.app)

    read(story, size=size)


def test_a_number_that_is_none_is_said_and_escape_leaves_all_as_it_was(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        before = frame(pilot.app)
        await pilot.press("l", "9", "9", "enter")
        assert "there are links 1 to " in frame(pilot.app)
        await pilot.press("escape")
        assert frame(pilot.app) == before

    read(story)


def test_a_text_without_links_says_so(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "l")
        assert "No link is in view." in frame(pilot.app)

    read(story)


@pytest.mark.parametrize("text", ["abc", "a", "الخبر", "日本語", "12"])
def test_a_number_moves_nothing_that_has_room_for_it(text: str) -> None:
    laid = Laid(links=(Link("record:a", 0),))
    pieces = list(numbered([Piece(text, "text", 0, 0)], laid, 0, numbers_of(laid, range(1))))
    assert pieces[0].text == "1▸"
    assert sum(width(piece.text) for piece in pieces) == max(2, width(text))
