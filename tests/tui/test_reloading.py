"""The reader follows the files of its dossier."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.store.watch import Watch
from dossier.tui.standpoint import Standpoint
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]

MILL_ROAD = Path(__file__).resolve().parents[1] / "data" / "mill-road"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A dossier that may be changed."""
    shutil.copytree(MILL_ROAD, tmp_path / "mill-road")
    return tmp_path / "mill-road" / "dossier.yaml"


async def saved(pilot: Pilot[int], file: Path, old: str, new: str) -> None:
    """Saves the file with another text in it, and waits until the reader has seen to it."""
    text = file.read_text()
    assert old in text
    aside = file.with_name("aside")
    aside.write_text(text.replace(old, new))
    aside.replace(file)
    await reloaded(pilot)


async def reloaded(pilot: Pilot[int]) -> None:
    screen = screen_of(pilot)
    before = screen.session, screen.remark()
    for _ in range(1000):
        screen.reload.look_at_files()
        await pilot.pause(0.01)
        if (screen.session, screen.remark()) != before:
            break
    assert (screen.session, screen.remark()) != before
    await pilot.pause(0.05)


def test_what_is_saved_is_shown_where_the_person_stands(read: Read, file: Path, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "j", "j")
        screen = screen_of(pilot)
        before = screen.here
        await saved(pilot, file, "The Herald", "The Morning Herald")
        assert screen.here == before
        assert screen.stage.list.current == before.record
        assert "The Morning Herald" in frame(pilot.app)
        assert "reloaded: 1 other entry changed" in frame(pilot.app)
        assert screen.focused is screen.stage.list

    read(story, target=file.parent)


def test_a_broken_save_keeps_the_last_good_dossier(read: Read, file: Path, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "j")
        await saved(pilot, file, "actors:", "actorz:")
        shown = frame(pilot.app)
        assert "The Herald" in shown
        assert "not reloaded, " in shown
        assert "E shows it" in shown
        await pilot.press("E")
        assert "actorz" in frame(pilot.app)
        await pilot.press("q")
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        await saved(pilot, file, "actorz:", "actors:")
        assert "not reloaded" not in frame(pilot.app)

    read(story, target=file.parent)


