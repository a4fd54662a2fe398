"""Changes of files are noticed once they have come to rest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossier.store.load import load, load_bytes
from dossier.store.loaded import Failed, Loaded
from dossier.store.read import read_file
from dossier.store.stamps import stamp
from dossier.store.watch import Watch

MILL_ROAD = Path(__file__).resolve().parents[1] / "data" / "mill-road"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "file.yaml"
    made.write_text("one\n")
    return made


def watching(*files: Path) -> Watch:
    return Watch({file: stamp(file) for file in files})


def replaced(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("two\n")
    other.replace(file)


def truncated(file: Path) -> None:
    file.write_text("")


def longer(file: Path) -> None:
    file.write_text("one and more\n")


def of_another_time(file: Path) -> None:
    file.write_text("two\n")
    os.utime(file, (3e8, 3e8))


def of_a_time_to_come(file: Path) -> None:
    file.write_text("two\n")
    os.utime(file, (4e9, 4e9))


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


@pytest.mark.parametrize(
    "change", [replaced, truncated, longer, of_another_time, of_a_time_to_come, deleted, folder, fifo, circle]
)
def test_a_change_counts_once_it_is_at_rest(file: Path, change: Callable[[Path], None]) -> None:
    watch = watching(file)
    assert not watch.changed()
    change(file)
    assert [watch.changed() for _ in range(4)] == [False, True, False, False]


def test_what_is_still_being_written_is_no_change_yet(file: Path) -> None:
    watch = watching(file)
    for size in range(5):
        file.write_text("x" * (10 + size))
        assert not watch.changed()
    assert watch.changed()


def test_what_comes_back_as_it_was_is_no_change(file: Path) -> None:
    watch = watching(file)
    aside = file.with_name("aside")
    file.rename(aside)
    assert not watch.changed()
    aside.rename(file)
    assert [watch.changed() for _ in range(3)] == [False, False, False]


def own(tmp_path: Path) -> Path:
    shutil.copytree(MILL_ROAD, tmp_path / "mill-road")
    return tmp_path / "mill-road" / "dossier.yaml"


def test_a_dossier_is_made_of_its_file_and_its_documents(tmp_path: Path) -> None:
    file = own(tmp_path)
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    assert next(iter(loaded.stamps)) == file
    assert len(loaded.stamps) > 1
    assert all(found == stamp(each) is not None for each, found in loaded.stamps.items())


def test_what_came_by_a_pipe_is_made_of_no_file() -> None:
    assert not load_bytes((MILL_ROAD / "dossier.yaml").read_bytes(), "<stdin>", None, None).stamps


@pytest.mark.parametrize("part", [0, 1], ids=["its file", "a document"])
def test_a_save_between_reading_and_the_first_look_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    from dossier.store import load as loading

    file = own(tmp_path)
    before = load(file)
    saved = list(before.stamps)[part]
    validated = loading.load_bytes

    def slowly(*words: Any) -> Loaded | Failed:
        found = validated(*words)
        longer(saved)
        return found

    monkeypatch.setattr(loading, "load_bytes", slowly)
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    watch = Watch(loaded.stamps)
    assert [watch.changed() for _ in range(4)] == [False, True, False, False]


def test_a_dossier_that_cannot_be_opened_tells_what_would_have_to_change(tmp_path: Path) -> None:
    file = own(tmp_path)
    loaded = load(file)
    document = list(loaded.stamps)[1]
    document.unlink()
    found = load(file)
    assert isinstance(found, Failed)
    assert found.stamps.keys() == loaded.stamps.keys()
    assert found.stamps[document] is None
    text = file.read_text()
    name = document.relative_to(file.parent)
    assert str(name) in text
    for outside in ("/etc/passwd", "../other/dossier.yaml"):
        file.write_text(text.replace(str(name), outside))
        found = load(file)
        assert isinstance(found, Failed)
        assert all(each.is_relative_to(file.parent) and ".." not in each.parts for each in found.stamps)


def test_what_may_no_longer_be_read_has_changed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = watching(file)
    monkeypatch.setattr(os, "access", lambda *words: False)
    assert [watch.changed(), watch.changed()] == [False, True]


def test_a_save_while_the_file_is_read_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = own(tmp_path)

    def slowly(path: Path) -> bytes:
        raw = read_file(path)
        longer(path)
        return raw

    monkeypatch.setattr("dossier.store.load.read_file", slowly)
    loaded = load(file)
    watch = Watch(loaded.stamps)
    assert [watch.changed() for _ in range(2)] == [False, True]
