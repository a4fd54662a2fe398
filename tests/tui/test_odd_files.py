"""Files that become something else while the reader is open on them: what was good stays, and nothing hangs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.store.originals import sha256
from dossier.user.attached import Attachment, shelf
from dossier.user.paths import state_folder
from dossier.user.state import keeper
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
Change = Callable[[Path], object]

MILL_ROAD = Path(__file__).resolve().parents[1] / "data" / "mill-road"
OUTSIDE = "/etc/hostname"


def link(target: str) -> Change:
    return lambda file: file.symlink_to(target)


CHANGES: dict[str, Change] = {
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(b"dossier: \xff"),
    "gone": lambda file: None,
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": link("/dev/zero"),
    "a terminal": link("/dev/tty"),
    "a circle": lambda file: file.symlink_to(file),
    "a link outside": link(OUTSIDE),
    "endless": link("/proc/self/pagemap"),
}
"""What can become of a file that has been moved away."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A dossier that may be changed."""
    shutil.copytree(MILL_ROAD, tmp_path / "mill-road")
    return tmp_path / "mill-road" / "dossier.yaml"


def removed(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


async def until(pilot: Pilot[int], found: Callable[[], bool]) -> None:
    """Looks at the files until something has come of it."""
    for _ in range(1000):
        screen_of(pilot).reload.look_at_files()
        await pilot.pause(0.01)
        if found():
            return
    raise AssertionError("nothing comes of it")


@pytest.mark.parametrize("which", ["its file", "a document"])
def test_whatever_becomes_of_a_file_the_last_good_dossier_stays(
    read: Read, file: Path, frame: Frame, which: str
) -> None:
    changed = file if which == "its file" else file.parent / "documents" / "herald-1.md"
    aside = changed.with_name("aside")

    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await pilot.press("8")
        for name, change in CHANGES.items():
            if which != "its file" and name in ("emptied", "cut"):
                continue  # which is a document like another
            good = screen.session
            changed.rename(aside)
            change(changed)
            await until(pilot, lambda: "not reloaded, " in screen.remark())
            assert screen.session is good, name
            assert "The Herald" in frame(pilot.app)
            await pilot.press("j", "k")
            removed(changed)
            aside.rename(changed)
            await until(pilot, lambda: screen.remark() == "")
        assert "The Herald" in frame(pilot.app)

    read(story, target=file.parent)


def test_whatever_becomes_of_a_kept_original_the_dossier_opens_without_it(file: Path, tmp_path: Path) -> None:
    raw = (MILL_ROAD / "originals" / "herald-1.txt").read_bytes()
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    (original,) = loaded.dossier.originals
    kept = shelf()
    kept.attach(Attachment(loaded.dossier.id, original, sha256(raw), "utf-8", None), raw)
    assert isinstance(again := load(file, kept), Loaded)
    assert again.originals.keys() == {original}
    for changed in (kept.folder / f"{sha256(raw)}.txt", kept.folder / "index.json", kept.folder):
        aside = changed.with_name("aside")
        for name, change in CHANGES.items():
            changed.rename(aside)
            change(changed)
            assert isinstance(again := load(file, kept), Loaded), name
            assert again.originals == {}, name
            removed(changed)
            aside.rename(changed)
    assert isinstance(again := load(file, kept), Loaded)
    assert again.originals.keys() == {original}


def test_whatever_becomes_of_the_state_the_reader_goes_on_and_keeps_what_it_can(
    read: Read, file: Path, frame: Frame, tmp_path: Path
) -> None:
    own, folder = keeper("mill-road-2031", file), state_folder()
    own.change("bookmarks", "mayor-toll", "kept before")
    kept, lock = folder / f"{own.name}.json", folder / ".lock"

    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await pilot.press("4")
        for changed in (kept, lock, folder):
            for name, change in CHANGES.items():
                aside = changed.with_name("elsewhere")
                changed.rename(aside)
                change(changed)
                bookmarked = screen.here.record in (screen.session.own.bookmarks if screen.session else ())
                await pilot.press("b")
                assert screen.session is not None
                assert (screen.here.record in screen.session.own.bookmarks) is not bookmarked, (changed, name)
                removed(changed)
                aside.rename(changed)
                await pilot.press("b")

    read(story, target=file.parent)
    later = keeper("mill-road-2031", file)
    later.load()
    assert later.kept.texts("bookmarks").keys() == {"mayor-toll"}
