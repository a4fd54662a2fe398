"""What is left of a dossier of which parts do not validate, so that the rest is checked in the same run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from dossier.model import MEASURES, Dossier
from dossier.store.faults import Fault
from dossier.store.tree import Data

LISTS = ("strikes", "incidents", "casualties", "reactions", "background", "disputes")
MAPPINGS = ("actors", "places", "originals", "sources")
"""The sections of a file that hold entries: in a list, or by their ids."""

Place = tuple[str | int, ...]
"""Where something stands in the data, as Pydantic tells it."""

Kept = Mapping[str, Sequence[int]]
"""Of each list that has lost entries: where those that are left stand in the file."""


class Rest(NamedTuple):
    """What is left: a dossier of the entries that validate, None where that is none; and where they stand."""

    dossier: Dossier | None
    kept: Kept

    def in_file(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Faults of that dossier, each where its entry stands in the file."""
        for fault in faults:
            section, *inside = fault.path or ("",)
            places = self.kept.get(str(section)) or (self.kept.get("incidents") if section == "strikes" else None)
            if places and inside and isinstance(inside[0], int):
                yield fault._replace(path=(section, places[inside[0]], *inside[1:]))
            else:
                yield fault


def without_entries(data: dict[str, Data], places: Sequence[Place], context: Mapping[str, str]) -> Rest:
    """The dossier without the entries that are faulty in these places, and without those that are so then."""
    kept: dict[str, list[int]] = {}
    for _ in range(2):
        rest = _pruned(data, places, kept)
        if rest is None:
            break
        try:
            return Rest(Dossier.model_validate(rest, context=context), kept)
        except ValidationError as error:
            data, places = rest, [detail["loc"] for detail in error.errors(include_url=False)]
    return Rest(None, {})


def without_fields(data: dict[str, Data], places: Sequence[Place], context: Mapping[str, str]) -> Dossier | None:
    """The dossier without the faulty fields alone, every entry in its place; None where more is wrong."""
    rest = _blanked(data, places)
    return without_entries(rest, (), context).dossier if rest is not None else None


def _section(place: Place, data: Mapping[str, Data]) -> str:
    section = str(place[0]) if place else ""
    return "incidents" if section == "strikes" and "strikes" not in data else section


def _blanked(data: dict[str, Data], places: Iterable[Place]) -> dict[str, Data] | None:
    rest = dict(data)
    copied: set[str] = set()
    for place in places:
        section = _section(place, data)
        items = rest.get(section)
        if section not in (*LISTS, *MAPPINGS) or len(place) < 3 or not isinstance(items, list | dict):
            return None
        if section not in copied:
            copied.add(section)
            copies = {key: dict(item) if isinstance(item, dict) else item for key, item in _keyed(items)}
            items = rest[section] = list(copies.values()) if isinstance(items, list) else copies
        item = dict(_keyed(items)).get(place[1])
        if not isinstance(item, dict):
            return None
        item.pop(str(place[2]), None)
        if place[2] in MEASURES:
            item[str(place[2])] = "unknown"  # a report of no figure at all would not validate either
    return rest


def _keyed(items: list[Any] | dict[str, Any]) -> Iterable[tuple[Any, Any]]:
    return enumerate(items) if isinstance(items, list) else items.items()


def _pruned(data: dict[str, Data], places: Iterable[Place], kept: dict[str, list[int]]) -> dict[str, Data] | None:
    """The data without the entries that did not validate, `kept` brought up to date; None: more than those is wrong."""
    rest: dict[str, Data] = dict(data)
    drop: defaultdict[str, set[str | int]] = defaultdict(set)
    for place in places:
        section = _section(place, data)
        if section in (*LISTS, *MAPPINGS) and len(place) > 1:
            drop[section].add(place[1])
        elif section in rest and section not in ("dossier", "id", "title", "sources"):
            del rest[section]
        else:
            return None
    for section, keys in drop.items():
        items = rest.get(section)
        if isinstance(items, list):
            left = [index for index in range(len(items)) if index not in keys]
            before = kept.get(section, range(len(items)))
            kept[section] = [before[index] for index in left]
            rest[section] = [items[index] for index in left]
        elif isinstance(items, dict) and section in MAPPINGS:
            rest[section] = {key: item for key, item in items.items() if key not in keys}
        else:
            del rest[section]
    return rest
