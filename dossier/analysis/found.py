"""What a found dispute is, and how it gets the shape of a typed one, so that both are shown alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dossier.analysis.compare import Agreement, agreement, same_number
from dossier.analysis.figures import Scope
from dossier.analysis.world import World
from dossier.model import Count, Dispute
from dossier.model.dispute import Holder, PositionHeld
from dossier.model.telling import tellers

FoundKind = Literal["differ", "conflict", "denied"]
Why = Agreement | Literal["exceeds", "apart", "denied", "withdrawn"]

FOUND = "found:"
"""What the ids of found disputes begin with."""

PAIRS = 12
"""Answers up to which each is compared with each; among more, the extremes decide."""


@dataclass(frozen=True, slots=True)
class Found:
    """A found dispute: `why` is the relation that makes it one.

    differ: the intervals are nested or overlap. conflict: they exclude each other, one denies, a part exceeds its
    whole, times or positions are apart. denied: a party denies the statement, in its own words; where the statement has
    been withdrawn since, the denial stays, and `why` is withdrawn.
    """

    dispute: Dispute
    kind: FoundKind
    why: Why
    scope: Scope | None = None

    @property
    def records(self) -> frozenset[str]:
        """The records that it is about."""
        return frozenset(self.dispute.records)


Claim = tuple[str, str, Count]
"""A voice, its record, and the figure."""


def found_id(topic: str, records: Iterable[str]) -> str:
    """`found:` with a topic and the two smallest ids of its records."""
    return ":".join((FOUND[:-1], topic, *sorted(set(records))[:2]))


def as_dispute(key: str, question: str, answers: Iterable[tuple[str, Iterable[tuple[str, str, bool]]]]) -> Dispute:
    """A dispute from answers with (teller, record, denies)."""
    positions: dict[str, dict[tuple[str, bool], list[str]]] = {}
    for answer, holders in answers:
        held = positions.setdefault(answer, {})
        for who, record, denies in holders:
            held.setdefault((who, denies), []).append(record)
    return Dispute.model_construct(
        id=key,
        question=question,
        positions=tuple(
            PositionHeld.model_construct(
                answer=answer,
                holders=tuple(
                    Holder.model_construct(who=who, per=tuple(dict.fromkeys(refs)), as_="denies" if no else "asserts")
                    for (who, no), refs in held.items()
                ),
            )
            for answer, held in positions.items()
        ),
    )


def kind_of(why: Why) -> FoundKind:
    """Whether a relation is a difference or a conflict."""
    return "differ" if why in ("nested", "overlap") else "conflict"


def difference(claims: list[Claim]) -> Why | None:
    """How the figures of different voices disagree, the sharpest relation first; None where they agree."""
    answers: dict[object, tuple[Count, set[str]]] = {}
    for voice, _, count in claims:
        answers.setdefault((same_number(count), count.low, count.high), (count, set()))[1].add(voice)
    if len(answers) < 2:
        return None
    known = list(answers.values())
    if len(known) > PAIRS:
        lowest = _first(sorted(known, key=lambda one: (one[0].high is None, one[0].high or 0)))
        known = [*lowest, *(one for one in _first(sorted(known, key=lambda one: -one[0].low)) if one not in lowest)]
    relations = {
        agreement(one, other)
        for at, (one, ours) in enumerate(known)
        for other, theirs in known[at + 1 :]
        if len(ours | theirs) > 1
    }
    order: tuple[Agreement, ...] = ("denial", "disjoint", "overlap", "nested")
    return next((relation for relation in order if relation in relations), None)


def _first(answers: list[tuple[Count, set[str]]]) -> list[tuple[Count, set[str]]]:
    """The first answers, those of two voices at least: one voice does not differ from itself."""
    found = answers[: PAIRS // 2]
    heard = {voice for _, voices in found for voice in voices}
    return found if len(heard) > 1 else [*found, *[one for one in answers if one[1] - heard][:1]]


def numeric(world: World, key: str, question: str, claims: Iterable[Claim]) -> Dispute:
    """The answers from the fewest up; the same number in other words is one answer."""
    answers: dict[tuple[int, int | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        answers[same_number(claim[2])].append(claim)
    ordered = sorted(answers.values(), key=lambda own: (own[0][2].low, own[0][2].high is None, own[0][2].high or 0))
    return as_dispute(
        key,
        question,
        (
            (
                " / ".join(dict.fromkeys(count.text for _, _, count in own)),
                ((who, record, False) for _, record, _ in own for who in _who(world, record)),
            )
            for own in ordered
        ),
    )


def _who(world: World, record: str) -> tuple[str, ...]:
    entry = world.base.dossier.entries[record]
    assert entry.record is not None
    return tellers(world.base.dossier, entry.record)
