"""What the filter language asks of a person's own bookmarks, beside what the dossier tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dossier.query.flags import Facts
from dossier.user.kept import Own


class OwnFacts(NamedTuple):
    """The facts of a dossier, and what whoever reads it has set down."""

    facts: Facts
    own: Own

    def disputed(self, entry: str) -> bool:
        """A dispute is about it."""
        return self.facts.disputed(entry)

    def anchored(self, entry: str) -> bool:
        """Its quotes stand in the original."""
        return self.facts.anchored(entry)

    def withdrawn(self, entry: str) -> bool:
        """It was taken back, or repeats what was."""
        return self.facts.withdrawn(entry)

    def perhaps_withdrawn(self, entry: str) -> bool:
        """It is not certain whether it had been taken back by then."""
        return self.facts.perhaps_withdrawn(entry)

    def bookmarked(self, entry: str) -> bool:
        """The person has bookmarked it."""
        return entry in self.own.bookmarks

    def marked(self, entry: str) -> bool:
        """The person has marked it."""
        return entry in self.own.marks

    def own_notes(self) -> Mapping[str, str]:
        """The person's notes."""
        return self.own.notes
