"""The reader in a real terminal: first frame, first content, and keys, against Textual's hello world."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import generated
from timing import PYTHON, Figure, command, in_turns

DOSSIER = str(Path(PYTHON).parent / "dossier")
HELLO = str(Path(__file__).parent / "hello_textual.py")
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_()][0-9A-Za-z]?)")
QUIET = 0.03
"""Seconds without output after which a screen counts as stable; what follows the cursor on purpose comes later."""
REST = 0.25
"""Seconds after which nothing follows a key any more."""
MEDIAN_LIMIT, WORST_LIMIT = 10.0, 30.0
"""Milliseconds from a key to a stable screen, on the reference machine: the median of many, and the worst."""
MOVE_LIMIT, DETAIL_LIMIT = 1_500, 14_000
"""Bytes written when the cursor moves: at once, and after a rest for the detail."""
MEMORY_LIMIT = 90.0
"""MiB after the first dossier was opened."""
ACTIONS = 10_000
REFERENCE = 10.0
"""Milliseconds that `python -c pass` takes on the reference machine."""

NOBODYS = tempfile.mkdtemp(prefix="dossier-benchmark-")
"""What the reader keeps of the dossiers it was measured with; every run is a new person."""


class Terminal:
    """A program in a pseudo-terminal of 120 by 36."""

    def __init__(self, words: Sequence[str]) -> None:
        self.start = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", XDG_DATA_HOME=NOBODYS)
            for name in ("COLUMNS", "LINES", "NO_COLOR"):
                os.environ.pop(name, None)
            os.execv(words[0], list(words))
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.seen = b""

    def read(self, seconds: float) -> bool:
        """Take what the program writes within so many seconds; False where it wrote nothing."""
        ready, _, _ = select.select([self.file], [], [], seconds)
        if not ready:
            return False
        with contextlib.suppress(OSError):
            chunk = os.read(self.file, 1 << 16)
            self.seen += chunk
            # A terminal answers what Textual asks about synchronised output.
            if b"\x1b[?2026$p" in chunk:
                os.write(self.file, b"\x1b[?2026;2$y")
            return bool(chunk)
        return False

    def until(self, *words: str) -> float:
        """Milliseconds from the start until all these words have been drawn."""
        while True:
            plain = ESCAPES.sub(b"", self.seen).decode("utf-8", "replace")
            if all(word in plain for word in words):
                return (time.perf_counter() - self.start) * 1000
            if not self.read(20):
                raise TimeoutError(f"{words} not drawn: {plain[-500:]!r}")

    def settle(self, quiet: float = 1.5) -> None:
        """Wait for the screen to be stable."""
        while self.read(quiet):
            pass

    def key(self, text: str) -> float:
        """Milliseconds from a key to the last byte it changed."""
        begin = last = time.perf_counter()
        os.write(self.file, text.encode())
        wait = 0.5
        while self.read(wait):
            last, wait = time.perf_counter(), QUIET
        # the detail that follows the cursor after a rest belongs to this key, and must not be taken for the next one's
        self.settle(REST)
        return (last - begin) * 1000

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def first(words: Sequence[str], *drawn: str) -> float:
    """Milliseconds until a program has drawn these words."""
    terminal = Terminal(words)
    try:
        return terminal.until(*drawn)
    finally:
        terminal.close()


ROUNDS = 15
STROKES: dict[str, tuple[str, str, str]] = {
    "down": ("", "j", ""),
    "section change": ("", "5", "4"),
    "filter, first letter": ("/", "m", "\x1b"),
    "filter, second letter": ("/m", "a", "\x1b"),
    "help": ("", "?", "q"),
    "palette": ("", ":", "\x1b"),
}
"""What is measured: the keys before it, the key itself, and the keys that lead back."""


def opened(path: str, known: str) -> Terminal:
    """The reader on the casualties of a dossier, all of it drawn."""
    terminal = Terminal([DOSSIER, "read", path, "--section", "casualties"])
    terminal.until(known, "records ·")
    terminal.settle(8)
    return terminal


def keys(path: str, known: str) -> dict[str, list[float]]:
    """The times of each key to a stable screen."""
    terminal = opened(path, known)
    found: dict[str, list[float]] = {name: [] for name in STROKES}
    try:
        for _ in range(ROUNDS):
            for name, (before, key, after) in STROKES.items():
                for each in before:
                    terminal.key(each)
                found[name].append(terminal.key(key))
                for each in after:
                    terminal.key(each)
        return found
    finally:
        terminal.close()


def written(path: str, known: str) -> tuple[list[float], list[float]]:
    """The bytes of each move of the cursor: those that come at once, and those of the detail after a rest."""
    terminal = opened(path, known)
    moves, details = [], []
    try:
        for _ in range(ROUNDS):
            start = len(terminal.seen)
            os.write(terminal.file, b"j")
            terminal.read(0.5)
            terminal.settle(QUIET)
            moves.append(float(len(terminal.seen) - start))
            start = len(terminal.seen)
            terminal.settle(REST)
            details.append(float(len(terminal.seen) - start))
        return moves, details
    finally:
        terminal.close()


def memory(path: str, known: str) -> tuple[float, float]:
    """MiB after opening, and after ten thousand actions of every kind that a person repeats."""
    terminal = opened(path, known)

    def resident() -> float:
        for each in Path(f"/proc/{terminal.pid}/status").read_text("utf-8").splitlines():
            if each.startswith("VmRSS:"):
                return int(each.split()[1]) / 1024
        raise LookupError("this system does not tell the memory of a process")

    try:
        before = resident()
        actions = "jjjjk5jjkk4/ma\x7f\x7f\rJKGg7jj4"
        for _ in range(ACTIONS // len(actions)):
            terminal.key(actions)
        return before, resident()
    finally:
        terminal.close()


def figures(path: Path) -> Iterator[Figure]:
    """First frame and content against hello world; keys against their limit."""
    frame, overview, section, hello, nothing = in_turns(
        [
            lambda: first([DOSSIER, "read", str(path)], "Overview", "Sources", "help"),
            lambda: first([DOSSIER, "read", str(path)], "Early on Saturday"),
            lambda: first([DOSSIER, "read", str(path), "--section", "casualties"], "Al-Qaim"),
            lambda: first([PYTHON, HELLO], "Hello, world"),
            lambda: command([PYTHON, "-c", "pass"]),
        ],
        runs=9,
    )
    yield Figure("reader: first frame", frame, hello, "Textual's hello world", 1.2)
    yield Figure("reader: first content (overview)", overview, hello, "Textual's hello world", 1.5)
    yield Figure("reader: first content (a record's row)", section, hello, "Textual's hello world", 1.5)
    yield from moves(path)
    scale = nothing / REFERENCE
    with tempfile.TemporaryDirectory() as folder:
        for count in (30, 10_000):
            file = Path(folder) / f"{count}.yaml"
            file.write_bytes(generated.of_records(count))
            for name, took in keys(str(file), "The Mayor").items():
                for which, mine, limit in (
                    ("median", statistics.median(took), MEDIAN_LIMIT),
                    ("worst", max(took), WORST_LIMIT),
                ):
                    text = f"{name} at {count:,}, {which}"
                    yield Figure(text, mine, limit * scale, f"{limit:.0f} ms, scaled to this machine", 1.0)
                    yield Figure(f"{text}, unscaled", mine, limit, f"{limit:.0f} ms")


def moves(path: Path) -> Iterator[Figure]:
    """What a move of the cursor writes, and what the reader holds of memory."""
    move, detail = written(str(path), "Al-Qaim")
    yield Figure("bytes of a move, most", max(move), MOVE_LIMIT, "list and status", 1.0)
    yield Figure("bytes of the detail, most", max(detail), DETAIL_LIMIT, "after a rest", 1.0)
    before, after = memory(str(path), "Al-Qaim")
    yield Figure("MiB after opening", before, MEMORY_LIMIT, "the first dossier", 1.0)
    yield Figure(f"MiB after {ACTIONS:,} actions", after, before, "after opening", 1.1)
