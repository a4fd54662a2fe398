"""Changes of files are noticed once they have come to rest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.store.load import load, load_bytes
from dossier.store.loaded import Loaded
from dossier.store.watch import Watch, files_of

MILL_ROAD = Path(__file__).resolve().parents[1] / "data" / "mill-road"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "file.yaml"
    made.write_text("one\n")
    return made


def replaced(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("two\n")
    other.replace(file)


def truncated(file: Path) -> None:
    file.write_text("")


def longer(file: Path) -> None:
    file.write_text("one and more\n")


def deleted(file: Path) -> None:
    file.unlink()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def fifo(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def circle(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize("change", [replaced, truncated, longer, deleted, folder, fifo, circle])
def test_a_change_counts_once_it_is_at_rest(file: Path, change: Callable[[Path], None]) -> None:
    watch = Watch([file])
    assert not watch.changed()
    change(file)
    assert [watch.changed() for _ in range(4)] == [False, True, False, False]


def test_what_is_still_being_written_is_no_change_yet(file: Path) -> None:
    watch = Watch([file])
    for size in range(5):
        file.write_text("x" * (10 + size))
        assert not watch.changed()
    assert watch.changed()


def test_what_comes_back_as_it_was_is_no_change(file: Path) -> None:
    watch = Watch([file])
    aside = file.with_name("aside")
    file.rename(aside)
    assert not watch.changed()
    aside.rename(file)
    assert [watch.changed() for _ in range(3)] == [False, False, False]


def test_a_change_while_it_was_read_anew_is_not_lost(file: Path) -> None:
    watch = Watch([file])
    longer(file)
    assert [watch.changed(), watch.changed()] == [False, True]
    truncated(file)
    watch.follow([file, file.with_name("more")])
    assert [watch.changed(), watch.changed(), watch.changed()] == [False, True, False]


def test_a_dossier_is_made_of_its_file_and_its_documents(tmp_path: Path) -> None:
    shutil.copytree(MILL_ROAD, tmp_path / "mill-road")
    loaded = load(tmp_path / "mill-road" / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    files = files_of(loaded)
    assert files[0] == tmp_path / "mill-road" / "dossier.yaml"
    assert len(files) > 1
    assert all(file.is_file() for file in files)


def test_what_came_by_a_pipe_is_made_of_no_file() -> None:
    loaded = load_bytes((MILL_ROAD / "dossier.yaml").read_bytes(), "<stdin>", None, None)
    assert not isinstance(loaded, Loaded) or files_of(loaded) == ()
