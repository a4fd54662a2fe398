"""What of a dossier is shown where the person stands, as `dossier show` would be asked for it. Knows no widgets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from dossier.export.written import ENDINGS, EXPORTS, Asked
from dossier.model import RECORD_SECTIONS
from dossier.tui.answers import Offer
from dossier.tui.brief import PARTS
from dossier.tui.sections import MAP, OVERVIEW, TIMELINE
from dossier.tui.standpoint import SILENCE, SINCE, TELLERS, Standpoint
from dossier.user.own_facts import OwnFacts

if TYPE_CHECKING:
    from dossier.tui.session import Session
    from dossier.view.reading import Reading


def asked(session: Session, here: Standpoint, form: str) -> tuple[Reading, Asked]:
    """What is to be written in a format, and through which lens: the list or page, or the one entry that is open."""
    reading = session.reading
    opened = here.passage.record or here.passage.source if here.passage is not None else here.record
    if here.pane != "list" and opened is not None and opened in reading.entries:
        return reading, Asked((reading.entries[opened].section,), f"id:{opened}")
    if here.section == TELLERS and here.pair is not None:
        return session.under(here.lens._replace(told_by="")).reading, Asked(pair=here.pair)
    return reading, Asked(
        _sections(here.section, form),
        "" if here.section == SILENCE else here.filter,
        facts=OwnFacts(reading, session.own),
    )


def _sections(section: str, form: str) -> tuple[str, ...]:
    if section == TIMELINE:
        return RECORD_SECTIONS if form in EXPORTS else (TIMELINE,)
    if section == MAP:
        return ("strikes",)
    if section in (OVERVIEW, SINCE):
        return ()
    return tuple(PARTS.get(section, (section,)))


def proposed(session: Session, here: Standpoint, ending: str) -> str:
    """A name for the file."""
    _, one = asked(session, here, "plain")
    part = one.where.removeprefix("id:") if here.pane != "list" else here.section
    return f"{session.reading.dossier.id}-{part}{ending}"


def ended(name: str, ending: str) -> str:
    """The name of the file that is meant: one without an ending gets this one."""
    return name if PurePath(name).suffix or name.endswith(("/", ".")) else f"{name}{ending}"


def format_of(name: str) -> str | None:
    """The format that the name of a file stands for; None for an ending that is none of them."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def endings(text: str, formats: Collection[str]) -> Sequence[Offer]:
    """The endings of some formats that may stand behind a name, complete the one that is begun, or take its place.

    The one behind a whole ending comes first, so that taking the first again and again leads through all of them.
    """
    if not text.strip() or text.endswith("/"):
        return ()
    begun = PurePath(text).suffix or ("." if text.endswith(".") else "")
    names = [ending for ending, form in ENDINGS.items() if form in formats]
    behind = names.index(begun) + 1 if begun in names else 0
    inside = [name for name in names if name.startswith(begun) and name != begun] if not behind else []
    others = [name for name in (*names[behind:], *names[:behind]) if name != begun] if behind else []
    return [Offer(name, len(text) - len(begun), len(text), ENDINGS[name]) for name in (*inside, *others)]
