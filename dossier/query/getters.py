"""How the fields of the table read an entry, where a model's attribute alone does not say it."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from typing import Any

from dossier.model import Actor, Citation, Dispute, Dossier, Entry, Place, Reaction, Source, Strike, telling
from dossier.model.dossier import AnyRecord
from dossier.model.edtf import OPEN
from dossier.model.values import metres
from dossier.query.field import Getter, Link, intervals, sure
from dossier.query.leaves import named as named_by
from dossier.query.reach import Spot, spots
from dossier.query.truth import Truth

Values = tuple[Any, ...]


def _record(entry: Entry) -> AnyRecord:
    record = entry.record
    if record is None:
        raise TypeError(f"{entry.id} is no record")
    return record


def own_id(entry: Entry, _: Dossier) -> Values:
    """The id."""
    return (entry.id,)


def section(entry: Entry, _: Dossier) -> Values:
    """The section."""
    return (entry.section,)


def title(entry: Entry, _: Dossier) -> Values:
    """The title, name or question."""
    item = entry.item
    if isinstance(item, Actor | Place):
        return (item.name, *item.names.values(), *item.aliases)
    found = item.question if isinstance(item, Dispute) else item.title
    return (found,) if found else ()


def note(entry: Entry, _: Dossier) -> Values:
    """The author's remark."""
    return (entry.item.note,) if entry.item.note else ()


def itself(entry: Entry, _: Dossier) -> tuple[Link, ...]:
    """The entry as a reference to itself."""
    return sure([entry.id])


def here(entry: Entry, _: Dossier) -> tuple[Spot, ...]:
    """A place as a place to be in."""
    return (("at", entry.id),)


def where(entry: Entry, dossier: Dossier) -> tuple[Spot, ...]:
    """The places of a record."""
    return spots(dossier, _record(entry).where)


def where_of_event(_: Entry, dossier: Dossier) -> tuple[Spot, ...]:
    """The places of the event, which a reaction is about unless it says otherwise."""
    return tuple(("at", place) for place in dossier.event.where)


def country(entry: Entry, _: Dossier) -> tuple[Spot, ...]:
    """The country of an actor."""
    found = entry.item.country if isinstance(entry.item, Actor) else None
    return (("at", found),) if found else ()


def precision(entry: Entry, dossier: Dossier) -> Values:
    """The radius in metres of each of its places: inf for a country, None where it is not known."""
    item = entry.item
    if isinstance(item, Place):
        return () if item.shown_precision is None else (_metres(item),)
    found = spots(dossier, _record(entry).where)
    return tuple(_metres(dossier.places.get(place)) if way == "at" else None for way, place in found)


def _metres(place: Place | None) -> float | None:
    if place is None or place.shown_precision is None:
        return None
    radius = metres(place.shown_precision)
    return math.inf if radius is None else float(radius)


def doers(entry: Entry, _: Dossier) -> tuple[Link, ...]:
    """Who did it; a suspect possibly."""
    item = entry.item
    if isinstance(item, Strike):
        return tuple((p.actor, Truth.POSSIBLE if p.certainty == "suspected" else Truth.YES) for p in item.by)
    return sure(item.by) if isinstance(item, Reaction) else ()


