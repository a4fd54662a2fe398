"""What `dossier notes` prints: the person's own words, with the entries on which they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.user.state import Keeper, keeper

ROAD = Path(__file__).resolve().parents[2] / "tests" / "data" / "mill-road"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return keeper("mill-road-2031", ROAD / "dossier.yaml")


def test_notes_stand_with_their_entries(own: Keeper, capsys: pytest.CaptureFixture[str]) -> None:
    own.change("notes", "mayor-toll", "ask \x1b[1magain")
    own.change("bookmarks", "gone", "What was there")
    assert main(["notes", str(ROAD)]) == 0
    shown = capsys.readouterr().out
    assert "(casualty report, mayor-toll)" in shown
    assert "your note: ask" in shown
    assert "\x1b" not in shown
    assert "★ What was there (no longer in this dossier, gone)" in shown
    assert main(["notes", str(ROAD), "--format", "markdown"]) == 0
    assert "### ★ What was there" in capsys.readouterr().out


def test_notes_as_json(own: Keeper, capsys: pytest.CaptureFixture[str]) -> None:
    own.change("bookmarks", "mayor-toll", "as it was called")
    assert main(["notes", str(ROAD), "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert entry | {"title": ""} == {
        "id": "mayor-toll",
        "kind": "casualty report",
        "title": "",
        "bookmarked": True,
        "note": None,
    }


def test_no_notes_are_said_on_stderr(own: Keeper, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes", str(ROAD)]) == 0
    assert capsys.readouterr() == ("", "nothing is bookmarked or noted in mill-road-2031\n")


def test_show_filters_by_what_is_bookmarked(own: Keeper, capsys: pytest.CaptureFixture[str]) -> None:
    own.change("bookmarks", "mayor-toll", "x")
    assert main(["show", str(ROAD), "--where", "is:bookmarked", "--format", "jsonl"]) == 0
    shown = capsys.readouterr()
    assert "1 of " in shown.err
    assert '"mayor-toll"' in shown.out
