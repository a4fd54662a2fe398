"""Figures that disagree: for one scope, and a part that somebody counts higher than somebody else the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.analysis.figures import Figure, Scope
from dossier.analysis.found import Found, difference, found_id, kind_of, numeric
from dossier.analysis.questions import how_many
from dossier.analysis.world import Claims, World
from dossier.model import Dispute
from dossier.model.dispute import PositionHeld


def _topic(scope: Scope) -> str:
    more = sorted(scope.classes - {"people"})
    return "-".join((scope.measure, *more))


def _of_this_event(world: World, claims: Claims) -> Iterator[tuple[Scope, Mapping[str, tuple[Figure, ...]]]]:
    """A record of another event is shown, and in no numeric dispute here."""
    return ((scope, told) for scope, told in claims.told.items() if scope.event == world.base.dossier.id)


def differing(world: World, claims: Claims) -> Iterator[Found]:
    """The scopes for which different voices give figures that do not agree."""
    for scope, told in _of_this_event(world, claims):
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
        for scope, told in _of_this_event(world, claims)
        if (own := [(voice, one) for voice, figures in told.items() for one in figures if one.high is not None])
    }
    lookup = scopes.by_place(limited)
    for part, told in _of_this_event(world, claims):
        for whole in scopes.wholes(part, lookup):
            pairs = [
                (ours, one, theirs, other)
                for ours, figures in told.items()
                for one in figures
                for theirs, other in limited[whole]
                if ours != theirs and other.high is not None and one.low > other.high
            ]
            if pairs:
                yield _exceeds(world, part, whole, pairs)


def _exceeds(world: World, part: Scope, whole: Scope, pairs: list[tuple[str, Figure, str, Figure]]) -> Found:
    dossier, places = world.base.dossier, world.base.places
    parts = list({one.record: (ours, one.record, one.count) for ours, one, _, _ in pairs}.values())
    wholes = list({other.record: (theirs, other.record, other.count) for _, _, theirs, other in pairs}.values())
    topic = f"{_topic(whole)}-exceeds" if part.classes == whole.classes else f"{_topic(whole)}-exceeds-{_topic(part)}"
    # of each side the smallest id: a part may exceed several wholes
    key = found_id(topic, (min(record for _, record, _ in side) for side in (parts, wholes)))
    question = f"{how_many(dossier, whole, places)} A part of them is counted higher than the whole."
    more = numeric(world, key, question, parts).positions
    answers = [PositionHeld.model_construct(answer=f"part: {one.answer}", holders=one.holders) for one in more] + [
        PositionHeld.model_construct(answer=f"whole: {one.answer}", holders=one.holders)
        for one in numeric(world, key, question, wholes).positions
    ]
    dispute = Dispute.model_construct(id=key, question=question, positions=tuple(answers))
    return Found(dispute, "conflict", "exceeds", whole)
