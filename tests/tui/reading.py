"""The reader's screen, as tests of it ask for it."""

from __future__ import annotations

from textual.pilot import Pilot

from dossier.tui.screens.reader import ReaderScreen


def screen_of(pilot: Pilot[int]) -> ReaderScreen:
    """The reader that a pilot drives."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen
