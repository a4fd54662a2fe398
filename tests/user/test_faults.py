"""What the program writes when the system fails it, at any step: the old state or the new one, never neither."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dossier.problems import StorageError
from dossier.store.documents import Document
from dossier.store.originals import sha256
from dossier.user import atomic
from dossier.user.attached import Attachment, Shelf
from dossier.user.kept import parse
from dossier.user.seen import Seen, keep_seen, last_seen
from dossier.user.state import Keeper

ROOT = Path(__file__).resolve().parents[2]
ERRORS = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES)
TEXTS = (b"the old text", b"the new text")


class Fails:
    """Counts what is asked of the system in a folder, and has one of the answers be an error."""

    def __init__(self, at: int, number: int) -> None:
        self.left = at
        self.error = number
        self.asked: list[str] = []

    def step(self, name: str) -> None:
        """One more thing is asked."""
        self.asked.append(name)
        self.left -= 1
        if self.left == 0:
            raise OSError(self.error, os.strerror(self.error))

    def patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Has everything asked through here."""
        for name in "open fsync chmod replace rename mkdir unlink utime stat scandir link".split():
            monkeypatch.setattr(os, name, self._before(name, getattr(os, name)))
        monkeypatch.setattr(fcntl, "flock", self._before("flock", fcntl.flock))
        monkeypatch.setattr(io, "open", self._opening(io.open))
        fdopen, close = os.fdopen, os.close

        def closing(descriptor: int) -> None:
            close(descriptor)  # which it does all the same, whatever it says
            self.step("close")

        def opened(descriptor: int, mode: str = "r", *words: Any, **named: Any) -> Any:
            return Failing(fdopen(descriptor, mode, *words, **named), self)

        monkeypatch.setattr(os, "close", closing)
        monkeypatch.setattr(os, "fdopen", opened)

    def _before(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*words: Any, **named: Any) -> Any:
            self.step(name)
            return real(*words, **named)

        return ask

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*words: Any, **named: Any) -> Any:
            self.step("open")
            return Failing(real(*words, **named), self)

        return ask


