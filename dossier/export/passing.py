"""What a filter and the lens of a reading leave of some entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.sight import lesser, seen
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
    selection = Matcher(parsed.tree, reading.index, facts or reading).select(entries)
    truths = lesser({entry.id: truth for entry, truth in selection.rows}, seen(reading.index, reading.analysis)) or {}
    passed = [entry for entry, _ in selection.rows if truths[entry.id] is not Truth.NO]
    possible = frozenset(entry.id for entry in passed if truths[entry.id] is Truth.POSSIBLE)
    return Passed(passed, selection.total, possible, tuple(selection.notes))
