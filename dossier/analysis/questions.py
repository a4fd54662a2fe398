"""Found disputes as questions in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.analysis.figures import Scope
from dossier.analysis.places import Ground, Places
from dossier.model import AnyRecord, Dossier, Place, Reaction, Strike
from dossier.model.base import EVENT

_VERBS = {
    "killed": "were killed",
    "injured": "were injured",
    "killed_or_injured": "were killed or injured",
    "missing": "are missing",
    "dead_or_missing": "are dead or missing",
    "displaced": "were displaced",
    "captured": "were captured",
    "rescued": "were rescued",
    "aboard": "were aboard",
}


def how_many(dossier: Dossier, scope: Scope, places: Places) -> str:
    """`How many people were killed in Iraq?`"""
    where = ground_text(dossier, scope.ground, places)
    return f"How many {people_text(dossier, scope)} {_VERBS[scope.measure]}{where}?"


def people_text(dossier: Dossier, scope: Scope) -> str:
    """Whom a scope counts: `people`, `members of armed forces (US military)`."""
    classes = " and ".join(name.replace("_", " ") for name in sorted(scope.classes))
    whose = _and(_name(dossier, key) for key in sorted(scope.whose))
    return f"{classes} ({whose})" if whose else classes


def ground_text(dossier: Dossier, ground: Ground, places: Places) -> str:
    """` in Iraq`, ` in Akashat and Al-Qaim`; nothing for an event as a whole."""
    if any(place.startswith(EVENT) and place not in dossier.places for place in ground):
        return ""
    named = sorted(_name(dossier, place) for place in ground if not places.is_hidden(place))
    hidden = len(ground) - len(named)
    told = [
        *named,
        *(["a place told by its neighbour" if hidden == 1 else f"{hidden} places told by others"] * bool(hidden)),
    ]
    return f" in {_and(told)}"


def how_many_things(dossier: Dossier, counter: str, ground: Ground) -> str:
    """`How many sites in Iraq?`"""
    named = _and(sorted(_name(dossier, place) for place in ground if place in dossier.places))
    return f"How many {counter}{f' in {named}' if named else ''}?"


def when_was(strike: Strike) -> str:
    """`When was this: …?`"""
    return f"When was this: {strike.title or strike.what}?"


def where_is(place: Place) -> str:
    """`Where is Al-Qaim?`"""
    return f"Where is {place.name}?"


def denied(dossier: Dossier, record: AnyRecord, *, withdrawn: bool = False) -> str:
    """`What is denied about this: …?`, or where it was withdrawn `What was denied about this, since withdrawn: …?`"""
    said = record.title or getattr(record, "what", None) or getattr(record, "says", None)
    if said is None and isinstance(record, Reaction):
        said = ", ".join(record.act)
    if said is None:
        figures = getattr(record, "figures", {})
        said = ", ".join(f"{count.text} {measure.replace('_', ' ')}" for measure, count in figures.items()) or record.id
    asked = "What was denied about this, since withdrawn" if withdrawn else "What is denied about this"
    return f"{asked}: {said}?"


def _name(dossier: Dossier, key: str) -> str:
    found = dossier.places.get(key) or dossier.actors.get(key)
    return found.name if found is not None else key


def _and(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
