"""Who belongs to whom, what lies in what, and which tellings are of one incident."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dossier.model.dossier import AnyRecord, Dossier
from dossier.model.strike import Strike


def containing(dossier: Dossier, place: str) -> dict[str, bool]:
    """The places that a place lies in, however deep; the value says whether that is certain.

    A place within several lies in their union: being in one of them is possible, in what contains all certain.
    """
    found: dict[str, dict[str, bool]] = {}
    for key in upwards(place, lambda key: _within(dossier, key)):
        ways = [{**found.get(parent, {}), parent: True} for parent in _within(dossier, key)]
        found[key] = {place: all(way.get(place, False) for way in ways) for way in ways for place in way}
    return {key: sure for key, sure in found[place].items() if key != place}


def _within(dossier: Dossier, place: str) -> tuple[str, ...]:
    return dossier.places[place].within if place in dossier.places else ()


def memberships(dossier: Dossier, actor: str) -> frozenset[str]:
    """The actors that an actor is part of, however deep, without itself."""
    found = upwards(actor, lambda key: dossier.actors[key].part_of if key in dossier.actors else ())
    return frozenset(found) - {actor}


def voice(dossier: Dossier, teller: str) -> str:
    """Whose voice a teller speaks with: along `speaks_for`, nothing else.

    Sources that share an original and state no publisher have one voice: the first of them.
    """
    seen = {teller}
    while (actor := dossier.actors.get(teller)) is not None:
        onward = actor.speaks_for
        if onward is None or onward in seen:
            break
        teller = onward
        seen.add(teller)
    source = dossier.sources.get(teller)
    if source is None or source.original is None or source.publisher is not None:
        return teller
    return next(
        key for key, other in dossier.sources.items() if other.original == source.original and other.publisher is None
    )


def of_this_event(dossier: Dossier, record: AnyRecord) -> bool:
    """Whether a record is about the event of its dossier; others are shown and marked, and counted in nothing."""
    return record.event is None or record.event == dossier.id


def incidents(strikes: Iterable[Strike]) -> list[tuple[Strike, ...]]:
    """The tellings of each incident: strikes joined by `same_as`, whichever side says so, in the order given."""
    group: dict[str, list[Strike]] = {}
    for strike in strikes:
        group.setdefault(strike.id, []).append(strike)
    for strike in [strike for told in group.values() for strike in told]:
        for ref in strike.same_as:
            mine, other = group[strike.id], group.get(ref)
            if other is not None and other is not mine:
                mine.extend(other)
                group.update((moved.id, mine) for moved in other)
    order = {key: number for number, key in enumerate(group)}
    joined = {id(told): tuple(sorted(told, key=lambda strike: order[strike.id])) for told in group.values()}
    return list(joined.values())


def upwards(start: str, parents: Callable[[str], Sequence[str]]) -> list[str]:
    """Everything reached from `start` along `parents`, itself last: each after its parents, except in a circle."""
    done: dict[str, None] = {}
    begun = {start}
    stack: list[tuple[str, Iterator[str]]] = [(start, iter(parents(start)))]
    while stack:
        key, rest = stack[-1]
        onward = next((parent for parent in rest if parent not in begun), None)
        if onward is None:
            stack.pop()
            done[key] = None
        else:
            begun.add(onward)
            stack.append((onward, iter(parents(onward))))
    return list(done)
