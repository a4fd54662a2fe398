"""A terminal that is left as it was found, whatever ends the program.

Textual restores the terminal when it ends by itself; a signal would leave it in the alternate screen, with the mouse
captured and in raw mode. So the settings are kept, signals end the app in its own order, and a fixed sequence
switches off what may still be on. An app whose terminal has gone cannot end in its own order: it waits for somebody to
take what it writes. So a signal leaves it a moment, and then the program ends.

A program that ends out of order does so in the middle of a screen, which another thread may still be writing to a slow
terminal. So first that thread is cut off, and the fixed sequence is the last thing that the terminal is given.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

SIGNALS = (
    *(signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU),
)
"""Those that would end the program in the middle of a screen. A broken pipe is an error, which Python sees to."""

_RESET = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u"  # focus reports, bracketed paste, resize reports, keyboard protocol
    "\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"  # the alternate screen, wrapped lines, the cursor, colours
)


_GRACE = 3.0
"""Seconds in which the app may end in its own order: enough for a slow line to take the last screen."""

_LAST_WORDS = 1.0
"""Seconds in which the terminal may take the fixed sequence; one that is gone never does."""


@contextlib.contextmanager
def kept() -> Iterator[Callable[[], None]]:
    """Keeps the settings of the terminal; gives what restores them and switches off all that the reader uses."""
    # under numbers of their own: what is cut off from standard error does not cut these off
    before = {os.dup(file): termios.tcgetattr(file) for file in (0, 2) if os.isatty(file)}

    def restore() -> None:
        for terminal in list(before)[-1:]:
            told = threading.Thread(target=_switch_off, args=(terminal,), daemon=True)
            told.start()
            told.join(_LAST_WORDS)
        # the terminal may be gone, which is what SIGHUP says
        for terminal, settings in before.items():
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(terminal, termios.TCSANOW, settings)

    try:
        yield restore
    finally:
        restore()
        for terminal in before:
            os.close(terminal)


def _switch_off(terminal: int) -> None:
    """Waits for whoever is writing to the terminal, then for the terminal itself."""
    with contextlib.suppress(OSError):
        os.write(terminal, _RESET.encode())


class Signals:
    """What happens when the program is told to end: the app leaves; told twice, or after a moment, all ends.

    Handlers of the event loop would not do: an app that waits for its terminal keeps the loop from calling them.
    """

    def __init__(self, restore: Callable[[], None]) -> None:
        self._restore = restore
        self._leave: Callable[[int], None] | None = None
        for number in SIGNALS:
            signal.signal(number, self._told)
        # until Textual knows how to hand the terminal back, the program does not stop with it
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def end_with(self, leave: Callable[[int], None], loop: AbstractEventLoop) -> None:
        """Has `leave` called with the exit code, 128 and the signal's number, in the thread of the program.

        That thread sleeps in the loop, and the system may hand a signal to another one: so each signal wakes the loop.
        """
        self._leave = leave
        heard, told = os.pipe()
        os.set_blocking(told, False)
        loop.add_reader(heard, os.read, heard, 1024)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)

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
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for file in (1, 2):
            os.dup2(nowhere, file)
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
