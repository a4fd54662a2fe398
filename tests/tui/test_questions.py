"""From the first screen to the answer and its passage: each question in at most twelve keys, in a real terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.user.toured import keep_toured

pytestmark = [
    pytest.mark.tmux,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

ROOT = Path(__file__).resolve().parents[2]
MOST_KEYS = 12
Ask = Callable[..., str]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """Opens the library in a terminal of 120 by 36; each call presses keys and waits for words on the screen."""
    socket = f"dossier-ask-{os.getpid()}-{tmp_path.name}"
    pressed: list[str] = []

    def tmux(*words: str) -> str:
        command = ["tmux", "-L", socket, "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def wait(words: tuple[str, ...]) -> str:
        end = time.monotonic() + 20
        while not all(word in (shown := tmux("capture-pane", "-p")) for word in words):
            assert time.monotonic() < end, f"{words} did not come:\n{shown}"
            time.sleep(0.02)
        return shown

    def go(keys: str, *words: str) -> str:
        pressed.extend(keys.split())
        assert len(pressed) <= MOST_KEYS
        for key in keys.split():
            tmux("send-keys", key)
        return wait(words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path))
        keep_toured()  # its first key would close the tour
    program = "import sys; sys.path.insert(0, sys.argv[1]); from dossier.cli import main; sys.exit(main(['read']))"
    reader = ["env", "-u", "COLUMNS", "-u", "LINES", "-u", "DOSSIER_PATH", f"XDG_DATA_HOME={tmp_path}"]
    reader += [sys.executable, "-c", program, str(ROOT)]
    tmux("new-session", "-d", "-x", "120", "-y", "36", "-c", "/", shlex.join(reader))
    wait(("2 dossiers", "US air strikes on Iraq"))
    yield go
    tmux("kill-server")


def test_how_many_were_killed_in_iraq_and_who_says_so(ask: Ask) -> None:
    ask("j Enter 4", "Casualties", "16+", "[2] itself")
    shown = ask("Enter", "▌ ¶20")
    assert "at least 16 killed, including" in shown


def test_where_the_text_does_not_say_whose_figure_it_is(ask: Ask) -> None:
    ask("j Enter 4 j Enter", "▌ ¶21", "inferred", "saying whose figures")


def test_which_places_near_al_bukamal_were_hit(ask: Ask) -> None:
    shown = ask("j Enter 3 / b u k a m", "4 of 29")
    assert all(place in shown for place in ("Al-Hari", "Al-Sikka", "Al-Qaim"))
    ask("Enter j Enter", "▌  ¶9 ")


def test_whether_baghdad_had_been_told_and_who_took_it_back(ask: Ask) -> None:
    shown = ask("j Enter 7", "Was Baghdad told", "taken back", "Yes: the US informed")
    assert "John Kirby taken back" in shown
    ask("Enter j j j", "taken back")
    ask("Enter", "Corrects in writing", "[10]")
    ask("Enter", "▌     correcting what I had said")


def test_what_damascus_said(ask: Ask) -> None:
    shown = ask("j Enter 5 / d a m a s", "4 of 116")
    assert "Strongly condemns" in shown
    ask("Enter Enter", "▌ ¶27", "Damascus condemned")
