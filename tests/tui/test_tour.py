"""Who is here for the first time is shown the tour, once, and nobody who has asked for a certain place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.cli.parser import parse
from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.tour import TourScreen
from dossier.tui.standpoint import Standpoint
from dossier.user.toured import keep_toured, was_toured

Drive = Callable[..., None]
Frame = Callable[[App[int]], str]
Settled = Callable[[Pilot[int]], Any]

MILL_ROAD = "tests/data/mill-road"


def app(*, tour: bool = True) -> ReaderApp:
    return ReaderApp(Target(MILL_ROAD), Standpoint(), tour=tour)


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36)], ids=str)
def test_it_is_shown_once_and_any_key_closes_it(
    drive: Drive, frame: Frame, settled: Settled, size: tuple[int, int]
) -> None:
    async def first(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, TourScreen)
        assert "Any key closes this." in frame(pilot.app)
        await settled(pilot)
        assert was_toured()
        await pilot.press("4")
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.here.section == "overview"  # the key has closed it, and done nothing else
        await pilot.press("4")
        assert screen.here.section == "casualties"

    async def second(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, ReaderScreen)

    drive(app(), first, size)
    drive(app(), second, size)


def test_it_comes_again_when_it_is_called(drive: Drive, frame: Frame, own_folders: Path) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.press("I")
        assert isinstance(pilot.app.screen, TourScreen)
        await pilot.resize_terminal(40, 10)
        assert "j k move" in frame(pilot.app)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.press(":", *"tour", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TourScreen)
        await pilot.click()
        assert isinstance(pilot.app.screen, ReaderScreen)

    drive(app(tour=False), story, (120, 36))
    assert not was_toured()


def test_ctrl_c_leaves_from_it(drive: Drive) -> None:
    opened = app()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+c")

    drive(opened, story, (80, 24))
    assert opened.return_code == 0


def test_who_has_typed_ahead_is_not_shown_it(drive: Drive) -> None:
    opened = app()
    opened.pressed = True

    async def story(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, ReaderScreen)

    drive(opened, story, (80, 24))
    assert not was_toured()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("read", MILL_ROAD), True),
        (("read",), True),
        (("read", MILL_ROAD, "--theme", "light"), True),
        ((MILL_ROAD,), True),
        (("read", "--no-state", MILL_ROAD), False),
        (("--no-state", MILL_ROAD), False),
        (("read", "-"), False),
        (("read", MILL_ROAD, "--pane", "detail"), False),
        (("read", MILL_ROAD, "--record", "toll"), False),
        (("read", MILL_ROAD, "--section", "map"), False),
        (("read", MILL_ROAD, "--where", "killed>1"), False),
        (("read", MILL_ROAD, "--told-by", "mayor"), False),
    ],
)
def test_the_command_line_tells_whether_it_may_come(
    words: tuple[str, ...], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def opened(*_: object, tour: bool, **__: object) -> int:
        asked.append(tour)
        return 0

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("dossier.tui.run", opened)
    run, options = parse(words)
    assert run(options) == 0
    assert asked == [wanted]


def test_it_is_not_shown_again_to_who_has_seen_it(drive: Drive) -> None:
    keep_toured()

    async def story(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, ReaderScreen)

    drive(app(), story, (80, 24))
