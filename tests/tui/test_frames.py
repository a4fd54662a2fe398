"""Every pane at three sizes, as plain text. UPDATE_FRAMES=1 writes the files anew: look at the difference."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

FRAMES = Path(__file__).parent / "frames"
SIZES = [(80, 24), (120, 36), (200, 50)]
WAYS: dict[str, tuple[str, ...]] = {
    "overview": ("1",),
    "times": ("2",),
    "strikes": ("3",),
    "casualties": ("4",),
    "reactions": ("5",),
    "background": ("6",),
    "disputes": ("7",),
    "who-and-where": ("8",),
    "sources": ("9",),
    "map": ("0",),
    "map-place": ("0", "enter"),
    "dispute-detail": ("7", "enter"),
    "passage": ("3", "enter"),
    "whole-paragraph": ("4", "enter"),
    "document": ("9", "enter"),
    "typing": ("4", "slash", *"killed>20"),
    "fault": ("4", "slash", *"killed:x "),
    "narrowed": ("8", "slash", *"mayor", "enter"),
    "find": ("9", "enter", "slash", *"bridge"),
    "help": ("4", "question_mark"),
}
QUAY = {"timeline": ("2", "j", "j", "j"), "undated": ("2", "G"), "figures": ("4",), "brief": ("1", *"JJ")}
"""Ways in a dossier with times and figures of every kind."""

HOME = ("escape", "escape", "escape", "escape")
"""Leads from every place above back to a section without a filter."""


def check(name: str, shown: str) -> None:
    file = FRAMES / f"{name}.txt"
    if os.environ.get("UPDATE_FRAMES"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert file.exists(), f"no {file.name}: UPDATE_FRAMES=1 writes it"
    assert shown == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("target", "ways"), [("mill-road", WAYS), ("quay", QUAY)], ids=["mill-road", "quay"])
def test_every_pane_looks_as_it_did(
    read: Callable[..., None],
    frame: Callable[[App[int]], str],
    target: str,
    ways: dict[str, tuple[str, ...]],
    size: tuple[int, int],
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        wrong = []
        for name, keys in ways.items():
            await pilot.press(*keys)
            await pilot.pause(0.1)
            try:
                check(f"{name}-{size[0]}x{size[1]}", frame(pilot.app))
            except AssertionError as error:
                wrong.append(f"{name}: {error}")
            await pilot.press(*HOME)
        assert not wrong, "\n".join(wrong)

    read(story, target=f"tests/data/{target}", size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_library_and_the_problems_look_as_they_did(
    read: Callable[..., None],
    frame: Callable[[App[int]], str],
    settled: Callable[[Pilot[int]], Awaitable[None]],
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(Path("tests/data/mill-road"), tmp_path / "content" / "mill-road")
    (tmp_path / "content" / "spoilt").mkdir()
    spoilt = tmp_path / "content" / "spoilt" / "dossier.yaml"
    spoilt.write_text("dossier: 1\nid: spoilt\ntitel: Spoilt\nsources: {}\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dossier.store.find.packaged", lambda: tmp_path / "none")

    async def library(pilot: Pilot[int]) -> None:
        check(f"library-{size[0]}x{size[1]}", frame(pilot.app))
        await pilot.press("slash", *"bridge")
        await settled(pilot)
        check(f"search-{size[0]}x{size[1]}", frame(pilot.app))

    async def problems(pilot: Pilot[int]) -> None:
        check(f"problems-{size[0]}x{size[1]}", frame(pilot.app))

    read(library, target=None, size=size)
    read(problems, target="content/spoilt", size=size)
