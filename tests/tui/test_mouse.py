"""Everything that can be done has a way with the mouse: each command of the table, and each thing that is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from dossier.tui.panes.palette import PalettePane
from dossier.tui.widgets.rows import Rows
from dossier.user.commands import COMMANDS
from dossier.view.block import text_of
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]

TYPED = {"accept", "cancel", "complete", "older", "newer"}
"""The commands without a way of their own with the mouse: they belong to what is typed, on a keyboard."""


async def click(pilot: Pilot[int], frame: Frame, text: str, *, times: int = 1) -> None:
    """Clicks on the first place where a text stands on the screen."""
    row, found = next((row, found) for row, found in enumerate(frame(pilot.app).splitlines()) if text in found)
    await pilot.click(offset=(found.index(text), row), times=times)


async def wheel(pilot: Pilot[int], over: Widget, turns: int) -> None:
    """Turns the wheel over a widget, down, or up where `turns` is negative."""
    x, y = over.region.x + 2, over.region.y + 3
    kind = events.MouseScrollDown if turns > 0 else events.MouseScrollUp
    for _ in range(abs(turns)):
        pilot.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False))
    await pilot.pause()


async def choose(pilot: Pilot[int], frame: Frame, text: str) -> None:
    """Looks for a command in the palette, and presses it."""
    await click(pilot, frame, "go to")
    while text not in frame(pilot.app):
        await wheel(pilot, pilot.app.screen.query_one(PalettePane), 3)
    await click(pilot, frame, text, times=2)


def listed(pilot: Pilot[int]) -> set[str]:
    """The commands that the palette offers, by their ids."""
    rows = pilot.app.screen.query_one(PalettePane).provider
    assert isinstance(rows, Rows)
    named = {text_of(row.cells[0]) for row in rows.window(0, rows.count())}
    return {command.id for command in COMMANDS if f"{command.title}  {command.help}" in named}


@pytest.mark.parametrize("size", [(40, 10), (120, 36)])
def test_every_command_can_be_reached_by_clicks(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    reached = {"palette", "open-url"}  # the one is pressed here, the other stands beside the address

    async def reader(pilot: Pilot[int]) -> None:
        for place in ("4", "0", "1"):
            await pilot.press(place)
            await click(pilot, frame, "go to")
            reached.update(listed(pilot))
            await pilot.press("escape")

    async def library(pilot: Pilot[int]) -> None:
        await click(pilot, frame, "go to")
        reached.update(listed(pilot))

    read(reader, size=size)
    read(library, target=None, size=size)
    assert {command.id for command in COMMANDS} - reached == TYPED


def test_all_that_is_drawn_can_be_pressed(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await click(pilot, frame, "4 Casualties")
        assert screen.here.section == "casualties"
        await click(pilot, frame, "16+")
        assert screen.here.record == "toll-later"
        await click(pilot, frame, "where ")
        assert "where ▲" in frame(pilot.app)
        await click(pilot, frame, "narrow by")
        await click(pilot, frame, "□ Harbour")
        assert screen.here.filter == "said:harbour"
        await click(pilot, frame, "q back")
        await click(pilot, frame, "harbour")
        assert screen.foot.typing
        assert screen.foot.cursor == len("said:")
        await click(pilot, frame, "/ said")
        assert screen.foot.cursor == 0
        await pilot.press("escape")
        await click(pilot, frame, "/ said")
        assert (screen.foot.typing, screen.foot.cursor) == (True, 0)
        await pilot.press("escape")
        await choose(pilot, frame, "Clear filter")
        assert screen.here.filter == ""
        await choose(pilot, frame, "Asks what to copy")
        await click(pilot, frame, "figure")
        assert "figure sent to the terminal" in frame(pilot.app)
        await click(pilot, frame, "[3] Leaflet")
        assert screen.here.passage is not None

    read(story, target="tests/data/quay")


def test_the_wheel_scrolls_what_is_under_it(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        stage = screen.stage
        for pane, keys in ((stage.list, "4"), (stage.detail, "4"), (screen.help_pane, "?")):
            await pilot.press(keys)
            focused = screen.focused
            await wheel(pilot, pane, 2)
            assert pane.scroll_offset.y > 0
            await wheel(pilot, pane, -9)
            assert pane.scroll_offset.y == 0
            assert screen.focused is focused

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=(120, 14))
