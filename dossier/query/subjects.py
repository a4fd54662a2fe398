"""The fields of each kind of record and entity: one tuple per section beside the shared ones."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from dossier.model.actor import ActorKind
from dossier.model.casualty import MEASURES
from dossier.model.dispute import Stance
from dossier.model.dossier import SECTIONS
from dossier.model.place import PlaceKind
from dossier.model.reaction import Act, Responsibility
from dossier.model.source import SourceKind
from dossier.model.strike import Counter, IncidentKind
from dossier.model.values import HARM_GRADE, STRIKE_STATUS, PersonClass, Reliability, Sensitivity
from dossier.query import getters as get
from dossier.query.field import Field, Getter, attribute, counter, links, moment, texts
from dossier.query.reach import anybody, anything, members, places, voices

_WHERE = Field(
    "where",
    "the place, and those within it",
    "ref",
    get.where,
    ("place",),
    targets=("places",),
    reach=places,
)
_WHEN = Field("when", "when it happened", "when", moment("when"))
_ABOUT = Field(
    "about",
    "who or what it concerns: actors (and those below them), places, records",
    "ref",
    links("about"),
    targets=SECTIONS,
    reach=anything,
)
_PRECISION = Field(
    "precision", "how exactly its places are known: 10m, 1km, town, district …", "precision", get.precision
)
_WHOSE = Field(
    "whose", "to whom the people or things belonged", "ref", links("whose"), targets=("actors",), reach=members
)
_BY = Field(
    "by", "who did it: the attacker, the author of a reaction", "ref", get.doers, targets=("actors",), reach=members
)
_BEHALF = Field(
    "on_behalf_of", "for whom it was done or said", "ref", links("on_behalf_of"), targets=("actors",), reach=members
)


def _says(*names: str) -> Field:
    return Field(
        "says", "the statement in the author's words", "text", texts(*names), ("what", "question"), silent=True
    )


def _kind(literal: object) -> Field:
    return Field("kind", "what kind of thing it is", "choice", attribute("kind"), choices=get_args(literal))


def _status(name: str, text: str, getter: Getter, choices: tuple[str, ...]) -> Field:
    return Field(name, text, "choice", getter, choices=choices)


def _records(name: str, text: str) -> Field:
    return Field(name, text, "ref", links(name), targets=SECTIONS, silent=True)


SHARED: tuple[Field, ...] = (
    Field("id", "the id in the dossier", "choice", get.own_id),
    Field("section", "the section it stands in", "choice", get.section, choices=SECTIONS),
    Field("title", "the title, name or question", "text", get.title, ("name",), silent=True),
    Field("note", "remarks of the dossier's author", "text", get.note, silent=True),
)
"""Every entry has these."""

RECORD: tuple[Field, ...] = (
    Field(
        "said",
        "who tells it, and whoever they speak for",
        "ref",
        get.tellers,
        ("said_by",),
        targets=("actors", "sources"),
        reach=voices,
    ),
    Field("said_at", "when the teller said it", "when", get.said_at),
    Field(
        "via", "the source that carries it, its publisher, a relay", "ref", get.carriers, targets=("actors", "sources")
    ),
    Field(
        "actor",
        "anybody it names in any of these roles",
        "ref",
        get.named,
        targets=("actors",),
        reach=anybody,
        silent=True,
    ),
    Field("source", "the source it cites", "ref", get.cited_sources, targets=("sources",)),
    Field("publisher", "who published the source", "ref", get.publishers, targets=("actors",), reach=members),
    Field("published", "when the source was published", "when", get.published),
    Field("language", "the language of the source", "choice", get.languages),
    Field(
        "reliability",
        "of the source: A completely … E unreliable, F cannot be judged",
        "choice",
        get.reliability,
        choices=get_args(Reliability),
    ),
    Field(
        "credibility",
        "of the information: 1 confirmed … 5 improbable, 6 cannot be judged",
        "number",
        attribute("credibility"),
    ),
    Field("quote", "the quoted words", "text", get.quotes, ("quotes",), silent=True),
    Field("words", "whose words are quoted", "choice", get.words, choices=("direct_quote", "wording", "paraphrase")),
    Field("verb", "the source's own verb of saying", "text", get.verbs, silent=True),
    Field("tag", "labels of the dossier's author", "choice", attribute("tags"), ("tags",), silent=True),
    Field("event", "the dossier whose event it is about", "choice", attribute("event"), fallback=get.event_here),
    Field(
        "sensitivity",
        "what is shown with care",
        "choice",
        attribute("sensitivity"),
        choices=get_args(Sensitivity),
        silent=True,
    ),
    _records("repeats", "the statement it hands on"),
    _records("same_as", "the same as another teller gives it"),
    _records("retracts", "the statement it withdraws"),
    _records("because_of", "the record given as its reason"),
)
"""Strikes, casualties, reactions and background have these."""

STRIKES: tuple[Field, ...] = (
    _BY,
    _WHERE,
    _WHEN,
    Field("about", _ABOUT.help, "ref", get.whose_hits, targets=SECTIONS, reach=anything),
    _PRECISION,
    _says("what"),
    _kind(IncidentKind),
    Field("hit", "what was hit, aimed at or there", "text", get.hits, ("hits",), silent=True),
    Field(
        "role",
        "as what it is told",
        "choice",
        get.hit("as_"),
        choices=("declared_target", "reported_hit", "present"),
    ),
    Field(
        "condition",
        "the state of what was hit",
        "choice",
        get.hit("condition"),
        choices=("evacuated", "intact", "damaged", "destroyed"),
    ),
    Field("whose", _WHOSE.help, "ref", get.whose_hits, targets=("actors",), reach=members),
    *(Field(name, f"how many {name}", "count", counter(name)) for name in get_args(Counter)),
    Field("weapon", "weapons, platforms and means", "text", get.weapons, ("weapons",), silent=True),
    _status("strike_status", "who struck (Airwars)", attribute("strike_status"), tuple(STRIKE_STATUS)),
    _status("status", "who struck, or how far a dispute is settled", attribute("strike_status"), tuple(STRIKE_STATUS)),
    Field(
        "harm_grade", "Airwars' grade of civilian harm", "choice", attribute("harm_grade"), choices=tuple(HARM_GRADE)
    ),
    Field("ordered_by", "who gave the order", "ref", links("ordered_by"), targets=("actors",), reach=members),
    _BEHALF,
    _records("part_of", "what it belongs to"),
)

CASUALTIES: tuple[Field, ...] = (
    *(Field(name, f"people {name.replace('_', ' ')}", "count", attribute(name)) for name in MEASURES),
    Field(
        "of", "the class of people, in the figure or a part of it", "choice", get.classes, choices=get_args(PersonClass)
    ),
    _WHERE,
    _WHEN,
    Field("about", _ABOUT.help, "ref", get.concerned, targets=SECTIONS, reach=anything),
    _WHOSE,
    _PRECISION,
    Field(
        "stance", "how it is put forward", "choice", attribute("stance"), choices=("reports", "estimates", "expects")
    ),
    Field("basis", "the standard of proof, in words", "text", texts("basis"), silent=True),
    Field(
        "conceded_by",
        "the party that concedes the harm",
        "ref",
        links("conceded_by"),
        targets=("actors",),
        reach=members,
    ),
    Field("counted_at", "up to when it counts", "when", moment("counted_at")),
    Field("strike", "the incident that caused it", "ref", links("strike"), targets=("strikes",)),
)

REACTIONS: tuple[Field, ...] = (
    _BY,
    Field("act", "what it does: deny, warn, condemn …", "choice", attribute("act"), choices=get_args(Act)),
    _ABOUT,
    _says("says"),
    replace(_WHEN, fallback=get.said_by_author),
    replace(_WHERE, fallback=get.where_of_event),
    _PRECISION,
    Field(
        "responsibility",
        "who did it (HURIDOCS list 28)",
        "choice",
        attribute("responsibility"),
        choices=get_args(Responsibility),
    ),
    Field("to", "whom it is addressed to", "ref", links("to"), targets=("actors",), reach=members),
    _BEHALF,
    _records("replies_to", "the statement it answers"),
    Field("outlook", "the future time it speaks of", "when", moment("outlook")),
    Field("office", "the office held", "text", texts("office"), silent=True),
    Field("venue", "where it was said: briefing, radio", "text", texts("venue"), silent=True),
    Field("asked_by", "who asked", "text", texts("asked_by"), silent=True),
)

BACKGROUND: tuple[Field, ...] = (_ABOUT, _says("says"), _WHEN, _WHERE, _PRECISION)

DISPUTES: tuple[Field, ...] = (
    Field(
        "said",
        "who holds an answer, and whoever they speak for",
        "ref",
        get.holders,
        ("said_by",),
        targets=("actors", "sources"),
        reach=voices,
    ),
    Field("actor", "anybody who holds an answer", "ref", get.holders, targets=("actors",), reach=anybody, silent=True),
    Field("about", _ABOUT.help, "ref", get.disputed_records, targets=SECTIONS, reach=anything, silent=True),
    Field("where", _WHERE.help, "ref", get.disputed_places, ("place",), targets=("places",), reach=places, silent=True),
    _says("question"),
    Field("answer", "the answers given", "text", get.answers, ("answers",), silent=True),
    Field("stance", "how an answer is held", "choice", get.stances, choices=get_args(Stance)),
    _status("status", "how far a dispute is settled", get.status, ("open", "narrowed", "resolved", "moot")),
    Field(
        "handling",
        "how the contradiction is handled",
        "choice",
        attribute("handling"),
        choices=("source_prioritised", "range_reported", "deferred", "pending", "dialogue"),
    ),
)

ACTORS: tuple[Field, ...] = (
    Field("actor", "the actor, and those below it", "ref", get.itself, targets=("actors",), reach=anybody),
    _kind(ActorKind),
    Field("part_of", "what it belongs to", "ref", links("part_of"), targets=("actors",), reach=members, silent=True),
    Field(
        "speaks_for", "whose voice it is", "ref", links("speaks_for"), targets=("actors",), reach=voices, silent=True
    ),
    Field("office", "the office held", "text", texts("office"), silent=True),
    Field("country", "the country it belongs to", "ref", get.country, targets=("places",), reach=places),
)

PLACES: tuple[Field, ...] = (
    Field("where", _WHERE.help, "ref", get.here, ("place",), targets=("places",), reach=places),
    _kind(PlaceKind),
    _PRECISION,
)

SOURCES: tuple[Field, ...] = (
    Field("source", "the source itself", "ref", get.itself, targets=("sources",)),
    Field("via", "the source or its publisher", "ref", get.carrying, targets=("actors", "sources")),
    Field("publisher", "who published it", "ref", links("publisher"), targets=("actors",), reach=members),
    Field("published", "when it was published", "when", moment("published")),
    Field("said_at", "when it was spoken", "when", moment("said")),
    _kind(SourceKind),
    Field("language", "its language", "choice", get.languages),
    Field(
        "reliability",
        "A completely … E unreliable, F cannot be judged",
        "choice",
        attribute("reliability"),
        choices=get_args(Reliability),
    ),
    Field("author", "who wrote it", "text", texts("authors"), ("authors",), silent=True),
    Field("url", "its address", "text", texts("url", "archived"), silent=True),
    Field(
        "derived_from",
        "the source its text is taken from",
        "ref",
        links("derived_from"),
        targets=("sources",),
        silent=True,
    ),
)
