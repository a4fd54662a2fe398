"""The library: dossiers found, and a search through all of them."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
Settled = Callable[[Pilot[int]], Awaitable[None]]


@pytest.fixture(autouse=True)
def two_dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of one good and one bad dossier."""
    content = tmp_path / "content"
    shutil.copytree(Path("tests/data/mill-road"), content / "mill-road")
    (content / "spoilt").mkdir()
    (content / "spoilt" / "dossier.yaml").write_text("dossier: 1\nid: spoilt\ntitel: Spoilt\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dossier.store.find.packaged", lambda: tmp_path / "none")


def test_dossiers_are_listed_with_what_is_in_them(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        shown = frame(pilot.app)
        assert "Strike on the Mill Road bridge" in shown
        assert "4 May 2031" in shown
        assert "2 dossiers" in shown

    read(story, target=None)


def test_a_dossier_opens_and_the_way_back_leads_to_the_library(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.press("4", "enter", "q", "q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)
        await pilot.press("q")
        assert pilot.app.return_code == 0

    read(story, target=None)


def test_a_dossier_with_errors_opens_on_its_problems(read: Read, frame: Frame, settled: Settled) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("j", "enter")
        await settled(pilot)
        assert "titel" in frame(pilot.app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)

    read(story, target=None)


def test_a_search_goes_through_all_dossiers_and_leads_to_the_record(read: Read, frame: Frame, settled: Settled) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"soldiers")
        await settled(pilot)
        assert "1 found" in frame(pilot.app)
        await pilot.press(*["backspace"] * 8, *"denies")
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.here.record == "denial"
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("q")
        assert "Strike on the Mill Road bridge" in frame(pilot.app)
        assert pilot.app.return_code is None

    read(story, target=None)


def test_a_paragraph_that_was_found_is_shown_in_its_document(read: Read, frame: Frame, settled: Settled) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"power cut")
        await settled(pilot)
        assert "power cut" in frame(pilot.app)
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert "▌  p4 Residents describe" in frame(pilot.app)
        await pilot.press("q", "q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)

    read(story, target=None)


def test_an_empty_library_says_where_dossiers_are_looked_for(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "content" / "mill-road" / "documents")

    async def story(pilot: Pilot[int]) -> None:
        assert "DOSSIER_PATH" in frame(pilot.app)
        await pilot.press("j", "enter", "slash", "a", "enter", "q")

    read(story, target=None)
