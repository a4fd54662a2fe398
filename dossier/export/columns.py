"""The columns of the CSV of each section. They are part of the format: added at the end, never renamed.

Behind them stand the marks of each entry (`mark_names`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from dossier.export.cells import Cell, edges, text
from dossier.model import MEASURES, Count, Section, Strike
from dossier.model.strike import Counter
from dossier.model.telling import said, tellers
from dossier.model.values import metres
from dossier.store.loaded import Loaded


class Column(NamedTuple):
    """A column: its name, and what it holds for an item of its section."""

    name: str
    cell: Callable[[Loaded, Any], Cell]


def columns(section: Section) -> tuple[Column, ...]:
    """The columns of a section, in their order."""
    match section:
        case "strikes":
            return _strikes()
        case "casualties":
            return _casualties()
        case "reactions":
            return (
                *_plain("id title by on_behalf_of office to asked_by act says"),
                *_when("when"),
                *_plain("venue where responsibility"),
                *_when("outlook"),
                *_plain("about replies_to"),
                *_record(),
            )
        case "background":
            return (*_plain("id title says about where"), *_when("when"), *_record())
        case "disputes":
            over = tuple(
                Column(f"over_{field}", _of(attrgetter("over"), field)) for field in ("measure", "of", "where")
            )
            return (*_plain("id question exclusive"), *over, *_plain("positions records handling status note"))
        case "actors":
            return _plain(
                "id name names aliases kind office part_of speaks_for led_by supported_by named named_by country "
                "wikidata ids note"
            )
        case "places":
            return _places()
        case "sources":
            dates = ("said", "published", "modified", "not_before", "retrieved")
            return (
                *_plain("id title publisher authors kind url archived"),
                *(column for date in dates for column in _when(date)),
                *_plain("language licence reliability basis derived_from not_stated original document note titled"),
            )


def _strikes() -> tuple[Column, ...]:
    return (
        *_plain("id title what kind"),
        *_when("when"),
        *_plain("time_of_day duration where by ordered_by on_behalf_of hits means weapons"),
        *(column for key in get_args(Counter) for column in _count(key, partial(_counter, key))),
        *_plain("quantities part_of strike_status harm_grade assessments"),
        *_record(),
    )


def _casualties() -> tuple[Column, ...]:
    return (
        *_plain("id title"),
        *(column for key in MEASURES for column in _count(key, attrgetter(key))),
        *_plain("of including whose where"),
        *_when("when"),
        *_when("counted_at"),
        *_plain(
            "cumulative subset_of overlaps disjoint_from share_of hull_of conceded_by stance basis indirect strike"
        ),
        *_record(),
    )


def _places() -> tuple[Column, ...]:
    return (
        *_plain("id name names aliases kind within overlaps"),
        Column("latitude", lambda _, item: item.point[0] if item.point else None),
        Column("longitude", lambda _, item: item.point[1] if item.point else None),
        Column("precision", lambda _, item: item.shown_precision),
        Column("precision_m", lambda _, item: metres(item.shown_precision) if item.shown_precision else None),
        *_plain("ids note"),
    )


def _record() -> tuple[Column, ...]:
    """What every record has: who says it and when, and where it is written. Teller and said_from/to are computed."""
    return (
        *_plain("said_by"),
        Column("teller", lambda loaded, item: text(tellers(loaded.dossier, item))),
        *_plain("said"),
        Column("said_from", lambda loaded, item: edges(said(loaded.dossier, item))[0]),
        Column("said_to", lambda loaded, item: edges(said(loaded.dossier, item))[1]),
        *_plain("event credibility"),
        Column("sources", lambda _, item: text(tuple(dict.fromkeys(citation.source for citation in item.cited)))),
        Column("passages", lambda _, item: text(item.cited)),
        Column("quotes", lambda _, item: text(tuple(citation.quote for citation in item.cited if citation.quote))),
        Column(
            "checks",
            lambda loaded, item: text(tuple(loaded.check(item.id, at).kind for at in range(len(item.cited)))),
        ),
        *_plain("repeats same_as retracts because_of ids tags sensitivity note"),
    )


def _plain(names: str) -> tuple[Column, ...]:
    return tuple(Column(name, _of(_itself, name)) for name in names.split())


def _count(name: str, get: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The wording, and the figures it means; `best` only where the source gives one."""
    bounds = tuple(Column(f"{name}_{end}", _figure(get, end)) for end in ("low", "high", "best"))
    return (Column(name, lambda _, item: text(get(item))), *bounds)


def _counter(key: Counter, strike: Strike) -> Count | None:
    return strike.counts.get(key)


def _itself(item: Any) -> Any:
    return item


def _of(part: Callable[[Any], Any], field: str) -> Callable[[Loaded, Any], Cell]:
    return lambda _, item: text(getattr(held, field)) if (held := part(item)) is not None else None


def _figure(get: Callable[[Any], Any], end: str) -> Callable[[Loaded, Any], Cell]:
    return lambda _, item: getattr(get(item), end, None)


def _when(name: str) -> tuple[Column, ...]:
    """The value as written, and its edges in UTC."""

    def edge(loaded: Loaded, item: Any, which: int) -> Cell:
        when = getattr(item, name)
        return edges(when.interval(loaded.dossier.zone))[which] if when is not None else None

    return (
        Column(name, lambda _, item: text(getattr(item, name))),
        Column(f"{name}_from", lambda loaded, item: edge(loaded, item, 0)),
        Column(f"{name}_to", lambda loaded, item: edge(loaded, item, 1)),
    )
