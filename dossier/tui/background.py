"""Work beside the screen, in threads that nobody waits for when the program ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def in_background(work: Callable[[], T]) -> Awaitable[T]:
    """Does work in a thread of its own; what it returns or raises comes to whoever awaits it.

    The threads of asyncio's pool are joined at exit, so that leaving would take as long as a load that is under way.
    """
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # so that it takes the answer, even where nobody waits for it any more

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return asyncio.wrap_future(future)
