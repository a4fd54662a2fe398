"""The entries of a dossier in the lists that the reader has of them, and which of them a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from dossier.model import RECORD_SECTIONS, Entry, Section
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.tui.answers import Filtered
from dossier.tui.brief import PARTS
from dossier.tui.sections import TIMELINE
from dossier.view.reading import Reading

_APART = tuple(name for name in PARTS if name != TIMELINE)
"""The lists that hold entries no other does."""


class Listed:
    """The entries of each list, by their ids."""

    def __init__(self, reading: Reading) -> None:
        section, self._index = reading.section, reading.index
        self.entries: Mapping[str, Mapping[str, Entry]] = {
            name: {each.id: each for part in parts for each in section(part)} for name, parts in PARTS.items()
        }

    @cached_property
    def _positions(self) -> Mapping[str, Sequence[int]]:
        position = self._index.position
        return {name: tuple(map(position.__getitem__, self.entries[name])) for name in _APART}

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[Section]]:
        return {name: frozenset(each.section for each in self.entries[name].values()) for name in _APART}

    def passed(
        self, matcher: Matcher, standing: Callable[[str], Truth] | None, only: str | None
    ) -> Iterator[tuple[str, Mapping[str, bool], tuple[str, ...]]]:
        """For each list, or those of one section: what passes, whether it surely does, and what has no meaning there.

        `standing` tells how an entry passes the lens, where there is one.
        """
        for name in _APART if only is None else parts_of(only):
            passed = matcher.passed(self.entries[name], self._positions[name])
            if standing is not None:
                stand = ((key, surely, standing(key)) for key, surely in passed.items())
                passed = {key: surely and truth is Truth.YES for key, surely, truth in stand if truth is not Truth.NO}
            yield name, passed, matcher.notes(self._kinds[name])

    @staticmethod
    def counts(filtered: Filtered) -> Mapping[str, int]:
        """How many entries of each list a filter lets through."""
        found = {name: filtered.counts[name][0] for name in _APART}
        return {**found, TIMELINE: sum(found[name] for name in PARTS[TIMELINE])}

    def shown(self, filtered: Filtered, section: str) -> tuple[int, int, int]:
        """How many entries of a section are shown, how many there are, how many only possibly belong there.

        The overview counts the records.
        """
        lists = parts_of(section)
        total = sum(len(self.entries[name]) for name in lists)
        if filtered.sure is None:
            return total, total, 0
        return sum(filtered.counts[name][0] for name in lists), total, sum(filtered.counts[name][1] for name in lists)


def parts_of(section: str) -> tuple[str, ...]:
    """The lists whose entries a section shows: its own, or those of all records."""
    return (section,) if section in _APART else RECORD_SECTIONS
