"""Disputes about facts: what is told otherwise of one incident, where a place is, and what is denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dossier.analysis import distance
from dossier.analysis.found import PAIRS, Claim, Found, as_dispute, difference, found_id, kind_of, numeric
from dossier.analysis.questions import denied, how_many_things, when_was, where_is
from dossier.analysis.world import World
from dossier.model import Reaction, Strike
from dossier.model.edtf import Interval
from dossier.model.graph import incidents
from dossier.model.telling import tellers, voices


def counters(world: World) -> Iterator[Found]:
    """Counters of things: each compared only with itself, in the tellings of one incident at the same places."""
    for tellings in _told(world):
        told: defaultdict[tuple[str, frozenset[str]], list[Claim]] = defaultdict(list)
        for strike in tellings:
            if strike.event not in (None, world.base.dossier.id):
                continue  # of another event: in no numeric dispute here
            for counter, count in strike.counts.items():
                if not count.is_unknown:
                    ground = world.base.places.of(strike)
                    told[counter, ground] += [(voice, strike.id, count) for voice in _voices(world, strike)]
        for (things, ground), claims in told.items():
            why = difference(claims)
            if why is not None:
                key = found_id(things, (record for _, record, _ in claims))
                question = how_many_things(world.base.dossier, things, ground)
                yield Found(numeric(world, key, question, claims), kind_of(why), why)


def times(world: World) -> Iterator[Found]:
    """Tellings of one incident whose times exclude each other; where they overlap, they agree."""
    zone = world.base.dossier.zone
    for tellings in _told(world):
        dated = [(strike, strike.when.interval(zone)) for strike in tellings if strike.when is not None]
        dated.sort(key=lambda one: (one[1].outer_end is None, one[1].outer_end or 0, one[0].id))
        apart = [
            (strike, other)
            for at, (strike, span) in enumerate(dated[:PAIRS])
            for other, later in dated[at + 1 :]
            if _before(span, later) and set(_voices(world, strike)) != set(_voices(world, other))
        ]
        if apart:
            strikes = {one.id: one for pair in apart for one in pair}
            key = found_id("when", strikes)
            answers = (
                (str(one.when.is_), ((who, one.id, False) for who in tellers(world.base.dossier, one)))
                for one in strikes.values()
                if one.when is not None
            )
            yield Found(as_dispute(key, when_was(tellings[0]), answers), "conflict", "apart")


def _before(span: Interval, later: Interval) -> bool:
    return span.outer_end is not None and later.outer_start is not None and span.outer_end <= later.outer_start


def _told(world: World) -> Iterator[tuple[Strike, ...]]:
    """The tellings of each incident that have been said and not withdrawn; all of them say which belong together."""
    for tellings in incidents(world.base.dossier.strikes):
        standing = tuple(one for one in tellings if world.has(one.id) and one.id not in world.withdrawn)
        if len(standing) > 1:
            yield standing


def _voices(world: World, strike: Strike) -> tuple[str, ...]:
    return voices(world.base.dossier, strike)


def positions(world: World) -> Iterator[Found]:
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
            dispute = as_dispute(found_id("where", (key,)), where_is(place), answers)
            yield Found(dispute, "conflict", "apart")


def denials(world: World) -> Iterator[Found]:
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
        if record is None or not world.has(ref):
            continue
        # who denied it was heard, whatever became of the statement
        withdrawn = ref in world.withdrawn
        against = [one for one in reactions if set(voices(dossier, one)) != set(voices(dossier, record))]
        if against:
            answers = [("as told", [(who, ref, False) for who in tellers(dossier, record)])]
            answers += [
                (one.says or "denied", [(who, one.id, True) for who in one.by or tellers(dossier, one)])
                for one in against
            ]
            key = found_id("denied", (ref, *(one.id for one in against)))
            dispute = as_dispute(key, denied(dossier, record, withdrawn=withdrawn), answers)
            yield Found(dispute, "denied", "withdrawn" if withdrawn else "denied")
