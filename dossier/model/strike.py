"""Strikes and other incidents, each as one teller gives it."""

from typing import Any, ClassVar, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from dossier.model.base import Frozen, Id, Many, Ref, Words
from dossier.model.count import Count
from dossier.model.record import Record
from dossier.model.values import HarmGrade, StrikeStatus
from dossier.model.when import When
from dossier.model.where import Where

IncidentKind = Literal[
    "airstrike",
    "drone_strike",
    "artillery",
    "missile",
    "ground",
    "naval",
    "explosion",
    "fire",
    "sinking",
    "crash",
    "collapse",
    "release",
    "shooting",
    "other",
    "unknown",
]

Counter = Literal["facilities", "sites", "targets", "strikes", "munitions", "aircraft", "buildings"]


class Party(Frozen):
    """Who did it, and how sure that is; written as a bare id where it is simply said."""

    as_text: ClassVar[str] = "the actor's id"

    actor: Id
    """A key of `actors`."""
    certainty: Literal["known", "suspected", "assessed"] | None = None
    """How the teller puts it: known, suspected, or assessed from evidence."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"actor": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> Any:
        return self.actor if self.certainty is None else handler(self)


class Hit(Frozen):
    """Something that was hit, aimed at, or there."""

    as_text: ClassVar[str] = "what it was"

    what: Words
    """What it was, in few words."""
    kind: Words | None = None
    """A label of the author's own for grouping: depot, crossing, house."""
    number: Count | None = None
    """How many of them."""
    whose: Many[Id] = ()
    """The actors it belonged to, as the teller says."""
    as_: Literal["declared_target", "reported_hit", "present"] | None = Field(default=None, alias="as")
    """Named as a target, reported as hit, or reported as present."""
    condition: Literal["evacuated", "intact", "damaged", "destroyed"] | None = None
    """In which state it was before (evacuated) or after."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"what": value} if isinstance(value, str) else value


class Weapon(Frozen):
    """A weapon or the platform that carried it."""

    kind: Words
    """What it is: guided bomb, drone."""
    designation: Words | None = None
    """Its type as the source gives it: MQ-9, Shahed-136."""
    platform: Words | None = None
    """What fired or carried it: B-1 bomber."""


class Quantity(Frozen):
    """A measured amount that is no count of people or things."""

    what: Words
    """What is measured."""
    value: Words
    """The amount as the source gives it."""
    unit: Words | None = None
    """Its unit."""


class Assessment(Frozen):
    """A judgement by somebody who investigated the incident."""

    by: Id
    """The actor who judged."""
    is_: Words = Field(alias="is")
    """The finding, in their term."""
    when: When | None = None
    """When they said so."""
    reasons: Words | None = None
    """Why, in few words."""


class Strike(Record):
    """One incident as one teller gives it; another telling of it is another record, `same_as` this one."""

    what: Words
    """What happened, in one sentence of the author's own."""
    when: When | None = None
    """When it happened, as this teller says."""
    time_of_day: Words | None = None
    """Airwars' words for the hour: early morning, overnight."""
    duration: Words | None = None
    """How long it took, as the source gives it."""
    where: Where = ()
    """The places: their union, not each of them."""
    by: Many[Party] = ()
    """Who did it, as this teller says; absent: nobody is named, and that is shown."""
    ordered_by: Many[Id] = ()
    """Who gave the order."""
    on_behalf_of: Many[Id] = ()
    """For whom it was done."""
    hits: Many[Hit] = ()
    """What was hit, aimed at, or there."""
    kind: IncidentKind | None = None
    """The kind of incident; collapse, release, fire and others serve accidents."""
    means: Words | None = None
    """How it was done, in few words."""
    weapons: Many[Weapon] = ()
    """Weapons and platforms that the source names."""
    counts: dict[Counter, Count] = Field(default_factory=dict)
    """Counters of things: facilities, sites, targets, strikes, munitions, aircraft, buildings. Each is compared
    only with itself."""
    quantities: Many[Quantity] = ()
    """Measured amounts that are no counts."""
    part_of: Many[Ref] = ()
    """The larger incident that this one belongs to."""
    strike_status: StrikeStatus | None = None
    """Airwars: declared, likely, contested, single_source (who struck)."""
    harm_grade: HarmGrade | None = None
    """Airwars: confirmed (conceded by a belligerent), fair, weak, contested, discounted (civilian harm)."""
    assessments: Many[Assessment] = ()
    """Findings of those who investigated."""
