"""Completions for a filter, each with what would be left of the list in front of the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.model import RECORD_SECTIONS
from dossier.query.complete import Completion, complete
from dossier.query.facets import FIRST
from dossier.query.fields import PSEUDO
from dossier.tui.answers import Filtered, Offer
from dossier.tui.brief import PARTS

if TYPE_CHECKING:
    from dossier.tui.session import Session

_MOST = 20
"""Completions that are looked at, at most."""

_COUNTED = 40_000
"""Rows that are looked at for their counts, at most; beyond that a count is that of the whole dossier."""


def filter_offers(session: Session, text: str, at: int, section: str) -> Sequence[Offer]:
    """Completions for the word that is begun before a place in a filter; none before its first letter."""
    if not text[:at].strip() or text[at - 1].isspace():
        return ()
    found = complete(text, at, session.reading.index, _MOST)
    counted = session.shown(Filtered(), section)[1] * len(found) <= _COUNTED
    return [_offer(session, text, each, section if counted else None) for each in found]


def field_offers(session: Session, at: int, section: str) -> Sequence[Offer]:
    """The fields that the entries of a section have, those asked for most first; of a page or the map, of records."""
    fields = session.reading.index.fields
    parts = PARTS.get(section, RECORD_SECTIONS)
    names = [named.name for named in fields if any(part in named.by_section for part in parts)]
    names.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    return [Offer(f"{name}:", at, at) for name in (*names, *PSEUDO)]


def _offer(session: Session, text: str, found: Completion, section: str | None) -> Offer:
    start, end = found.replace_start, found.replace_end
    if found.count is None:
        return Offer(found.text, start, end)
    name = found.text.partition(":")[0] if ":" in found.text and ":" not in text[start:end] else ""
    named = session.reading.index.fields.find(name)  # none of ids that have colons in them
    says = f"{name}: {named.help}; no longer the word in any text" if named is not None else ""
    note = f"{found.count:,}"
    if section is not None:
        left = session.left(f"{text[:start]}{found.text}{text[end:]}", section)
        if left is not None:
            shown, possible = left
            note = f"{shown - possible:,}{f' ≈{possible:,}' if possible else ''}"
    return Offer(found.text, start, end, note, says)
