"""A terminal that is left as it was found, whatever ends the program.

Textual restores the terminal when it ends by itself; a signal would leave it in the alternate screen, with the mouse
captured and in raw mode. So the settings are kept, signals end the app in its own order, and a fixed sequence
switches off what may still be on. An app whose terminal has gone cannot end in its own order: it waits for somebody to
take what it writes. So a signal leaves it a moment, and then the program ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

_RESET = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u"  # focus reports, bracketed paste, resize reports, keyboard protocol
    "\x1b[?1049l\x1b[?25h\x1b[0m"  # the alternate screen, the cursor, colours
)


_GRACE = 3.0
"""Seconds in which the app may end in its own order: enough for a slow line to take the last screen."""


@contextlib.contextmanager
def kept() -> Iterator[Callable[[], None]]:
    """Keeps the settings of the terminal; gives what restores them and switches off all that the reader uses."""
    files = [file for file in (0, 2) if os.isatty(file)]
    before = {file: termios.tcgetattr(file) for file in files}

    def restore() -> None:
        # the terminal may be gone, which is what SIGHUP says
        for file, settings in before.items():
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(file, termios.TCSANOW, settings)
        with contextlib.suppress(OSError, ValueError):
            file = sys.__stderr__.fileno() if sys.__stderr__ is not None else 2
            if select.select([], [file], [], 0)[1]:
                os.write(file, _RESET.encode())

    try:
        yield restore
    finally:
        restore()


class Signals:
    """What happens when the program is told to end: the app leaves; told twice, or after a moment, all ends.

    Handlers of the event loop would not do: an app that waits for its terminal keeps the loop from calling them.
    """

    def __init__(self, restore: Callable[[], None]) -> None:
        self._restore = restore
        self._leave: Callable[[int], None] | None = None
        for number in SIGNALS:
            signal.signal(number, self._told)

    def end_with(self, leave: Callable[[int], None]) -> None:
        """Has `leave` called with the exit code, 128 and the signal's number, in the thread of the program."""
        self._leave = leave

    def _told(self, number: int, _: FrameType | None) -> None:
        code = 128 + number
        leave, self._leave = self._leave, None
        if leave is None:
            self._end(code)
        else:
            moment = threading.Timer(_GRACE, self._end, (code,))
            moment.daemon = True
            moment.start()
            leave(code)

    def _end(self, code: int) -> None:
        self._restore()
        os._exit(code)


def keys_from_terminal() -> None:
    """Takes keys from the terminal where standard input is something else; must precede Textual's import."""
    if os.isatty(0):
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.__stdin__ = sys.stdin  # type: ignore[misc]
