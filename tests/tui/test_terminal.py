"""What the terminal is given last when the program is told to end in the middle of a screen."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
import time

from dossier.tui.terminal import _RESET

_PROGRAM = """
import os, signal, sys, threading, time
from dossier.tui.terminal import Signals, kept
with kept() as restore:
    Signals(restore)
    def draw():
        while True:
            sys.stderr.write("\\x1b[38;2;10;20;30mA line of a screen\\x1b[0m" * 1000)
    threading.Thread(target=draw, daemon=True).start()
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
"""


def test_a_slow_terminal_is_told_to_restore_itself_after_all_that_was_being_drawn() -> None:
    main, side = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", _PROGRAM], stdin=side, stdout=side, stderr=side) as program:
        os.close(side)
        time.sleep(0.5)  # the buffer of the terminal is full, and the program has been told to end
        seen = b""
        with contextlib.suppress(OSError):  # which is how a pseudo-terminal ends on this system
            while select.select([main], [], [], 20)[0] and (chunk := os.read(main, 1 << 16)):
                seen += chunk
        assert program.wait(20) == 143
    os.close(main)
    assert seen.decode().endswith(_RESET)
    assert seen.count(_RESET.encode()) == 1


_KEEPER = """
import contextlib, sys
from dossier.tui.terminal import kept
with kept():
    print("kept", file=sys.stderr, flush=True)
    with contextlib.suppress(OSError):
        sys.stdin.readline()
"""


def test_a_terminal_that_is_gone_is_no_failure() -> None:
    main, side = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", _KEEPER], stdin=side, stdout=side, stderr=subprocess.PIPE) as program:
        assert program.stderr is not None
        os.close(side)
        assert program.stderr.readline() == b"kept\n"
        os.close(main)
        assert program.stderr.read() == b""
        assert program.wait(20) == 0


_SLEEPER = """
import asyncio, signal, sys, threading, time
from dossier.tui.terminal import Signals

async def wait():
    left = asyncio.get_running_loop().create_future()
    signals.end_with(left.set_result, asyncio.get_running_loop())
    def elsewhere():
        time.sleep(0.2)  # until the loop sleeps
        signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
    threading.Thread(target=elsewhere).start()
    return await left

signals = Signals(lambda: None)
sys.exit(asyncio.run(wait()))
"""


def test_a_signal_that_another_thread_takes_wakes_the_program() -> None:
    assert subprocess.run([sys.executable, "-c", _SLEEPER], check=False, timeout=20).returncode == 129
