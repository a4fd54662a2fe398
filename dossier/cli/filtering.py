"""What is said on stderr about a filter and a lens."""

from __future__ import annotations

from dossier.cli.parser import warn
from dossier.export.passing import Passed
from dossier.view.words import shown_text


def say(passed: Passed) -> None:
    """`12 of 31 shown, 3 of them possible`, and what a term could not mean."""
    warn(shown_text(len(passed.entries), passed.total, len(passed.possible)))
    for note in passed.notes:
        warn(note)
