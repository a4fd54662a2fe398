"""A pseudo-terminal with the reader in it, for tests of what it does to the terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

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

MODES = {1049: False, 1000: False, 1002: False, 1003: False, 1004: False, 1006: False, 1015: False, 1016: False}
MODES |= {2004: False, 2048: False, 25: True, 7: True}
"""What a terminal has on and off when it is nobody's: screen, mouse, focus, paste, resize reports; cursor, wrapping."""

SYNCHRONIZED = 2026
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
        """Waits so many seconds until something is written, and takes all of it."""
        while select.select([self.main], [], [], seconds)[0]:
            self.seen += os.read(self.main, 1 << 16)
            seconds = 0

    def settle(self, seconds: float) -> None:
        """Waits until nothing has been written for so many seconds."""
        seen = -1
        while seen != len(self.seen):
            seen = len(self.seen)
            self.take(seconds)

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
