"""Ways through an open dossier in words: its entries by name, where the person stands, and where they have been."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dossier.model import Source
from dossier.query.fuzzy import closest, name
from dossier.tui.destinations import Destination, Named
from dossier.tui.sections import OVERVIEW, PAGES
from dossier.tui.shown import PAGE_TITLES, list_title
from dossier.tui.standpoint import COMPARED, SINCE, TELLERS, Citing, Pane, Standpoint, Trail
from dossier.view.block import Line, Span, line
from dossier.view.reading import Reading
from dossier.view.words import SINGULAR

if TYPE_CHECKING:
    from dossier.tui.session import Session

_MOST = 200


def entry_names(reading: Reading) -> Iterator[Named]:
    """Every entry by its title, its id and its other names."""
    for entry in reading.entries.values():
        title = reading.title(entry)
        kind = line(Span(SINGULAR[entry.section], "muted"))
        others = getattr(entry.item, "aliases", ())
        yield name(title, entry.id, *others), Destination(f"record:{entry.id}", line(title), kind)


class Place(NamedTuple):
    """Where somebody stands, in words."""

    section: str
    entry: str = ""
    passage: str = ""

    @property
    def steps(self) -> list[str]:
        """From the outermost to the innermost."""
        return [step for step in self if step]


def place(session: Session, here: Standpoint) -> Place:
    """The section, the entry where the person is in it, the passage where it is open."""
    reading = session.reading
    section = PAGE_TITLES[here.section] if here.section in PAGES else list_title(session, here.section)
    entry = reading.entries.get(here.record) if here.record is not None else None
    inside = here.pane != "list" or here.passage is not None
    title = reading.title(entry) if entry is not None and inside else ""
    if entry is not None and isinstance(entry.item, Source) and here.passage is not None:
        title = ""
    return Place(section, title, _passage(reading, here.passage) if here.passage is not None else "")


def _passage(reading: Reading, citing: Citing) -> str:
    number = reading.numbers.get(citing.source)
    paragraph = f" ¶{citing.paragraph.removeprefix('p')}" if citing.paragraph else ""
    return f"[{number}]{paragraph}{' (original)' if citing.face == 'original' else ''}"


def crumbs(session: Session, here: Standpoint) -> Line:
    """`› Casualties › At least 16 killed in Iraq › [2] ¶20`; nothing in a list itself."""
    steps = place(session, here).steps
    if len(steps) < 2:
        return ()
    return line(*(span for step in steps for span in (Span(" › ", "muted"), Span(step, "text"))))


def been(session: Session, trail: Trail, text: str) -> list[Destination]:
    """Where the person has been, the latest first, as far as it is called so; each place once.

    What lies ahead, since they went back, was seen last; its steps count below zero.
    """
    found: dict[Standpoint, Named] = {}
    ahead = ((at - len(trail.future), there) for at, there in enumerate(reversed(trail.future)))
    for steps, past in chain(ahead, enumerate(trail.before(), 1)):
        key = past._replace(link=-1, scroll=-1, rows=-1, depth=0, sight=None)
        if key in found:
            continue
        steps_in = place(session, past._replace(pane="detail")).steps
        into = " · " if past.pane == "list" and past.passage is None else " › "
        words = [*steps_in, *_narrowed(past)]
        what = line(
            Span(words[0], "title"),
            *(Span(f"{into}{step}", "text") for step in steps_in[1:]),
            *(Span(f" · {word}", "muted") for word in _narrowed(past)),
        )
        back = line(Span(f"{steps} back" if steps > 0 else f"{-steps} ahead", "muted"))
        found[key] = name(*words), Destination(f"place:{steps}", what, back)
    return closest(text, found.values(), _MOST)


def _narrowed(here: Standpoint) -> Iterator[str]:
    if here.filter:
        yield f"/ {here.filter}"
    if here.lens.told_by:
        yield f"told by {here.lens.told_by}"
    if here.lens.as_of:
        yield f"as of {here.lens.as_of}"


def found(session: Session, wanted: Standpoint) -> tuple[Standpoint, str]:
    """The standpoint that somebody asked for as far as there is such a one, and what there is not."""
    key, passage = wanted.record, wanted.passage
    if wanted.pair is not None:
        pair = tuple(next(iter(session.meant(who)), "") for who in wanted.pair)
        if not all(pair) or pair[0] == pair[1]:
            return Standpoint(), f"{' and '.join(wanted.pair)} are no two tellers of this dossier"
        return wanted._replace(pair=(pair[0], pair[1])), ""
    if wanted.compared:
        there = tuple(one for one in wanted.compared if session.is_record(one))
        missing = [one for one in wanted.compared if one not in there]
        return wanted._replace(compared=there), f"{', '.join(missing)}: no record of this dossier" if missing else ""
    if passage is not None:
        meant = session.reading.dossier.source_meant(passage.source)
        if meant is None:
            return wanted._replace(pane="list", passage=None), _no_source(session.reading, passage.source)
        passage = passage._replace(source=meant)
        key = key or passage.source
        passage = session.passage_at(passage_text(passage), key)._replace(face=passage.face)
    section = session.section_of(key, wanted.section) if key is not None else None
    if key is not None and section is None:
        return wanted._replace(record=None, pane="list"), f"{key} is no id of this dossier"
    if section is None:
        return wanted._replace(pane="list"), ""
    pane: Pane = "passage" if passage is not None else wanted.pane
    return wanted._replace(section=section, record=key, pane=pane, passage=passage), ""


def _no_source(reading: Reading, name: str) -> str:
    first = next(iter(reading.numbers))
    return f"{name} is no source of this dossier: its first is [1], or {first}#p1"


def command_line(target: str, here: Standpoint) -> str:
    """The command that opens the reader at this very place."""
    words = ["dossier", "read", target]
    if here.section == TELLERS and here.pair is not None:
        words += ["--tellers", ",".join(here.pair)]
    elif here.section == COMPARED:
        words += ["--compare", ",".join(here.compared)]
    elif here.section not in (OVERVIEW, SINCE):  # what has changed by then is not what has changed now
        words += ["--section", here.section]
    for option, value in (
        ("--where", here.filter),
        ("--told-by", here.lens.told_by),
        ("--as-of", here.lens.as_of),
        ("--clock", here.lens.clock if here.lens.as_of and here.lens.clock != "said" else ""),
        ("--record", here.record if here.section != OVERVIEW else ""),
        ("--pane", here.pane if here.pane == "detail" else ""),
    ):
        if value:
            words.append(f"{option}={value}" if value.startswith("-") else option)
            words += [] if value.startswith("-") else [value]
    if here.passage is not None:
        words += ["--passage", passage_text(here.passage), *(["--original"] if here.passage.face == "original" else [])]
    return shlex.join(words)


def passage_text(citing: Citing) -> str:
    """A passage as links and the command line name it: `article-2#p20`."""
    return f"{citing.source}#{citing.paragraph}" if citing.paragraph else citing.source
