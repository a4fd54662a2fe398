"""The reader in a pseudo-terminal: signals at any moment, being stopped, and terminals of any size."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MILL_ROAD = ROOT / "tests" / "data" / "mill-road"
_PATIENCE = 15.0

_PROGRAM = """
import os, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))  # which makes it the terminal of this session
sys.path.insert(0, sys.argv[1])
{before}
from dossier.tui import run
sys.exit(run(sys.argv[2]))
"""

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

MODES = {1049: False, 1000: False, 1002: False, 1003: False, 1004: False, 1006: False, 1015: False, 1016: False}
MODES |= {2004: False, 2048: False, 25: True, 7: True}
"""What a terminal has on and off when it is nobody's: screen, mouse, focus, paste, resize reports; cursor, wrapping."""

_SYNCHRONIZED = 2026
"""Is on only while a screen is written."""


class Terminal:
    """A pseudo-terminal with the reader in it."""

    def __init__(self, folder: Path, before: str = "", size: tuple[int, int] = (100, 30)) -> None:
        self.folder = folder
        self.main, self._side = pty.openpty()
        self.resize(*size)
        self.settings = termios.tcgetattr(self._side)
        self.seen = b""
        env = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR", "TMUX")}
        env |= {"TERM": "xterm-256color", "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self.program = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(before=before), str(ROOT), str(MILL_ROAD)],
            stdin=self._side,
            stdout=self._side,
            stderr=self._side,
            cwd=folder,
            env=env,
            start_new_session=True,
        )

    def close(self) -> None:
        """Ends what still runs."""
        self.program.kill()
        self.program.wait()
        os.close(self.main)
        os.close(self._side)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size."""
        fcntl.ioctl(self.main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text: str) -> None:
        """Types on the terminal."""
        os.write(self.main, text.encode())

    def take(self, seconds: float) -> None:
        """Takes what is written within so many seconds."""
        if select.select([self.main], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                self.seen += os.read(self.main, 1 << 16)

    def wait(self, text: str, *, since: int = 0) -> None:
        """Waits until a text was written, behind so many bytes."""
        end = time.monotonic() + _PATIENCE
        while text.encode() not in self.seen[since:]:
            assert time.monotonic() < end, f"{text!r} did not come: {self.seen[-2000:]!r}"
            self.take(0.1)

    def wait_for(self, name: str) -> None:
        """Waits until the program has made a file."""
        end = time.monotonic() + _PATIENCE
        while not (self.folder / name).exists():
            assert time.monotonic() < end, f"{name} did not come"
            self.take(0.02)

    def state(self, options: int = os.WNOHANG) -> tuple[int, int]:
        """Waits until the program has ended or was stopped: its wait status."""
        end = time.monotonic() + _PATIENCE
        while not (found := os.waitpid(self.program.pid, os.WNOHANG | options))[0]:
            assert time.monotonic() < end, f"the program goes on: {self.seen[-500:]!r}"
            self.take(0.02)
        self.take(0)
        return found

    def end(self) -> int:
        """Waits until the program has ended; its exit code."""
        code = os.waitstatus_to_exitcode(self.state()[1])
        self.program.returncode = code
        return code

    @property
    def sane(self) -> bool:
        """Whether the terminal is as it was found."""
        modes = dict(MODES)
        for number, on in re.findall(rb"\x1b\[\?(\d+)([hl])", self.seen):
            modes[int(number)] = on == b"h"
        return {mode: modes[mode] for mode in MODES} == MODES and termios.tcgetattr(self._side) == self.settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@contextlib.contextmanager
def opened(folder: Path, before: str = "", size: tuple[int, int] = (100, 30)) -> Iterator[Terminal]:
    terminal = Terminal(folder, before, size)
    try:
        yield terminal
    finally:
        terminal.close()


def ready(terminal: Terminal) -> None:
    """Waits until the reader takes keys."""
    terminal.wait("Key figures")
    terminal.type("8")
    terminal.wait("The Herald")


SIGNALS = (
    *(signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU),
)
MOMENTS = ("start", "idle", "reload")
ONCE = [(number, MOMENTS[place % 3]) for place, number in enumerate(SIGNALS)]
OTHERS = [(number, moment) for number in SIGNALS for moment in MOMENTS if (number, moment) not in ONCE]


@pytest.mark.parametrize(
    ("number", "moment"),
    [*ONCE, *(pytest.param(*each, marks=pytest.mark.nightly) for each in OTHERS)],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else value,
)
def test_a_signal_restores_the_terminal_and_is_told_by_the_exit_code(
    folder: Path, number: signal.Signals, moment: str
) -> None:
    with opened(folder, _SLOW_RELOAD if moment == "reload" else "") as terminal:
        if moment == "start":
            terminal.wait("\x1b[?1049h")
        elif moment == "idle":
            ready(terminal)
        else:
            terminal.wait_for("reading")
        os.kill(terminal.program.pid, number)
        assert terminal.end() == 128 + number
        assert terminal.sane


def test_told_twice_a_reader_that_hangs_ends_at_once(folder: Path) -> None:
    with opened(folder, _HANGS) as terminal:
        ready(terminal)
        terminal.type("T")
        terminal.wait_for("hangs")
        for _ in range(2):
            os.kill(terminal.program.pid, signal.SIGTERM)
            time.sleep(0.1)  # of two that come at once, the system keeps one
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.sane


def test_a_reader_that_is_stopped_hands_the_terminal_back_and_takes_it_again(folder: Path) -> None:
    with opened(folder) as terminal:
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
    assert switched <= MODES.keys() | {_SYNCHRONIZED}, "a mode is switched on that is not looked at here"


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


def test_a_storm_of_sizes_is_weathered(folder: Path) -> None:
    with opened(folder, size=(1, 1)) as terminal:
        terminal.wait("\x1b[?1049h")
        keys = "1234567890m?/x\x1b?fg\x1bjkG\r\t"
        for columns, rows in SIZES * 3:
            terminal.resize(columns, rows)
            terminal.type(keys[:3])
            keys = keys[3:] + keys[:3]
            terminal.take(0.02)
        terminal.resize(100, 30)
        for _ in range(3):
            terminal.type("\x1b")
            terminal.take(0.2)
        before = len(terminal.seen)
        terminal.type("1")
        terminal.wait("Key figures", since=before)
        terminal.type("8")
        terminal.wait("The Herald", since=before)
        os.kill(terminal.program.pid, signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.sane