class Failing:
    """A file that may fail."""

    def __init__(self, file: Any, fails: Fails) -> None:
        self.file = file
        self.fails = fails

    def __enter__(self) -> Failing:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, raw: bytes) -> int:
        """Writes half of it before it fails."""
        try:
            self.fails.step("write")
        except OSError:
            self.file.write(raw[: len(raw) // 2])
            raise
        return int(self.file.write(raw))

    def read(self, *words: int) -> bytes:
        """Reads."""
        self.fails.step("read")
        return bytes(self.file.read(*words))

    def flush(self) -> None:
        """Flushes."""
        self.file.flush()
        self.fails.step("flush")

    def fileno(self) -> int:
        """Its number."""
        return int(self.file.fileno())

    def close(self) -> None:
        """Closes it, then fails."""
        self.file.close()
        self.fails.step("close")


class Operation(NamedTuple):
    """Something that writes: how it begins, what it does, and what then holds, `old` or `new`."""

    prepare: Callable[[Path], object]
    act: Callable[[Path], str]
    state: Callable[[Path], str]


def keeper(folder: Path) -> Keeper:
    return Keeper("d", "/x", folder / "state")


def kept(*before: str) -> Callable[[Path], str]:
    def state(folder: Path) -> str:
        file = folder / "state" / f"{keeper(folder).name}.json"
        keys = tuple(parse(file.read_bytes()).texts("notes")) if file.exists() else ()
        return {before: "old", (*before, "b"): "new"}.get(keys, "neither")

    return state


def change(folder: Path) -> str:
    own = keeper(folder)
    told = own.load()
    told = own.change("notes", "b", "new") or told
    assert own.kept.texts("notes")["b"] == "new", "what cannot be written is kept in memory"
    return told


def prepare_state(folder: Path) -> None:
    assert keeper(folder).change("notes", "a", "old") == ""


def prepare_foreign(folder: Path) -> None:
    prepare_state(folder)
    (folder / "state" / f"{keeper(folder).name}.json").write_bytes(b"not ours")


def foreign(folder: Path) -> str:
    """The strange file is where it was, or beside what is new."""
    file = folder / "state" / f"{keeper(folder).name}.json"
    if file.read_bytes() == b"not ours":
        return "old"
    assert file.with_suffix(".aside").read_bytes() == b"not ours"
    return "new" if parse(file.read_bytes()).texts("notes") in ({"b": "new"}, {}) else "neither"


def see(text: bytes) -> Callable[[Path], str]:
    def act(folder: Path) -> str:
        keep_seen(keeper(folder), Seen(text, {"s": Document("digest", None, None, ())}))
        return ""

    return act


def seen(folder: Path) -> str:
    found = last_seen(keeper(folder))
    return {TEXTS[0]: "old", TEXTS[1]: "new"}.get(found.seen.raw if found else TEXTS[0], "neither")


def attach(number: int) -> Callable[[Path], str]:
    def act(folder: Path) -> str:
        raw = TEXTS[number]
        Shelf(folder / "originals").attach(Attachment("d", f"o{number}", sha256(raw), "utf-8", None), raw)
        return ""

    return act


def shelf(folder: Path) -> str:
    found = Shelf(folder / "originals")
    copies = [found.copy("d", f"o{number}", None) for number in (0, 1)]
    raws = [copy.raw if copy else None for copy in copies]
    return {(TEXTS[0], None): "old", TEXTS: "new", (None, None): "old", (None, TEXTS[1]): "new"}.get(
        (raws[0], raws[1]), "neither"
    )


def remove(folder: Path) -> str:
    Shelf(folder / "originals").remove("d", "o1")
    return ""


def prepare_both(folder: Path) -> None:
    attach(0)(folder)
    attach(1)(folder)


def prepare_damaged(folder: Path) -> None:
    attach(0)(folder)
    index = folder / "originals" / "index.json"
    index.write_text(json.dumps([*json.loads(index.read_text()), {"dossier": 1}]))


def export(folder: Path) -> str:
    atomic.write_named(folder / "out.csv", TEXTS[1])
    return ""


def exported(folder: Path) -> str:
    file = folder / "out.csv"
    return {TEXTS[0]: "old", TEXTS[1]: "new"}.get(file.read_bytes(), "neither") if file.exists() else "old"


def nothing(folder: Path) -> None:
    """There is nothing before."""


def prepare_export(folder: Path) -> None:
    (folder / "out.csv").write_bytes(TEXTS[0])


OPERATIONS = {
    "the first note": Operation(nothing, change, kept()),
    "a note": Operation(prepare_state, change, kept("a")),
    "a note over a strange file": Operation(prepare_foreign, change, foreign),
    "the first look": Operation(nothing, see(TEXTS[1]), seen),
    "a look": Operation(see(TEXTS[0]), see(TEXTS[1]), seen),
    "the same look": Operation(see(TEXTS[1]), see(TEXTS[1]), seen),
    "the first original": Operation(nothing, attach(1), shelf),
    "an original": Operation(attach(0), attach(1), shelf),
    "an original beside a damaged index": Operation(prepare_damaged, attach(1), shelf),
    "an original forgotten": Operation(prepare_both, remove, shelf),
    "an export": Operation(nothing, export, exported),
    "an export over a file": Operation(prepare_export, export, exported),
}


@pytest.mark.parametrize("errors", [(0,), pytest.param(ERRORS, marks=pytest.mark.nightly)], ids=["mixed", "all"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_whichever_step_fails_the_old_state_or_the_new_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, errors: tuple[int, ...]
) -> None:
    operation = OPERATIONS[name]
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # no power fails here
    for number in errors:
        at, done = 0, False
        while not done:
            at += 1
            folder = tmp_path / f"{number}-{at}"
            folder.mkdir()
            operation.prepare(folder)
            fails = Fails(at, number or ERRORS[at % len(ERRORS)])
            with monkeypatch.context() as patch:
                fails.patch(patch)
                try:
                    told = operation.act(folder)
                except StorageError as error:
                    told = str(error)
            done = fails.left > 0
            assert operation.state(folder) in ("old", "new"), (number, fails.asked)
            if "\n" in told or "Errno" in told:
                pytest.fail(f"{told} is no message")
            if done:
                assert told == "" or "now lies in" in told
            operation.act(folder)
            assert operation.state(folder) in ("new", "old" if operation.act is remove else "new"), fails.asked
            left = [file.name for file in folder.rglob(".dossier-*")]
            assert left == [] or fails.asked[-1] == "unlink", (left, fails.asked)
        assert at > 5


_KILLED = """
import os, random, signal, sys
from pathlib import Path
from dossier.user.kept import parse
from dossier.user.state import Keeper
folder, rounds, dice = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
longest = said = 0
for number in range(rounds):
    done, tell = os.pipe()
    child = os.fork()
    if child == 0:
        own = Keeper("d", "/x", folder)
        own.load()
        while True:
            said += 1
            assert own.change("notes", f"n{said % 50}", f"{said:09}" + "x" * 20_000) == ""
            os.write(tell, b"%09d" % said)
    os.close(tell)
    first = os.read(done, 9) if number % 2 else b""
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG)
    dice.random() < 0.5 and __import__("time").sleep(dice.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = first + b"".join(iter(lambda: os.read(done, 1 << 16), b""))
    os.close(done)
    if told:
        said = int(told[-9:])
    files = list(folder.glob("*.json"))
    assert len(files) <= 1, files
    if files:
        texts = parse(files[0].read_bytes()).texts("notes")
        newest = max((int(text[:9]) for text in texts.values()), default=0)
        assert said <= newest <= said + 1, (said, newest)
        said = newest
        assert all(len(text) == 20_009 for text in texts.values())
    longest = max(longest, len(list(folder.glob(".dossier-*"))))
Keeper("d", "/x", folder).change("marks", "a", "")
assert list(folder.glob(".dossier-*")) == []
print(said, longest)
"""


@pytest.mark.parametrize(
    ("rounds", "seed"), [(30, 0), *(pytest.param(100, seed, marks=pytest.mark.nightly) for seed in range(1, 11))]
)
def test_a_reader_that_is_killed_while_it_keeps_something_loses_nothing(tmp_path: Path, rounds: int, seed: int) -> None:
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "state"), str(rounds), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said, _ = map(int, done.stdout.split())
    assert said > rounds // 4


def test_what_was_left_half_written_is_taken_away_with_the_next_note(tmp_path: Path) -> None:
    own = keeper(tmp_path)
    own.change("notes", "a", "x")
    (tmp_path / "state" / ".dossier-abcdefgh").write_bytes(b"hal")
    assert own.change("notes", "a", "y") == ""
    assert sorted(file.name for file in (tmp_path / "state").iterdir()) == [".lock", f"{own.name}.json"]


def test_a_folder_that_cannot_be_synced_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def files_only(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    atomic.write(tmp_path / "file", b"x")
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_lock_is_waited_for_no_longer_than_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.user.atomic.time.sleep", lambda _: pytest.fail("waits on"))
    with atomic.locked(tmp_path), pytest.raises(StorageError, match="another reader"), atomic.locked(tmp_path, -1.0):
        pytest.fail("locked")


def test_a_lock_that_is_a_link_is_refused_and_makes_no_file(tmp_path: Path) -> None:
    (tmp_path / ".lock").symlink_to("elsewhere")
    with pytest.raises(StorageError), atomic.locked(tmp_path):
        pytest.fail("locked")
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_is_synced_and_then_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode)))
    atomic.write(tmp_path / "file", b"x")
    assert synced == [False, True]


