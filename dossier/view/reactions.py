"""Reactions in the brief: who said or did what, in whose words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dossier.model import Reaction, Strike
from dossier.view.block import Block, Heading, Item, Line, Span, line
from dossier.view.narrowed import Narrowed
from dossier.view.reading import Reading
from dossier.view.words import section_title, spoken


def reactions(reading: Reading, left: Narrowed, *, hide: bool) -> Iterator[Block]:
    """Statements and acts grouped by what they do, those that pass; `hide` leaves out the words of sensitive ones."""
    shown = [reaction for reaction in reading.dossier.reactions if left.passes(reaction.id)]
    if not shown and not reading.lens.told_by:
        return
    yield Heading(line(section_title(reading.dossier, "reactions")))
    order = list(dict.fromkeys(_first_act(reaction) for reaction in shown))
    for act, group in groupby(sorted(shown, key=lambda r: order.index(_first_act(r))), key=_first_act):
        yield Heading(line(spoken(act)), 3)
        for reaction in group:
            yield Item(reaction_line(reading, reaction, hide=hide), marker=left.marker(reaction.id))
    yield from _told_by_others(reading, hide=hide)


def _told_by_others(reading: Reading, *, hide: bool) -> Iterator[Block]:
    """The acts of the lens's party that others tell of: apart, for they are not its telling."""
    if not reading.lens.told_by:
        return
    from dossier.analysis.sight import acts_told_by_others

    found = [reading.entries[key].item for key in acts_told_by_others(reading.index, reading.analysis)]
    if found:
        yield Heading(line("its acts, as others tell them"), 3)
    for item in found:
        if isinstance(item, Reaction):
            yield Item(reaction_line(reading, item, hide=hide), marker="→")
        elif isinstance(item, Strike):
            yield Item(line(item.title or item.what, " — ", reading.teller(item), " ", reading.cited(item)), marker="→")


def _first_act(reaction: Reaction) -> str:
    return reaction.act[0] if reaction.act else "state"


def reaction_line(reading: Reading, reaction: Reaction, *, hide: bool = False) -> Line:
    """One statement or act: who, what in the author's words, the spoken words, and where they stand."""
    who = reading.named(reaction.by) if reaction.by else reading.teller(reaction)
    quote = next((c.quote for c in reaction.cited if c.quote is not None and c.kind == "direct_quote"), None)
    carried = "" if not reaction.by or reaction.said_by is None else " (told by "
    return line(
        *(Span(span.text, "title", span.target) for span in who),
        line(carried, reading.teller(reaction), ")") if carried else None,
        ": ",
        reaction.says or reaction.title,
        Span(f" “{quote}”", "quote") if quote and not (hide and reaction.sensitivity) else None,
        " ",
        reading.cited(reaction),
        Span(" attribution inferred", "warn") if any(c.speaker == "inferred" for c in reaction.cited) else None,
        *said_marks(reading, reaction.id),
    )


def said_marks(reading: Reading, key: str) -> tuple[Span, ...]:
    """In words, for lines of running text: `· disputed`, withdrawn, possibly withdrawn."""
    marks: list[Span] = []
    if reading.disputed(key):
        marks.append(Span(" · disputed", "warn"))
    if reading.withdrawn(key):
        marks.append(Span(" · withdrawn", "bad"))
    elif reading.perhaps_retracted_by(key):
        marks.append(Span(" · ≈ withdrawn", "warn"))
    return tuple(marks)
