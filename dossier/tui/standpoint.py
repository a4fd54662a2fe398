"""Where the person stands, and how each step leads from one standpoint to the next. Knows nothing of screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.view.map.sight import Sight

Pane = Literal["list", "detail", "passage"]
Face = Literal["digest", "original"]

_PAST = 200

TELLERS = "tellers"
"""The page of two tellers side by side; like the silence matrix it has no digit."""

SINCE = "since"
"""The page of what changed since the person last looked."""

COMPARED = "compared"
"""The page of records side by side."""

SILENCE = "silence"
"""The page that shows who answers which question."""


_WAYSIDE = (TELLERS, SINCE, COMPARED, SILENCE)
"""Pages that are gone into from wherever the person is, and left for there again."""


class Citing(NamedTuple):
    """A place in a text: its source, and where known the citation that leads there."""

    source: str
    record: str | None = None
    which: int = 0
    paragraph: str | None = None
    face: Face = "digest"


class Standpoint(NamedTuple):
    """One place in a dossier. `depth` counts how often the person went in; going out leads to a smaller one."""

    section: str = "overview"
    filter: str = ""
    record: str | None = None
    """The entry under the cursor of the list."""
    pane: Pane = "list"
    passage: Citing | None = None
    """The text that was opened; None: none, whatever a wide screen shows beside the detail."""
    link: int = -1
    scroll: int = -1
    """How many lines of the text stood above what was in view when the person left; -1: nobody has left it."""
    rows: int = -1
    """The same of the list."""
    depth: int = 0
    lens: Lens = OPEN_LENS
    pair: tuple[str, str] | None = None
    """The two tellers that are set side by side."""
    compared: tuple[str, ...] = ()
    """The records that are."""
    place: str | None = None
    """The place to which the person came on the map: it is drawn there whatever happened in it."""
    sight: Sight | None = None
    """What the map looked at when it was left; None: at the place, else as before."""


class Turn(NamedTuple):
    """To a section, by its digit; to the map as it was left."""

    section: str
    record: str | None = None
    sight: Sight | None = None


class Locate(NamedTuple):
    """To a place on the map."""

    place: str


class Rest(NamedTuple):
    """The cursor of the list rests on another entry."""

    record: str | None


class Look(NamedTuple):
    """To another pane of the same place."""

    pane: Pane


class Inspect(NamedTuple):
    """Into the detail of the entry under the cursor."""


class Open(NamedTuple):
    """Into a text."""

    passage: Citing


class Cite(NamedTuple):
    """To another passage of the same record."""

    passage: Citing


class Follow(NamedTuple):
    """Along a link to an entry, wherever it stands; `filter` and `lens` are what lets it be seen there."""

    section: str
    record: str
    filter: str
    lens: Lens


class Through(NamedTuple):
    """Another lens."""

    lens: Lens
    record: str | None = None


class Compare(NamedTuple):
    """Two tellers side by side."""

    pair: tuple[str, str]


class SetBeside(NamedTuple):
    """Records side by side."""

    records: tuple[str, ...]


class Narrow(NamedTuple):
    """Another filter."""

    filter: str
    record: str | None = None


class Keep(NamedTuple):
    """Notes, before leaving, what the screen knows of the place: the link under the cursor, how far it is scrolled."""

    link: int
    scroll: int
    rows: int = -1


class Aim(NamedTuple):
    """Notes, before leaving the map, what it looks at."""

    sight: Sight


class Out(NamedTuple):
    """Closes what is on top, or goes back out."""


class Backward(NamedTuple):
    """Back through where the person has been."""

    steps: int = 1


class Forward(NamedTuple):
    """Forward again, by so many steps."""

    steps: int = 1


Action = (
    Turn | Locate | Rest | Look | Inspect | Open | Cite | Follow | Narrow | Through | Compare | SetBeside | Keep | Aim
)
Move = Action | Out | Backward | Forward


def step(standpoint: Standpoint, action: Action) -> Standpoint:
    """The standpoint to which an action leads."""
    match action:
        case Turn(section, record, sight):
            depth = standpoint.depth + 1 if section in _WAYSIDE else 0
            return Standpoint(section, standpoint.filter, record, depth=depth, lens=standpoint.lens, sight=sight)
        case Locate(place):
            depth = standpoint.depth + 1
            return Standpoint("map", standpoint.filter, place, depth=depth, lens=standpoint.lens, place=place)
        case Rest(record):
            return standpoint._replace(record=record, pane="list", passage=None, link=-1, scroll=-1, rows=-1)
        case Look(pane):
            return standpoint._replace(pane=pane, link=-1, scroll=-1)
        case Inspect():
            return standpoint._replace(pane="detail", link=-1, scroll=-1, depth=standpoint.depth + 1)
        case Open(passage):
            depth = standpoint.depth + 1
            return standpoint._replace(pane="passage", passage=passage, link=-1, scroll=-1, depth=depth)
        case Cite(passage):
            return standpoint._replace(passage=passage, link=-1, scroll=-1)
        case Follow(section, record, text, lens):
            return Standpoint(section, text, record, "detail", depth=standpoint.depth + 1, lens=lens)
        case Narrow(text, record):
            return _beginning(standpoint)._replace(filter=text, record=record)
        case Through(lens, record):
            return _beginning(standpoint)._replace(record=record, lens=lens)
        case Compare(pair):
            depth = standpoint.depth + 1
            return Standpoint(TELLERS, standpoint.filter, depth=depth, lens=standpoint.lens, pair=pair)
        case SetBeside(records):
            depth = standpoint.depth + 1
            return Standpoint(COMPARED, standpoint.filter, depth=depth, lens=standpoint.lens, compared=records)
        case Keep(link, scroll, rows):
            return standpoint._replace(link=link, scroll=scroll, rows=rows)
        case Aim(sight):
            return standpoint._replace(sight=sight)


def _beginning(here: Standpoint) -> Standpoint:
    """The section, or the page of the same parties or records, as it is come to."""
    depth = here.depth if here.section in _WAYSIDE else 0
    return Standpoint(here.section, here.filter, lens=here.lens, pair=here.pair, compared=here.compared, depth=depth)


class Trail(NamedTuple):
    """The way a person has come. The place itself is `here`; nothing else of it ever changes."""

    here: Standpoint = Standpoint()
    past: tuple[Standpoint, ...] = ()
    future: tuple[Standpoint, ...] = ()
    direct: bool = False
    """The person came straight to the first place of it, from outside: out of there leads back outside."""

    def before(self) -> Iterator[Standpoint]:
        """Where the person has been, the latest first."""
        return reversed(self.past)

    def last_in(self, section: str) -> str | None:
        """The entry on which the person last stood in a section."""
        return self._last(section).record

    def last_sight(self) -> Sight | None:
        """What the map looked at when it was last left."""
        return self._last("map").sight

    def _last(self, section: str) -> Standpoint:
        return next((past for past in (self.here, *self.before()) if past.section == section), Standpoint())


def walk(trail: Trail, move: Move) -> Trail:
    """The trail after a move; the same trail where the move leads nowhere."""
    here = trail.here
    match move:
        case Backward(steps):
            return _back(trail, steps) if 0 < steps <= len(trail.past) else trail
        case Forward(steps):
            if not 0 < steps <= len(trail.future):
                return trail
            *passed, there = trail.future[:steps]
            return trail._replace(here=there, past=(*trail.past, here, *passed), future=trail.future[steps:])
        case Out():
            return _out(trail)
        case Turn() | Locate() | Inspect() | Open() | Follow() | Narrow() | Through() | Compare() | SetBeside():
            there = step(here, move)
            past = (*trail.past, here)[-_PAST:]
            return trail._replace(here=there, past=past, future=()) if there != here else trail
        case _:
            return trail._replace(here=step(here, move))


def _back(trail: Trail, steps: int) -> Trail:
    ways = (*trail.past, trail.here)
    at = len(trail.past) - steps
    return trail._replace(here=ways[at], past=ways[:at], future=(*ways[at + 1 :], *trail.future))


def _out(trail: Trail) -> Trail:
    """Where the person went in from; at the outermost place first the pane, then the filter, then the lens is left."""
    here = trail.here
    if here.depth:
        for steps, past in enumerate(trail.before(), 1):
            if past.depth < here.depth:
                return _back(trail, steps)
    if trail.direct and not trail.past:
        return trail
    if here.pane != "list" or here.passage is not None:
        return trail._replace(here=here._replace(pane="list", passage=None, link=-1, scroll=-1))
    if here.filter:
        return walk(trail, Narrow("", here.record))
    return walk(trail, Through(OPEN_LENS, here.record)) if not here.lens.is_open else trail
