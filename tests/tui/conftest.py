"""What the tests of the reader share: an app that is driven, and its screen as text."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.console import Console
from textual import events
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.sheet import Sheet

ROOT = Path(__file__).resolve().parents[2]
MILL_ROAD = ROOT / "tests" / "data" / "mill-road"

Story = Callable[[Pilot[int]], Awaitable[None]]
Read = Callable[..., None]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folders, empty; what is looked up in the current folder is found in the repository."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("DOSSIER_SETTINGS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(ROOT)
    return tmp_path / "data"


@pytest.fixture
def read() -> Read:
    """Opens a dossier and tells a story in it."""

    def go(
        story: Story,
        *,
        target: Path | str | None = MILL_ROAD,
        size: tuple[int, int] = (120, 36),
        start: Standpoint | None = None,
    ) -> None:
        opened = None if target is None else Target(str(target))
        _drive(ReaderApp(opened, start or Standpoint()), story, size)

    return go


@pytest.fixture
def drive() -> Callable[[App[int], Story, tuple[int, int]], None]:
    """Runs an app, and a story in it once its dossier is open."""
    return _drive


@pytest.fixture
def settled() -> Story:
    """Waits until what the app does in threads is done and drawn."""
    return _settled


@pytest.fixture
def frame() -> Callable[[App[int]], str]:
    """The screen as lines of text."""
    return _frame


def _drive(app: App[int], story: Story, size: tuple[int, int]) -> None:
    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            quick = Quick(app)
            await _settled(pilot)
            await story(quick)

    asyncio.run(go())


class Quick(Pilot[int]):
    """A pilot without pauses between keys: the app takes them in order."""

    async def press(self, *keys: str) -> None:
        """Presses keys, given as characters or names."""
        for key in keys:
            name = _NAMES.get(key, key)
            character = key if len(key) == 1 else _CHARACTERS.get(key)
            self.app.post_message(events.Key(name, character))
        done = asyncio.Event()
        if self.app.call_later(done.set):
            await asyncio.wait_for(done.wait(), 20)
            await self.pause()
            while any(sheet.display and sheet.size and not sheet.fits for sheet in self.app.screen.query(Sheet)):
                await self.pause(0.01)


_NAMES = {
    **{"/": "slash", "\\": "backslash", "?": "question_mark", "[": "left_square_bracket", "]": "right_square_bracket"},
    **{":": "colon", ">": "greater_than_sign", "<": "less_than_sign", " ": "space", "-": "minus", ".": "full_stop"},
}
_CHARACTERS = {name: character for character, name in _NAMES.items()}


async def _settled(pilot: Pilot[int]) -> None:
    """Waits until what the app does in threads is done and drawn."""
    for _ in range(500):
        await pilot.pause(0.01)
        screen = pilot.app.screen
        if getattr(screen, "ready", True) and getattr(screen, "complete", True):
            break
    await pilot.pause(0.02)


def _frame(app: App[int]) -> str:
    """The screen as lines of text: what Textual exports as a picture, without the work of making one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Console, "export_svg", lambda console, **_: console.export_text())
        shown = app.export_screenshot()
    return "\n".join(each.rstrip() for each in shown.replace("\u00a0", " ").splitlines()) + "\n"
