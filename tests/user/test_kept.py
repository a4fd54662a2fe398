"""What is kept of a dossier: nothing is lost between readers, and nothing strange is taken for it or written over."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.user import paths
from dossier.user.kept import KINDS, Foreign, Kept, Kind, Value, dump, parse
from dossier.user.state import Keeper, keeper

ROOT = Path(__file__).resolve().parents[2]
KEYS = st.sampled_from(["a", "b", "c"])
VALUES = st.one_of(
    st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=3), st.just({"section": "map"})
)
CHANGES = st.tuples(st.sampled_from(KINDS), KEYS, VALUES, st.integers(0, 5))


def kept_by(changes: Sequence[tuple[Kind, str, Value, int]]) -> Kept:
    kept = Kept()
    for change in changes:
        kept = kept.changed(*change)
    return kept


KEPT = st.lists(CHANGES, max_size=8).map(kept_by)


@given(KEPT, KEPT, KEPT)
def test_what_readers_keep_is_put_together_in_any_order_and_number_of_times(one: Kept, two: Kept, three: Kept) -> None:
    assert one.merged(two) == two.merged(one)
    assert one.merged(two).merged(three) == one.merged(two.merged(three))
    assert one.merged(one) == one
    assert one.merged(two).merged(two) == one.merged(two)


@given(KEPT)
def test_what_is_written_is_read_again(kept: Kept) -> None:
    assert parse(dump(kept, "d", "/x")) == kept


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(KINDS), KEYS, VALUES), max_size=12))
def test_two_readers_at_work_lose_nothing(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[bool, Kind, str, Value]]
) -> None:
    folder = tmp_path_factory.mktemp("two") / "state"
    readers = {side: Keeper("d", "/x", folder) for side in (True, False)}
    last: dict[tuple[Kind, str], Value] = {}
    for side, kind, key, value in changes:
        assert readers[side].change(kind, key, value) == ""
        last[kind, key] = value
    later = Keeper("d", "/x", folder)
    assert later.load() == ""
    for kind in KINDS:
        assert later.kept.of(kind) == {
            key: value for (of, key), value in last.items() if of == kind and value is not None
        }


def test_the_last_to_change_holds_even_where_another_clock_is_ahead(tmp_path: Path) -> None:
    ahead = Keeper("d", "/x", tmp_path / "state", kept=Kept().changed("notes", "a", "of next year", 1 << 62))
    assert ahead.save() == ""
    mine = Keeper("d", "/x", tmp_path / "state")
    mine.change("notes", "a", "mine")
    assert mine.kept.texts("notes") == {"a": "mine"}


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from dossier.user import state; from dossier.user.state import Keeper\n"
        "state.LOCKED = 60\n"
        "own = Keeper('d', '/x', Path(sys.argv[1]))\n"
        "told = [own.change('bookmarks', f'{sys.argv[2]}{number}', 'x') for number in range(200)]\n"
        "sys.exit(any(told))"
    )
    folder = tmp_path / "state"
    command = [sys.executable, "-c", program, str(folder)]
    running = [subprocess.Popen([*command, name], cwd=ROOT) for name in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    later = Keeper("d", "/x", folder)
    later.load()
    assert len(later.kept.of("bookmarks")) == 400


def test_files_and_folders_are_the_persons_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    before = os.umask(0)
    try:
        keeper("mill-road", Path("dossier.yaml")).change("bookmarks", "a", "x")
    finally:
        os.umask(before)
    state = tmp_path / "share" / "dossier" / "state"
    (file,) = state.glob("mill-road-*.json")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (state.parent, state, file, state / ".lock")]
    assert modes == [0o700, 0o700, 0o600, 0o600]
    assert json.loads(file.read_text())["path"] == str(Path("dossier.yaml").resolve())


def test_a_folder_that_others_could_read_is_closed(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    assert stat.S_IMODE(paths.private_folder(tmp_path / "open").stat().st_mode) == 0o700


STRANGE = [
    b"",
    b"null",
    b"[]",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"format": "dossier state"}',
    b'{"format": "dossier state", "version": 2, "bookmarks": {}}',
    b'{"format": "dossier state", "version": 1, "bookmarks": [1]}',
    b'{"format": "dossier state", "version": 1, "bookmarks": {"a": {"at": true, "value": "x"}}}',
    b'{"format": "dossier state", "version": 1, "bookmarks": {"a": {"at": -1, "value": "x"}}}',
    b'{"format": "dossier state", "version": 1, "notes": {"a": {"at": 1, "value": ["x"]}}}',
    b'{"format": "dossier state", "version": 1, "notes": {"a": {"at": 1, "value": {"b": 1}}}}',
    b'{"format": "dossier state", "version": 1, "notes": {"a": {"at": 1, "value": "\\ud800"}}}',
]


@pytest.mark.parametrize("raw", STRANGE)
def test_what_this_program_did_not_write_is_moved_aside_and_said_once(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(Foreign):
        parse(raw)
    own = Keeper("d", "/x", tmp_path / "state")
    own.change("bookmarks", "a", "x")
    file = tmp_path / "state" / f"{own.name}.json"
    file.write_bytes(raw)
    again = Keeper("d", "/x", tmp_path / "state")
    assert "now lies in" in again.load()
    assert again.kept == Kept()
    assert again.change("bookmarks", "b", "y") == ""
    assert file.with_suffix(".aside").read_bytes() == raw
    file.write_bytes(raw)
    assert "now lies in" in again.change("bookmarks", "c", "z")
    assert file.with_suffix(".aside1").read_bytes() == raw
    assert parse(file.read_bytes()).texts("bookmarks") == {"b": "y", "c": "z"}


def test_where_nothing_can_be_written_it_is_kept_in_memory_and_said_once(tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file where the folder would be")
    own = Keeper("d", "/x", tmp_path / "share" / "state")
    assert own.change("bookmarks", "a", "x").startswith("Nothing is kept: cannot use")
    assert own.change("bookmarks", "b", "y") == ""
    assert own.kept.texts("bookmarks") == {"a": "x", "b": "y"}
    (tmp_path / "share").unlink()
    assert own.save() == ""
    later = Keeper("d", "/x", tmp_path / "share" / "state")
    later.load()
    assert later.kept.texts("bookmarks") == {"a": "x", "b": "y"}


def test_a_full_disk_leaves_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Keeper("d", "/x", tmp_path / "state")
    own.change("bookmarks", "a", "x")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert "no space left on device" in own.change("bookmarks", "b", "y")
    later = Keeper("d", "/x", tmp_path / "state")
    later.load()
    assert later.kept.texts("bookmarks") == {"a": "x"}


def test_without_a_home_or_state_nothing_is_read_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    other = keeper("d", None, state=False)
    assert other.load() == other.change("bookmarks", "a", "x") == ""
    assert other.kept.texts("bookmarks") == {"a": "x"}
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    homeless = keeper("d", None)
    assert homeless.load() == "Nothing is kept: there is no home folder"
    assert homeless.change("bookmarks", "a", "x") == ""
    assert list(tmp_path.iterdir()) == []


def test_reading_makes_no_folder(tmp_path: Path) -> None:
    assert Keeper("d", "/x", tmp_path / "share" / "state").load() == ""
    assert list(tmp_path.iterdir()) == []


def test_copies_of_a_dossier_are_kept_apart(tmp_path: Path) -> None:
    assert Keeper("d", "/x", tmp_path).name != Keeper("d", "/y", tmp_path).name
    assert "/" not in Keeper("../../d", "/x", tmp_path).name


CLOCKS = st.sampled_from([-(1 << 40), 0, 1, 1 << 40, (1 << 60) + 7, (1 << 63) - 1, 1 << 63, 1 << 70])


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), KEYS, VALUES, CLOCKS), max_size=8))
def test_whatever_the_clocks_say_the_last_to_change_holds(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[bool, str, Value, int]]
) -> None:
    folder = tmp_path_factory.mktemp("clocks") / "state"
    readers = {side: Keeper("d", "/x", folder) for side in (True, False)}
    last: dict[str, Value] = {}
    far = False
    for side, key, value, clock in changes:
        far = far or clock >= (1 << 63) - 1  # where two moments can no longer be told apart, any of them holds
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dossier.user.state.time.time_ns", lambda clock=clock: clock)
            assert readers[side].change("notes", key, value) == ""
        last[key] = value
    later = Keeper("d", "/x", folder)
    assert later.load() == ""
    held = later.kept.of("notes")
    assert held.keys() <= last.keys()
    if not far:
        assert held == {key: value for key, value in last.items() if value is not None}