def test_a_dossier_that_is_gone_stays_open(read: Read, file: Path, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        file.unlink()
        await reloaded(pilot)
        assert "not reloaded, cannot be read · E shows it" in frame(pilot.app)
        assert "Key figures" in frame(pilot.app)
        await pilot.press("E")
        shown = frame(pilot.app)
        assert "Problems" in shown
        assert "cannot read" in shown

    read(story, target=file.parent)


def test_what_is_typed_meanwhile_stays(read: Read, file: Path, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "/", *"mor")
        await saved(pilot, file, "The Herald", "The Morning Herald")
        screen = screen_of(pilot)
        assert screen.foot.typing
        await pilot.press(*"ning")
        assert screen.foot.text == "morning"
        assert "1 of 6 shown" in frame(pilot.app)
        await pilot.press("enter")
        assert screen.here.filter == "morning"
        assert "reloaded: 1 other entry changed" in frame(pilot.app)

    read(story, target=file.parent)


def test_where_a_record_is_gone_the_next_takes_its_place(read: Read, file: Path) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5", "G", "enter", "H")
        screen = screen_of(pilot)
        gone = screen.here.record
        assert gone is not None
        rows = [row.key for row in screen.stage.list.provider.window(0, 99)]
        await saved(pilot, file, gone, f"{gone}-anew")
        assert screen.here.record in [*rows, f"{gone}-anew"]
        assert screen.here.record != gone
        await pilot.press("L", "H")

    read(story, target=file.parent)


@pytest.mark.parametrize(
    ("section", "size"),
    [
        *((section, (80, 24)) for section in ("overview", "strikes", "disputes", "map")),
        *((section, (200, 50)) for section in ("timeline", "casualties", "sources", "map")),
    ],
)
def test_every_pane_stays_as_it_was(read: Read, file: Path, frame: Frame, section: str, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("j", "enter", "J")
        await pilot.pause(0.1)
        before, shown = screen_of(pilot).here, frame(pilot.app).splitlines()[:-1]
        await saved(pilot, file, "dossier: ", "# a remark\ndossier: ")
        assert screen_of(pilot).here == before
        assert frame(pilot.app).splitlines()[:-1] == shown

    read(story, target=file.parent, size=size, start=Standpoint(section))


def test_the_facets_and_the_help_stay_open(read: Read, file: Path, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "f", "j")
        screen = screen_of(pilot)
        focused = screen.focused
        await saved(pilot, file, "The Herald", "The Morning Herald")
        assert screen.focused is focused
        await pilot.press("?")
        await saved(pilot, file, "The Morning Herald", "The Herald")
        assert screen.focused is screen.help_pane

    read(story, target=file.parent)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_a_dossier_that_could_not_be_opened_opens_once_it_is_mended(
    read: Read, file: Path, frame: Frame, size: tuple[int, int]
) -> None:
    good = file.read_text()
    file.write_text(good.replace("actors:", "actorz:"))
    document = next(file.parent.glob("*/*.md"))
    aside = document.with_name("aside")

    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        assert "cannot be opened" in frame(pilot.app)
        document.rename(aside)
        file.write_text(good)
        for _ in range(1000):
            screen.reload.look_at_files()
            await pilot.pause(0.01)
            if "there is no such file" in frame(pilot.app):
                break
        assert "actorz" not in frame(pilot.app)
        aside.rename(document)
        await reloaded(pilot)
        await pilot.press("8")
        assert "The Herald" in frame(pilot.app)
        assert screen.tabs.display == (size[0] < 100)
        await saved(pilot, file, "The Herald", "The Morning Herald")
        assert "The Morning Herald" in frame(pilot.app)

    read(story, target=file.parent, size=size)


def test_a_file_system_that_does_not_answer_keeps_nobody_waiting(
    read: Read, file: Path, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = Event(), Event()

    def hang(watch: Watch) -> bool:
        asked.set()
        answers.wait(60)
        return False

    monkeypatch.setattr(Watch, "changed", hang)

    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        screen.reload.look_at_files()
        while not asked.is_set():
            await pilot.pause(0.01)
        asked.clear()
        await pilot.press("8")
        assert "The Herald" in frame(pilot.app)
        screen.reload.look_at_files()
        await pilot.press("j")
        assert not asked.is_set()
        answers.set()
        for _ in range(1000):
            screen.reload.look_at_files()
            await pilot.pause(0.01)
            if asked.is_set():
                break
        assert asked.is_set()

    read(story, target=file.parent)


def test_what_changed_is_kept_through_reloads_and_counts_documents(read: Read, file: Path, frame: Frame) -> None:
    document = next(file.parent.glob("*/*.md"))

    async def first(pilot: Pilot[int]) -> None:
        await saved(pilot, file, "injured: 25", "injured: 26")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("W")
        assert "Nothing is known to have changed" in frame(pilot.app)

    async def unchanged(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("W")
        assert "Nothing is known to have changed" in frame(pilot.app)

    async def told(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("W")
        shown = frame(pilot.app)
        assert "added One paragraph more." in shown
        assert "injured" not in shown
        await saved(pilot, file, "injured: 26", "injured: 27")
        await pilot.app.workers.wait_for_complete()
        shown = frame(pilot.app)
        assert "added One paragraph more." in shown
        assert "injured: 26 → 27" in shown

    read(first, target=file.parent)
    read(unchanged, target=file.parent)
    number = document.read_text().count("\n[p") + 1
    document.write_text(f"{document.read_text().rstrip()}\n\n[p{number}] One paragraph more.\n")
    read(told, target=file.parent)
    read(unchanged, target=file.parent)
