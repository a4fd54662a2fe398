"""The entries of a dossier in the lists that the reader has of them, and which of them a filter lets through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress

from dossier.model import RECORD_SECTIONS, Entry, Section
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.tui.answers import Filtered
from dossier.tui.brief import PARTS
from dossier.tui.sections import TIMELINE
from dossier.view.reading import Reading

_APART = tuple(name for name in PARTS if name != TIMELINE)
"""The lists that hold entries no other does."""


class Passing(Mapping[str, bool]):
    """The entries that a filter lets through, and whether each surely passes: a table that is made when it is asked."""

    def __init__(self, entries: Mapping[str, Mapping[str, Entry]], truths: Mapping[str, bytes]) -> None:
        self._entries, self._truths = entries, truths

    @cached_property
    def _sure(self) -> Mapping[str, bool]:
        found: dict[str, bool] = {}
        for name, truths in self._truths.items():
            surely = map(Truth.YES.__eq__, filter(None, truths))
            found.update(zip(compress(self._entries[name], truths), surely, strict=True))
        return found

    def __getitem__(self, key: str) -> bool:
        return self._sure[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sure)

    def __len__(self) -> int:
        return len(self._sure)


class Listed:
    """The entries of each list, by their ids."""

    def __init__(self, reading: Reading) -> None:
        section, self._index = reading.section, reading.index
        self.entries: Mapping[str, Mapping[str, Entry]] = {
            name: {each.id: each for part in parts for each in section(part)} for name, parts in PARTS.items()
        }

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where the entries of each list stand in the index; mostly one behind the other."""
        position = self._index.position
        found = {name: list(map(position.__getitem__, self.entries[name])) for name in _APART}
        rows = {name: range(places[0], places[0] + len(places)) for name, places in found.items() if places}
        return {**found, **{name: row for name, row in rows.items() if list(row) == found[name]}}

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[Section]]:
        return {name: frozenset(each.section for each in self.entries[name].values()) for name in _APART}

    def _truths(self, matcher: Matcher, name: str) -> bytes:
        """How each entry of a list passes a filter."""
        places, truths = self._places[name], matcher.truths
        if isinstance(places, range):
            return truths[places.start : places.stop]
        return bytes(map(truths.__getitem__, places))

    def passed(self, text: str, matcher: Matcher) -> Filtered:
        """What a filter lets through."""
        truths = {name: self._truths(matcher, name) for name in _APART}
        counts = {name: _counted(found) for name, found in truths.items()}
        notes = {name: matcher.notes(self._kinds[name]) for name in _APART}
        return Filtered(text, Passing(self.entries, truths), notes, counts, truths)

    def left(self, matcher: Matcher, section: str) -> tuple[int, int]:
        """How many entries of a section a filter lets through, and how many of these only possibly."""
        found = [_counted(self._truths(matcher, name)) for name in parts_of(section)]
        return sum(shown for shown, _ in found), sum(possible for _, possible in found)

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


def _counted(truths: bytes) -> tuple[int, int]:
    return len(truths) - truths.count(Truth.NO), truths.count(Truth.POSSIBLE)


def parts_of(section: str) -> tuple[str, ...]:
    """The lists whose entries a section shows: its own, or those of all records."""
    return (section,) if section in _APART else RECORD_SECTIONS
