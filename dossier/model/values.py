"""The vocabularies that the sections share: precision, grades, classes of people, parts of a text."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from dossier.model.base import Many

K = TypeVar("K")

METRES = {"town": 5_000, "district": 25_000, "province": 75_000}
"""What the named precisions mean, in metres."""

_METRES = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(m|km)")


def metres(precision: str) -> int | None:
    """A precision in metres; None for `country`, which has no radius.

    Raises ValueError for text that is no precision.
    """
    if precision == "country":
        return None
    if precision in METRES:
        return METRES[precision]
    if found := _METRES.fullmatch(precision):
        return round(float(found[1]) * (1000 if found[2] == "km" else 1))
    raise ValueError("a precision is 10m, 1km, town, district, province or country")


def _precision(text: str) -> str:
    metres(text)
    return text


Precision = Annotated[str, AfterValidator(_precision)]
"""How exactly a place is known: `10m`, `1km`, `town` (5 km), `district` (25 km), `province` (75 km), `country`."""

Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Coordinates = tuple[Latitude, Longitude]
"""[latitude, longitude] in degrees, WGS 84."""

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty code, of a source: A completely, B usually, C fairly, D not usually, E unreliable, F cannot be judged."""

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

Credibility = Annotated[int, Field(ge=1, le=6)]
"""Admiralty code, of a piece of information: 1 confirmed by other sources … 5 improbable, 6 cannot be judged."""

CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

STIX_CONFIDENCE: dict[int, int | None] = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: None}
"""STIX 2.1, appendix A: the Admiralty credibility scale as a confidence from 0 to 100; 6 has none."""

HarmGrade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
HARM_GRADE = {
    "confirmed": "conceded by a belligerent (Airwars: not the same as best evidenced)",
    "fair": "reported by two or more credible sources, with no competing claims (Airwars)",
    "weak": "reported by a single source (Airwars)",
    "contested": "competing claims of responsibility (Airwars)",
    "discounted": "later shown not to hold (Airwars)",
}

StrikeStatus = Literal["declared", "likely", "contested", "single_source"]
STRIKE_STATUS = {
    "declared": "the party accused says that it struck (Airwars)",
    "likely": "two or more credible sources say who struck (Airwars)",
    "contested": "sources name different parties (Airwars)",
    "single_source": "one source alone says who struck (Airwars)",
}

PersonClass = Literal[
    "people",
    "civilians",
    "combatants",
    "members_of_armed_forces",
    "directly_participating",
    "journalists",
    "healthcare_personnel",
    "aid_workers",
    "children",
    "women",
    "men",
    "hors_de_combat",
    "unknown",
]
"""Who was harmed; `unknown` only where a source says that it is not known."""

Classes = Many[PersonClass]
"""One class, or several that hold together: `[civilians, women]`."""

Sensitivity = Literal["graphic", "personal"]
