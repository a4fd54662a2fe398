"""The reader in a pseudo-terminal: signals at any moment, being stopped, and terminals of any size."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from tests.tui.pseudo import MODES, SYNCHRONIZED, opened, ready

_SLOW_RELOAD = """
import time
import dossier.store.watch, dossier.tui.reloading
def slowly(*words):
    open("reading", "w").close()
    time.sleep(600)
dossier.store.watch.Watch.changed = lambda watch: True
dossier.tui.reloading.read_anew = slowly
"""

_HANGS = """
import time
import dossier.tui.terminal, dossier.tui.screens.base
dossier.tui.terminal._GRACE = 600
def hang(screen):
    open("hangs", "w").close()
    while True:
        time.sleep(600)
dossier.tui.screens.base.BaseScreen.action_theme = hang
"""

SIGNALS = (
    *(signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU),
)
MOMENTS = ("start", "idle", "reload")
ONCE = [(number, MOMENTS[(place + 1) % 3]) for place, number in enumerate(SIGNALS)]
OTHERS = [(number, moment) for number in SIGNALS for moment in MOMENTS if (number, moment) not in ONCE]


@pytest.mark.parametrize(
    ("number", "moment"),
    [*ONCE, *(pytest.param(*each, marks=pytest.mark.nightly) for each in OTHERS)],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else value,
)
def test_a_signal_restores_the_terminal_and_is_told_by_the_exit_code(
    tmp_path: Path, number: signal.Signals, moment: str
) -> None:
    with opened(tmp_path, _SLOW_RELOAD if moment == "reload" else "") as terminal:
        if moment == "start":
            terminal.wait("\x1b[?1049h")
        elif moment == "idle":
            ready(terminal)
        else:
            terminal.wait_for("reading")
        os.kill(terminal.program.pid, number)
        assert terminal.end() == 128 + number
        assert terminal.sane


def test_told_twice_a_reader_that_hangs_ends_at_once(tmp_path: Path) -> None:
    with opened(tmp_path, _HANGS) as terminal:
        ready(terminal)
        terminal.type("T")
        terminal.wait_for("hangs")
        for _ in range(2):
            os.kill(terminal.program.pid, signal.SIGTERM)
            time.sleep(0.1)  # of two that come at once, the system keeps one
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.sane


def test_a_reader_that_is_stopped_hands_the_terminal_back_and_takes_it_again(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait("\x1b[?1049h")
        os.kill(terminal.program.pid, signal.SIGTSTP)  # before there is anything that could be handed back
        ready(terminal)
        for number in (signal.SIGTSTP, signal.SIGSTOP, signal.SIGTSTP):
            os.kill(terminal.program.pid, number)
            assert os.WIFSTOPPED(terminal.state(os.WUNTRACED)[1])
            assert terminal.sane == (number == signal.SIGTSTP)
            before = len(terminal.seen)
            os.kill(terminal.program.pid, signal.SIGCONT)
            terminal.wait("\x1b[?1049h", since=before)
            terminal.wait("The Herald", since=before)
            assert not terminal.sane
        before = len(terminal.seen)
        terminal.type("1")
        terminal.wait("Key figures", since=before)
        terminal.type("q")
        assert terminal.end() == 0
        assert terminal.sane
        switched = {int(number) for number in re.findall(rb"\x1b\[\?(\d+)[hl]", terminal.seen)}
    assert switched <= MODES.keys() | {SYNCHRONIZED}, "a mode is switched on that is not looked at here"


SIZES = [
    (1, 1),
    (300, 100),
    (2, 1),
    (1, 100),
    (300, 1),
    (40, 10),
    (3, 3),
    (79, 24),
    (99, 30),
    (160, 50),
    (0, 0),
    (1, 1),
]


def test_a_storm_of_sizes_is_weathered(tmp_path: Path) -> None:
    with opened(tmp_path, size=(1, 1)) as terminal:
        terminal.wait("\x1b[?1049h")
        keys = "1234567890m?/x\x1b?fg\x1bjkG\r\t"
        for columns, rows in SIZES * 3:
            terminal.resize(columns, rows)
            terminal.type(keys[:3])
            keys = keys[3:] + keys[:3]
            terminal.take(0.02)
        terminal.resize(100, 30)
        terminal.settle(0.5)  # all these keys have been dealt with
        before = len(terminal.seen)
        for _ in range(20):  # an Esc that is not waited for makes one key with what follows it
            terminal.type("\x1b")
            terminal.take(0.3)
            terminal.type("1")
            terminal.take(0.3)
            if b"Key figures" in terminal.seen[before:]:
                break
        terminal.wait("Key figures", since=before)
        terminal.type("8")
        terminal.wait("The Herald", since=before)
        os.kill(terminal.program.pid, signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.sane


_FULL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""


def test_a_full_disk_is_a_notice_and_leaves_no_half_file(tmp_path: Path) -> None:
    with opened(tmp_path, _FULL) as terminal:
        ready(terminal)
        before = len(terminal.seen)
        terminal.type("b")
        terminal.wait("Nothing is kept: cannot write", since=before)
        before = len(terminal.seen)
        terminal.type("4x\x15out.csv\r")
        terminal.wait("cannot write", since=before)
        terminal.type("8")
        terminal.wait("The Herald", since=before)
        os.kill(terminal.program.pid, signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.sane
    left = {file.relative_to(tmp_path).name for file in tmp_path.rglob("*") if file.is_file()}
    assert left <= {".lock"}
