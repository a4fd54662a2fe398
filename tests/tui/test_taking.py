"""Copying what is under the cursor: the menu, its keys, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.standpoint import Standpoint
from dossier.user.clipboard import LARGEST
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard program is run, whatever the computer has."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")


CASES = {
    "y": "At least 16 killed",
    "f": "at least 16 killed, 25 injured, including some civilians (Mill Road) — Mayor of South District.",
    "q": "“killed at least 16 people” — Mayor of South District, in the wording of the source. The Herald,",
    "n": "The Herald, “Bridge hit at dawn”, 4 May 2031, ¶5, ¶6, https://example.org/bridge.",
    "b": "@misc{mill-road-2031:herald-1,",
    "u": "https://example.org/bridge",
}


@pytest.mark.parametrize("key", CASES)
def test_the_menu_copies_what_is_under_the_cursor_of_a_list(read: Read, frame: Frame, key: str) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "y")
        assert "n footnote" in frame(pilot.app)
        await pilot.press(key)
        assert pilot.app.clipboard.lower().startswith(CASES[key].lower())
        shown = frame(pilot.app)
        assert "sent to the terminal, which may have refused it: y v shows it" in shown
        assert "n footnote" not in shown
        await pilot.press("3")
        assert screen_of(pilot).here.section == "strikes"

    read(story)


@pytest.mark.parametrize("size", [(40, 10), (120, 36)])
def test_any_other_key_closes_the_menu_and_does_nothing_else(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        before = frame(pilot.app)
        for key in ("j", "escape", "1", "enter", "?"):
            await pilot.press("y")
            assert "y record" in frame(pilot.app)
            await pilot.press(key)
            assert frame(pilot.app) == before
        assert pilot.app.clipboard == ""

    read(story, size=size)


def test_the_mouse_presses_an_entry_of_the_menu_or_closes_it(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "y")
        last = frame(pilot.app).splitlines()[-1]
        await pilot.click(offset=(last.index("footnote") + 2, 35))
        await pilot.pause()
        assert pilot.app.clipboard.startswith("The Herald,")
        await pilot.press("y")
        await pilot.click("#detail")
        await pilot.pause()
        assert "y record" not in frame(pilot.app)

    read(story)


def test_what_was_copied_last_is_shown(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "y", "v")
        assert "Nothing was copied yet." in frame(pilot.app)
        await pilot.press("y", "b", "y", "v")
        shown = frame(pilot.app)
        assert "Copied: BibTeX" in shown
        assert "@misc{mill-road-2031:herald-1," in shown
        await pilot.press("q")
        assert "Copied: BibTeX" not in frame(pilot.app)

    read(story, size=(80, 24))


def test_in_a_passage_and_on_a_link_it_is_the_citation_that_is_copied(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "]", "y", "n")
        assert "¶6" in pilot.app.clipboard
        assert "¶5" not in pilot.app.clipboard
        await pilot.press("y", "q")
        assert "No words are quoted here." in frame(pilot.app)
        await pilot.press("[", "y", "q")
        assert pilot.app.clipboard.startswith("“killed at least 16 people”")
        await pilot.press("escape", "tab", "y", "n")
        assert "¶5, https" in pilot.app.clipboard

    read(story)


def test_on_a_page_it_is_what_the_link_leads_to(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        for _ in range(30):
            await pilot.press("j")
            if screen_of(pilot).stage.overview.target == "record:mayor-toll":
                break
        await pilot.press("y", "f")
        assert pilot.app.clipboard.startswith("at least 16 killed")

    read(story)


def test_what_there_is_nothing_of_is_said(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5", "y", "f")
        assert "This states no figure." in frame(pilot.app)
        await pilot.press("8", "y", "n")
        assert "This cites no source." in frame(pilot.app)
        await pilot.press("9", "y", "u")
        assert pilot.app.clipboard == "https://example.org/bridge"

    read(story)


def test_every_entry_of_the_menu_is_a_command_without_it(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        await pilot.press("colon", *"copy the quote", "enter")
        await pilot.pause()
        assert pilot.app.clipboard.startswith("“killed at least 16 people”")

    read(story)


def test_a_clipboard_program_is_used_as_well_and_named(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "xclip"
    program.write_text(f'#!/bin/sh\ncat > "{tmp_path}/taken"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":99")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "y", "u")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "URL copied by xclip; sent to the terminal too" in frame(pilot.app)
        assert (tmp_path / "taken").read_text() == "https://example.org/bridge"
        program.write_text("#!/bin/sh\nexit 3\n")
        await pilot.press("y", "u")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "xclip failed (3)" in frame(pilot.app)

    read(story, start=Standpoint())


def test_what_is_too_long_for_a_terminal_is_not_sent_and_that_is_said(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen_of(pilot).copies.copy("record", "é" * (LARGEST // 2 + 1))
        assert "record not copied: over 74,994 bytes for the terminal; no clipboard program" in frame(pilot.app)
        assert pilot.app.clipboard == ""

    read(story, size=(80, 24))


def test_the_command_that_leads_to_this_place_is_copied(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "/", *"killed>=2", "enter", "enter", "Y")
        assert pilot.app.clipboard == (
            "dossier read tests/data/mill-road --section casualties --where 'killed>=2' --record mayor-toll "
            "--passage 'herald-1#p5'"
        )
        assert "the command sent to the terminal" in frame(pilot.app)

    read(story, target="tests/data/mill-road")
