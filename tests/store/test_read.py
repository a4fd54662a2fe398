"""Bytes are read from regular files only, no further than a limit, and never out of a folder."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dossier.problems import StorageError
from dossier.store.read import read_file, read_head, read_inside, read_stdin


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "a.md").write_bytes(b"inside")
    (folder / "linked.md").symlink_to("documents/a.md")
    (tmp_path / "secret.md").write_bytes(b"outside")
    (folder / "out.md").symlink_to("../secret.md")
    (folder / "up").symlink_to("..")
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "fifo")
    return folder


def test_a_regular_file_is_read(home: Path) -> None:
    assert read_file(home / "documents" / "a.md") == b"inside"
    assert read_inside(home, "documents/a.md") == b"inside"
    assert read_inside(home, "linked.md") == b"inside"
    assert read_inside(home, "documents/../linked.md") == b"inside"


def test_a_folder_reached_by_a_link_is_still_the_dossiers_own(home: Path) -> None:
    (home.parent / "alias").symlink_to(home)
    assert read_inside(home.parent / "alias", "linked.md") == b"inside"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.md", "no such file"),
        ("documents", "a folder"),
        (".", "a folder"),
        ("fifo", "not a regular file"),
        ("loop", "circle"),
        ("documents/a.md/b", "not a folder"),
        ("x" * 5000, "too long"),
        ("out.md", "outside"),
        ("up/secret.md", "outside"),
        ("../secret.md", "outside"),
        ("/etc/passwd", "relative"),
        ("", "relative"),
        ("a\0b", "relative"),
        ("\ud800", "no file can have this name"),
    ],
)
def test_what_a_dossier_may_not_name_is_refused_in_plain_words(home: Path, name: str, words: str) -> None:
    with pytest.raises(StorageError, match=words):
        read_inside(home, name)


@pytest.mark.parametrize("path", ["fifo", "documents", "missing", "/dev/null", "/dev/zero"])
def test_only_regular_files_are_opened(home: Path, path: str) -> None:
    with pytest.raises(StorageError, match="cannot read"):
        read_file(home / path)
    assert read_head(home / path, 10) == b""


def test_a_device_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(StorageError, match="not a regular file"):
        read_file(Path("/dev/null"))


def test_a_fifo_that_takes_the_place_of_a_file_does_not_hang(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regular = (home / "linked.md").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: regular)
    with pytest.raises(StorageError, match="not a regular file"):
        read_file(home / "fifo")


def test_a_link_that_takes_the_place_of_a_file_is_not_followed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "realpath", lambda path, **_: str(path))
    with pytest.raises(StorageError, match="symbolic links"):
        read_inside(home, "out.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_told(home: Path) -> None:
    (home / "linked.md").chmod(0)
    with pytest.raises(StorageError, match="may not read"):
        read_file(home / "linked.md")


def test_the_size_is_limited_and_named(home: Path) -> None:
    path = home / "documents" / "a.md"
    assert read_file(path, limit=6) == b"inside"
    with pytest.raises(StorageError, match="6 bytes; the limit is 5 bytes"):
        read_file(path, limit=5)
    assert read_head(path, 2) == b"in"


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_a_file_that_states_no_size_is_limited_too() -> None:
    assert Path("/proc/self/cmdline").stat().st_size == 0
    with pytest.raises(StorageError, match="the limit is 1 bytes"):
        read_file(Path("/proc/self/cmdline"), limit=1)


def test_no_more_of_a_file_is_read_than_it_may_have(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    class Counted(io.FileIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size)
            return super().read(size) or b""

    monkeypatch.setattr(os, "fdopen", lambda descriptor, _: Counted(descriptor))
    assert read_file(home / "documents" / "a.md", limit=9) == b"inside"
    assert asked == [10]


def test_standard_input_is_limited_and_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    assert read_stdin() == b"12345"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    with pytest.raises(StorageError, match="more than 4 bytes"):
        read_stdin(limit=4)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(StorageError, match="closed"):
        read_stdin()
