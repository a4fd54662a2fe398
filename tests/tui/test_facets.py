"""Facets in the reader: what is ticked is what the filter says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.text import scrub
from dossier.tui.narrowable import narrowable
from dossier.tui.panes.facets import FacetPane
from dossier.tui.standpoint import Standpoint
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]

CASUALTIES = Standpoint("casualties")
STRIKES = "us-strikes-iraq-syria-2024-02-03"


def lines(pilot: Pilot[int]) -> list[str]:
    pane = screen_of(pilot).query_one(FacetPane)
    rows = pane.provider.window(0, pane.provider.count())
    return [" ".join(scrub("".join(span.text for span in cell)).strip() for cell in row.cells).strip() for row in rows]


def first_teller(pilot: Pilot[int]) -> str:
    session = screen_of(pilot).session
    assert session is not None
    return narrowable(session.reading, "casualties", "")[0].choices[0].value


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
def test_what_is_ticked_stands_in_the_filter(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f")
        screen = screen_of(pilot)
        assert "Narrow by" in frame(pilot.app)
        assert "▾ said by" in frame(pilot.app)
        assert "entries" in frame(pilot.app)
        await pilot.press("j", "space")
        assert screen.here.filter.startswith("said:")
        assert "▣" in frame(pilot.app)
        assert "/ said:" in frame(pilot.app)
        one = screen.here.filter
        await pilot.press("j", "enter")
        assert screen.here.filter.startswith(f"{one},")
        await pilot.press("space", "k", "space")
        assert screen.here.filter == ""
        assert isinstance(screen.focused, FacetPane)

    read(story, target=STRIKES, size=size, start=CASUALTIES)


def test_what_is_typed_is_ticked_as_it_is_typed(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f")
        free = lines(pilot)
        name = first_teller(pilot)
        await pilot.press("/", *f"said:{name}")
        await pilot.pause(0.2)
        assert [text for text in lines(pilot) if text.startswith("▣")] == [free[1].replace("□", "▣")]
        await pilot.press("escape")
        assert lines(pilot) == free

    read(story, target=STRIKES, start=CASUALTIES)


def test_a_field_folds_and_unfolds(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f")
        unfolded = len(lines(pilot))
        await pilot.press("space")
        assert lines(pilot)[0].startswith("▸ said by")
        assert len(lines(pilot)) < unfolded
        await pilot.press("enter")
        assert len(lines(pilot)) == unfolded

    read(story, target=STRIKES, start=CASUALTIES)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_what_is_ticked_stays_when_the_facets_are_left(read: Read, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        for key in ("f", "escape", "q", "backspace"):
            await pilot.press("f", "g", "j", "space", key)
            screen = screen_of(pilot)
            assert not screen.query_one(FacetPane).display
            assert screen.here.filter
            assert screen.focused is screen.stage.list
            await pilot.press("\\")
            assert not screen.here.filter

    read(story, target=STRIKES, size=size, start=CASUALTIES)


def test_another_section_has_other_facets(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f", "5")
        assert any(text.startswith(("▾ act", "▸ act")) for text in lines(pilot))
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        await pilot.press("f")
        assert isinstance(screen_of(pilot).focused, FacetPane)
        await pilot.press("?")
        assert "who tells it" in frame(pilot.app)

    read(story, target=STRIKES, start=CASUALTIES)


def test_a_click_ticks(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f")
        await pilot.click(FacetPane, offset=(6, 3))
        assert screen_of(pilot).here.filter.startswith("said:")

    read(story, target=STRIKES, start=CASUALTIES)


def test_the_lens_is_honoured(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f")
        free = lines(pilot)
        value = first_teller(pilot)
        await pilot.press("t", *value, "enter")
        assert lines(pilot) != free

    read(story, target=STRIKES, start=CASUALTIES)
