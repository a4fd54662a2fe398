"""Command lines are completed by the shells themselves: each that is installed here is asked what it would offer."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.cli.completion import SHELLS
from dossier.cli.usage import VERBS
from dossier.export.written import COMPUTED
from dossier.model import SECTIONS
from dossier.user.manual import TOPICS

SHIPPED = {"tower-22-2024-01-28", "us-strikes-iraq-syria-2024-02-03"}
FORMATS = {"rich", "plain", "markdown", "json", "jsonl", "csv", "geojson", "bibtex"}

LINES: dict[str, set[str]] = {
    "dossier sh": {"show"},
    "dossier tow": {"tower-22-2024-01-28"},
    "dossier show us": {"us-strikes-iraq-syria-2024-02-03"},
    "dossier show us-strikes-iraq-syria-2024-02-03 cas": {"casualties"},
    "dossier show us-strikes-iraq-syria-2024-02-03 --told": {"--told-by"},
    "dossier show --format ": FORMATS,
    "dossier show x --format geo": {"geojson"},
    "dossier notes x --format ": {"plain", "markdown", "json"},
    "dossier read x --section who": {"who-and-where"},
    "dossier read x --pane ": {"list", "detail"},
    "dossier read x --theme hi": {"high-contrast"},
    "dossier diff x --clock p": {"published"},
    "dossier help an": {"analysis"},
    "dossier help settings pro": {"prose-width"},
    "dossier schema re": {"report"},
    "dossier completion ": set(SHELLS),
}
"""Beginnings of command lines, and what completes their last word."""


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[dict[str, Path]]:
    """The scripts, each in a file, in a folder that holds `a file.yaml` and a folder."""
    files = {}
    for shell in SHELLS:
        assert main(["completion", shell]) == 0
        files[shell] = tmp_path / f"_{shell}"
        files[shell].write_text(capsys.readouterr().out)
    (tmp_path / "a file.yaml").touch()
    (tmp_path / "afolder").mkdir()
    yield files


def shell(name: str) -> str:
    """The shell's program; skips where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def bash(script: Path, *words: str) -> set[str]:
    """What bash would put in the place of the last word, `=` being a word of its own."""
    asked = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dossier; printf "%s\\n" "${COMPREPLY[@]}"'
    command = [shell("bash"), "--norc", "-c", asked, "bash", str(script), *words]
    found = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=True)
    assert found.stderr == ""
    return set(filter(None, found.stdout.splitlines()))


def test_bash_offers_what_can_stand_there(script: dict[str, Path]) -> None:
    for begun, wanted in LINES.items():
        assert bash(script["bash"], *begun.split(" ")) == wanted, begun
    assert bash(script["bash"], "dossier", "show", "x", "--format", "=", "geo") == {"geojson"}
    assert bash(script["bash"], "dossier", "show", "x", "--format", "=") == FORMATS
    assert bash(script["bash"], "dossier", "") == {*VERBS, *SHIPPED, "a file.yaml", "afolder", "_bash", "_zsh", "_fish"}
    assert bash(script["bash"], "dossier", "check", "a") == {"a file.yaml", "afolder"}
    assert bash(script["bash"], "dossier", "list", "--in", "a") == {"afolder"}
    assert bash(script["bash"], "dossier", "help", "") == set(TOPICS)
    assert bash(script["bash"], "dossier", "show", "x", "") >= {*SECTIONS, *COMPUTED}
    assert bash(script["bash"], "dossier", "show", "x", "--where", "") == set()


def test_fish_offers_what_can_stand_there(script: dict[str, Path], tmp_path: Path) -> None:
    asked = "; ".join([f"source {script['fish']}", *(f"echo '= {begun}'; complete -C '{begun}'" for begun in LINES)])
    own = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [shell("fish"), "--no-config", "-c", asked]
    found = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, check=True)
    assert found.stderr == ""
    for told in found.stdout.split("= ")[1:]:
        begun, _, offered = told.partition("\n")
        assert {line.partition("\t")[0] for line in offered.splitlines()} == LINES[begun], begun


@contextmanager
def terminal(*command: str, cwd: Path) -> Iterator[int]:
    """A program at a terminal of its own."""
    child, there = pty.fork()
    if child == 0:  # pragma: no cover
        os.chdir(cwd)
        os.execvpe(command[0], command, {"PATH": os.environ["PATH"], "HOME": str(cwd), "TERM": "dumb"})
    try:
        yield there
    finally:
        os.close(there)
        os.waitpid(child, 0)


def test_zsh_completes_a_word_that_can_be_only_one(script: dict[str, Path], tmp_path: Path) -> None:
    one = {begun: next(iter(wanted)) for begun, wanted in LINES.items() if len(wanted) == 1}
    with terminal(shell("zsh"), "-f", "-i", cwd=tmp_path) as there:
        # what is completed is carried out: the words come back
        ask(there, 'PS1=; dossier() { print -r -- "<$*>" }; autoload -Uz compinit; compinit -u -D; : ready', "ready")
        ask(there, f"source {script['zsh']}; dossier is ready", "<is ready>")
        for begun, wanted in one.items():
            words = [*begun.split()[1:-1], wanted]
            ask(there, f"{begun}\t", f"<{' '.join(words)}>")
        ask(there, "dossier check a\\ f\t", "<check a file.yaml>")
        os.write(there, b"exit\n")


def ask(there: int, line: str, wanted: str) -> None:
    """Types a line and waits for what it prints."""
    os.write(there, line.encode() + b"\n")
    seen, patience = "", time.monotonic() + 20
    while wanted not in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\r\n]", "", seen):
        assert time.monotonic() < patience, (line, seen)
        if select.select([there], [], [], 1)[0]:
            seen += os.read(there, 65536).decode(errors="replace")


def test_the_scripts_are_made_without_what_the_start_does_not_need() -> None:
    program = "import sys; from dossier.cli import main; main(['completion', 'bash']); "
    program += "print('textual' in sys.modules, file=sys.stderr)"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stderr == "False\n"


def test_a_shell_that_nobody_completes_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "invalid choice" in capsys.readouterr().err
