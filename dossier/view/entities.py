"""Actors, places and sources in full."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.model import Actor, Place, Source
from dossier.model.graph import voice
from dossier.model.vocabulary import TITLES
from dossier.view.block import Block, Fact, Gap, Heading, Item, Line, Span, line
from dossier.view.dates import when_text
from dossier.view.reading import Reading
from dossier.view.words import counted, reliability_text, spoken


def _other_names(names: dict[str, str], aliases: tuple[str, ...]) -> Iterator[Block]:
    for language, name in names.items():
        yield Fact("Arabic" if language == "ar" else language, line(name))
    yield Fact("also", line(", ".join(aliases)))


def _mentioned(reading: Reading, key: str) -> Iterator[Block]:
    records = reading.mentions.get(key, ())
    if not records:
        return
    yield Gap()
    yield Heading(line(f"In {counted(len(records), 'record')}"), 4)
    for ref in records:
        yield Item(line(Span(reading.name(ref), "text", f"record:{ref}")))


def actor(reading: Reading, key: str, item: Actor) -> Iterator[Block]:
    """Who an actor is, whose voice it speaks with, and where it appears."""
    yield from _other_names(item.names, item.aliases)
    if item.kind:
        yield Fact("kind", line(spoken(item.kind)))
    if item.named is False:
        yield Fact("named", line("no: anonymous in the source"))
    if item.named_by:
        yield Fact("known through", reading.named((item.named_by,)))
    yield Fact("office", line(item.office))
    yield Fact("part of", reading.named(item.part_of))
    if item.speaks_for:
        yield Fact("speaks for", reading.named((item.speaks_for,)))
        if (far := voice(reading.dossier, key)) != item.speaks_for:
            yield Fact("voice", reading.named((far,)))
    yield Fact("led by", reading.named(item.led_by))
    yield Fact("supported by", reading.named(item.supported_by))
    if item.country:
        yield Fact("country", reading.named((item.country,)))
    yield from _ids(item.wikidata, item.ids)
    yield Fact("note", line(item.note))
    yield Fact("id", line(Span(key, "muted")))
    yield from _mentioned(reading, key)


def place(reading: Reading, key: str, item: Place) -> Iterator[Block]:
    """Where a place is, how exactly, and who says so."""
    yield from _other_names(item.names, item.aliases)
    if item.kind:
        yield Fact("kind", line(spoken(item.kind)))
    yield Fact("within", reading.named(item.within))
    yield Fact("overlaps", reading.named(item.overlaps))
    if item.coordinates is not None:
        yield Fact("position", line(_point(item.coordinates), Span(_precision(item.precision), "muted")))
    for position in item.positions:
        told = [position.method or "", f"by {reading.name(position.by)}" if position.by else "", position.stated or ""]
        at = _point(position.coordinates) if position.coordinates is not None else position.grid or "not placed"
        remarks = "; ".join(part for part in told if part)
        yield Fact("position", line(at, Span(_precision(position.precision), "muted"), f" {remarks}"))
    if item.point is None and not any(position.grid for position in item.positions):
        yield Fact("position", line(Span("unplaced", "warn")))
    yield Fact("other ids", line(", ".join(f"{name} {value}" for name, value in item.ids.items())))
    yield Fact("note", line(item.note))
    yield Fact("id", line(Span(key, "muted")))
    yield from _mentioned(reading, key)


def _point(point: tuple[float, float]) -> str:
    latitude, longitude = point
    return (
        f"{abs(latitude):.6g}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.6g}° {'E' if longitude >= 0 else 'W'}"
    )


def _precision(precision: str | None) -> str:
    return f" ± {precision}" if precision else ""


def _ids(wikidata: str | None, ids: dict[str, str]) -> Iterator[Block]:
    found = ([f"Wikidata {wikidata}"] if wikidata else []) + [f"{name} {value}" for name, value in ids.items()]
    yield Fact("other ids", line(", ".join(found)))


def source(reading: Reading, key: str, item: Source) -> Iterator[Block]:
    """What a source is, how reliable, and which texts of it are at hand."""
    yield Fact("number", line(f"[{reading.numbers[key]}]"))
    if item.titled == "described":
        yield Fact("titled", line(f"{item.titled}: {TITLES[item.titled]}"))
    if item.kind:
        yield Fact("kind", line(spoken(item.kind)))
    yield Fact("publisher", _stated(item, "publisher", reading.named((item.publisher,)) if item.publisher else ()))
    yield Fact("authors", _stated(item, "authors", line(", ".join(item.authors))))
    published = line(when_text(item.published, reading.zone)) if item.published else ()
    yield Fact("published", _stated(item, "published", published))
    for label, when in (
        ("said", item.said),
        ("modified", item.modified),
        ("not before", item.not_before),
        ("retrieved", item.retrieved),
    ):
        if when is not None:
            yield Fact(label, line(when_text(when, reading.zone)))
    if item.reliability:
        yield Fact("reliability", line(reliability_text(item.reliability), Span(" (Admiralty)", "muted")))
    yield Fact("basis", line(item.basis))
    yield Fact("language", line(item.language))
    yield Fact("licence", line(item.licence))
    yield Fact("derived from", reading.named(item.derived_from))
    if item.url:
        yield Fact("address", line(Span(item.url, "accent", item.url)))
    for address in item.archived:
        yield Fact("archived", line(Span(address, "accent", address)))
    yield Fact("original", _original(reading, key, item))
    yield Fact("note", line(item.note))
    yield Fact("id", line(Span(key, "muted")))
    yield from _mentioned(reading, key)


def _stated(item: Source, field: str, value: Line) -> Line:
    return value or (line(Span("not stated", "muted")) if field in item.not_stated else ())


def _original(reading: Reading, key: str, item: Source) -> Line:
    if item.original is None:
        return ()
    text = reading.loaded.text(key)
    if text is None:
        return line(Span(f"not attached: dossier attach {reading.dossier.id} {key} FILE", "muted"))
    if text.matches is False:
        return line(Span("attached, in another version", "warn"))
    return line(Span("attached, its sum is the one stated" if text.matches else "attached", "good"))
