"""The library: dossiers found, and a search through all of them."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.app import ReaderApp
from dossier.tui.opening import Book, open_library
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.session import Session
from dossier.tui.standpoint import Standpoint
from dossier.view.hits import Hit

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


def test_dossiers_stand_in_the_list_before_they_are_open_and_can_be_entered_by_then(
    read: Read, frame: Frame, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.tui.screens.library.open_library", lambda: list(open_library())[:2])

    async def story(pilot: Pilot[int]) -> None:
        shown = frame(pilot.app)
        assert "mill-road-2031" in shown
        assert "spoilt" in shown
        await pilot.press("down", "up", "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await settled(pilot)
        assert "Mill Road" in frame(pilot.app)

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


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_a_paragraph_that_was_found_is_shown_in_its_document(
    read: Read, frame: Frame, settled: Settled, size: tuple[int, int]
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"power cut")
        await settled(pilot)
        assert "power cut" in frame(pilot.app)
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert "▌ ¶4 Residents describe" in frame(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "Found · 1" in frame(pilot.app)

    read(story, target=None, size=size)


def test_an_empty_library_says_where_dossiers_are_looked_for(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "content" / "mill-road" / "documents")

    async def story(pilot: Pilot[int]) -> None:
        assert "DOSSIER_PATH" in frame(pilot.app)
        await pilot.press("j", "enter", "slash", "a", "enter", "q")

    read(story, target=None)


@pytest.fixture
def slow_search(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A search that has no answer before the event is set."""
    go, search = Event(), Session.hits

    def hits(self: Session, text: str) -> Sequence[Hit]:
        assert go.wait(20)
        return search(self, text)

    monkeypatch.setattr(Session, "hits", hits)
    yield go
    go.set()


def test_keys_after_a_search_wait_for_what_it_finds(
    read: Read, frame: Frame, settled: Settled, slow_search: Event
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"bridge", "enter", "j", "enter")
        shown = frame(pilot.app)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "searching …" in shown
        assert "Strike on the Mill Road bridge" not in shown
        slow_search.set()
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert pilot.app.screen.here.record == "denial"

    read(story, target=None)


def test_a_search_can_be_given_up_while_it_goes_on(
    read: Read, frame: Frame, settled: Settled, slow_search: Event
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"bridge", "enter", "escape")
        assert "Strike on the Mill Road bridge" in frame(pilot.app)
        slow_search.set()
        await settled(pilot)
        assert "Dossiers" in frame(pilot.app)

    read(story, target=None)


def test_nothing_is_said_to_be_found_nowhere_before_all_has_been_searched(
    read: Read, frame: Frame, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def opening() -> Iterator[Book]:
        *known, first, second = open_library()
        yield from (*known, second)
        assert go.wait(20)
        yield first

    monkeypatch.setattr("dossier.tui.screens.library.open_library", opening)
    unfinished = pytest.MonkeyPatch()
    unfinished.setattr(LibraryScreen, "complete", True)  # not waited for before the story begins

    async def story(pilot: Pilot[int]) -> None:
        unfinished.undo()
        await pilot.press("slash", *"bridge")
        await pilot.pause(0.1)
        shown = frame(pilot.app)
        assert "searching …" in shown
        assert "0 found" not in shown
        assert "holds these words" not in shown
        go.set()
        await settled(pilot)
        assert "searching" not in frame(pilot.app)
        assert "Found · 8" in frame(pilot.app)
        await pilot.press(*["backspace"] * 6, *"zeppelin")
        await settled(pilot)
        assert "0 found" in frame(pilot.app)

    read(story, target=None)


def test_a_search_that_fails_says_so_and_ends(
    read: Read, frame: Frame, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Session, text: str) -> Sequence[Hit]:
        raise RuntimeError(text)

    monkeypatch.setattr(Session, "hits", fails)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("slash", *"bridge", "enter", "enter")
        await settled(pilot)
        assert "this program failed" in frame(pilot.app)
        await pilot.press("escape", "q")
        assert pilot.app.return_code == 0

    read(story, target=None)


def test_keys_and_pastes_from_before_the_first_frame_come_in_their_order(
    drive: Callable[..., None], settled: Settled, frame: Frame
) -> None:
    class Hurried(ReaderApp):
        def on_load(self) -> None:
            super().on_load()
            for event in (events.Key("slash", "/"), events.Paste("sol"), events.Key("d", "d")):
                self.post_message(event)

    async def story(pilot: Pilot[int]) -> None:
        await settled(pilot)
        assert "/ sold" in frame(pilot.app)
        assert "Found · 1" in frame(pilot.app)

    drive(Hurried(None, Standpoint()), story, (80, 24))
