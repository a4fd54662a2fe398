"""Everything that follows from a dossier seen through a lens, each part worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.analysis.disputes import Disputes
from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.analysis.moments import standings
from dossier.analysis.origins import Provenance
from dossier.analysis.settled import unsettled
from dossier.analysis.totals import Total, Totals
from dossier.analysis.world import Base, World
from dossier.model import Dossier, Entry
from dossier.query.truth import Truth

if TYPE_CHECKING:
    from dossier.analysis.silence import Silence


class Analysis:
    """What a dossier implies at a lens's moment. Raises ValueError for a moment that cannot be read.

    Whose telling is shown changes nothing here: whether a record is disputed, repeated or withdrawn follows from all
    that has been said.
    """

    def __init__(self, dossier: Dossier, lens: Lens = OPEN_LENS, base: Base | None = None) -> None:
        self.dossier = dossier
        self.lens = lens
        self.base = base if base is not None else Base(dossier)
        self.standings: Mapping[str, Truth] | None = standings(dossier, lens)
        """How each record stands at the lens's moment; None where it has none."""

    def under(self, lens: Lens) -> Analysis:
        """The same dossier through another lens."""
        return self if lens == self.lens else Analysis(self.dossier, lens, self.base)

    @cached_property
    def world(self) -> World:
        """What has surely been said."""
        return self._world(Truth.YES)

    @cached_property
    def wider(self) -> World:
        """What has possibly been said; the same where there is no moment."""
        return self.world if self.standings is None else self._world(Truth.POSSIBLE)

    def _world(self, least: Truth) -> World:
        if self.standings is None:
            return World(self.base)
        return World(self.base, frozenset(key for key, truth in self.standings.items() if truth >= least))

    @cached_property
    def disputes(self) -> Disputes:
        """Typed and found disputes of what has surely been said."""
        return Disputes(self.world)

    @cached_property
    def found_entries(self) -> tuple[Entry, ...]:
        """The found disputes as entries, to stand behind the typed ones."""
        return tuple(Entry("disputes", one.dispute.id, one.dispute) for one in self.disputes.found)

    @cached_property
    def otherwise(self) -> Mapping[str, Entry]:
        """What the file has not, or not so: found disputes, and typed ones that had another status at the moment."""
        return {**unsettled(self.dossier, self.lens), **{entry.id: entry for entry in self.found_entries}}

    @cached_property
    def provenance(self) -> Provenance:
        """Who carried and who first said each statement."""
        return Provenance(self.wider)

    @cached_property
    def silence(self) -> Silence:
        """Which voice answers which question."""
        return _silence(self.disputes)

    @cached_property
    def possible_silence(self) -> Silence:
        """The same with what has only possibly been said."""
        return self.silence if self.standings is None else _silence(Disputes(self.wider))

    def totals(self, shown: Collection[str] | None = None, *, possibly: bool = False) -> list[Total]:
        """The totals of the event from the records shown (None: all), of what has surely or possibly been said."""
        if shown is None and not possibly:
            return self._totals
        return Totals((self.wider if possibly else self.world).claims(shown)).of_event()

    @cached_property
    def _totals(self) -> list[Total]:
        return Totals(self.world.claims()).of_event()


def _silence(disputes: Disputes) -> Silence:
    # imported late: the first screen asks for none
    from dossier.analysis.silence import Silence

    return Silence(disputes)
