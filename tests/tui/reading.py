"""The reader's screen, as tests of it ask for it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.store.read import read_file
from dossier.tui.screens.reader import ReaderScreen
from dossier.user.attached import prepare, shelf


def screen_of(pilot: Pilot[int]) -> ReaderScreen:
    """The reader that a pilot drives."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def attach_original() -> None:
    """Keeps the original of the Mill Road article on the person's shelf."""
    folder = Path("tests/data/mill-road")
    loaded = load(folder / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    raw = read_file(folder / "originals" / "herald-1.txt")
    shelf().attach(prepare(loaded.dossier, "herald-text", raw, "utf-8", force=False), raw)
