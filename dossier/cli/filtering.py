"""What is said on stderr about a filter and a lens."""

from __future__ import annotations

from dossier.cli.parser import warn
from dossier.export.passing import Passed
from dossier.query.flags import Facts
from dossier.view.reading import Reading
from dossier.view.words import shown_text


def say(passed: Passed) -> None:
    """`12 of 31 shown, 3 of them possible`, and what a term could not mean."""
    warn(shown_text(len(passed.entries), passed.total, len(passed.possible)))
    for note in passed.notes:
        warn(note)


def own_facts(reading: Reading, text: str) -> Facts | None:
    """What a filter may ask of what the person keeps beside the dossier; None where it asks nothing of it."""
    if not text:
        return None
    from dossier.user.own_facts import OwnFacts
    from dossier.user.state import keeper_of

    kept = keeper_of(reading.loaded)
    if told := kept.load():
        warn(told)
    return OwnFacts(reading, kept.kept.own)
