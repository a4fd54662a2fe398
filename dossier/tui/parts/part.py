"""What every part of the reader is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from dossier.tui.background import in_background
from dossier.tui.destinations import Destination
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.purposes import Purpose

if TYPE_CHECKING:
    from dossier.tui.panes.stage import Stage
    from dossier.tui.screens.reader import ReaderScreen
    from dossier.tui.session import Session
    from dossier.tui.standpoint import Standpoint

T = TypeVar("T")

Handler = Callable[[], Awaitable[None] | None]
"""What carries out a command."""


class Part:
    """Commands that belong together, and what they have to remember.

    A part asks the reader for whatever it needs of the others, and for nothing before the reader is composed.
    """

    purposes: ClassVar[Sequence[Purpose]] = ()
    """What is typed for this part."""
    lists: ClassVar[Sequence[Purpose]] = ()
    """What is chosen from a list that this part makes."""

    def __init__(self, reader: ReaderScreen) -> None:
        self.reader = reader

    @property
    def session(self) -> Session | None:
        """The dossier, once it is open."""
        return self.reader.session

    @property
    def here(self) -> Standpoint:
        """Where the person stands."""
        return self.reader.here

    @property
    def stage(self) -> Stage:
        """The panes."""
        return self.reader.stage

    @property
    def foot(self) -> FilterLine:
        """The line that is typed in."""
        return self.reader.foot

    def commands(self) -> Mapping[str, Handler]:
        """What carries out the commands of this part, by their ids."""
        return {}

    def typed(self, event: FilterLine.Changed) -> None:
        """Something was typed for this part."""

    def asked(self, event: FilterLine.Asked) -> None:
        """A completion is wanted where none is offered."""

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """What a text may mean in a list of this part, with a title."""
        return "", []

    def meanwhile(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Does work in a thread, then what follows on the screen, if it is still there."""

        async def wait() -> None:
            done = await in_background(work)
            if self.stage.is_attached:
                then(done)

        self.reader.run_worker(wait())
