"""What the reader keeps: bookmarks and their list, and where the person stood."""

from __future__ import annotations

import json
import shutil
import time
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.analysis.lens import Lens
from dossier.cli import main
from dossier.tui.app import ReaderApp
from dossier.tui.kept_place import left_at, standpoint, told
from dossier.tui.opening import Target
from dossier.tui.standpoint import TELLERS, Citing, Standpoint
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
ROAD = Path("tests/data/mill-road")


def test_a_bookmark_is_seen_listed_filtered_by_and_kept(read: Read, frame: Frame) -> None:
    async def bookmark(pilot: Pilot[int]) -> None:
        await pilot.press("4", "b")
        shown = frame(pilot.app)
        assert "★" in shown
        assert "★ bookmarked" in shown
        assert "Bookmarked: B lists" in shown

    async def again(pilot: Pilot[int]) -> None:
        await pilot.press("1", "B")
        assert "Bookmarks" in frame(pilot.app)
        await pilot.press("enter")
        assert screen_of(pilot).here.record == "mayor-toll"
        await pilot.press("escape", "4", "F", *"is:bookmarked", "enter")
        assert screen_of(pilot).filtered("is:bookmarked").sure == {"mayor-toll": True}
        await pilot.press("b")
        assert screen_of(pilot).filtered("is:bookmarked").sure == {}
        assert "★" not in frame(pilot.app)

    async def gone(pilot: Pilot[int]) -> None:
        await pilot.press("B")
        assert "Nothing is bookmarked yet" in frame(pilot.app)

    for story in (bookmark, again, gone):
        read(story)


def test_what_is_bookmarked_can_be_exported(read: Read, frame: Frame, tmp_path: Path) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "b", "1", "F", *"is:bookmarked", "enter", "x", *["backspace"] * 60)
        await pilot.press(*f"{tmp_path}/out.jsonl", "enter")
        await pilot.app.workers.wait_for_complete()
        assert "written as jsonl" in frame(pilot.app)
        await pilot.press("4", "i", *"ask again", "enter", "B")
        assert "Write them all to a file" in frame(pilot.app)
        await pilot.press("down", "down", "enter")
        assert "write to: mill-road-2031-notes.md" in frame(pilot.app)
        assert ".csv" not in frame(pilot.app)
        await pilot.press("ctrl+u", *f"{tmp_path}/notes", "enter")
        await pilot.app.workers.wait_for_complete()
        assert "written as markdown" in frame(pilot.app)

    read(story)
    (row,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert '"mayor-toll"' in row
    main(["notes", str(ROAD), "--format", "markdown", "--output", str(tmp_path / "printed.md")])
    assert (tmp_path / "notes.md").read_bytes() == (tmp_path / "printed.md").read_bytes()
    assert "your note: ask again" in (tmp_path / "notes.md").read_text("utf-8")


def test_there_is_nothing_to_bookmark_on_a_page(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("1", "b")
        assert "No entry is under the cursor" in frame(pilot.app)

    read(story)


def test_where_the_person_stood_is_found_again(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "F", *"killed>2", "enter", "enter")

    read(story)
    left = left_at(str(ROAD))
    assert left is not None
    assert (left.section, left.filter, left.record, left.pane) == ("casualties", "killed>2", "mayor-toll", "passage")

    async def back(pilot: Pilot[int]) -> None:
        here = screen_of(pilot).here
        assert (here.section, here.filter, here.record, here.pane) == (left[:4])

    read(back, start=left)


def test_the_library_opens_a_dossier_where_it_was_left(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROAD, tmp_path / "content" / "mill-road")
    monkeypatch.chdir(tmp_path)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7")

    read(story, target="content/mill-road")

    async def library(pilot: Pilot[int]) -> None:
        await pilot.press("enter")
        assert screen_of(pilot).here.section == "disputes"

    read(library, target=None)


@pytest.mark.parametrize(
    "here",
    [
        Standpoint("map"),
        Standpoint("casualties", "killed>2", "mayor-toll", "detail"),
        Standpoint("sources", record="herald-1", pane="passage", passage=Citing("herald-1", paragraph="p2")),
        Standpoint(TELLERS, pair=("a", "b")),
        Standpoint("timeline", lens=Lens("mayor", "2031-05-04", "published")),
    ],
)
def test_a_place_is_the_same_after_it_was_kept(here: Standpoint) -> None:
    assert standpoint(told(here)) == here


@pytest.mark.parametrize("kept", [None, "x", {}, {"section": "nowhere"}, {"section": TELLERS, "pair": "a"}])
def test_a_place_that_cannot_be_read_is_none(kept: object) -> None:
    assert standpoint(kept) is None  # type: ignore[arg-type]


def test_a_moment_that_cannot_be_read_is_left_out() -> None:
    found = standpoint({"section": "map", "as_of": "yesterday"})
    assert found == Standpoint("map")


def test_without_state_nothing_is_written(drive: Callable[..., None], frame: Frame, own_folders: Path) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "b")
        assert "until you leave: nothing is kept" in frame(pilot.app)
        assert screen_of(pilot).session.own.bookmarks == {"mayor-toll"}  # type: ignore[union-attr]

    drive(ReaderApp(Target(str(ROAD)), Standpoint(), state=False), story, (120, 36))
    assert not own_folders.exists()


def test_a_folder_that_cannot_be_written_is_said_once_and_the_reader_works(
    read: Read, frame: Frame, own_folders: Path
) -> None:
    own_folders.write_text("no folder")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "b")
        assert "Nothing is kept: cannot" in frame(pilot.app)
        await pilot.press("b", "b")
        assert "Bookmarked" in frame(pilot.app)

    read(story, size=(200, 36))


