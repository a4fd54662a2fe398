"""Programs in a pseudo-terminal: what they write, how they end, what they cost."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds in which something must be written, or the program is ended."""


class Ended(NamedTuple):
    """What a program wrote, its exit code (a signal is negative), and the most memory that it held, in MiB."""

    written: bytes
    code: int
    memory: float


def program(*words: str) -> list[str]:
    """The words that run this program."""
    return [sys.executable, "-m", "dossier", *words]


def terminal(
    words: Sequence[str],
    steps: Sequence[tuple[bytes, bytes]] = (),
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    size: tuple[int, int] = (120, 36),
) -> Ended:
    """Runs a program in a terminal of its own until it ends.

    Each step is what must have been written since the step before, and the keys that are typed then.
    """
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    own = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR", "TMUX")}
    own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **(env or {})}
    child = os.fork()
    if child == 0:
        with contextlib.suppress(OSError):
            os.login_tty(side)
            os.chdir(cwd)
            os.execvpe(words[0], list(words), own)
        os._exit(127)
    os.close(side)
    written, seen, left = bytearray(), 0, list(steps)
    # a pseudo-terminal ends by an error once nobody holds its other side
    with contextlib.suppress(OSError):
        while select.select([main], [], [], PATIENCE)[0]:
            written += os.read(main, 1 << 16)
            while left and (at := written.find(left[0][0], seen)) >= 0:
                seen = at + len(left[0][0])
                os.write(main, left.pop(0)[1])
        os.kill(child, signal.SIGKILL)
    os.close(main)
    _, status, usage = os.wait4(child, 0)
    return Ended(bytes(written), os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024)
