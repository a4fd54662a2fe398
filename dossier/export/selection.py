"""The part of a dossier that an export writes: entries, what they refer to, and their data as the file has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dossier.model import SECTIONS, Dossier, Entry, Event, Item, Reaction
from dossier.model.references import TELLERS, Targets, references

Data = dict[str, Any]
_KEPT = ("actors", "places", "sources")


def exactly(dossier: Dossier, entries: Iterable[Entry]) -> Dossier:
    """The dossier with these entries as they are, and no others, in its own order."""
    wanted = {entry.id: entry.item for entry in entries}
    return dossier.model_copy(update={section: _among(getattr(dossier, section), wanted) for section in SECTIONS})


def _among(part: Any, wanted: Mapping[str, Item]) -> Any:
    if isinstance(part, dict):
        return {key: wanted[key] for key in part if key in wanted}
    return tuple(wanted[item.id] for item in part if item.id in wanted)


def with_references(dossier: Dossier, entries: Iterable[Entry]) -> Dossier:
    """The dossier with these entries, and with the actors, places, sources and originals that they refer to.

    References are followed as far as they lead; the event's places are always kept. Records and disputes that
    are not among the entries stay out, so that a kept record may name one that is not there.
    """
    wanted = {entry.id: entry for entry in entries}
    if all(key in wanted and wanted[key].item is entry.item for key, entry in dossier.entries.items()):
        return dossier
    originals: set[str] = set()
    waiting: list[Item | Event] = [dossier.event, *(entry.item for entry in wanted.values())]
    while waiting:
        for key, targets in _named(waiting.pop()):
            entry = dossier.entries.get(key)
            if targets == ("originals",):
                originals.add(key)
            elif entry is not None and entry.section in _KEPT and key not in wanted:
                wanted[key] = entry
                waiting.append(entry.item)
    kept = {key: original for key, original in dossier.originals.items() if key in originals}
    return exactly(dossier, wanted.values()).model_copy(update={"originals": kept})


def _named(item: Item | Event) -> Iterator[tuple[str, Targets]]:
    yield from ((reference.id, reference.targets) for reference in references(item))
    if isinstance(item, Reaction) and item.asked_by is not None:
        yield item.asked_by, TELLERS


def data(dossier: Dossier) -> Data:
    """The dossier as plain data with the keys of the file format; what has its default is left out.

    The whole dossier is written at once: its serializer exists since it was loaded, those of its parts do not.
    """
    return dossier.model_dump(mode="json", by_alias=True, exclude_defaults=True, context={"zone": dossier.zone})


def dumped(dossier: Dossier, entries: Sequence[Entry]) -> list[tuple[Entry, Data]]:
    """Each entry with its data, in the order of the entries; the data of every one of them begins with its id."""
    written = data(exactly(dossier, entries))
    found: dict[str, Data] = {}
    for section in SECTIONS:
        part = written.get(section, ())
        keyed = part.items() if isinstance(part, dict) else ((item["id"], item) for item in part)
        found.update((key, {"id": key, **item}) for key, item in keyed)
    return [(entry, found[entry.id]) for entry in entries]
