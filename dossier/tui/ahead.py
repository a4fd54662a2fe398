"""The overview of a dossier, worked out by a second process while this one imports Textual.

Opening a dossier and importing Textual each take a quarter of a second, and Python does one thing at a time in a
process; side by side they are done when either would be. What comes back is only shown, until the dossier itself
has been opened here too.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dossier.tui.opening import Refused, Target, load_dossier
from dossier.view.block import Line, Page

if TYPE_CHECKING:
    from dossier.tui.brief import Brief


class Glimpse(NamedTuple):
    """What the overview needs of a dossier."""

    title: Line
    tally: Line
    totals: Mapping[str, int]
    titles: Mapping[str, str]
    legend: tuple[Line, ...]
    page: Page


def glimpse(brief: Brief) -> Glimpse:
    """The overview of an open dossier."""
    return Glimpse(brief.title, brief.tally, brief.totals, brief.titles, brief.legend, brief.page())


class Ahead:
    """A second process at work, and the pipe through which its answer comes."""

    def __init__(self, target: Target) -> None:
        answer, self._write = os.pipe()
        self._answer: int | None = answer
        self._child = os.fork()
        if self._child == 0:
            self._work(target)
        os.close(self._write)

    def _work(self, target: Target) -> None:
        """In the second process: whatever happens there, it only ends; the reader finds out for itself."""
        try:
            gc.disable()
            loaded = load_dossier(target)
            if not isinstance(loaded, Refused):
                from dossier.tui.brief import Brief
                from dossier.view.reading import Reading

                with open(self._write, "wb") as pipe:  # noqa: PTH123
                    pickle.dump(glimpse(Brief(Reading(loaded))), pipe)
        finally:
            os._exit(0)

    def wait(self) -> Glimpse | None:
        """The answer, when it has come; None where there is none. Asked for once."""
        if self._answer is None:
            return None
        with open(self._answer, "rb") as pipe:  # noqa: PTH123
            written = pipe.read()
        self._answer = None
        os.waitpid(self._child, 0)
        # it was written by this very program a moment ago, and passed through no file
        return pickle.loads(written) if written else None


def look_ahead(target: Target) -> Ahead | None:
    """Starts the second process where there is a processor for it."""
    return Ahead(target) if (os.cpu_count() or 1) > 1 else None
