"""Streams that are closed, full or of another encoding, and surroundings that lie: a message and the right code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MILL_ROAD = str(Path(__file__).parents[1] / "data" / "mill-road")


def shell(redirections: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    script = f'"$@" {redirections}'
    command = ["bash", "-c", script, "bash", sys.executable, "-m", "dossier", *words]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **env}, check=False)


@pytest.mark.parametrize("words", [("show", MILL_ROAD), ("--version",), ("show", "--help")])
def test_a_closed_stdout_is_told(words: tuple[str, ...]) -> None:
    result = shell(">&-", *words)
    assert (result.returncode, result.stderr) == (74, "dossier: cannot write: standard output is closed\n")


def test_with_every_stream_closed_a_file_is_written_all_the_same(tmp_path: Path) -> None:
    target = tmp_path / "brief.txt"
    result = shell("<&- >&- 2>&-", "show", MILL_ROAD, "--output", str(target))
    assert result.returncode == 0
    assert target.read_text() == shell("", "show", MILL_ROAD).stdout


def test_no_file_takes_the_number_of_a_stream_that_is_closed() -> None:
    opened = "import os; from dossier.cli import main; main(['--version']); print(os.open('.', os.O_RDONLY))"
    command = ["bash", "-c", '"$@" <&-', "bash", sys.executable, "-c", opened]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(result.stdout.split()[-1]) > 2


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_a_stderr_that_takes_nothing_leaves_the_exit_code(stderr: str) -> None:
    assert shell(stderr, "show", "/no/such/dossier").returncode == 74
    found = shell(stderr, "find", "precision", "munitions", "--in", MILL_ROAD)
    assert found.returncode == 0
    assert "bridge" in found.stdout


def test_a_locale_without_letters_gets_escapes_in_colour_too() -> None:
    result = shell("", "show", MILL_ROAD, "--format", "rich", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()


def test_a_home_that_is_not_known_is_passed_over() -> None:
    result = shell("", "list", DOSSIER_PATH="~nobody-of-this-name/dossiers")
    assert result.returncode == 0
    assert "tower-22-2024-01-28" in result.stdout


def test_a_disk_that_is_full_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    text = str(Path(MILL_ROAD) / "originals" / "herald-1.txt")
    for words in (["show", MILL_ROAD, "--output", str(tmp_path / "out.txt")], ["attach", MILL_ROAD, "herald-1", text]):
        command = ["bash", "-c", 'ulimit -f 0; "$@"', "bash", sys.executable, "-m", "dossier", *words]
        env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
        assert done.returncode == 74
        assert done.stderr.startswith(f"dossier: cannot write {tmp_path}")
        assert done.stderr.endswith(": file too large\n")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [".lock"]
