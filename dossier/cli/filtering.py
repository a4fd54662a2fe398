"""`--where` and the lens: the entries that pass both, and what is said about it on stderr."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.sight import lesser, seen
from dossier.cli.parser import warn
from dossier.model import Entry
from dossier.problems import UsageError
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.view.reading import Reading
from dossier.view.words import shown_text


def passing(reading: Reading, text: str, entries: Sequence[Entry]) -> tuple[list[Entry], frozenset[str]]:
    """The entries shown, and the ids of those that only possibly pass.

    Says `12 of 31 shown, 3 of them possible` on stderr. Raises UsageError with a caret under what cannot be read.
    """
    parsed = parse(text)
    if parsed.error is not None:
        shown, caret = parsed.error.frame(text)
        hint = f"\n  {parsed.error.hint}" if parsed.error.hint else ""
        raise UsageError(f"the filter cannot be read: {parsed.error.message}\n  {shown}\n  {caret}{hint}")
    selection = Matcher(parsed.tree, reading.index, reading).select(entries)
    truths = lesser({entry.id: truth for entry, truth in selection.rows}, seen(reading.index, reading.analysis)) or {}
    passed = [entry for entry, _ in selection.rows if truths[entry.id] is not Truth.NO]
    possible = frozenset(entry.id for entry in passed if truths[entry.id] is Truth.POSSIBLE)
    warn(shown_text(len(passed), selection.total, len(possible)))
    for note in selection.notes:
        warn(note)
    return passed, possible
