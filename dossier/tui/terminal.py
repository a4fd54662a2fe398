"""A terminal that is left as it was found, whatever ends the program.

Textual restores the terminal when it ends by itself; a signal would leave it in the alternate screen, with the mouse
captured and in raw mode. So the settings are kept, signals end the app in its own order, and a fixed sequence
switches off what may still be on.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

_RESET = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u"  # focus reports, bracketed paste, resize reports, keyboard protocol
    "\x1b[?1049l\x1b[?25h\x1b[0m"  # the alternate screen, the cursor, colours
)


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Keeps the settings of the terminal and restores them, with everything switched off that the reader uses."""
    files = [file for file in (0, 2) if os.isatty(file)]
    before = {file: termios.tcgetattr(file) for file in files}
    try:
        yield
    finally:
        # the terminal may be gone, which is what SIGHUP says
        with contextlib.suppress(OSError, ValueError):
            os.write(sys.__stderr__.fileno() if sys.__stderr__ is not None else 2, _RESET.encode())
        for file, settings in before.items():
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(file, termios.TCSANOW, settings)


def on_signals(leave: Callable[[int], None]) -> None:
    """Calls `leave` with the exit code when the running event loop's program is told to end."""
    import asyncio  # which takes as long to import as everything before the first frame

    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, leave, 128 + number)


def keys_from_terminal() -> None:
    """Takes keys from the terminal where standard input is something else; must precede Textual's import."""
    if os.isatty(0):
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.__stdin__ = sys.stdin  # type: ignore[misc]
