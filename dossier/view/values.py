"""Values of single fields in words, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from dossier.analysis.parts import Path, Value, label, targets_of
from dossier.model import Citation, Count, Hit, Locus, Party, When
from dossier.model.base import Frozen
from dossier.model.dispute import Holder, PositionHeld, Status
from dossier.model.reference import key_of
from dossier.model.telling import in_own_voice, is_inferred, tellers
from dossier.model.values import CREDIBILITY, RELIABILITY
from dossier.view.block import Line, Role, Span, line, text_of
from dossier.view.citations import spot
from dossier.view.dates import when_text
from dossier.view.reading import Reading, hit_text
from dossier.view.words import credibility_text, reliability_text, spoken

NOT_STATED = "not stated"


def name(reading: Reading, key: str) -> str:
    """The name of whatever has this id; sources by their id, since their numbers differ from version to version."""
    entry = reading.dossier.entries.get(key)
    return key if entry is None or entry.section == "sources" else reading.title(entry)


def teller_text(reading: Reading, key: str) -> str:
    """Who says a record, as it follows its title; nothing for what is no record."""
    entry = reading.dossier.entries.get(key)
    if entry is None or entry.record is None:
        return ""
    names = ", ".join(name(reading, teller) for teller in tellers(reading.dossier, entry.record))
    own = " itself" if in_own_voice(reading.dossier, entry.record) else ""
    return f" — {names}{own}{' (inferred)' if is_inferred(entry.record) else ''}"


def value_text(reading: Reading, model: type[Frozen], field: str, value: Value) -> str:
    """A value of a field in words: names for ids, a vocabulary's words without underscores."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case Frozen():
            return _part(reading, value)
        case tuple():
            return ", ".join(value_text(reading, model, field, item) for item in value) or NOT_STATED
        case dict():
            return ", ".join(f"{key} {value_text(reading, model, field, item)}" for key, item in value.items())
        case str():
            return _text(reading, model, field, value)
        case int() if value in CREDIBILITY and field == "credibility":
            return credibility_text(value)
        case _:
            return str(value)


def _text(reading: Reading, model: type[Frozen], field: str, value: str) -> str:
    if targets_of(model, field):
        return name(reading, value)
    if field == "reliability" and value in RELIABILITY:
        return reliability_text(value)
    if model is Citation and field in ("quote", "verb"):
        return f"“{value}”"
    if model is Citation and field == "at":
        return spot(value)
    return spoken(value) if _is_vocabulary(model.model_fields[field].annotation) else value


def _is_vocabulary(annotation: Any) -> bool:
    return get_origin(annotation) is Literal or any(_is_vocabulary(part) for part in get_args(annotation))


def _part(reading: Reading, part: Frozen) -> str:
    match part:
        case Count():
            return part.text if part.best is None else f"{part.text} (best {part.best})"
        case When():
            return when_text(part, reading.zone)
        case Locus():
            return text_of(reading.where((part,)))
        case Party():
            return name(reading, part.actor) + (f" ({part.certainty})" if part.certainty else "")
        case Citation():
            return citation_text(part)
        case Status():
            return part.is_ + (f" since {when_text(part.from_, reading.zone)}" if part.from_ is not None else "")
        case PositionHeld():
            holders = "; ".join(_part(reading, holder) for holder in part.holders)
            return part.answer + (f" ({holders})" if holders else "")
        case Holder():
            per = ", ".join(part.per)
            return f"{name(reading, part.who)} {spoken(part.as_)}" + (f" by {per}" if per else "")
        case Hit():
            remarks = ", ".join(text for key, text in _stated(reading, part) if key not in ("what", "number"))
            return hit_text(part) + (f" ({remarks})" if remarks else "")
        case _:
            return ", ".join(f"{spoken(key)} {text}" for key, text in _stated(reading, part))


def _stated(reading: Reading, part: Frozen) -> Iterator[tuple[str, str]]:
    for field, info in type(part).model_fields.items():
        value = getattr(part, field)
        if value not in (None, (), {}):
            yield key_of(field, info), value_text(reading, type(part), field, value)


def citation_text(citation: Citation, *, words: bool = True) -> str:
    """Where a citation points, by the id of its source, and its words: `herald-1 ¶5 “killed at least 16 people”`."""
    at = ", ".join(spot(place) for place in citation.at)
    quote = f"“{citation.quote}”" if words and citation.quote is not None else ""
    return " ".join(part for part in (citation.source, at, quote) if part)


def path_text(reading: Reading, path: Path) -> str:
    """Where in an entry something stands, in words: `hits, supply trucks, condition`."""
    return ", ".join(_step(reading, part) for part in path)


def _step(reading: Reading, part: str | Frozen) -> str:
    match part:
        case str():
            return spoken(part)
        case Citation():
            return citation_text(part, words=False)
        case Holder():
            return name(reading, part.who)
        case _:
            return label(part)


def exactly(value: Value) -> str:
    """A value as the model holds it, for two that look the same in words."""
    if isinstance(value, Frozen):
        fields = ((key_of(field, info), getattr(value, field)) for field, info in type(value).model_fields.items())
        return ", ".join(f"{key} {exactly(item)}" for key, item in fields if item not in (None, (), {}))
    if isinstance(value, tuple):
        return ", ".join(exactly(item) for item in value)
    return NOT_STATED if value is None else str(value)


def side_by_side(old: str, new: str) -> Line:
    """`old → new`, marked from the first word that differs to the last."""
    before, after = old.split(" "), new.split(" ")
    most = min(len(before), len(after))
    lead = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - lead) if before[-1 - at] != after[-1 - at]), most - lead)
    return line(
        _marked(before, lead, tail, "muted", "bad"), Span(" → ", "muted"), _marked(after, lead, tail, "text", "figure")
    )


def _marked(words: list[str], lead: int, tail: int, same: Role, other: Role) -> Iterator[Span]:
    end = len(words) - tail
    parts = ((words[:lead], same), (words[lead:end], other), (words[end:], same))
    shown = [(" ".join(part), role) for part, role in parts if part]
    for number, (text, role) in enumerate(shown):
        yield Span(text if number == len(shown) - 1 else f"{text} ", role)
