"""The silence matrix: which party answers which question, how, and which are not heard on it in these sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.analysis.disputes import Disputes
from dossier.analysis.world import World
from dossier.model import CasualtyReport, Dispute, Reaction, Strike
from dossier.model.dossier import AnyRecord
from dossier.model.telling import said, speaks_as, voices

CellKind = Literal[
    "asserts",
    "denies",
    "concedes",
    "implies",
    "does_not_know",
    "declines",
    "withdrew",
    "beside",
    "not_heard",
]
"""The stances of a dispute, and ours: withdrew (all it said is taken back), beside (speaks of what the question is
about, without an answer to it), not_heard (not in these sources, which is no silence)."""


_OUTRIGHT: tuple[CellKind, ...] = ("asserts", "denies", "concedes")
_OPEN: tuple[CellKind, ...] = ("does_not_know", "declines")


@dataclass(frozen=True, slots=True)
class Stance:
    """How a voice stood on a question at one time: what it answered, and by which records."""

    kind: CellKind
    answer: str
    records: tuple[str, ...]
    asked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A voice on a question: its latest stances (one per answer that it holds), and earlier ones."""

    now: tuple[Stance, ...]
    earlier: tuple[Stance, ...] = ()

    @property
    def kind(self) -> CellKind:
        """What the cell reads."""
        return self.now[0].kind if self.now else "not_heard"

    @property
    def records(self) -> tuple[str, ...]:
        """Every record behind the cell, the latest stance first."""
        return tuple(dict.fromkeys(ref for stance in (*self.now, *self.earlier) for ref in stance.records))


NOT_HEARD = Cell(())