def test_what_stops_the_program_in_the_middle_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(tmp_path / "file", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["a copy that was changed", "a pipe in its place"])
def test_an_original_is_attached_anew_where_its_copy_is_no_longer_what_it_was(tmp_path: Path, what: str) -> None:
    attach(1)(tmp_path)
    file = tmp_path / "originals" / f"{sha256(TEXTS[1])}.txt"
    file.unlink()
    if what == "a pipe in its place":
        os.mkfifo(file)
    else:
        file.write_bytes(b"something else")
    assert Shelf(tmp_path / "originals").copy("d", "o1", None) is None
    attach(1)(tmp_path)
    assert shelf(tmp_path) == "new"


def test_an_index_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    attach(0)(tmp_path)
    index = tmp_path / "originals" / "index.json"
    index.rename(index.with_name("real"))
    index.mkdir()
    with pytest.raises(StorageError, match="cannot read"):
        attach(1)(tmp_path)
    assert Shelf(index.parent).attachments() == {}
    index.rmdir()
    index.with_name("real").rename(index)
    attach(1)(tmp_path)
    assert shelf(tmp_path) == "new"


def test_a_damaged_index_is_set_aside_and_what_is_sound_in_it_kept(tmp_path: Path) -> None:
    prepare_damaged(tmp_path)
    index = tmp_path / "originals" / "index.json"
    before = index.read_bytes()
    attach(1)(tmp_path)
    assert shelf(tmp_path) == "new"
    assert index.with_suffix(".aside").read_bytes() == before
