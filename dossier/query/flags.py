"""The states that `is:` asks for, and the facts that only the rooms above can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dossier.model import Actor, Dossier, Entry, Place, Reaction, Section
from dossier.model.base import EVENT
from dossier.model.dossier import RECORD_SECTIONS, SECTIONS
from dossier.model.telling import in_own_voice, is_inferred
from dossier.query.getters import said_by_author
from dossier.query.truth import Truth


class Facts(Protocol):
    """What is known of a record beyond its own text; analysis and store tell it, by the record's id."""

    def disputed(self, entry: str, /) -> bool:
        """A dispute is about it."""
        ...

    def anchored(self, entry: str, /) -> bool:
        """Its quotes stand word for word in the original."""
        ...

    def withdrawn(self, entry: str, /) -> bool:
        """It was taken back, or repeats what was."""
        ...

    def perhaps_withdrawn(self, entry: str, /) -> bool:
        """It is not certain whether it had been taken back at the moment that is asked about."""
        ...

    def bookmarked(self, entry: str, /) -> bool:
        """Whoever reads has bookmarked it."""
        ...

    def marked(self, entry: str, /) -> bool:
        """Whoever reads has marked it."""
        ...

    def own_notes(self) -> Mapping[str, str]:
        """What whoever reads has noted on entries, by their ids."""
        ...


class Typed:
    """The facts that a dossier's file alone tells; `anchored` are the ids whose quotes were found."""

    def __init__(self, dossier: Dossier, anchored: Iterable[str] = ()) -> None:
        self._anchored = frozenset(anchored)
        self._disputed = frozenset(key for dispute in dossier.disputes for key in dispute.records)
        withdrawn = {key for record in dossier.records for key in record.retracts}
        repeats = {record.id: record.repeats for record in dossier.records}
        while more := {key for key, of in repeats.items() if withdrawn.intersection(of)} - withdrawn:
            withdrawn |= more
        self._withdrawn = frozenset(withdrawn)

    def disputed(self, entry: str) -> bool:
        """A typed dispute names it."""
        return entry in self._disputed

    def anchored(self, entry: str) -> bool:
        """Its quotes were found in the original."""
        return entry in self._anchored

    def withdrawn(self, entry: str) -> bool:
        """Another record retracts it, or what it repeats."""
        return entry in self._withdrawn

    def perhaps_withdrawn(self, entry: str) -> bool:
        """A file tells of no moment but now."""
        return False

    def bookmarked(self, entry: str) -> bool:
        """No file tells what its readers bookmark."""
        return False

    def marked(self, entry: str) -> bool:
        """Nor what they mark."""
        return False

    def own_notes(self) -> Mapping[str, str]:
        """Nor what they note."""
        return {}


Test = Callable[[Entry, Dossier], bool]
Fact = Callable[[Facts, str], bool | Truth]


@dataclass(frozen=True, slots=True)
class Flag:
    """A state, the sections whose entries can be in it, and how it is told: by a test of the entry or by a fact.

    `sure` and `possible` have neither: they judge the terms beside them.
    """

    name: str
    help: str
    sections: tuple[Section, ...] = RECORD_SECTIONS
    test: Test | None = None
    fact: Fact | None = None

    @property
    def of_terms(self) -> bool:
        """It judges the other terms of the filter, not the entry."""
        return self.test is None and self.fact is None


def _withdrawn(facts: Facts, key: str) -> Truth:
    if facts.withdrawn(key):
        return Truth.YES
    return Truth.POSSIBLE if facts.perhaps_withdrawn(key) else Truth.NO


def _inferred(entry: Entry, _: Dossier) -> bool:
    return entry.record is not None and is_inferred(entry.record)


def _unattributed(entry: Entry, dossier: Dossier) -> bool:
    return entry.record is not None and in_own_voice(dossier, entry.record)


def _repeated(entry: Entry, _: Dossier) -> bool:
    return entry.record is not None and bool(entry.record.repeats)


def _undated(entry: Entry, dossier: Dossier) -> bool:
    if entry.record is None or entry.record.when is not None:
        return False
    return not (isinstance(entry.record, Reaction) and said_by_author(entry, dossier))


def _unplaced(entry: Entry, dossier: Dossier) -> bool:
    if isinstance(entry.item, Place):
        return entry.item.point is None
    if entry.record is None:
        return False
    told = [locus.place for locus in entry.record.where if locus.place is not None]
    ids = [place for key in told for place in (dossier.event.where if key == EVENT else (key,))]
    return not any(dossier.places[key].point is not None for key in ids if key in dossier.places)


def _other_event(entry: Entry, dossier: Dossier) -> bool:
    return entry.record is not None and entry.record.event not in (None, dossier.id)


def _unnamed(entry: Entry, _: Dossier) -> bool:
    return isinstance(entry.item, Actor) and entry.item.named is False


FLAGS: Mapping[str, Flag] = {
    flag.name: flag
    for flag in (
        Flag("disputed", "a dispute is about it", fact=lambda facts, key: facts.disputed(key)),
        Flag("anchored", "its quotes stand in the original", fact=lambda facts, key: facts.anchored(key)),
        Flag("withdrawn", "it was taken back", fact=_withdrawn),
        Flag("bookmarked", "you have bookmarked it", SECTIONS, fact=lambda facts, key: facts.bookmarked(key)),
        Flag("marked", "you have marked it", fact=lambda facts, key: facts.marked(key)),
        Flag("noted", "you have noted something on it", SECTIONS, fact=lambda facts, key: key in facts.own_notes()),
        Flag("repeated", "it hands on another statement", test=_repeated),
        Flag("inferred", "the text leaves open who speaks", test=_inferred),
        Flag("unattributed", "the source says it in its own voice", test=_unattributed),
        Flag("undated", "it does not say when it happened", test=_undated),
        Flag("unplaced", "none of its places has coordinates", (*RECORD_SECTIONS, "places"), test=_unplaced),
        Flag("other_event", "it is about the event of another dossier", test=_other_event),
        Flag("unnamed", "an actor whom the source keeps anonymous", ("actors",), test=_unnamed),
        Flag("sure", "the terms beside it are certain", ()),
        Flag("possible", "the terms beside it are possible, not certain", ()),
    )
}
"""Every name that `is:` takes."""
