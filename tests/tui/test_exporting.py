"""What is shown, written to a file: the very bytes that `dossier show` writes, and nothing written over unasked."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.cli import main
from dossier.export import written
from dossier.store.find import find
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.tui import exporting
from dossier.tui.session import Session
from dossier.tui.standpoint import SILENCE, TELLERS, Standpoint
from dossier.view.reading import Reading
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
REAL = "us-strikes-iraq-syria-2024-02-03"
MILL_ROAD = "tests/data/mill-road"


async def written_out(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture(scope="module")
def session() -> Session:
    loaded = load(find(REAL))
    assert isinstance(loaded, Loaded)
    return Session(Reading(loaded))


TOLD = Lens("iraq-gov", "2024-02-05")
TOLD_WORDS = "--told-by iraq-gov --as-of 2024-02-05"
PAIR = ("iraq-gov", "us-gov")
PLACES = [
    ("plain", Standpoint(), ""),
    ("markdown", Standpoint(filter="killed>=2"), "--where 'killed>=2'"),
    ("json", Standpoint("casualties", "killed>=2"), "casualties --where 'killed>=2'"),
    ("json", Standpoint("reactions", lens=TOLD), f"reactions {TOLD_WORDS}"),
    ("jsonl", Standpoint("timeline", "qaim"), "strikes casualties reactions background --where qaim"),
    ("plain", Standpoint("timeline", "qaim"), "timeline --where qaim"),
    (
        "csv",
        Standpoint("strikes", "-where:iraq", lens=TOLD),
        f"strikes --where=-where:iraq {TOLD_WORDS}",
    ),
    ("geojson", Standpoint("map", "where:syria"), "strikes --where where:syria"),
    ("bibtex", Standpoint("who-and-where"), "actors places"),
    ("bibtex", Standpoint("casualties", "killed>=2"), "casualties --where 'killed>=2'"),
    ("markdown", Standpoint("disputes"), "disputes"),
    ("plain", Standpoint(SILENCE, "qaim"), "silence"),
    (
        "plain",
        Standpoint(TELLERS, lens=Lens("iraq-gov"), pair=("iraq-gov", "us-gov")),
        "--told-by iraq-gov --told-by us-gov",
    ),
]


@pytest.mark.parametrize(("form", "here", "options"), PLACES)
def test_the_bytes_are_those_of_show(
    session: Session,
    form: str,
    here: Standpoint,
    options: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    file = tmp_path / "shown"
    assert main(["show", REAL, *shlex.split(options), "--format", form, "--output", str(file)]) == 0
    there = session.under(here.lens) if here.lens != OPEN_LENS else session
    text = written.text(*exporting.asked(there, here, form), form)
    assert text.encode() == file.read_bytes()
    assert text or form == "bibtex"


def test_an_opened_record_is_exported_alone(read: Read, tmp_path: Path) -> None:
    out, shown = tmp_path / "out.md", tmp_path / "shown.md"

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "tab", "x")
        assert screen_of(pilot).foot.text == "mill-road-2031-mayor-toll.md"
        screen_of(pilot).foot.query_one("#typing").value = str(out)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await written_out(pilot)

    read(story)
    main(["show", MILL_ROAD, "casualties", "--where", "id:mayor-toll", "--format", "markdown", "--output", str(shown)])
    assert out.read_bytes() == shown.read_bytes()
    assert "Mayor of South District" in out.read_text("utf-8")


def test_the_ending_chooses_the_format_and_can_be_completed(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        monkeypatch.chdir(tmp_path)
        await pilot.press("5", "x")
        shown = frame(pilot.app)
        assert "write to: mill-road-2031-reactions.md" in shown
        assert "Tab .json json  .jsonl jsonl" in shown
        assert ".txt plain" in shown
        await pilot.press("tab", "tab", "tab")
        assert screen_of(pilot).foot.text == "mill-road-2031-reactions.csv"
        await pilot.press(*"x", "enter")
        assert "the ending chooses the format: .txt .md .json .jsonl .csv .geojson .bib" in frame(pilot.app)
        await pilot.press(*["backspace"] * 4, *"js")
        assert ".md markdown" not in frame(pilot.app)
        await pilot.press("tab", "enter")
        await written_out(pilot)
        assert "written as json, " in frame(pilot.app)
        assert "mill-road-2031-reactions.json" in frame(pilot.app)
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        await pilot.press("x", "ctrl+u", *"again", "enter")
        await written_out(pilot)
        assert "again.json" in frame(pilot.app)
        written = sorted(file.name for file in tmp_path.iterdir() if file.is_file())
        assert written == ["again.json", "mill-road-2031-reactions.json"]

    read(story)


def test_nothing_is_written_over_without_a_second_word(
    read: Read, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("mine")

    async def story(pilot: Pilot[int]) -> None:
        monkeypatch.chdir(tmp_path)
        await pilot.press("5", "x", "ctrl+u", *"mine.txt", "enter")
        assert "mine.txt is there already: Enter again writes over it" in frame(pilot.app)
        assert file.read_text() == "mine"
        await pilot.press("backspace", "t", "enter")
        assert file.read_text() == "mine"
        await pilot.press("escape")
        assert file.read_text() == "mine"
        await pilot.press("x", "ctrl+u", *"mine.txt", "enter", "enter")
        await written_out(pilot)
        assert "written as plain" in frame(pilot.app)
        assert "Denies that civilians" in file.read_text("utf-8")

    read(story)


@pytest.mark.parametrize(
    ("section", "name", "said"),
    [
        ("8", "x.csv", "csv holds one section, and 2 are named: actors, places"),
        ("S", "x.json", "silence cannot be written as json"),
        ("4", "nowhere/x.md", "there is no such folder"),
        ("4", "folder.md", "this is no ordinary file"),
        ("4", "a" * 300 + ".md", "no file can have this name"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    read: Read, frame: Frame, section: str, name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.md").mkdir()

    async def story(pilot: Pilot[int]) -> None:
        monkeypatch.chdir(tmp_path)
        await pilot.press(section, "x", "ctrl+u")
        pilot.app.post_message(events.Paste(name))
        await pilot.press("enter")
        await written_out(pilot)
        assert said in frame(pilot.app)
        assert not [file for file in tmp_path.iterdir() if file.is_file()]

    read(story)
