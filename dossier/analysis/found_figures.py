"""Figures that disagree: for one scope, and a part that somebody counts higher than somebody else the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.analysis.figures import Figure, Scope
from dossier.analysis.found import Found, difference, found_id, kind_of, numeric
from dossier.analysis.questions import how_many
from dossier.analysis.world import Claims, World
from dossier.model import Dispute
from dossier.model.dispute import PositionHeld


def _topic(scope: Scope) -> str:
    more = sorted(scope.classes - {"people"})
    return "-".join((scope.measure, *more))


def differing(world: World, claims: Claims) -> Iterator[Found]:
    """The scopes for which different voices give figures that do not agree."""
    for scope, told in claims.told.items():
        if len(told) < 2:
            continue
        figures = [(voice, one.record, one.count) for voice, own in told.items() for one in own]
        why = difference(figures)
        if why is not None:
            key = found_id(_topic(scope), (record for _, record, _ in figures))
            question = how_many(world.base.dossier, scope, world.base.places)
            yield Found(numeric(world, key, question, figures), kind_of(why), why, scope)


def exceeding(world: World, claims: Claims) -> Iterator[Found]:
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
    first, event = min(part.ground), world.base.places.event
    places = (first, *world.base.places.above(first), *event, f"event {part.event}")
    stated = (one for one in world.base.scopes.stated(part) if any(one in own for own in lookup.values()))
    return dict.fromkeys((*(scope for place in places for scope in lookup.get(place, ())), *stated))


def _exceeds(world: World, part: Scope, whole: Scope, pairs: list[tuple[str, Figure, str, Figure]]) -> Found:
    dossier, places = world.base.dossier, world.base.places
    parts = list({one.record: (ours, one.record, one.count) for ours, one, _, _ in pairs}.values())
    wholes = list({other.record: (theirs, other.record, other.count) for _, _, theirs, other in pairs}.values())
    key = found_id(f"{_topic(whole)}-exceeds", (record for _, record, _ in (*parts, *wholes)))
    question = f"{how_many(dossier, whole, places)} A part of them is counted higher than the whole."
    more = numeric(world, key, question, parts).positions
    answers = [PositionHeld.model_construct(answer=f"part: {one.answer}", holders=one.holders) for one in more] + [
        PositionHeld.model_construct(answer=f"whole: {one.answer}", holders=one.holders)
        for one in numeric(world, key, question, wholes).positions
    ]
    dispute = Dispute.model_construct(id=key, question=question, positions=tuple(answers))
    return Found(dispute, "conflict", "exceeds", whole)
