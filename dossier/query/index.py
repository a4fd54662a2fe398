"""A dossier made quick to ask: folded texts, columns of values, names, and the masks of terms already asked.

Everything is computed when first needed and kept, so one index serves every key that is typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from threading import Lock
from types import MappingProxyType
from typing import Any

from dossier.model import Actor, Count, Dossier, Entry, Place, Section
from dossier.model.base import REF_PATTERN
from dossier.model.edtf import Interval
from dossier.query import ast
from dossier.query.field import Field, Type
from dossier.query.fields import FIELDS, Fields
from dossier.query.fold import SEPARATOR, SHORT, fold, haystack, needles, sound
from dossier.query.leaves import named, names_of, words_of
from dossier.query.mask import Mask
from dossier.query.measure import spread_of
from dossier.query.truth import Truth
from dossier.query.words import Words

Cell = Any
"""What a column holds of one entry: a `Truth` where nothing is stated (the answer, whatever is asked), else the
value: text as a haystack, references as the ids they reach, the rest as `plain` values."""

Resolved = tuple[tuple[str, ...], bool]
"""The ids that a typed reference means, and whether that is certain."""

_KEPT = 512


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one field over all entries: `cells` holds each different one once, `codes` says which is whose.

    `stated` has one byte per entry: 0 the kind lacks the field, 1 not stated, 2 stated.
    """

    codes: Sequence[int]
    cells: Sequence[Cell]
    stated: bytes

    def judged(self, truths: Sequence[int]) -> Mask:
        """A mask from one truth per cell."""
        return Mask.of(bytes(map(truths.__getitem__, self.codes)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries have each value of a field, and how many whose kind has the field state none."""

    counts: Mapping[str, int]
    missing: int


class Index:
    """What is kept of a dossier between two questions."""

    def __init__(
        self, dossier: Dossier, fields: Fields = FIELDS, otherwise: Mapping[str, Entry] = MappingProxyType({})
    ) -> None:
        """`otherwise` are entries by their ids that the file has not, or not so: disputes that were found, say."""
        self.dossier = dossier
        self.fields = fields
        self.entries: tuple[Entry, ...] = tuple({**dossier.entries, **otherwise}.values())
        self.size = len(self.entries)
        self.masks: dict[ast.Leaf, Mask] = {}
        self._resolved: dict[tuple[str, tuple[Section, ...]], Resolved] = {}
        self._columns: dict[str, Column] = {}
        self._tallies: dict[str, Tally] = {}
        self._words, self._lock = Words(), Lock()

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where an entry stands in every mask, by its id."""
        return {entry.id: number for number, entry in enumerate(self.entries)}

    @property
    def words(self) -> Words:
        """The folded text of each entry, the names of the actors and places it refers to included."""
        for _ in self._reading_words():
            pass
        return self._words

    def _reading_words(self) -> Iterator[None]:
        """Takes in one entry after the other; whoever needs them all takes in those that are left."""
        known = self._words.texts
        while len(known) < self.size:
            with self._lock:
                if len(known) < self.size:
                    self._words.add(haystack(SEPARATOR.join(self._written(self.entries[len(known)]))))
            yield

    def _written(self, entry: Entry) -> Iterable[str]:
        words = words_of(entry)
        yield from words
        for item in named(self.dossier, entry, words).values():
            yield from names_of(item)

    @cached_property
    def sounds(self) -> Sequence[str]:
        """How the names that each entry refers to sound."""
        spoken: dict[str, str] = {}
        known: dict[str, Actor | Place] = {**self.dossier.actors, **self.dossier.places}
        for key, item in known.items():
            words = (word for name in names_of(item) for word in fold(name).split())
            spoken[key] = " ".join(dict.fromkeys(filter(None, map(sound, words))))
        return [f" {' '.join(spoken[key] for key in named(self.dossier, entry))} " for entry in self.entries]

    def column(self, name: str) -> Column:
        """The values of a field."""
        if name not in self._columns:
            self._columns[name] = self._read(self.fields[name].by_section)
        return self._columns[name]

    def _read(self, by_section: Mapping[Section, Field]) -> Column:
        numbers: dict[Hashable, int] = {}
        cells: list[Cell] = []
        codes: list[int] = []
        stated = bytearray()
        for entry in self.entries:
            field = by_section.get(entry.section)
            values = field.get(entry, self.dossier) if field is not None else ()
            stated.append(0 if field is None else 2 if values else 1)
            if field is not None and not values and field.fallback is not None:
                values = field.fallback(entry, self.dossier)
            key = (field.reach, plain(field.type, values)) if field is not None and values else _absent(field)
            if key not in numbers:
                numbers[key] = len(cells)
                cells.append(self._cell(field, values) if field is not None and values else key)
            codes.append(numbers[key])
        return Column(codes, cells, bytes(stated))

    def _cell(self, field: Field, values: tuple[Any, ...]) -> Cell:
        match field.type:
            case "text":
                return haystack(SEPARATOR.join(values))
            case "ref":
                return field.reach(self.dossier, values)
            case kind:
                return plain(kind, values)

    def tally(self, name: str, within: Mask | None = None) -> Tally:
        """The values of a reference or choice with the number of entries that surely have them, of those shown.

        A reference counts for everything that includes it: a place for its country, a teller for whose voice it is.
        """
        if within is None and name in self._tallies:
            return self._tallies[name]
        column = self.column(name)
        shown = within.truths if within is not None else b"\2" * self.size
        counts: Counter[str] = Counter()
        for code, number in Counter(compress(column.codes, shown)).items():
            cell = column.cells[code]
            if isinstance(cell, Truth):
                continue
            sure = cell if not isinstance(cell, Mapping) else [key for key, truth in cell.items() if truth is Truth.YES]
            counts.update(dict.fromkeys(sure, number))
        found = Tally(counts, sum(stated == 1 for stated in compress(column.stated, shown)))
        if within is None:
            self._tallies[name] = found
        return found

    def warming(self) -> Iterator[None]:
        """Works out everything that a filter may need, step by step: then no key has to wait for it."""
        yield from self._reading_words()
        _ = self.position, self._named
        for field in self.fields:
            self.column(field.name)
            yield

    def mask_of(self, truths: Mapping[str, Truth]) -> Mask:
        """A truth for every entry, from those of some by their ids; the others: no."""
        return Mask.of(bytes(truths.get(entry.id, Truth.NO) for entry in self.entries))

    def terms(self, name: str) -> tuple[str, ...]:
        """The different values that a choice without fixed terms has in this dossier."""
        cells = self.column(name).cells
        return tuple(dict.fromkeys(value for cell in cells if not isinstance(cell, Truth) for value in cell))

    @cached_property
    def _named(self) -> Mapping[str, tuple[Section, str]]:
        return {entry.id: (entry.section, haystack(SEPARATOR.join(self._called(entry)))) for entry in self.entries}

    def called(self, key: str) -> str:
        """What an entry is called, folded: its id, name, aliases or title."""
        return self._named[key][1]

    def also_called(self, typed: str) -> Sequence[str]:
        """What else an actor or place is called whose very name is typed; no names that are as short as other words."""
        return self._also.get(fold(typed), ())

    @cached_property
    def _also(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, dict[str, None]] = {}
        known: tuple[Actor | Place, ...] = (*self.dossier.actors.values(), *self.dossier.places.values())
        for item in known:
            names = {fold(name): name for name in names_of(item)}
            for folded in names:
                others = (name for key, name in names.items() if key != folded and len(key) > SHORT)
                found.setdefault(folded, {}).update(dict.fromkeys(others))
        return {folded: tuple(names) for folded, names in found.items() if folded}

    def _called(self, entry: Entry) -> Iterable[str]:
        yield entry.id
        yield from self.fields["title"].by_section[entry.section].get(entry, self.dossier)

    def resolve(self, typed: str, targets: Sequence[Section]) -> Resolved:
        """The ids that a typed reference means among some sections, and whether that is certain.

        An id exactly, else every name, alias or id in which it stands as a bare word would; else, uncertain,
        the names of actors and places that sound like it.
        """
        key = (typed, tuple(targets))
        if key not in self._resolved:
            self._resolved[key] = self._resolve(typed, targets)
        return self._resolved[key]

    def _resolve(self, typed: str, targets: Sequence[Section]) -> Resolved:
        if re.fullmatch(REF_PATTERN, typed) and "/" in typed:
            return (typed,), True
        entry = self.dossier.entries.get(typed.strip().lower())
        if entry is not None and entry.section in targets:
            return (entry.id,), True
        wanted = needles(typed)
        found = tuple(
            key
            for key, (section, text) in self._named.items()
            if section in targets and any(needle in text for needle in wanted)
        )
        if found or not wanted:
            return found, True
        return tuple(key for key in self._sounding(typed) if self._named[key][0] in targets), False

    def _sounding(self, typed: str) -> Iterable[str]:
        spoken = [sound(word) for word in fold(typed).split()]
        if not spoken or not all(spoken):
            return
        for section in ("actors", "places"):
            for entry in self.dossier.section(section):
                words = " ".join(sound(word) for word in fold(" ".join(self._called(entry))).split())
                if all(f" {part}" in f" {words}" for part in spoken):
                    yield entry.id

    def keep(self, leaf: ast.Leaf, mask: Mask) -> Mask:
        """Remember the mask of a term."""
        if len(self.masks) >= _KEPT:
            self.masks.clear()
            self._resolved.clear()
        self.masks[leaf] = mask
        return mask


def _absent(field: Field | None) -> Truth:
    """Not stated is possible, but for a text or label that nobody wrote; a kind without the field answers no."""
    return Truth.NO if field is None or field.silent else Truth.POSSIBLE


def plain(kind: Type, values: tuple[Any, ...]) -> tuple[Hashable, ...]:
    """Values that are quick to compare: counts as (low, high or None, said to be unknown), dates as their spread."""
    if kind == "count":
        return tuple((c.low, c.high, c.is_unknown) for c in values if isinstance(c, Count))
    if kind == "when":
        return tuple(spread_of(i) for i in values if isinstance(i, Interval))
    return values
