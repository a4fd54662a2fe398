"""What a key would wait for when it is first pressed, worked out beside the screen while nobody presses one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.tui.background import in_background

if TYPE_CHECKING:
    from dossier.tui.screens.drawing import DrawnOnce
    from dossier.tui.session import Session

LARGE = 500
"""Entries above which a filter, and a list that has not been seen yet, take so long that a key would wait for them."""

_SETTLED = 0.3
"""Seconds after which a dossier that was opened is on the screen."""

_YIELDED = 0.002
"""Seconds for which this work leaves the processor to a key."""


def warm(screen: DrawnOnce, session: Session) -> None:
    """Has everything worked out, once the person has what they came for."""

    def work() -> None:
        for _ in steps(session):
            while screen.busy:
                time.sleep(_YIELDED)

    def begin() -> None:
        screen.run_worker(in_background(work), name="warm", exit_on_error=False)

    screen.set_timer(_SETTLED, begin)


def steps(session: Session) -> Iterator[None]:
    """What the help says of fields; of a large dossier, what filters ask and how lists begin."""
    from dossier.model.reference import field_docs, models
    from dossier.tui import defining  # noqa: F401  the first help would import it
    from dossier.tui.brief import PARTS
    from dossier.tui.widgets.list_lines import SAMPLE

    for model in models():
        field_docs(model)
        yield
    index = session.reading.index
    if index.size > LARGE:
        for section in PARTS:
            for row in range(SAMPLE):
                session.rows(section).window(row, row + 1)
                yield
        yield from index.warming()
