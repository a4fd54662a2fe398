"""Every place in a dossier that names an id, and what it may name.

One table, used by whoever checks references and by whoever keeps what a record refers to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dossier.model.actor import Actor
from dossier.model.background import Background
from dossier.model.base import EVENT, Frozen
from dossier.model.casualty import CasualtyReport
from dossier.model.citation import Citation
from dossier.model.dispute import Dispute, Holder, Over, PositionHeld
from dossier.model.dossier import ENTITY_SECTIONS, RECORD_SECTIONS, Event, Item, Related, Section
from dossier.model.place import Place, Position
from dossier.model.reaction import Reaction
from dossier.model.source import Source
from dossier.model.strike import Assessment, Hit, Party, Strike
from dossier.model.where import Locus

Target = Section | Literal["originals"]
Targets = tuple[Target, ...]
Path = tuple[str | int, ...]

ACTORS: Targets = ("actors",)
PLACES: Targets = ("places",)
SOURCES: Targets = ("sources",)
STRIKES: Targets = ("strikes",)
FIGURES: Targets = ("casualties",)
RECORDS: Targets = RECORD_SECTIONS
TELLERS: Targets = ("actors", "sources")
ANYTHING: Targets = (*RECORD_SECTIONS, *ENTITY_SECTIONS)
_INSIDE: Targets = ()
"""The field holds parts that name ids themselves."""


class Reference(NamedTuple):
    """An id where it is named.

    `path` leads there from the item as pydantic's `loc` does: the keys of the file and the index in each list.
    A short form stands in the file where its path begins (`by: us` for `by, 0, actor`), so that whoever walks the
    path skips the parts that the file does not have. `targets` are the sections in which the id may stand.
    """

    path: Path
    id: str
    targets: Targets


_RECORD: dict[str, Targets] = {
    "said_by": TELLERS,
    "cited": _INSIDE,
    "repeats": RECORDS,
    "retracts": RECORDS,
    "because_of": RECORDS,
}

FIELDS: dict[type[Frozen], dict[str, Targets]] = {
    Strike: {
        **_RECORD,
        "same_as": STRIKES,
        "part_of": STRIKES,
        "where": _INSIDE,
        "by": _INSIDE,
        "ordered_by": ACTORS,
        "on_behalf_of": ACTORS,
        "hits": _INSIDE,
        "assessments": _INSIDE,
    },
    CasualtyReport: {
        **_RECORD,
        "same_as": FIGURES,
        "whose": ACTORS,
        "where": _INSIDE,
        "subset_of": FIGURES,
        "overlaps": FIGURES,
        "disjoint_from": FIGURES,
        "share_of": FIGURES,
        "hull_of": FIGURES,
        "conceded_by": ACTORS,
        "strike": STRIKES,
    },
    Reaction: {
        **_RECORD,
        "same_as": ("reactions",),
        "by": ACTORS,
        "on_behalf_of": ACTORS,
        "to": ACTORS,
        "where": _INSIDE,
        "about": ANYTHING,
        "replies_to": RECORDS,
    },
    Background: {**_RECORD, "same_as": ("background",), "about": ANYTHING, "where": _INSIDE},
    Citation: {"source": SOURCES, "via": TELLERS, "renders": RECORDS},
    Locus: dict.fromkeys(("place", "near", "vicinity_of", "along", "opposite", "within"), PLACES),
    Party: {"actor": ACTORS},
    Hit: {"whose": ACTORS},
    Assessment: {"by": ACTORS},
    Dispute: {"over": _INSIDE, "positions": _INSIDE},
    Over: {"where": _INSIDE},
    PositionHeld: {"holders": _INSIDE},
    Holder: {"who": TELLERS, "per": RECORDS},
    Actor: {
        "part_of": ACTORS,
        "speaks_for": ACTORS,
        "led_by": ACTORS,
        "supported_by": ACTORS,
        "named_by": ACTORS,
        "country": PLACES,
    },
    Place: {"within": PLACES, "overlaps": PLACES, "positions": _INSIDE},
    Position: {"by": ACTORS, "cited": _INSIDE},
    Source: {"publisher": ACTORS, "derived_from": SOURCES, "original": ("originals",)},
    Event: {"where": PLACES},
    Related: {"per": RECORDS},
}
"""For each part of a dossier its fields that name ids, with the sections in which those may stand."""

_RESERVED = {(Locus, "place"), (Reaction, "about"), (Background, "about")}
"""Where `event` means the event of the dossier, and is no reference."""


def references(item: Item | Event | Related) -> Iterator[Reference]:
    """Every id that an entry, the event or a related dossier names inside this dossier.

    Left out are the item's own id, `event` where it is reserved, records of other dossiers
    (`dossier-id/record-id`), ids of other dossiers (a record's `event`), and `asked_by`, which may be words.
    """
    return _references(item, ())


def _references(part: Frozen, path: Path) -> Iterator[Reference]:
    kind = type(part)
    for field, targets in FIELDS[kind].items():
        value = getattr(part, field)
        if not value:
            continue
        items = [((*path, field), value)]
        if isinstance(value, tuple):
            items = [((*path, field, index), item) for index, item in enumerate(value)]
        for where, item in items:
            if not targets:
                yield from _references(item, where)
            elif "/" not in item and not (item == EVENT and (kind, field) in _RESERVED):
                yield Reference(where, item, targets)