class Silence:
    """Voices by questions, of the disputes of one world."""

    def __init__(self, disputes: Disputes) -> None:
        self._disputes = disputes
        self._world: World = disputes.world
        self._dossier = disputes.world.base.dossier

    @cached_property
    def questions(self) -> tuple[Dispute, ...]:
        """Every dispute, typed ones first."""
        return (*self._dossier.disputes, *(one.dispute for one in self._disputes.found))

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """Voices with at least one record, then actors named as harmed, hit or acting; most records first."""
        speaking = {key: len(own) for key, own in self._records.items() if own}
        order = sorted(speaking, key=lambda key: (-speaking[key], key))
        named = {speaks_as(self._dossier, key) for record in self._standing for key in _named(record)}
        return (*order, *sorted(named - speaking.keys()))

    @cached_property
    def _standing(self) -> tuple[AnyRecord, ...]:
        return tuple(record for record in self._dossier.records if self._world.has(record.id))

    @cached_property
    def _records(self) -> Mapping[str, tuple[AnyRecord, ...]]:
        found: defaultdict[str, list[AnyRecord]] = defaultdict(list)
        for record in self._standing:
            for speaker in voices(self._dossier, record):
                found[speaker].append(record)
        return {key: tuple(own) for key, own in found.items()}

    def told(self, who: str) -> int:
        """How many records a voice tells."""
        return len(self._records.get(who, ()))

    def cell(self, who: str, question: str) -> Cell:
        """How a voice stands on a question, by its id; or one of those who speak with it, by what they hold alone."""
        return self._cells.get((who, question), NOT_HEARD)

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], Cell]:
        found: dict[tuple[str, str], Cell] = {}
        for dispute in self.questions:
            for who, stances in self._held(dispute).items():
                found[who, dispute.id] = self._cell(stances, exclusive=bool(dispute.exclusive))
            for who, records in self._beside(dispute).items():
                if (who, dispute.id) not in found:
                    found[who, dispute.id] = Cell((Stance("beside", "", records),))
        return found

    def _held(self, dispute: Dispute) -> Mapping[str, list[Stance]]:
        held: defaultdict[str, list[Stance]] = defaultdict(list)
        for position in dispute.positions:
            for holder in position.holders:
                records = tuple(ref for ref in holder.per if "/" in ref or self._world.has(ref))
                if holder.per and not records:
                    continue  # not said yet
                taken = bool(records) and all(ref in self._world.withdrawn for ref in records)
                kind: CellKind = "withdrew" if taken else holder.as_
                asked = self._asked(records) if kind == "declines" else None
                for who in {holder.who, speaks_as(self._dossier, holder.who)}:
                    held[who].append(Stance(kind, position.answer, records, asked))
        return {who: _merged(stances) for who, stances in held.items()}

    def _asked(self, records: Iterable[str]) -> str | None:
        asked = (self._reaction(ref) for ref in records)
        return next((one.asked_by for one in asked if one is not None and one.asked_by), None)

    def _reaction(self, ref: str) -> Reaction | None:
        entry = self._dossier.entries.get(ref)
        return entry.item if entry is not None and isinstance(entry.item, Reaction) else None

    def _cell(self, stances: list[Stance], *, exclusive: bool) -> Cell:
        """What stands now, the latest first. What was withdrawn is earlier.

        Where only one answer can be true, so is what was left for another answer since; else answers stand beside
        each other until they are withdrawn, but that one does not know or declines to say yields to what one says.
        """
        standing = [one for one in stances if one.kind != "withdrew"] or stances
        spans = {one: self._span(one) for one in standing}
        now = [one for one in standing if not any(self._yields(one, other, spans, exclusive) for other in standing)]
        now.sort(key=lambda one: -(spans[one] or (0, 0))[1])
        now = now or standing
        return Cell(tuple(now), tuple(one for one in stances if one not in now))

    @staticmethod
    def _yields(one: Stance, other: Stance, spans: Mapping[Stance, tuple[int, int] | None], exclusive: bool) -> bool:
        """Whether one stance was left for another that was taken later."""
        before, after = spans[one], spans[other]
        if before is None or after is None or after[0] < before[1]:
            return False
        return exclusive or (one.kind in _OPEN and other.kind not in _OPEN)

    def _span(self, stance: Stance) -> tuple[int, int] | None:
        """From when to when a stance was taken; None where it is not dated."""
        records = [entry.record for ref in stance.records if (entry := self._dossier.entries.get(ref)) is not None]
        spans = [said(self._dossier, record) for record in records if record is not None]
        starts = [span.outer_start for span in spans if span.outer_start is not None]
        ends = [span.outer_end for span in spans if span.outer_end is not None]
        return (max(starts), max(ends)) if spans and len(starts) == len(ends) == len(spans) else None

    def _beside(self, dispute: Dispute) -> Mapping[str, tuple[str, ...]]:
        """Voices that speak of the records of a question, with the records in which they do."""
        about = set(dispute.records)
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for ref in (ref for key in dispute.records for ref in self._speaking_of.get(key, ())):
            entry = self._dossier.entries[ref]
            if entry.record is not None and ref not in about:
                for speaker in voices(self._dossier, entry.record):
                    found[speaker][ref] = None
        return {key: tuple(refs) for key, refs in found.items()}

    @cached_property
    def _speaking_of(self) -> Mapping[str, tuple[str, ...]]:
        """The records that speak of, answer, or tell the same as each record."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for record in self._standing:
            about = (*getattr(record, "about", ()), *getattr(record, "replies_to", ()), *record.same_as)
            for ref in (*about, *getattr(record, "strike", ())):
                found[ref][record.id] = None
        return {key: tuple(refs) for key, refs in found.items()}


def _merged(stances: list[Stance]) -> list[Stance]:
    """Several people who hold one answer in one way with one voice are one stance; said outright outweighs implied."""
    found: dict[tuple[CellKind, str], Stance] = {}
    outright = {one.answer for one in stances if one.kind in _OUTRIGHT}
    for one in stances:
        if one.kind == "implies" and one.answer in outright:
            continue
        before = found.get((one.kind, one.answer))
        records = one.records if before is None else (*before.records, *one.records)
        asked = one.asked_by if before is None else before.asked_by or one.asked_by
        found[one.kind, one.answer] = Stance(one.kind, one.answer, tuple(dict.fromkeys(records)), asked)
    return list(found.values())


def _named(record: AnyRecord) -> Iterator[str]:
    """The actors to whom something was done, or who did it."""
    match record:
        case CasualtyReport():
            yield from record.whose
        case Strike():
            yield from (party.actor for party in record.by)
            yield from (actor for hit in record.hits for actor in hit.whose)
        case Reaction():
            yield from record.by
