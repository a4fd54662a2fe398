"""Actors: everybody who does, suffers or says something."""

from typing import Literal

from pydantic import Field

from dossier.model.base import Frozen, Id, Many, Words

ActorKind = Literal[
    "state",
    "government",
    "ministry",
    "military",
    "armed_group",
    "coalition",
    "party",
    "company",
    "court",
    "service",
    "person",
    "outlet",
    "organisation",
    "population",
]


class Actor(Frozen):
    """A person, body or group; its id is its key in `actors`."""

    name: Words
    """The name as shown."""
    names: dict[str, Words] = Field(default_factory=dict)
    """The name in other languages, by language tag (BCP 47): `{ar: …}`."""
    aliases: Many[Words] = ()
    """Other spellings and short forms; searched like the name."""
    kind: ActorKind | None = None
    """state, government, ministry, military, armed_group, coalition, party, company, court, service, person,
    outlet, organisation or population."""
    office: Words | None = None
    """The office a person holds at the time of the event."""
    part_of: Many[Id] = ()
    """Whom it belongs to: membership, never voice."""
    speaks_for: Id | None = None
    """Whose statements its own count as. told-by, origins and the silence matrix follow only this."""
    led_by: Many[Id] = ()
    """Who leads it."""
    supported_by: Many[Id] = ()
    """Who supports it."""
    named: bool | None = None
    """false: the source keeps it anonymous."""
    named_by: Id | None = None
    """The only outlet through which this unnamed actor is known: both count as one origin."""
    country: Id | None = None
    """The country it belongs to: a key of `places`."""
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9][0-9]*$")
    """Its Wikidata item: Q and digits."""
    ids: dict[str, str] = Field(default_factory=dict)
    """Ids in other systems."""
    note: Words | None = None
    """A remark of the dossier's author."""
