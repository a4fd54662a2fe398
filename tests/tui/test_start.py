"""The start: the first frame before Textual, the second process that works ahead, leaving before all is loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier import second
from dossier.cli import _opens_reader, _work_ahead
from dossier.text import width
from dossier.tui import first_frame
from dossier.tui.ahead import Ahead, Glimpse, glimpse, look_ahead
from dossier.tui.app import ReaderApp
from dossier.tui.opening import Refused, Target, open_dossier
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.opening import OpeningScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.session import Session
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.runs import Runs

Frame = Callable[[App[int]], str]
MILL_ROAD = Target("tests/data/mill-road")
FIRST = Target("content/us-strikes-iraq-syria-2024-02-03")
SIZES = [(80, 24), (120, 36), (200, 50)]
EACH = [
    *((target, section, SIZES[1]) for target in (MILL_ROAD, FIRST) for section in ("overview", "timeline")),
    *((MILL_ROAD, section, SIZES[1]) for section in ("casualties", "background", "who-and-where")),
    *((FIRST, "casualties", size) for size in SIZES),
    *((MILL_ROAD, "overview", size) for size in (SIZES[0], SIZES[2])),
]
"""Every section, and every size with a list and with a page; all of all of them are left to the nightly profile."""
OTHERS = [
    each
    for each in product(
        (MILL_ROAD, FIRST), ("overview", "timeline", "casualties", "background", "who-and-where"), SIZES
    )
    if each not in EACH
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("target", [MILL_ROAD, None], ids=["reader", "library"])
def test_the_first_frame_is_what_the_reader_shows_while_it_opens(
    drive: Callable[..., None],
    frame: Frame,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    target: Target | None,
) -> None:
    monkeypatch.setattr(OpeningScreen, "_open", lambda self: setattr(self, "ready", True))
    monkeypatch.setattr(LibraryScreen, "_begin", lambda self: None)
    monkeypatch.setattr(LibraryScreen, "ready", True)
    monkeypatch.setattr(LibraryScreen, "complete", True)

    async def story(pilot: Pilot[int]) -> None:
        written = first_frame.opening(None if target is None else target.name, *size)
        assert _text(written) == frame(pilot.app).splitlines()

    drive(ReaderApp(target, Standpoint()), story, size)


def test_the_first_frame_fits_any_screen() -> None:
    for columns in (1, 7, 40, 99, 100, 161):
        for drawn in list(first_frame.opening("Strike on the Mill Road bridge", columns, 5))[:5]:
            assert sum(width(run.text) for run in drawn) <= columns


def _text(screen: Iterable[Runs]) -> list[str]:
    return ["".join(run.text for run in drawn).rstrip() for drawn in screen]


def _answer(section: str, target: Target = MILL_ROAD) -> Glimpse | None:
    ahead = Ahead(target, section)
    while not ahead.listen(1):
        pass
    return ahead.glimpse


@pytest.mark.parametrize(
    ("target", "section", "size"),
    [*EACH, *(pytest.param(*each, marks=pytest.mark.nightly) for each in OTHERS)],
    ids=lambda value: value.name if isinstance(value, Target) else str(value),
)
def test_the_second_frame_is_what_the_reader_shows_while_it_opens(
    drive: Callable[..., None],
    frame: Frame,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    section: str,
    target: Target,
) -> None:
    monkeypatch.setattr(OpeningScreen, "_open", lambda self: setattr(self, "ready", True))
    ahead = Ahead(target, section)
    while not ahead.listen(1):
        pass
    assert ahead.glimpse is not None
    written = _text(first_frame.known(ahead.glimpse, section, *size))

    async def story(pilot: Pilot[int]) -> None:
        bar = "[▁-▇](?=│)" if size[0] >= first_frame.NARROW else f"(?<=^.{{{size[0] - 1}}})[▁-▇]"
        assert written == [re.sub(bar, " ", shown.rstrip()).rstrip() for shown in frame(pilot.app).splitlines()]

    drive(ReaderApp(target, Standpoint(section), ahead), story, size)


def test_the_second_process_comes_to_the_same_overview() -> None:
    opened = open_dossier(MILL_ROAD)
    assert isinstance(opened, Session)
    for section in ("overview", "casualties", "background"):
        assert _answer(section) == glimpse(opened.reading.loaded, section)


def test_a_dossier_that_cannot_be_opened_gives_no_glimpse() -> None:
    assert _answer("overview", Target("no-such-dossier")) is None


def test_a_glimpse_is_shown_until_the_dossier_is_open_and_keys_wait_for_it(
    drive: Callable[..., None], frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[OpeningScreen] = []
    begin = OpeningScreen._open

    def hold(screen: OpeningScreen) -> None:
        waiting.append(screen)
        screen.ready = True

    monkeypatch.setattr(OpeningScreen, "_open", hold)

    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen.ready = False
        assert "Key figures" in frame(pilot.app)
        assert "3 records · 1 dispute · opening …" in frame(pilot.app)
        await pilot.press("4", "enter")
        assert "passage 1 of 2" not in frame(pilot.app)
        begin(screen)
        for _ in range(1500):
            await pilot.pause(0.01)
            if "passage 1 of 2" in frame(pilot.app):
                break
        assert "passage 1 of 2" in frame(pilot.app)
        assert "opening" not in frame(pilot.app)

    drive(ReaderApp(MILL_ROAD, Standpoint(), Ahead(MILL_ROAD, "overview")), story, (120, 36))
    assert waiting


def test_keys_that_waited_come_before_those_that_came_when_it_was_open(drive: Callable[..., None]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen.ready = False
        await pilot.press("4", "/", "m")
        assert screen.here.section == "overview"
        screen.ready = True  # and nobody has been told so far
        await pilot.press("a")
        assert screen.here.section == "casualties"
        assert (screen.foot.purpose, screen.foot.text) == ("filter", "ma")

    drive(ReaderApp(MILL_ROAD, Standpoint()), story, (120, 36))


def test_what_was_piped_in_is_read(drive: Callable[..., None], frame: Frame) -> None:
    text = Path("tests/data/mill-road/dossier.yaml").read_text(encoding="utf-8")
    text = text.replace("    document: documents/herald-1.md\n", "").replace(", words: direct_quote", "")

    async def story(pilot: Pilot[int]) -> None:
        assert "Strike on the Mill Road bridge" in frame(pilot.app)

    drive(ReaderApp(Target("standard input", piped=text.encode()), Standpoint()), story, (120, 36))


def test_a_failure_of_the_program_is_said_and_leaves_the_reader_usable(
    drive: Callable[..., None], frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(target: Target) -> Session | Refused:
        raise RuntimeError("\x1b[31mbroken")

    monkeypatch.setattr("dossier.tui.screens.opening.open_dossier", fail)

    async def story(pilot: Pilot[int]) -> None:
        assert "this program failed" in frame(pilot.app)
        await pilot.press("q")
        assert pilot.app.return_code == 0

    drive(ReaderApp(MILL_ROAD, Standpoint()), story, (120, 36))


def test_a_glimpse_of_a_section_shows_its_rows_and_the_first_entry(
    drive: Callable[..., None], frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpeningScreen, "_open", lambda self: setattr(self, "ready", True))

    async def story(pilot: Pilot[int]) -> None:
        for _ in range(1500):
            await pilot.pause(0.01)
            if "Mayor" in frame(pilot.app):
                break
        shown = frame(pilot.app)
        assert "Casualties · 1" in shown
        assert "Casualty report" in shown

    drive(ReaderApp(MILL_ROAD, Standpoint("casualties"), Ahead(MILL_ROAD, "casualties")), story, (200, 50))


def test_what_opens_a_dossier_is_not_imported_before_the_app_is_there() -> None:
    code = "import sys, dossier.tui.app; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert "textual.app" in loaded
    assert not loaded & {"pydantic", "yaml", "dossier.model", "dossier.tui.session", "dossier.analysis.analysis"}


def test_a_second_process_can_begin_before_it_is_known_what_it_will_be_asked() -> None:
    second.begin(_work_ahead)
    begun = second._begun
    assert begun is not None
    found = _answer("overview")
    assert second.take() is None
    with pytest.raises(ChildProcessError):
        os.waitpid(begun._child, os.WNOHANG)
    assert found == _answer("overview")


def test_a_question_larger_than_a_pipe_reaches_the_second_process() -> None:
    raw = Path("tests/data/mill-road/dossier.yaml").read_bytes()
    assert _answer("overview", Target("standard input", piped=raw + b"# a comment\n" * 20_000)) is not None


def test_a_second_process_that_nobody_asks_is_gone() -> None:
    for target, start in ((MILL_ROAD, Standpoint("map")), (MILL_ROAD, Standpoint(filter="a")), (None, Standpoint())):
        second.begin(_work_ahead)
        begun = second._begun
        assert begun is not None
        assert look_ahead(target, start) is None
        with pytest.raises(ChildProcessError):
            os.waitpid(begun._child, os.WNOHANG)


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        ("read content", True),
        ("content", True),
        ("read -", False),
        ("show content", False),
        ("", False),
    ],
)
def test_a_second_process_begins_where_a_dossier_is_likely_to_be_opened(
    monkeypatch: pytest.MonkeyPatch, words: str, begun: bool
) -> None:
    monkeypatch.setattr("os.isatty", lambda file: True)
    assert _opens_reader(words.split()) == begun
    monkeypatch.setattr("os.isatty", lambda file: file != 1)
    assert not _opens_reader(words.split())


def test_nobody_works_ahead_on_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.tui.ahead.LARGEST", 10)
    assert _answer("overview") is None


def test_the_program_ends_under_work_that_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from dossier.tui import start

    left: list[int] = []
    monkeypatch.setattr("dossier.tui.background.at_work", lambda: True)
    monkeypatch.setattr("os._exit", left.append)
    assert start.left(3) == 3
    assert left == [3]
