"""Reactions in the brief: who said or did what, in whose words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from dossier.model import Reaction
from dossier.view.block import Block, Heading, Item, Line, Span, line
from dossier.view.reading import Reading
from dossier.view.words import section_title, spoken


def reactions(reading: Reading, passes: Callable[[str], bool], *, hide: bool) -> Iterator[Block]:
    """Statements and acts grouped by what they do, those that pass; `hide` leaves out the words of sensitive ones."""
    shown = [reaction for reaction in reading.dossier.reactions if passes(reaction.id)]
    if not shown:
        return
    yield Heading(line(section_title(reading.dossier, "reactions")))
    order = list(dict.fromkeys(_first_act(reaction) for reaction in shown))
    for act, group in groupby(sorted(shown, key=lambda r: order.index(_first_act(r))), key=_first_act):
        yield Heading(line(spoken(act)), 3)
        for reaction in group:
            yield Item(reaction_line(reading, reaction, hide=hide))


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
    """In words, for lines of running text: disputed, withdrawn."""
    marks: list[Span] = []
    if reading.disputed(key):
        marks.append(Span(" disputed", "warn"))
    if reading.withdrawn(key):
        marks.append(Span(" withdrawn", "bad"))
    return tuple(marks)
