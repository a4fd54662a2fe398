"""The scroll bar looks and acts like Textual's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.slider import Slider


def seen(strips: list[Strip]) -> list[tuple[object, ...]]:
    """What of some strips is seen, and what a click on them does: of a blank, its ground alone."""
    return [_look(segment) for strip in strips for segment in strip]


def _look(segment: Segment) -> tuple[object, ...]:
    style = segment.style
    assert style is not None
    ink, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
    return segment.text, ink if segment.text.strip() else None, ground, style.meta


@pytest.mark.parametrize("keys", [(), ("J",), ("G",), ("J", "G", "K")])
def test_it_is_drawn_as_textual_draws_it(read: Callable[..., None], keys: tuple[str, ...]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5", *keys)
        assert isinstance(pilot.app.screen, ReaderScreen)
        bar = pilot.app.screen.stage.list.vertical_scrollbar
        assert isinstance(bar, Slider)
        whole = Region(0, 0, *bar.size)
        assert len(seen(bar.render_lines(whole))) == bar.size.height > 20
        assert seen(bar.render_lines(whole)) == seen(Widget.render_lines(bar, whole))
        part = Region(0, 3, bar.size.width, 7)
        assert seen(bar.render_lines(part)) == seen(bar.render_lines(whole))[3:10]

    read(story, target="content/us-strikes-iraq-syria-2024-02-03", start=Standpoint())


def test_a_press_on_it_scrolls(read: Callable[..., None]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5")
        assert isinstance(pilot.app.screen, ReaderScreen)
        shown = pilot.app.screen.stage.list
        region = shown.vertical_scrollbar.region
        await pilot.mouse_down(offset=(region.x, region.bottom - 1))
        await pilot.pause(0.3)
        assert shown.scroll_offset.y > 0

    read(story, target="content/us-strikes-iraq-syria-2024-02-03")