def test_marks_stay_and_can_be_filtered_by(read: Read, frame: Frame) -> None:
    async def mark(pilot: Pilot[int]) -> None:
        await pilot.press("4", "space", "3", "space")

    async def again(pilot: Pilot[int]) -> None:
        assert len(screen_of(pilot).marks.keys) == 2
        await pilot.press("4")
        assert "✓" in frame(pilot.app)
        await pilot.press("slash", *"is:marked", "enter", "1")
        assert "2 of 3 shown" in frame(pilot.app)
        await pilot.press("U")
        assert "0 of 3 shown" in frame(pilot.app)

    async def none(pilot: Pilot[int]) -> None:
        assert screen_of(pilot).marks.keys == ()

    for story in (mark, again, none):
        read(story)


def test_a_note_is_shown_found_changed_and_taken_away(read: Read, frame: Frame) -> None:
    async def note(pilot: Pilot[int]) -> None:
        await pilot.press("4", "i", *"ask the mayor about Zürich", "enter")
        shown = frame(pilot.app)
        assert "Your note" in shown
        assert "✎ with your note" in shown
        await pilot.press("slash", *"zurich", "enter")
        assert "1 of 1 shown" in frame(pilot.app)
        await pilot.press("backslash", "F", *"is:noted", "enter", "1")
        assert "1 of 3 shown" in frame(pilot.app)

    async def again(pilot: Pilot[int]) -> None:
        await pilot.press("4", "B", "enter")
        assert "ask the mayor" in frame(pilot.app)
        await pilot.press("i", "escape")
        assert "ask the mayor" in frame(pilot.app)
        await pilot.press("i", *["backspace"] * 26, "enter")
        assert "The note is gone." in frame(pilot.app)
        assert "Your note" not in frame(pilot.app)

    for story in (note, again):
        read(story)


def test_a_note_from_a_file_that_was_tampered_with_draws_no_controls(read: Read, frame: Frame) -> None:
    from dossier.user.state import keeper

    keeper("mill-road-2031", ROAD / "dossier.yaml").change("notes", "mayor-toll", "\x1b[31mred\u202e")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        shown = frame(pilot.app)
        assert "Your note" in shown
        assert "\x1b" not in shown and "\u202e" not in shown
        await pilot.press("i")
        assert "\x1b" not in frame(pilot.app)

    read(story)


def test_what_changed_since_the_last_look_is_said_and_shown(
    read: Read, frame: Frame, settled: Callable[[Pilot[int]], Awaitable[None]], tmp_path: Path
) -> None:
    folder = tmp_path / "road"
    shutil.copytree(ROAD, folder)
    file = folder / "dossier.yaml"

    async def first(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("W")
        assert "Nothing is known to have changed" in frame(pilot.app)

    async def second(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert "1 record changed in 1 field" in frame(pilot.app)
        await pilot.press("4", "t", *"mayor", "enter", "W")
        shown = frame(pilot.app)
        assert "Since you last looked" in shown
        assert "injured: 25 → 26" in shown
        await pilot.press("x", "escape")

    read(first, target=folder)
    (seen,) = (tmp_path / "data" / "dossier" / "state").glob("*.seen")
    assert seen.stat().st_mode & 0o777 == 0o600
    text = file.read_text()
    assert "injured: 25" in text
    file.write_text(text.replace("injured: 25", "injured: 26"))
    read(second, target=folder, size=(160, 40))
    read(first, target=folder)
    seen.write_bytes(b"not packed")
    read(first, target=folder)
    file.write_text(text)
    told = {"format": "dossier seen", "version": 1, "file": "no dossier", "documents": None}
    seen.write_bytes(zlib.compress(json.dumps(told).encode()))

    async def unreadable(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        assert "it cannot be read any more" in frame(pilot.app)

    read(unreadable, target=folder)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Vilnius", "Australia/Lord_Howe"])
def test_a_look_at_any_time_can_be_told(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dossier.tui.since import day_of

    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        assert day_of(time.time()).startswith("today ")
        # the hour that there is twice, the one that there is not, and clocks that are out
        for at in (1_729_990_800.0, 1_711_846_800.0, -1e9, 0.0, 4e9):
            assert day_of(at).split()[0].isdecimal()
        assert day_of(1e18) == day_of(-1e18) == "you last looked"
    time.tzset()
