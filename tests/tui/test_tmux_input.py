"""What else comes from a terminal: pasted text, a second reader on the same dossier, a line that is slow."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui import test_tmux
from tests.tui.test_tmux import MILL_ROAD, ROOT, Terminal

pytestmark = test_tmux.pytestmark

HOSTILE = "north\x03\x04\x1a\u202e\t\r\nq\nmayor\x00\r\nq"
"""Several lines with keys in them that leave, suspend and go on; terminals take escapes out themselves."""

SLOW = """
import os, pty, select, sys, termios, time, tty
child, main = pty.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
termios.tcsetwinsize(main, (24, 80))
tty.setraw(0)
due, passed = 0.0, 0
while True:
    wait = max(0.0, due - time.monotonic())
    ready, _, _ = select.select([0] if wait else [0, main], [], [], wait or None)
    if 0 in ready:
        os.write(main, os.read(0, 1024))
    if main in ready:
        try:
            chunk = os.read(main, 120)
        except OSError:
            break
        if not chunk:
            break
        os.write(1, chunk)
        passed += len(chunk)
        if os.path.exists("slow"):
            due = time.monotonic() + len(chunk) / 4800
print(f"left={os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)
time.sleep(60)
"""
"""A line that carries 38,400 bits a second as soon as there is a file `slow`, and every key at once."""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that is closed afterwards."""
    opened = Terminal(tmp_path)
    yield opened
    opened.tmux("kill-server")


def paste(terminal: Terminal, text: str) -> None:
    """Pastes as a terminal does that was told to mark what is pasted."""
    (terminal.folder / "pasted").write_bytes(text.encode())
    terminal.tmux("load-buffer", str(terminal.folder / "pasted"))
    terminal.tmux("paste-buffer", "-p", "-r")


def test_what_is_pasted_is_text_and_no_key(terminal: Terminal) -> None:
    terminal.read()
    terminal.type("8")
    terminal.wait("The Herald")
    paste(terminal, "qqq")
    terminal.type("/")
    terminal.wait("Enter accept")
    paste(terminal, "mayor\nq\n4")
    terminal.wait("/ mayor")
    terminal.press("C-u")
    paste(terminal, HOSTILE)
    terminal.wait("/ north")
    assert "Enter accept" in terminal.screen
    terminal.press("Escape")
    terminal.wait("j/k move")
    terminal.type("qq")
    terminal.wait("left=0")


def test_two_readers_of_one_dossier_keep_what_either_kept(terminal: Terminal, tmp_path: Path) -> None:
    other = Terminal(tmp_path / "other")
    other.folder.mkdir()
    same = f"XDG_DATA_HOME={tmp_path}"
    try:
        terminal.read()
        other.read(same)
        terminal.type("4b")
        terminal.wait("Bookmarked")
        other.type("5b")
        other.wait("Bookmarked")
        for each in (other, terminal):
            each.type("qqqq")
            each.wait("left=0")
    finally:
        other.tmux("kill-server")
    kept = "".join(file.read_text("utf-8") for file in (tmp_path / "dossier").rglob("*.json"))
    assert '"mayor-toll"' in kept
    assert '"denial"' in kept


@pytest.mark.nightly  # it measures a line by the clock, which a busy machine spoils
def test_on_a_slow_line_no_key_is_lost_and_what_stands_at_last_is_whole(terminal: Terminal) -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); from dossier.tui import run; sys.exit(run(sys.argv[2]))"
    words = [sys.executable, "-c", SLOW, "-c", program, str(ROOT), str(MILL_ROAD)]
    own = f"XDG_DATA_HOME={terminal.folder} XDG_CONFIG_HOME={terminal.folder}"
    command = f"env -u COLUMNS -u LINES {own} {shlex.join(words)}"
    terminal.tmux("new-session", "-d", "-c", str(terminal.folder), "-x", "80", "-y", "24", command)
    terminal.wait("Key figures")
    terminal.type("8")
    terminal.wait("The Herald")
    (terminal.folder / "slow").touch()
    terminal.type("4jk58/mayor\r")
    terminal.wait("/ mayor")
    terminal.wait("1 of 6 shown")
    shown = terminal.wait("j/k move")
    assert "1 of 6 shown" in shown
    (terminal.folder / "slow").unlink()
    terminal.type("\\")
    terminal.wait("The Herald")
    terminal.type("/mayor\r")
    terminal.wait(shown.strip())
    (terminal.folder / "slow").touch()
    terminal.type("12345jjjj")
    terminal.press("C-c")
    terminal.wait("left=0")