def tellers(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """Who makes the statement; where a source speaks for itself, it and its publisher."""
    record = _record(entry)
    own = [c.source for c in record.cited] if telling.in_own_voice(dossier, record) else []
    stated = [record.said_by] if record.said_by is not None else own
    return sure([*telling.tellers(dossier, record), *stated])


def holders(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """Who holds an answer of a dispute."""
    positions = entry.item.positions if isinstance(entry.item, Dispute) else ()
    whos = [holder.who for position in positions for holder in position.holders]
    return sure(key for who in whos for key in (who, telling.own_voice(dossier, who)))


def said_at(entry: Entry, dossier: Dossier) -> Values:
    """When it was said, stated or computed; nothing where that is open at both ends."""
    interval = telling.said(dossier, _record(entry))
    return () if interval == OPEN else (interval,)


def said_by_author(entry: Entry, dossier: Dossier) -> Values:
    """When a reaction that is a statement happened: when its author said it."""
    return said_at(entry, dossier) if _record(entry).said_by is None else ()


def carriers(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """Its sources, their publishers, and the relays in between."""
    return sure(telling.carriers(dossier, _record(entry)))


def carrying(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """A source and who speaks in it."""
    return sure([entry.id, telling.own_voice(dossier, entry.id)])


def named(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """Every actor that a record names, and who carries it."""
    keys = [*named_by(dossier, entry), *telling.carriers(dossier, _record(entry))]
    return sure(key for key in keys if key in dossier.actors)


def whose_hits(entry: Entry, _: Dossier) -> tuple[Link, ...]:
    """To whom what was hit belonged."""
    hits = entry.item.hits if isinstance(entry.item, Strike) else ()
    return sure(owner for hit in hits for owner in hit.whose)


def concerned(entry: Entry, _: Dossier) -> tuple[Link, ...]:
    """Whose people were harmed, and by which incident."""
    item: Any = entry.item
    return sure([*item.whose, *item.strike])


def hits(entry: Entry, _: Dossier) -> Values:
    """What was hit, in words."""
    found = entry.item.hits if isinstance(entry.item, Strike) else ()
    return tuple(text for hit in found for text in (hit.what, hit.kind) if text)


def hit(attribute: str) -> Getter:
    """A term that qualifies what was hit."""

    def get(entry: Entry, _: Dossier) -> tuple[Hashable, ...]:
        found = entry.item.hits if isinstance(entry.item, Strike) else ()
        return tuple(value for hit in found if (value := getattr(hit, attribute)) is not None)

    return get


def weapons(entry: Entry, _: Dossier) -> Values:
    """Weapons, platforms and means, in words."""
    if not isinstance(entry.item, Strike):
        return ()
    parts = [text for w in entry.item.weapons for text in (w.kind, w.designation, w.platform)]
    return tuple(text for text in (*parts, entry.item.means) if text)


def classes(entry: Entry, _: Dossier) -> Values:
    """The classes of people that a report or a part of it counts; armed forces are combatants."""
    item: Any = entry.item
    found = [*item.of, *(each for part in item.including.values() for each in part)]
    combatants = {"members_of_armed_forces", "directly_participating"} & set(found)
    return tuple(dict.fromkeys([*found, *(["combatants"] if combatants else [])]))


def _sources(entry: Entry, dossier: Dossier) -> Iterator[tuple[str, Source]]:
    for citation in _record(entry).cited:
        if (source := dossier.sources.get(citation.source)) is not None:
            yield citation.source, source


def cited_sources(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """The sources it cites."""
    return sure(key for key, _ in _sources(entry, dossier))


def publishers(entry: Entry, dossier: Dossier) -> tuple[Link, ...]:
    """Who published them."""
    return sure(source.publisher for _, source in _sources(entry, dossier) if source.publisher is not None)


def published(entry: Entry, dossier: Dossier) -> Values:
    """When they were published."""
    return intervals((source.published for _, source in _sources(entry, dossier)), dossier)


def languages(entry: Entry, dossier: Dossier) -> Values:
    """The languages of its sources, or its own: each tag and, where it has subtags, the language alone."""
    own = [entry.item] if isinstance(entry.item, Source) else [source for _, source in _sources(entry, dossier)]
    tags = [source.language for source in own if source.language is not None]
    return tuple(dict.fromkeys(each for tag in tags for each in (tag, tag.partition("-")[0])))


def reliability(entry: Entry, dossier: Dossier) -> Values:
    """Their reliability."""
    return tuple(dict.fromkeys(s.reliability for _, s in _sources(entry, dossier) if s.reliability is not None))


def _citations(entry: Entry) -> tuple[Citation, ...]:
    return _record(entry).cited


def quotes(entry: Entry, _: Dossier) -> Values:
    """The quoted words."""
    return tuple(c.quote for c in _citations(entry) if c.quote is not None)


def words(entry: Entry, _: Dossier) -> Values:
    """Whose words each citation gives."""
    return tuple(dict.fromkeys(c.kind for c in _citations(entry)))


def verbs(entry: Entry, _: Dossier) -> Values:
    """The carriers' verbs of saying."""
    return tuple(c.verb for c in _citations(entry) if c.verb is not None)


def event_here(_: Entry, dossier: Dossier) -> Values:
    """This dossier, whose event a record is about unless it says otherwise."""
    return (dossier.id,)


def disputed_records(entry: Entry, _: Dossier) -> tuple[Link, ...]:
    """The records by which the answers are held."""
    return sure(entry.item.records) if isinstance(entry.item, Dispute) else ()


def disputed_places(entry: Entry, dossier: Dossier) -> tuple[Spot, ...]:
    """The places of the figures that a dispute is about."""
    over = entry.item.over if isinstance(entry.item, Dispute) else None
    return spots(dossier, over.where) if over is not None else ()


def answers(entry: Entry, _: Dossier) -> Values:
    """The answers."""
    return tuple(p.answer for p in entry.item.positions) if isinstance(entry.item, Dispute) else ()


def stances(entry: Entry, _: Dossier) -> Values:
    """How the answers are held."""
    positions = entry.item.positions if isinstance(entry.item, Dispute) else ()
    return tuple(dict.fromkeys(holder.as_ for position in positions for holder in position.holders))


def status(entry: Entry, _: Dossier) -> Values:
    """The latest status of a dispute."""
    stated = entry.item.status if isinstance(entry.item, Dispute) else ()
    return (stated[-1].is_,) if stated else ()
