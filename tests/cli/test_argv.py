"""Words of the command line that nobody meant: each ends in a message, never in a traceback."""

from __future__ import annotations

import json
import os
import shutil
import stat
import threading
from pathlib import Path

import pytest

from dossier.cli import main

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road"
ORIGINAL = str(MILL_ROAD / "originals" / "herald-1.txt")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("encoding", ["punycode", "undefined", "hex", "", "\udcff"])
def test_an_encoding_that_reads_no_text_is_a_usage_error(capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    for words in (("text", ORIGINAL), ("attach", "--force", str(MILL_ROAD), "herald-1", ORIGINAL)):
        code, out, err = run(capsys, *words, f"--encoding={encoding}")
        assert (code, out) == (2, "")
        assert err.startswith("dossier: ")


def test_a_width_of_many_digits_is_no_width(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", str(MILL_ROAD), "--width", "9" * 5000)
    assert code == 2
    assert "from 40 to 1000" in err


def test_output_follows_a_link_and_keeps_the_mode_of_the_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.touch(0o640)
    link.symlink_to(kept)
    assert run(capsys, "show", str(MILL_ROAD), "--output", str(link))[0] == 0
    assert link.is_symlink()
    assert kept.read_text().startswith("Strike on the Mill Road bridge")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_output_into_a_pipe_is_written_there_and_the_pipe_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()), daemon=True)
    reader.start()
    code = run(capsys, "show", str(MILL_ROAD), "--output", str(pipe))[0]
    reader.join(10)
    assert code == 0
    assert got[0].startswith("Strike on the Mill Road bridge")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_output_obeys_the_umask_and_takes_the_longest_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / ("a" * 255)
    before = os.umask(0o077)
    try:
        assert run(capsys, "show", str(MILL_ROAD), "--output", str(target))[0] == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_output_that_can_be_no_file_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert run(capsys, "show", str(MILL_ROAD), "--output", "")[0] == 2
    for name in (tmp_path, circle, "a\0b"):
        code, out, err = run(capsys, "show", str(MILL_ROAD), "--output", str(name))
        assert (code, out) == (74, "")
        assert "cannot write" in err


def test_a_line_end_in_a_title_makes_no_line_of_its_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    forged = {"dossier": 1, "id": "forged", "title": "True\nfalse-2031", "sources": {"s": {"title": "One\ntwo words"}}}
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(forged))
    assert len(run(capsys, "list", "--in", str(tmp_path))[1].splitlines()) == 1
    assert "\ntwo" not in run(capsys, "find", "words", "--in", str(tmp_path))[1]
    odd = tmp_path / "x\n0 problems"
    shutil.copytree(MILL_ROAD, odd)
    assert len(run(capsys, "check", str(odd))[1].splitlines()) == 1


def test_json_of_problems_does_not_repeat_a_long_line_for_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "long.json"
    path.write_text(json.dumps({f"key-{number}": "x" for number in range(2000)}))
    code, out, _ = run(capsys, "check", "--format", "json", str(path))
    assert code == 1
    assert {problem["excerpt"] for problem in json.loads(out)} == {""}


def test_what_follows_two_hyphens_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", str(MILL_ROAD), "--format", "plain", "--", "casualties")[0] == 0
    code, out, err = run(capsys, "show", str(MILL_ROAD), "--", "--where", "casualties")
    assert (code, out) == (2, "")
    assert "--where" in err
    assert "=" not in err


@pytest.mark.parametrize(("drawn", "typed"), [(False, True), (True, False)])
def test_the_reader_starts_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, drawn: bool, typed: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: drawn)
    monkeypatch.setattr("sys.stdin.isatty", lambda: typed, raising=False)
    code, out, err = run(capsys, "read", str(MILL_ROAD), "--theme", "no-such-theme")
    assert (code, out) == (2, "")
    assert "the reader needs a terminal" in err
