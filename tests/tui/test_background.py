"""Work beside the screen that is still under way when the program ends."""

from __future__ import annotations

import asyncio
import contextlib
import threading

import pytest

from dossier.tui.background import in_background


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
