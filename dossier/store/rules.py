"""What must hold between the records of a dossier, beyond what each of them says by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dossier.model import CasualtyReport, Dossier, Entry, Reaction, Strike
from dossier.model.base import EVENT
from dossier.model.telling import own_voice, tellers, voices
from dossier.store.faults import Fault, Path, listed

_NO_CLAIM = frozenset(
    "id title said_by said event cited credibility repeats same_as retracts because_of ids note tags sensitivity "
    "strike_status harm_grade assessments part_of subset_of overlaps disjoint_from share_of hull_of cumulative of "
    "kind stance about replies_to act".split()
)
"""Fields that are the author's own doing or that a passage supports together with the statement itself."""

CIRCLE = 8
"""How many members of a circle are named."""


def paths(dossier: Dossier) -> dict[str, Path]:
    """Where each entry stands in the file's data."""
    found: dict[str, Path] = {}
    for name in ("strikes", "casualties", "reactions", "background", "disputes"):
        for index, item in enumerate(getattr(dossier, name)):
            found.setdefault(item.id, (name, index))
    for name in ("actors", "places", "sources"):
        for key in getattr(dossier, name):
            found.setdefault(key, (name, key))
    return found


def check(dossier: Dossier) -> Iterator[Fault]:
    """Every fault of the dossier's own making, in no particular order."""
    where = paths(dossier)
    yield from _ids(dossier)
    yield from _cycles(dossier, where)
    for entry in dossier.entries.values():
        path = where[entry.id]
        if entry.record is not None:
            yield from _voices(dossier, entry, path)
            yield from _support(entry, path)
            yield from _grades(dossier, entry, path)
    yield from _sources(dossier)
    yield from _places(dossier)
    yield from _disputes(dossier)


def _ids(dossier: Dossier) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in ("actors", "places", "originals", "sources"):
        for key in getattr(dossier, name):
            # An original and the source made from it may share their name: nothing refers to both.
            space = "originals" if name == "originals" else "ids"
            yield from _taken(seen, f"{space}:{key}", key, name, (name, key), as_key=True)
    for name in ("strikes", "casualties", "reactions", "background", "disputes"):
        for index, item in enumerate(getattr(dossier, name)):
            yield from _taken(seen, f"ids:{item.id}", item.id, name, (name, index, "id"), as_key=False)


def _taken(seen: dict[str, str], slot: str, key: str, section: str, path: Path, *, as_key: bool) -> Iterator[Fault]:
    if key == EVENT:
        yield Fault(path, "the id event is reserved", hint="choose another id", rule="reserved-id", key=as_key)
    elif slot in seen:
        yield Fault(
            path,
            f"the id {key} is already taken in {seen[slot]}",
            expected="one id for one thing, across all sections",
            hint=f"rename this one, for instance {key}-{section.rstrip('s')}",
            rule="duplicate-id",
            key=as_key,
        )
    seen.setdefault(slot, section)


