"""What stands where the focus is, defined for the help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.tui.acting import on_entry, on_terms
from dossier.tui.answers import Filtered
from dossier.tui.panes.passage import PassagePane
from dossier.tui.session import Session
from dossier.tui.standpoint import COMPARED, SILENCE, TELLERS, Standpoint
from dossier.tui.widgets.list_view import ListView
from dossier.view import defined
from dossier.view.block import Span
from dossier.view.map.caption import SIGNS
from dossier.view.meanings import AGREEMENT


class Definitions(NamedTuple):
    """What is defined, and under which heading: columns, fields, words and marks with their meanings."""

    heading: str = ""
    defined: Sequence[defined.Definition] = ()


def of_list(session: Session, here: Standpoint, shown: ListView) -> Definitions:
    """Of the list of a section: its columns, and what stands in the rows in view."""
    rows, entries = shown.in_view, session.reading.entries
    cells = [cell for row in rows for cell in (*row.cells, () if row.sure else (Span("≈"),))]
    current = entries[shown.current] if shown.current is not None else None
    listed = [entries[row.stands_for] for row in rows]
    found = defined.in_list(here.section, shown.titles, listed, cells, current, shown.hidden)
    return Definitions("In this list", (*_keys(session, shown.current), *on_terms(found)))


def of_detail(session: Session, here: Standpoint) -> Definitions:
    """Of everything about an entry."""
    if here.record is None:
        return Definitions()
    entry = session.reading.entries[here.record]
    found = defined.in_detail(entry, session.detail(entry.id))
    return Definitions(f"In this {session.kind(entry.id)}", (*_keys(session, entry.id), *on_terms(found)))


def _keys(session: Session, key: str | None) -> Iterator[defined.Definition]:
    """The keys that act on an entry, if one is meant."""
    if key is not None:
        yield on_entry(record=session.is_record(key), source=session.is_source(key))


def of_passage(session: Session, shown: PassagePane) -> Definitions:
    """Of the text of a source."""
    if shown.passage is None or shown.citing is None:
        return Definitions()
    citing = shown.citing
    entry = session.reading.entries.get(citing.record or "")
    citation = entry.record.cited[citing.which] if entry is not None and entry.record is not None else None
    return Definitions("In this passage", tuple(on_terms(defined.in_passage(shown.passage, citation))))


def of_page(session: Session, here: Standpoint, filtered: Filtered) -> Definitions:
    """Of what is read as a page: the event in brief, who answers what, two tellers."""
    page = session.page(here, filtered)
    found = [*on_terms(defined.in_page(page))]
    if here.section == SILENCE:
        from dossier.view.silence import meanings

        found = [*meanings(), *found]
    elif here.section in (TELLERS, COMPARED):
        found = [*AGREEMENT.items(), *found]
    return Definitions("On this page", tuple({term: (term, told) for term, told in reversed(found)}.values())[::-1])


def of_map() -> Definitions:
    """Of the map."""
    return Definitions("On this map", tuple((sign, meaning) for sign, meaning, _ in SIGNS))
