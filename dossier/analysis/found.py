"""Disputes that nobody typed: figures that differ, denials, times and positions that exclude each other.

A found dispute has the shape of a typed one, so that both are shown alike; its id begins with `found:`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.analysis import distance
from dossier.analysis.compare import Agreement, agreement, same_number
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.questions import denied, how_many, how_many_things, when_was, where_is
from dossier.analysis.world import Claims, World
from dossier.model import Count, Dispute, Reaction, Strike
from dossier.model.dispute import Holder, PositionHeld
from dossier.model.edtf import Interval
from dossier.model.graph import incidents
from dossier.model.telling import tellers, voices

FoundKind = Literal["differ", "conflict", "denied"]
Why = Agreement | Literal["exceeds", "apart", "denied"]

FOUND = "found:"
"""What the ids of found disputes begin with."""

_PAIRS = 12
"""Answers up to which each is compared with each; among more, the extremes decide."""


@dataclass(frozen=True, slots=True)
class Found:
    """A found dispute: `why` is the relation that makes it one.

    differ: the intervals are nested or overlap. conflict: they exclude each other, one denies, a part exceeds its
    whole, times or positions are apart. denied: a party denies the statement, in its own words.
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


def found(world: World) -> list[Found]:
    """Every dispute that the records of a world imply, in an order of their own, before typed ones absorb any."""
    claims = world.claims()
    every = [
        *_figures(world, claims),
        *_exceeding(world, claims),
        *_counters(world),
        *_times(world),
        *_positions(world),
        *_denials(world),
    ]
    return sorted({one.dispute.id: one for one in every}.values(), key=lambda one: one.dispute.id)


def _id(topic: str, records: Iterable[str]) -> str:
    return ":".join((FOUND[:-1], topic, *sorted(set(records))[:2]))


def _topic(scope: Scope) -> str:
    more = sorted(scope.classes - {"people"})
    return "-".join((scope.measure, *more))


def _dispute(key: str, question: str, answers: Iterable[tuple[str, Iterable[tuple[str, str, bool]]]]) -> Dispute:
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


# figures for one scope


def _figures(world: World, claims: Claims) -> Iterator[Found]:
    for scope, told in claims.told.items():
        if len(told) < 2:
            continue
        figures = [(voice, one.record, one.count) for voice, own in told.items() for one in own]
        why = _difference(figures)
        if why is not None:
            key = _id(_topic(scope), (record for _, record, _ in figures))
            question = how_many(world.base.dossier, scope, world.base.places)
            yield Found(_numeric(world, key, question, figures), _kind(why), why, scope)


def _kind(why: Why) -> FoundKind:
    return "differ" if why in ("nested", "overlap") else "conflict"


