"""Work beside the screen that is still under way when the program ends."""

from __future__ import annotations

import asyncio
import contextlib
import threading

import pytest

from dossier.tui.background import at_work, in_background
from dossier.tui.opening import Refused, Target, open_dossier


def test_work_that_nobody_waits_for_any_more_ends_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    before = set(threading.enumerate())
    go = threading.Event()

    async def leave() -> None:
        waiting = asyncio.ensure_future(in_background(go.wait))
        await asyncio.sleep(0)
        waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())
    go.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert not raised


def test_no_thread_keeps_the_program_from_its_end() -> None:
    async def who() -> bool:
        return await in_background(lambda: threading.current_thread().daemon and at_work())

    assert asyncio.run(who())
    assert not at_work()


def test_what_is_no_dossier_is_an_answer_and_no_exception() -> None:
    opened = open_dossier(Target("no-such-dossier"))
    assert isinstance(opened, Refused)
    assert "no-such-dossier" in opened.message
