"""The whole dossier of one event, and its entries by section and id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, AliasChoices, Field

from dossier.model import edtf
from dossier.model.actor import Actor
from dossier.model.background import Background
from dossier.model.base import Frozen, Id, Many, Ref, Words
from dossier.model.casualty import CasualtyReport
from dossier.model.dispute import Dispute
from dossier.model.place import Place
from dossier.model.reaction import Reaction
from dossier.model.source import Original, Source
from dossier.model.strike import Strike
from dossier.model.when import When

Section = Literal["strikes", "casualties", "reactions", "background", "disputes", "actors", "places", "sources"]
RECORD_SECTIONS: tuple[Section, ...] = ("strikes", "casualties", "reactions", "background")
ENTITY_SECTIONS: tuple[Section, ...] = ("disputes", "actors", "places", "sources")
SECTIONS: tuple[Section, ...] = (*RECORD_SECTIONS, *ENTITY_SECTIONS)

AnyRecord = Strike | CasualtyReport | Reaction | Background
Item = AnyRecord | Dispute | Actor | Place | Source


@dataclass(frozen=True, slots=True)
class Entry:
    """Anything that has an id and a line in a list: a record or an entity, with the section it stands in."""

    section: Section
    id: str
    item: Item

    @property
    def record(self) -> AnyRecord | None:
        """The record, where it is one."""
        return self.item if isinstance(self.item, Strike | CasualtyReport | Reaction | Background) else None


def _zone(name: str) -> str:
    edtf.zone_info(name)
    return name


Zone = Annotated[str, AfterValidator(_zone)]
"""The name of an IANA time zone: `Europe/Vilnius`."""


class Event(Frozen):
    """The event that the dossier is about."""

    when: When | None = None
    """When it happened, as precisely as the author can say."""
    timezone: Zone = "UTC"
    """IANA zone in which dates without an offset are read."""
    where: Many[Id] = ()
    """Where it happened: keys of `places`."""


class Related(Frozen):
    """Another dossier, and what it has to do with this one."""

    id: Id
    """The id of the other dossier."""
    relation: Literal["response_to", "led_to", "part_of", "follows", "shares_figure_with"]
    """response_to, led_to, part_of, follows or shares_figure_with."""
    per: Many[Ref] = ()
    """The records that say so."""


class Dossier(Frozen):
    """Everything known and claimed about one contested event."""

    dossier: Literal["1"]
    """The version of this file format: 1."""
    id: Id
    """The id of the dossier: how commands and other dossiers name it."""
    title: Words
    """The title, in the author's own words."""
    summary: Words | None = None
    """The event in a paragraph of the author's own."""
    event: Event = Field(default_factory=Event)
    """When and where the event happened."""
    methodology: Words | None = None
    """How sources were found, weighed and corroborated."""
    actors: dict[Id, Actor] = Field(default_factory=dict)
    """Everybody who does, suffers or says something, by id."""
    places: dict[Id, Place] = Field(default_factory=dict)
    """Places, by id."""
    originals: dict[Id, Original] = Field(default_factory=dict)
    """Texts that are not copied into the dossier, by id."""
    sources: dict[Id, Source] = Field(min_length=1)
    """The texts that carry the statements, by id; at least one."""
    strikes: Many[Strike] = Field(
        default=(), validation_alias=AliasChoices("strikes", "incidents"), serialization_alias="strikes"
    )
    """Strikes and other incidents, each as one teller gives it; the key may be `incidents`."""
    casualties: Many[CasualtyReport] = ()
    """What is said about harm to people, one claim each."""
    reactions: Many[Reaction] = ()
    """Statements and acts of parties."""
    background: Many[Background] = ()
    """Other statements of fact."""
    disputes: Many[Dispute] = ()
    """Questions that the sources answer differently."""
    related: Many[Related] = ()
    """Other dossiers that this one touches."""

    @property
    def zone(self) -> str:
        """The IANA zone in which dates without an offset are read."""
        return self.event.timezone

    @cached_property
    def records(self) -> tuple[AnyRecord, ...]:
        """Strikes, casualty reports, reactions and background, in this order and the author's."""
        return (*self.strikes, *self.casualties, *self.reactions, *self.background)

    def section(self, name: Section) -> Iterator[Entry]:
        """The entries of one section, in the author's order."""
        items = getattr(self, name)
        if isinstance(items, dict):
            return (Entry(name, key, item) for key, item in items.items())
        return (Entry(name, item.id, item) for item in items)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id, in the order of `SECTIONS`."""
        return {entry.id: entry for name in SECTIONS for entry in self.section(name)}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold anything."""
        return tuple(name for name in SECTIONS if getattr(self, name))

    def source_meant(self, typed: str) -> str | None:
        """The source that is meant: by its id, else by its number as views print it, `2` or `[2]`."""
        if typed in self.sources:
            return typed
        number = typed.removeprefix("[").removesuffix("]")
        if not number.isascii() or not number.isdecimal() or len(number) > 9:
            return None
        return next((key for place, key in enumerate(self.sources, 1) if place == int(number)), None)

    @cached_property
    def said_at(self) -> dict[str, edtf.Interval]:
        """When records were said, as far as `telling.said` has been asked; it fills this."""
        return {}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, which works out for itself what is kept here of the original."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("records", "entries", "sections", "said_at"):
            copied.__dict__.pop(name, None)
        return copied