def _difference(claims: list[Claim]) -> Why | None:
    """How the figures of different voices disagree, the sharpest relation first; None where they agree."""
    answers: dict[tuple[int, int | None], tuple[Count, set[str]]] = {}
    for voice, _, count in claims:
        answers.setdefault(same_number(count), (count, set()))[1].add(voice)
    if len(answers) < 2:
        return None
    known = list(answers.values())
    if len(known) > _PAIRS:
        lows = sorted(known, key=lambda one: -one[0].low)[: _PAIRS // 2]
        highs = sorted(known, key=lambda one: (one[0].high is None, one[0].high or 0))[: _PAIRS // 2]
        known = [*lows, *(one for one in highs if one not in lows)]
    relations = {
        agreement(one, other)
        for at, (one, ours) in enumerate(known)
        for other, theirs in known[at + 1 :]
        if len(ours | theirs) > 1
    }
    order: tuple[Agreement, ...] = ("denial", "disjoint", "overlap", "nested")
    return next((relation for relation in order if relation in relations), None)


def _numeric(world: World, key: str, question: str, claims: Iterable[Claim]) -> Dispute:
    """The answers from the fewest up; the same number in other words is one answer."""
    answers: dict[tuple[int, int | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        answers[same_number(claim[2])].append(claim)
    ordered = sorted(answers.values(), key=lambda own: (own[0][2].low, own[0][2].high is None, own[0][2].high or 0))
    return _dispute(
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


# a part that exceeds its whole


def _exceeding(world: World, claims: Claims) -> Iterator[Found]:
    """Somebody's figure for a part above somebody else's for the whole."""
    scopes = world.base.scopes
    limited = {
        scope: own
        for scope, told in claims.told.items()
        if (own := [(voice, one) for voice, figures in told.items() for one in figures if one.high is not None])
    }
    lookup = scopes.by_place(limited)
    for part, told in claims.told.items():
        for whole in scopes.wholes(part, _candidates(world, part, lookup)):
            pairs = [
                (ours, one, theirs, other)
                for ours, figures in told.items()
                for one in figures
                for theirs, other in limited[whole]
                if ours != theirs and other.high is not None and one.low > other.high
            ]
            if pairs:
                yield _exceeds(world, part, whole, pairs)


def _candidates(world: World, part: Scope, lookup: dict[str, list[Scope]]) -> Iterable[Scope]:
    first = min(part.ground)
    places = (first, *world.base.places.above(first), f"event {part.event}", "event")
    stated = (one for one in world.base.scopes.stated(part) if any(one in own for own in lookup.values()))
    return dict.fromkeys((*(scope for place in places for scope in lookup.get(place, ())), *stated))


def _exceeds(world: World, part: Scope, whole: Scope, pairs: list[tuple[str, Figure, str, Figure]]) -> Found:
    dossier, places = world.base.dossier, world.base.places
    parts = list({one.record: (ours, one.record, one.count) for ours, one, _, _ in pairs}.values())
    wholes = list({other.record: (theirs, other.record, other.count) for _, _, theirs, other in pairs}.values())
    key = _id(f"{_topic(whole)}-exceeds", (record for _, record, _ in (*parts, *wholes)))
    question = f"{how_many(dossier, whole, places)} A part of them is counted higher than the whole."
    more = _numeric(world, key, question, parts).positions
    answers = [PositionHeld.model_construct(answer=f"part: {one.answer}", holders=one.holders) for one in more] + [
        PositionHeld.model_construct(answer=f"whole: {one.answer}", holders=one.holders)
        for one in _numeric(world, key, question, wholes).positions
    ]
    dispute = Dispute.model_construct(id=key, question=question, positions=tuple(answers))
    return Found(dispute, "conflict", "exceeds", whole)


# the tellings of one incident


def _counters(world: World) -> Iterator[Found]:
    """Counters of things: each compared only with itself, in the tellings of one incident at the same places."""
    for tellings in _told(world):
        told: defaultdict[tuple[str, frozenset[str]], list[Claim]] = defaultdict(list)
        for strike in tellings:
            for counter, count in strike.counts.items():
                if not count.is_unknown:
                    ground = world.base.places.of(strike)
                    told[counter, ground] += [(voice, strike.id, count) for voice in _voices(world, strike)]
        for (things, ground), claims in told.items():
            why = _difference(claims)
            if why is not None:
                key = _id(things, (record for _, record, _ in claims))
                question = how_many_things(world.base.dossier, things, ground)
                yield Found(_numeric(world, key, question, claims), _kind(why), why)


def _times(world: World) -> Iterator[Found]:
    """Tellings of one incident whose times exclude each other; where they overlap, they agree."""
    zone = world.base.dossier.zone
    for tellings in _told(world):
        dated = [(strike, strike.when.interval(zone)) for strike in tellings if strike.when is not None]
        dated.sort(key=lambda one: (one[1].outer_end is None, one[1].outer_end or 0, one[0].id))
        apart = [
            (strike, other)
            for at, (strike, span) in enumerate(dated[:_PAIRS])
            for other, later in dated[at + 1 :]
            if _before(span, later) and set(_voices(world, strike)) != set(_voices(world, other))
        ]
        if apart:
            strikes = {one.id: one for pair in apart for one in pair}
            key = _id("when", strikes)
            answers = (
                (str(one.when.is_), ((who, one.id, False) for who in tellers(world.base.dossier, one)))
                for one in strikes.values()
                if one.when is not None
            )
            yield Found(_dispute(key, when_was(tellings[0]), answers), "conflict", "apart")


def _before(span: Interval, later: Interval) -> bool:
    return span.outer_end is not None and later.outer_start is not None and span.outer_end <= later.outer_start


def _told(world: World) -> Iterator[tuple[Strike, ...]]:
    """The tellings of each incident that have been said and not withdrawn."""
    strikes = world.base.dossier.strikes
    standing = [one for one in strikes if world.has(one.id) and one.id not in world.withdrawn]
    return (tellings for tellings in incidents(standing) if len(tellings) > 1)


def _voices(world: World, strike: Strike) -> tuple[str, ...]:
    return voices(world.base.dossier, strike)


# positions and denials


def _positions(world: World) -> Iterator[Found]:
    """Statements of where a place is, farther apart than their precisions sum to."""
    for key, place in world.base.dossier.places.items():
        stated = [one for one in place.positions if one.coordinates is not None]
        apart = [
            (one, other) for at, one in enumerate(stated) for other in stated[at + 1 :] if distance.apart(one, other)
        ]
        if apart:
            answers = [
                (
                    distance.point_text(one),
                    [(one.by, "", False)] if one.by else [(c.source, "", False) for c in one.cited],
                )
                for one in dict.fromkeys(position for pair in apart for position in pair)
            ]
            dispute = _dispute(_id("where", (key,)), where_is(place), answers)
            yield Found(dispute, "conflict", "apart")


def _denials(world: World) -> Iterator[Found]:
    """A party denies something about what another said: in its own words, which may deny less than all of it."""
    dossier = world.base.dossier
    denied_by: defaultdict[str, list[Reaction]] = defaultdict(list)
    for reaction in dossier.reactions:
        if "deny" in reaction.act and world.has(reaction.id) and reaction.id not in world.withdrawn:
            for ref in reaction.about:
                denied_by[ref].append(reaction)
    for ref, reactions in denied_by.items():
        entry = dossier.entries.get(ref)
        record = entry.record if entry is not None else None
        if record is None or not world.has(ref) or ref in world.withdrawn:
            continue
        against = [one for one in reactions if set(voices(dossier, one)) != set(voices(dossier, record))]
        if against:
            answers = [("as told", [(who, ref, False) for who in tellers(dossier, record)])]
            answers += [
                (one.says or "denied", [(who, one.id, True) for who in one.by or tellers(dossier, one)])
                for one in against
            ]
            key = _id("denied", (ref, *(one.id for one in against)))
            yield Found(_dispute(key, denied(dossier, record), answers), "denied", "denied")
