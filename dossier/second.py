"""A second process, which may begin before this one knows what it will be asked. Imports next to nothing."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int, int], None]
    """What is done there: a question is read from the first file, the answer written to the second."""


class Second:
    """A second process at work. It ends when it has answered, and when this one ends without having asked."""

    def __init__(self, work: Work) -> None:
        question, self._question = os.pipe()
        self.answer, answer = os.pipe()
        """The end of the pipe from which something can be read when the answer comes."""
        self._child = os.fork()
        if self._child == 0:
            try:
                os.close(self._question)
                os.close(self.answer)
                work(question, answer)
            finally:
                # whatever happens here, nobody is told: the first process finds out for itself
                os._exit(0)
        os.close(question)
        os.close(answer)

    def ask(self, question: bytes) -> None:
        """Asks, once; of a question that no pipe can hold, this waits until the other process reads it."""
        with suppress(BrokenPipeError), open(self._question, "wb") as pipe:  # noqa: PTH123
            pipe.write(question)

    def end(self) -> None:
        """Waits until it has ended, which it does when the answer is complete."""
        os.close(self.answer)
        os.waitpid(self._child, 0)

    def give_up(self) -> None:
        """Ends it unasked, whatever it does: nobody wants its answer."""
        os.close(self._question)
        os.kill(self._child, signal.SIGKILL)
        self.end()


def spare() -> bool:
    """Whether there is a processor for a second process."""
    return (os.cpu_count() or 1) > 1


_begun: Second | None = None


def begin(work: Work) -> None:
    """Begins one for whoever will `take` it."""
    global _begun  # noqa: PLW0603
    _begun = Second(work)


def take() -> Second | None:
    """The one that was begun; from here on it is the caller's."""
    global _begun
    begun, _begun = _begun, None
    return begun


def dismiss() -> None:
    """Ends the one that nobody took."""
    if begun := take():
        begun.give_up()
