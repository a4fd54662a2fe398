"""Reactions: statements and acts of parties, before, during or after the event."""

from typing import Literal, Self, get_args

from pydantic import model_validator

from dossier.model.base import Id, Many, Ref, Words
from dossier.model.record import Record
from dossier.model.when import When
from dossier.model.where import Where

PloverAct = Literal[
    "agree",
    "consult",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
]

Act = Literal[
    PloverAct,
    "state",
    "announce",
    "confirm",
    "deny",
    "condemn",
    "warn",
    "promise",
    "correct",
    "apologise",
    "decline",
    "does_not_know",
    "notify",
    "summon",
    "claim",
    "order",
    "charge",
    "judge",
]

PLOVER_ACTS: frozenset[str] = frozenset(get_args(PloverAct))
"""The acts that PLOVER (Political Language Ontology for Verifiable Event Records) defines; the others are ours."""

Responsibility = Literal[
    "acknowledges",
    "denies_act",
    "acknowledges_act_denies_responsibility",
    "alternative_explanation",
    "claims_responsibility",
]


class Reaction(Record):
    """A statement or an act of a party."""

    by: Many[Id] = ()
    """The party whose statement or act it is."""
    on_behalf_of: Many[Id] = ()
    """For whom it spoke or acted."""
    office: Words | None = None
    """The office in which it was said or done."""
    to: Many[Id] = ()
    """Those it is addressed to."""
    asked_by: Words | None = None
    """Who asked, where it answers a question: an actor's id, or a name and outlet in words."""
    when: When | None = None
    """When the act was done; a statement has `said` instead."""
    venue: Words | None = None
    """Where it was said: press briefing, radio."""
    where: Where = ()
    """The places it is about, if not those of the event."""
    act: Many[Act] = ()
    """What it does: PLOVER's acts (agree, accuse, threaten …) and ours (deny, warn, correct, decline …)."""
    responsibility: Responsibility | None = None
    """HURIDOCS list 28, only for who did it: acknowledges, denies_act,
    acknowledges_act_denies_responsibility, alternative_explanation or claims_responsibility."""
    outlook: When | None = None
    """A time in the future that it speaks of; never an event."""
    says: Words | None = None
    """The statement in the author's own words."""
    about: Many[Ref] = ()
    """The records and entities it speaks of."""
    replies_to: Many[Ref] = ()
    """The statements it answers."""

    @model_validator(mode="after")
    def _states_something(self) -> Self:
        if self.says is None and not self.act:
            raise ValueError("neither a statement nor an act: give says, act or both")
        return self
