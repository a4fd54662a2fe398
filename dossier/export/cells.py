"""Values of a dossier as the text of one cell."""

from __future__ import annotations

from dossier.model import Citation, Count, Hit, Locus, Party, When
from dossier.model.dispute import Holder, PositionHeld, Status
from dossier.model.edtf import Interval
from dossier.model.strike import Assessment, Quantity, Weapon
from dossier.model.when import iso

Cell = str | int | float | None


def text(value: object) -> str:
    """A value in one cell: lists joined by `; `, mappings as `key: value`, nothing for what is not stated."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(map(text, value))
        case dict():
            return "; ".join(f"{key}: {text(item)}" for key, item in value.items())
        case Count():
            return value.text
        case When():
            return value.is_
        case Locus():
            return _locus(value)
        case Party(actor=actor, certainty=certainty):
            return f"{actor} ({certainty})" if certainty else actor
        case Hit(what=what, number=number):
            return f"{what} ({number.text})" if number else what
        case Weapon(kind=kind, designation=designation, platform=platform):
            return ", ".join(filter(None, (kind, designation, platform)))
        case Quantity(what=what, value=amount, unit=unit):
            return f"{what}: {' '.join(filter(None, (amount, unit)))}"
        case Assessment(by=by, is_=finding):
            return f"{by}: {finding}"
        case PositionHeld(answer=answer, holders=holders):
            return f"{answer} ({', '.join(map(text, holders))})" if holders else answer
        case Holder(who=who, as_=stance):
            return f"{who} {stance}"
        case Status(is_=state, from_=since):
            return f"{state} from {since.is_}" if since else state
        case Citation(source=source, at=at):
            return " ".join((source, *at))
        case _:
            return str(value)


def _locus(locus: Locus) -> str:
    if locus.neighbour is not None:
        return " ".join(locus.neighbour)
    if locus.unnamed is not None:
        inside = f"in {locus.within}" if locus.within else None
        return " ".join(filter(None, (locus.unnamed.text, locus.kind or "unnamed", inside)))
    return locus.place or ""


def edges(interval: Interval) -> tuple[str | None, str | None]:
    """Both ends of an interval in ISO 8601, UTC."""
    return iso(interval.start), iso(interval.end)
