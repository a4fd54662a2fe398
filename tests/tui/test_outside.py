"""Out of the reader: the address of a source is shown before it is opened; an editor takes over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The small dossier, in a folder of one's own."""
    folder = tmp_path / "mill-road"
    shutil.copytree("tests/data/mill-road", folder)
    return folder / "dossier.yaml"


async def done(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("key", ["o", "enter"])
def test_an_address_is_shown_first_and_opened_by_a_second_key(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    seer = tmp_path / "seer"
    seer.write_text('#!/bin/sh\nprintf %s "$1" > "$0.opened"\n')
    seer.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(seer))

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "o")
        last = frame(pilot.app).splitlines()[-1]
        assert last.split() == ["example.org", "o/Enter", "open", "https://example.org/bridge"]
        assert not (tmp_path / "seer.opened").exists()
        await pilot.press("j")
        assert "o/Enter" not in frame(pilot.app)
        await pilot.press("o", key)
        await done(pilot)
        assert "example.org opened with seer" in frame(pilot.app)
        assert (tmp_path / "seer.opened").read_text() == "https://example.org/bridge"

    read(story, size=(80, 24))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("javascript:alert(1)", "only http and https addresses are opened"),
        ("https://bank.example@evil.example/", "this address hides its host"),
        ("https://" + "a." * 40 + "example/", "too long to be shown"),
    ],
)
def test_what_is_no_plain_address_is_refused_in_a_word(
    read: Read, frame: Frame, own: Path, url: str, said: str
) -> None:
    own.write_text(own.read_text("utf-8").replace("https://example.org/bridge", url), "utf-8")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "o")
        assert said in frame(pilot.app)
        await pilot.press("8", "o")
        assert "No address is stated here." in frame(pilot.app)

    read(story, target=own, size=(80, 24))


def test_without_an_editor_or_a_terminal_that_is_said(
    read: Read, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "e")
        assert "no editor is named: set $VISUAL or $EDITOR" in frame(pilot.app)

    read(story)
