"""A dossier read anew while somebody stands in it: what has changed, and where the person stands in what is there now.

Knows nothing of screens; the reader's worker thread calls `read_anew`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dossier.analysis.diff import diff
from dossier.model import RECORD_SECTIONS
from dossier.store.loaded import Loaded
from dossier.tui.opening import Refused, Target, open_dossier
from dossier.tui.sections import OVERVIEW
from dossier.tui.session import Session
from dossier.tui.standpoint import Citing, Standpoint, Trail
from dossier.view.words import counted


class Anew(NamedTuple):
    """A dossier that was read anew, and in a few words what differs from before."""

    session: Session
    says: str


def read_anew(target: Target, before: Loaded) -> Anew | Refused:
    """Reads the file of a dossier that is open once more."""
    opened = open_dossier(target._replace(file=Path(before.file)))
    if isinstance(opened, Refused):
        return opened
    return Anew(opened, f"reloaded: {_differs(before, opened.reading.loaded)}")


def _differs(before: Loaded, now: Loaded) -> str:
    found = diff(before.dossier, now.dossier, before.documents, now.documents)
    records = sum(len(entries) for part, entries in found.by_section.items() if part in RECORD_SECTIONS)
    others = len(found.entries) - records
    parts = [counted(records, "record")] if records else []
    parts += [counted(others, "other entry", "other entries")] if others else []
    parts += ["the dossier's own lines"] if found.own else []
    return f"{', '.join(parts)} changed" if parts else "nothing that is shown has changed"


def survivor(session: Session, record: str | None, rows: Iterable[str]) -> str | None:
    """An entry where it is still there, else the next of the rows that is, else the last before it."""
    if record is None or record in session.reading.entries:
        return record
    found: str | None = None
    passed = False
    for row in rows:
        passed = passed or row == record
        if row in session.reading.entries:
            found = row
            if passed:
                break
    return found


def still_there(trail: Trail, session: Session) -> Trail:
    """The way a person has come, without what is no longer there."""

    def moved(ways: Iterable[Standpoint]) -> tuple[Standpoint, ...]:
        return tuple(_kept(place, session) for place in ways)

    return trail._replace(here=_kept(trail.here, session), past=moved(trail.past), future=moved(trail.future))


def _kept(place: Standpoint, session: Session) -> Standpoint:
    entries = session.reading.entries
    lens = place.lens
    if lens.told_by and not session.meant(lens.told_by):
        lens = lens._replace(told_by="")
    record = place.record if place.record in entries else None
    passage = _passage(place.passage, session) if place.passage is not None else None
    lost = record != place.record or (place.pane == "passage" and passage is None)
    kept = place._replace(
        lens=lens,
        record=record,
        passage=passage,
        pane="list" if lost else place.pane,
        place=place.place if place.place in entries else None,
    )
    if entries.keys() >= {*(place.pair or ()), *place.compared}:
        return kept
    return kept._replace(section=OVERVIEW, pair=None, compared=())


def _passage(citing: Citing, session: Session) -> Citing | None:
    if citing.source not in session.reading.dossier.sources:
        return None
    if citing.record is None:
        return citing
    found = session.citations(citing.record)
    same = next((each for each in found if each.which == citing.which and each.source == citing.source), None)
    same = same or next((each for each in found if each.source == citing.source), None)
    return same._replace(face=citing.face) if same is not None else Citing(citing.source, face=citing.face)
