"""The words the program uses for sections, fields and judgements, in one place for both faces."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Dossier, Section
from dossier.model.values import CREDIBILITY, RELIABILITY

TITLES: dict[Section, str] = {
    "strikes": "Strikes",
    "casualties": "Casualties",
    "reactions": "Reactions",
    "background": "Background",
    "disputes": "Disputes",
    "actors": "Actors",
    "places": "Places",
    "sources": "Sources",
}
_ACCIDENTS = frozenset({"explosion", "fire", "sinking", "crash", "collapse", "release", "shooting", "other", "unknown"})

SINGULAR: dict[Section, str] = {
    "strikes": "strike",
    "casualties": "casualty report",
    "reactions": "reaction",
    "background": "background",
    "disputes": "dispute",
    "actors": "actor",
    "places": "place",
    "sources": "source",
}


def section_title(dossier: Dossier, section: Section) -> str:
    """The title of a section; strikes are called incidents where none of them is an attack."""
    if section == "strikes" and dossier.strikes and all(strike.kind in _ACCIDENTS for strike in dossier.strikes):
        return "Incidents"
    return TITLES[section]


def incident_word(dossier: Dossier) -> str:
    """What one entry of that section is called: `strike`, or `incident` where none of them is an attack."""
    return section_title(dossier, "strikes").lower().removesuffix("s")


def spoken(word: str) -> str:
    """A word of a vocabulary as a person says it: `declared_target` → declared target."""
    return word.replace("_", " ")


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 dispute`, `4 disputes`, `1,204 records`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shown_text(shown: int, total: int, possible: int) -> str:
    """`12 of 31 shown, 3 of them possible`: what a filter lets through."""
    return f"{shown:,} of {total:,} shown" + (f", {possible:,} of them possible" if possible else "")


def reliability_text(grade: str) -> str:
    """`B usually reliable`: the Admiralty grade with its meaning."""
    return f"{grade} {RELIABILITY[grade]}"


def credibility_text(grade: int) -> str:
    """`3 possibly true`: the Admiralty grade with its meaning."""
    return f"{grade} {CREDIBILITY[grade]}"


def and_list(words: Sequence[str]) -> str:
    """`Iraq`, `Iraq and Syria`, `Iraq, Syria and Jordan`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
