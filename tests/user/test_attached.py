"""The index of kept originals is a file that anybody may have edited: what is not sound in it is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.user.attached import Shelf

SOUND = {"dossier": "d", "original": "o", "sha256": "0" * 64, "encoding": "utf-8", "stated": None}


def shelf(folder: Path, index: str) -> Shelf:
    (folder / "index.json").write_text(index)
    return Shelf(folder)


@pytest.mark.parametrize(
    "part",
    [
        {"dossier": ["d"]},
        {"original": {}},
        {"encoding": 8},
        {"stated": 1},
        {"sha256": "../../outside"},
        {"sha256": None},
        {"more": "keys"},
    ],
)
def test_an_entry_that_is_not_sound_counts_as_none(tmp_path: Path, part: dict[str, object]) -> None:
    assert shelf(tmp_path, json.dumps([SOUND])).attachments().keys() == {("d", "o")}
    assert shelf(tmp_path, json.dumps([{**SOUND, **part}])).attachments() == {}


@pytest.mark.parametrize("index", ["", "null", "{}", "[1]", "[" * 100_000, "\xff"])
def test_an_index_that_is_none_counts_as_empty(tmp_path: Path, index: str) -> None:
    assert shelf(tmp_path, index).attachments() == {}


def test_a_sum_that_is_a_path_removes_no_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.touch()
    (tmp_path / "shelf").mkdir()
    kept = shelf(tmp_path / "shelf", json.dumps([{**SOUND, "sha256": "../outside"}]))
    assert kept.remove("d", "o") is False
    assert outside.exists()
