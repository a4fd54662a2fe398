"""Work beside the screen, in threads that nobody waits for when the program ends."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

_AT_WORK: set[Thread] = set()

_TURN = 0.0005
"""Seconds after which work gives way to the screen. Python has ten times as many, and a key asks several times."""


def in_background(work: Callable[[], T]) -> Awaitable[T]:
    """Does work in a thread of its own; what it returns or raises comes to whoever awaits it.

    The threads of asyncio's pool are joined at exit, so that leaving would take as long as a load that is under way.
    """
    sys.setswitchinterval(_TURN)
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # so that it takes the answer, even where nobody waits for it any more

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)
        finally:
            _AT_WORK.discard(worker)

    worker = Thread(target=run, daemon=True)
    _AT_WORK.add(worker)
    worker.start()
    return asyncio.wrap_future(future)


def at_work() -> bool:
    """Whether work goes on. The interpreter must not end under it: it would unwind what is compiled, and abort."""
    return bool(_AT_WORK)
