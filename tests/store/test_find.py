"""A dossier is found by path, then by id, in the usual places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.problems import StorageError, UsageError
from dossier.store import find as module
from dossier.store.find import called, find, identity, library, packaged, roots


def make(folder: Path, own: str, title: str = "T") -> Path:
    folder.mkdir(parents=True)
    file = folder / "dossier.yaml"
    file.write_text(f"dossier: 1\nid: {own}\ntitle: {title}\n")
    return file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DOSSIER_PATH", raising=False)
    monkeypatch.setattr(module, "packaged", lambda: tmp_path / "packaged")
    make(tmp_path / "content" / "mill-road", "mill-road")
    make(tmp_path / "packaged" / "tower", "tower")
    return tmp_path


def test_a_path_is_a_file_or_a_folder_with_a_dossier(here: Path) -> None:
    assert find("content/mill-road") == Path("content/mill-road/dossier.yaml")
    assert find("content/mill-road/dossier.yaml") == Path("content/mill-road/dossier.yaml")
    (here / "events.csv").touch()
    assert find("events.csv") == Path("events.csv")


def test_a_dash_is_standard_input_and_a_file_of_that_name_has_a_path(here: Path) -> None:
    (here / "-").touch()
    assert find("-") is None
    assert find("./-") == Path("-")


def test_an_id_is_found_in_content_in_the_named_folders_and_among_the_examples(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here / "one" / "folder-name", "mine")
    make(here / "two", "alone")
    monkeypatch.setenv("DOSSIER_PATH", os.pathsep.join([str(here / "one"), "", str(here / "two"), str(here / "none")]))
    assert find("mill-road") == Path("content/mill-road/dossier.yaml")
    assert find("mine") == here / "one" / "folder-name" / "dossier.yaml"
    assert find("alone") == here / "two" / "dossier.yaml"
    assert find("tower") == here / "packaged" / "tower" / "dossier.yaml"


def test_a_path_goes_before_an_id(here: Path) -> None:
    make(here / "tower", "another")
    assert find("tower") == Path("tower/dossier.yaml")


def test_a_folder_without_a_dossier_does_not_hide_an_id(here: Path) -> None:
    (here / "tower").mkdir()
    assert find("tower") == here / "packaged" / "tower" / "dossier.yaml"
    (here / "hollow").mkdir()
    with pytest.raises(StorageError, match=r"holds no dossier\.yaml"):
        find("hollow")


def test_an_unknown_id_suggests_the_nearest(here: Path) -> None:
    with pytest.raises(UsageError, match="did you mean mill-road"):
        find("mil-road")
    with pytest.raises(UsageError, match="dossier list"):
        find("qqqqqq")


@pytest.mark.parametrize("target", ["missing/x", "missing.yaml", "Mill Road", "a\0b", "\ud800", "x" * 5000, "content"])
def test_a_path_that_leads_nowhere_is_a_storage_error(here: Path, target: str) -> None:
    with pytest.raises(StorageError, match="cannot read"):
        find(target)


def test_an_empty_name_is_a_usage_error(here: Path) -> None:
    with pytest.raises(UsageError):
        find("")


def test_an_id_found_twice_is_an_error_that_names_both(here: Path) -> None:
    make(here / "packaged" / "copy", "mill-road", title="Another")
    with pytest.raises(UsageError, match=r"content/mill-road/dossier.yaml and .*packaged/copy/dossier.yaml"):
        find("mill-road")


def test_the_same_dossier_in_two_places_is_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(here / "packaged" / "mill-road", "mill-road")
    monkeypatch.setenv("DOSSIER_PATH", str(here / "content"))
    (here / "packaged" / "linked").symlink_to(here / "content" / "mill-road")
    assert find("mill-road") == Path("content/mill-road/dossier.yaml")
    assert [identity(file) for file in library()] == ["mill-road", "tower"]


def test_the_library_lists_dossiers_in_order_and_nothing_else(here: Path) -> None:
    shelf = here / "shelf"
    make(shelf / "b", "b")
    make(shelf / "a", "a")
    make(shelf / ".hidden", "h")
    (shelf / "empty").mkdir()
    (shelf / "c.json").write_text('{"dossier": 1, "id": "c"}')
    (shelf / "d.yaml").write_text("# a comment\ndossier: 1\nid: d\n")
    (shelf / "settings.yaml").write_text("colour: red\n")
    (shelf / "notes.txt").write_text("dossier: 1\n")
    os.mkfifo(shelf / "pipe.yaml")
    (shelf / "e").mkdir()
    (shelf / "e" / "dossier.json").write_text('{\n "dossier": "1",\n "id": "ee"}')
    found = library(shelf)
    assert [str(file.relative_to(shelf)) for file in found] == [
        "a/dossier.yaml",
        "b/dossier.yaml",
        "c.json",
        "d.yaml",
        "e/dossier.json",
    ]
    assert [identity(file) for file in found] == ["a", "b", "c", "d", "ee"]


def test_a_folder_that_is_a_dossier_is_a_library_of_one(here: Path) -> None:
    assert library(Path("content/mill-road")) == [Path("content/mill-road/dossier.yaml")]


def test_a_library_that_is_not_there_is_a_storage_error(here: Path) -> None:
    with pytest.raises(StorageError, match="no such file"):
        library(here / "missing")


def test_a_dossier_without_an_id_is_called_like_its_folder(here: Path) -> None:
    (here / "content" / "nameless").mkdir()
    (here / "content" / "nameless" / "dossier.yaml").write_text("dossier: 1\ntitle: x\n")
    assert find("nameless") == Path("content/nameless/dossier.yaml")


def test_an_id_inside_the_dossier_is_not_its_own(here: Path) -> None:
    file = make(here / "content" / "x", "outer")
    file.write_text("dossier: 1\nactors:\n  a: {id: inner}\nid: outer\n")
    assert identity(file) == "outer"


def test_the_examples_lie_inside_the_package_or_beside_it() -> None:
    assert packaged() == roots()[-1]
    assert packaged().name in ("content", "_content")


def test_an_example_is_called_by_its_id_and_any_other_file_by_its_path(here: Path) -> None:
    example = here / "packaged" / "tower" / "dossier.yaml"
    assert called(example) == "tower"
    other = here / "content" / "mill-road" / "dossier.yaml"
    assert called(other) == str(other)
    make(here / "content" / "tower", "tower", "another")
    assert called(example) == str(example)  # the id is not its alone any more
