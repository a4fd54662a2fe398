"""What a filter and the lens of a reading leave of some entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.sight import seen
from dossier.model import Entry
from dossier.problems import UsageError
from dossier.query.flags import Facts
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.view.reading import Reading


class Passed(NamedTuple):
    """The entries shown of so many, the ids of those that only possibly pass, and what a term could not mean."""

    entries: list[Entry]
    total: int = 0
    possible: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def passing(reading: Reading, text: str, entries: Sequence[Entry], facts: Facts | None = None) -> Passed:
    """The entries that pass; what the filter asks beside the dossier's own text, `facts` tell, else the reading.

    Raises UsageError with a caret under what cannot be read.
    """
    parsed = parse(text)
    if parsed.error is not None:
        shown, caret = parsed.error.frame(text)
        hint = f"\n  {parsed.error.hint}" if parsed.error.hint else ""
        raise UsageError(f"the filter cannot be read: {parsed.error.message}\n  {shown}\n  {caret}{hint}")
    passes = seen(reading.index, reading.analysis)
    lens = reading.index.mask_of(passes) if passes is not None else None
    selection = Matcher(parsed.tree, reading.index, facts or reading, lens).select(entries)
    possible = frozenset(entry.id for entry, truth in selection.rows if truth is Truth.POSSIBLE)
    return Passed([entry for entry, _ in selection.rows], selection.total, possible, tuple(selection.notes))
