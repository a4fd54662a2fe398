"""Keys, clicks and sizes at random: nothing fails, and the reader still does what it is told."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.standpoint import Standpoint
from dossier.user.commands import COMMANDS

SUITE, NIGHTLY = range(1), range(1, 60)
KEYS = [*sorted({key for one in COMMANDS for key in one.keys} - {"ctrl+c"}), "f1", "delete", "ctrl+u", "ctrl+w"]
WORDS = [
    "killed>=2",
    "said:mayor",
    "-(",
    'says:"',
    "طريق",
    "2031-05-04",
    "字👩‍🚒",
    "\u202e\x1b[2J",
    "mayor, herald",
    "1",
]
SIZES = [(1, 1), (1, 40), (40, 10), (80, 24), (120, 36), (200, 3), (300, 100)]


class Staying(ReaderApp):
    """Cannot be left, so that the keys go on."""

    def exit(self, *_: object, **__: object) -> None:
        """Stays."""


def strokes(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Some two hundred keys, in bursts as long as somebody types without a look at the screen."""
    for _ in range(40):
        burst = chance.choices(KEYS, k=chance.randint(1, 6))
        if chance.random() < 0.3:
            burst += [chance.choice(["/", "F", "t", "a", ":", "w", "i", "l"]), *chance.choice(WORDS)]
            burst += [chance.choice(["enter", "escape", "tab", "down"])]
        yield tuple(burst)


@pytest.mark.parametrize("seed", [*SUITE, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in NIGHTLY)])
def test_no_key_at_any_size_makes_it_fail(
    drive: Callable[..., None],
    frame: Callable[[App[int]], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    chance = random.Random(seed)
    own = tmp_path / "own"
    shutil.copytree(Path("tests/data", ("quay", "mill-road")[seed % 2]), own)
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", "true")

    async def story(pilot: Pilot[int]) -> None:
        for burst in strokes(chance):
            print(*map(repr, burst))
            await pilot.press(*burst)
            if chance.random() < 0.3:
                size = chance.choice([*SIZES, (chance.randint(1, 300), chance.randint(1, 100))])
                print(size)
                await pilot.resize_terminal(*size)
            width, height = pilot.app.size
            if chance.random() < 0.3:
                at = chance.randrange(width), chance.randrange(height)
                print(at)
                await pilot.click(offset=at, times=chance.randint(1, 2))
        await pilot.resize_terminal(120, 36)
        await pilot.press(*["escape"] * 20, "\\", "\\", "4")
        await pilot.app.workers.wait_for_complete()
        assert "Casualties · " in frame(pilot.app)

    drive(Staying(Target(str(own)), Standpoint()), story, (120, 36))