def _cycles(dossier: Dossier, where: Mapping[str, Path]) -> Iterator[Fault]:
    records = {record.id: record for record in dossier.records}
    strikes = {strike.id: strike for strike in dossier.strikes}
    chains: tuple[tuple[str, Mapping[str, Any], Callable[[Any], tuple[str, ...]]], ...] = (
        ("within", dossier.places, lambda place: place.within),
        ("part_of", dossier.actors, lambda actor: actor.part_of),
        ("speaks_for", dossier.actors, lambda actor: (actor.speaks_for,) if actor.speaks_for else ()),
        ("derived_from", dossier.sources, lambda source: source.derived_from),
        ("part_of", strikes, lambda strike: strike.part_of),
        ("repeats", records, lambda record: record.repeats),
    )
    for field, items, onward in chains:
        for circle in _circles({key: onward(item) for key, item in items.items()}):
            yield Fault(
                (*where[circle[0]], field),
                f"{' → '.join((*circle[:CIRCLE], *(('…',) if len(circle) > CIRCLE else ()), circle[0]))}"
                " goes round in a circle",
                expected=f"{field} leads to an end",
                hint="take one of the links out",
                rule="cycle",
            )


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, told from the member that stands first in the file."""
    done: set[str] = set()
    for start in links:
        trail: list[str] = []
        on_trail: set[str] = set()
        stack: list[tuple[str, Iterator[str]]] = [] if start in done else [(start, iter(links[start]))]
        if stack:
            trail.append(start)
            on_trail.add(start)
        while stack:
            node, rest = stack[-1]
            step = next((target for target in rest if target in links and target not in done), None)
            if step is None:
                stack.pop()
                done.add(node)
                trail.pop()
                on_trail.discard(node)
            elif step in on_trail:
                yield tuple(trail[trail.index(step) :])
            else:
                stack.append((step, iter(links[step])))
                trail.append(step)
                on_trail.add(step)


def _voices(dossier: Dossier, entry: Entry, path: Path) -> Iterator[Fault]:
    record = entry.record
    if record is None or record.said_by is not None or (isinstance(record, Reaction) and record.by):
        return
    own = voices(dossier, record)
    if len(own) > 1:
        yield Fault(
            path,
            f"nobody is said to tell this, and it is cited from {listed(own)}",
            expected="one teller for one statement",
            hint="name the teller with said_by, or make one record for each",
            rule="two-voices",
        )


def _support(entry: Entry, path: Path) -> Iterator[Fault]:
    record = entry.record
    if record is None or not any(citation.for_ for citation in record.cited):
        return
    fields = {info.alias or name: name for name, info in type(record).model_fields.items()}
    stated = {key for key, name in fields.items() if name in record.model_fields_set and key not in _NO_CLAIM}
    named: set[str] = set()
    for index, citation in enumerate(record.cited):
        for spot, field in enumerate(citation.for_):
            head = field.split(".")[0]
            named.add(head)
            if head not in fields:
                yield Fault(
                    (*path, "cited", index, "for", spot),
                    f"{field} is no field of a record in {entry.section}",
                    expected=f"one of {listed(sorted(stated))}",
                    rule="unknown-field",
                )
    if all(citation.for_ for citation in record.cited) and (bare := sorted(stated - named)):
        yield Fault(
            path,
            f"no citation supports {listed(bare)}",
            expected="every stated field has a passage",
            hint="add the field to a citation's for, or leave for out of one of them",
            level="warning",
            rule="unsupported",
        )


def _grades(dossier: Dossier, entry: Entry, path: Path) -> Iterator[Fault]:
    item = entry.item
    if isinstance(item, Strike) and item.harm_grade == "confirmed" and not _conceded(dossier, item.id):
        yield Fault(
            (*path, "harm_grade"),
            "confirmed, but no party concedes it",
            expected="Airwars' confirmed means conceded by a belligerent",
            hint="add the record in which the party concedes it, or choose fair",
            level="warning",
            rule="grade",
        )
    if isinstance(item, Strike) and item.harm_grade == "fair" and len(_harm_voices(dossier, item)) < 2:
        yield Fault(
            (*path, "harm_grade"),
            "fair, but only one voice reports the harm",
            expected="Airwars' fair means two or more credible sources",
            level="warning",
            rule="grade",
        )
    if (
        isinstance(item, CasualtyReport)
        and item.conceded_by is not None
        and item.conceded_by not in {*tellers(dossier, item), *voices(dossier, item)}
    ):
        yield Fault(
            (*path, "conceded_by"),
            f"{item.conceded_by} does not tell this record",
            expected="conceded_by stands only on the conceding party's own record",
            rule="conceded",
        )


def _harm_voices(dossier: Dossier, strike: Strike) -> set[str]:
    told: list[CasualtyReport | Strike] = [report for report in dossier.casualties if strike.id in report.strike]
    return {voice for record in told or [strike] for voice in voices(dossier, record)}


def _conceded(dossier: Dossier, strike: str) -> bool:
    return any(report.conceded_by is not None and strike in report.strike for report in dossier.casualties) or any(
        strike in reaction.about
        and ("concede" in reaction.act or (reaction.responsibility or "").startswith("acknowledges"))
        for reaction in dossier.reactions
    )


def _sources(dossier: Dossier) -> Iterator[Fault]:
    for key, source in dossier.sources.items():
        for index, field in enumerate(source.not_stated):
            if getattr(source, field):
                yield Fault(
                    ("sources", key, "not_stated", index),
                    f"{field} is given and said to be not stated",
                    hint="keep one of the two",
                    rule="not-stated",
                )


def _places(dossier: Dossier) -> Iterator[Fault]:
    for key, place in dossier.places.items():
        if place.coordinates is not None and place.precision is None:
            yield Fault(
                ("places", key, "coordinates"),
                "coordinates without a precision",
                expected="how exactly: 10m, 1km, town, district, province, country",
                level="warning",
                rule="precision",
            )


def _disputes(dossier: Dossier) -> Iterator[Fault]:
    for index, dispute in enumerate(dossier.disputes):
        for spot, position in enumerate(dispute.positions):
            for number, holder in enumerate(position.holders):
                path: Path = ("disputes", index, "positions", spot, "holders", number)
                if not holder.per:
                    yield Fault(
                        path,
                        f"{holder.who} holds this answer by no record",
                        hint="name the records with per",
                        level="warning",
                        rule="holder",
                    )
                for place, ref in enumerate(holder.per):
                    entry = dossier.entries.get(ref)
                    if entry is not None and entry.record is not None and not _tells(dossier, entry, holder.who):
                        yield Fault(
                            (*path, "per", place),
                            f"{ref} is not told by {holder.who}",
                            expected="a holder holds an answer by what it said",
                            level="warning",
                            rule="holder",
                        )


def _tells(dossier: Dossier, entry: Entry, who: str) -> bool:
    record = entry.record
    if record is None:
        return True
    told = {*tellers(dossier, record), *voices(dossier, record)}
    told |= set(record.by) if isinstance(record, Reaction) else set()
    return who in told or own_voice(dossier, who) in told
