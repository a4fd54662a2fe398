"""What the terminal is given last when the program is told to end in the middle of a screen."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest
from textual.drivers.linux_driver import LinuxDriver

from dossier.tui.driver import TakingOver
from dossier.tui.terminal import _RESET, SIGNALS, Signals

_PROGRAM = """
import os, signal, sys, threading, time
from dossier.tui.terminal import Signals, kept
with kept() as restore:
    def restored():
        restore()
        time.sleep(0.3)  # whoever still drew would do so now
    Signals(restored)
    def draw():
        while True:
            sys.stderr.write("\\x1b[38;2;10;20;30mA line of a screen\\x1b[0m" * 1000)
    threading.Thread(target=draw, daemon=True).start()
    time.sleep(0.2)
    print("full", flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
"""


def test_a_slow_terminal_is_told_to_restore_itself_after_all_that_was_being_drawn() -> None:
    main, side = pty.openpty()
    command = [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen(command, stdin=side, stdout=subprocess.PIPE, stderr=side) as program:
        os.close(side)
        assert program.stdout is not None
        assert program.stdout.readline() == b"full\n"
        time.sleep(0.2)  # the program has been told to end
        seen = b""
        with contextlib.suppress(OSError):  # which is how a pseudo-terminal ends on this system
            while select.select([main], [], [], 20)[0] and (chunk := os.read(main, 1 << 16)):
                seen += chunk
        assert program.wait(20) == 143
    os.close(main)
    assert seen.decode().endswith(_RESET)
    assert seen.count(_RESET.encode()) == 1


def test_a_terminal_that_takes_nothing_does_not_keep_the_program() -> None:
    main, side = pty.openpty()
    command = [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen(command, stdin=side, stdout=subprocess.DEVNULL, stderr=side) as program:
        os.close(side)
        try:
            assert program.wait(20) == 143
        finally:
            program.kill()
    os.close(main)


_KEEPER = """
import contextlib, sys
from dossier.tui.terminal import kept
with kept():
    print("kept", file=sys.stderr, flush=True)
    with contextlib.suppress(OSError):
        sys.stdin.readline()
"""


def test_until_the_terminal_can_be_handed_back_the_program_is_not_stopped() -> None:
    before = {number: signal.getsignal(number) for number in (*SIGNALS, signal.SIGTSTP)}
    try:
        Signals(lambda: None)
        assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_who_goes_on_with_the_terminal_hands_it_back_before_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(LinuxDriver, "suspend_application_mode", lambda _: asked.append("handed back"))
    monkeypatch.setattr(LinuxDriver, "start_application_mode", lambda _: asked.append("taken"))
    monkeypatch.setattr(TakingOver, "send_message", lambda *_: asked.append("told"))
    driver = object.__new__(TakingOver)
    driver._has_terminal = True
    driver.start_application_mode()
    assert asked == ["handed back", "told", "taken"]


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
