"""What whoever reads has noted on the entries of a dossier: theirs, and never part of what the dossier says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.view.block import Block, Fact, Gap, Heading, Item, Page, Para, Span, line
from dossier.view.reading import Reading
from dossier.view.words import SINGULAR

YOURS = "Your note"


class Noted(NamedTuple):
    """An entry with what was set down on it. `title` is how it was called then; the dossier may have lost it since."""

    id: str
    title: str
    bookmarked: bool
    note: str = ""


def note_blocks(note: str | None) -> Iterator[Block]:
    """A note under a heading of its own, for the detail of its entry; nothing where there is none."""
    if note:
        yield Heading(line(YOURS), 3)
        yield Para(line(note))
        yield Gap()


def in_order(reading: Reading, noted: Iterable[Noted]) -> list[Noted]:
    """In the order of the dossier; what it has lost comes last."""
    order = {key: number for number, key in enumerate(reading.entries)}
    return sorted(noted, key=lambda one: order.get(one.id, len(order)))


def kind_of(reading: Reading, one: Noted) -> str:
    """What the entry is; empty where the dossier has lost it."""
    return SINGULAR[reading.entries[one.id].section] if one.id in reading.entries else ""


def title_of(reading: Reading, one: Noted) -> str:
    """What it is called now, else what it was called."""
    return reading.title(reading.entries[one.id]) if one.id in reading.entries else one.title


def notes_page(reading: Reading, noted: Iterable[Noted]) -> Page:
    """Everything that was bookmarked or noted, with the entry on which it stands."""
    blocks: list[Block] = []
    for one in in_order(reading, noted):
        kind = kind_of(reading, one) or "no longer in this dossier"
        star = Span("★ ", "accent") if one.bookmarked else None
        blocks.append(Heading(line(star, title_of(reading, one), Span(f" ({kind}, {one.id})", "muted")), 3))
        entry = reading.entries.get(one.id)
        if entry is not None and entry.record is not None:
            blocks.append(Fact("said by", reading.attributed(entry.record)))
        if one.note:
            blocks.append(Item(line(Span(f"{YOURS.lower()}: ", "label"), one.note)))
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))
