"""What a field of the filter language is, and how its values are read from an entry."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from dossier.model import Dossier, Entry, Section, Strike, When, edtf
from dossier.model.strike import Counter
from dossier.query.truth import Truth

Type = Literal["text", "ref", "count", "when", "precision", "choice", "number"]
"""How values compare: text by folded words, ref by id or name, choice by its terms, the others in order.

Their values: text, str; ref, anything hashable that `reach` reads; count, `Count`; when, `Interval`; precision,
metres (inf for a country, None where it is not known); choice, str; number, int.
"""

Getter = Callable[[Entry, Dossier], "tuple[Any, ...]"]
"""The values that an entry states for a field; none where it is not stated."""

Reach = Callable[[Dossier, "tuple[Any, ...]"], Mapping[str, Truth]]
"""The ids that match the values of a reference: themselves, and what includes them."""

ANYWHERE = "*"
"""In what a reference reaches: every id, as far as it says."""

Link = tuple[str, Truth]


def exact(_: Dossier, links: tuple[Any, ...]) -> Mapping[str, Truth]:
    """Only the ids themselves."""
    return dict(links)


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the entries of one section have it.

    `fallback` gives the values to compare where none is stated (`has:` and `no:` look at `get` alone). `silent`
    marks what an author or source may simply not have written (texts, tags): nothing there is no match, while
    any other field that is not stated is possible. `targets` are the sections a reference looks for names in.
    """

    name: str
    help: str
    type: Type
    get: Getter
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    targets: tuple[Section, ...] = ()
    reach: Reach = exact
    fallback: Getter | None = None
    silent: bool = False

    @property
    def ordered(self) -> bool:
        """Whether > >= < <= and ranges apply."""
        return self.type in ORDERED


ORDERED = ("count", "when", "precision", "number")


def attribute(name: str) -> Getter:
    """The values of a model's attribute, one or many; None is not stated."""

    def get(entry: Entry, _: Dossier) -> tuple[Hashable, ...]:
        value = getattr(entry.item, name)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    return get


def texts(*names: str) -> Getter:
    """The texts of several attributes."""
    getters = tuple(attribute(name) for name in names)
    return lambda entry, dossier: tuple(text for get in getters for text in get(entry, dossier))


def counter(name: Counter) -> Getter:
    """A counter of a strike."""

    def get(entry: Entry, _: Dossier) -> tuple[Hashable, ...]:
        value = entry.item.counts.get(name) if isinstance(entry.item, Strike) else None
        return () if value is None else (value,)

    return get


def moment(name: str) -> Getter:
    """A date of the model, as a UTC interval."""
    get = attribute(name)
    return lambda entry, dossier: intervals(get(entry, dossier), dossier)


def intervals(values: Iterable[When | None], dossier: Dossier) -> tuple[Hashable, ...]:
    """Dates as UTC intervals, read in the event's zone."""
    return tuple(_interval(value.is_, value.zone or dossier.zone) for value in values if value is not None)


@lru_cache(maxsize=4096)
def _interval(text: str, zone: str) -> edtf.Interval:
    return edtf.parse(text).interval(zone)


def links(name: str) -> Getter:
    """Ids that an attribute names, each of them certain."""
    get = attribute(name)
    return lambda entry, dossier: sure(get(entry, dossier))


def sure(ids: Iterable[str]) -> tuple[Link, ...]:
    """Ids that are certain, each once."""
    return tuple((each, Truth.YES) for each in dict.fromkeys(ids))
