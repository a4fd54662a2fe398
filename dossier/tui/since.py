"""What is otherwise in a dossier than when the person last looked. Runs in a thread, when the dossier is open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dossier.analysis.diff import diff
from dossier.problems import StorageError
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.store.read import read_file
from dossier.store.stamps import stamp
from dossier.user.commands import key_of
from dossier.user.seen import Seen, last_seen
from dossier.user.state import Keeper
from dossier.view.block import Page
from dossier.view.dates import day_text
from dossier.view.diff import Sides, diff_page, summary
from dossier.view.reading import Reading


class Since(NamedTuple):
    """The dossier as it is seen now, and what is to be said and shown of what changed; empty where nothing is known."""

    seen: Seen | None = None
    said: str = ""
    page: Page | None = None


def since(keeper: Keeper, now: Loaded) -> Since:
    """What changed since the person last saw it, in its documents too."""
    file = Path(now.file)
    try:
        raw = read_file(file)
    except StorageError:
        return Since()
    if stamp(file) != now.stamps.get(file):
        return Since()  # it has changed once more, and will be read anew in a moment
    seen, last = Seen(raw, now.documents), last_seen(keeper)
    if last is None or last.seen == seen:
        return Since(seen)
    before, day = load_bytes(last.seen.raw, now.file, None), day_of(last.at)
    if not isinstance(before, Loaded):
        return Since(seen, f"It has changed since {day}; as it was then it cannot be read any more.")
    found = diff(before.dossier, now.dossier, last.seen.documents, now.documents)
    if not found:
        return Since(seen)
    sides = Sides(Reading(before), Reading(now), (f"as you saw it {day}", "now"))
    return Since(seen, f"Since {day}: {summary(found)}. {key_of('since')} shows what.", diff_page(sides, found))


def day_of(at: float) -> str:
    """A moment in the person's own time, as far as it is needed to know which: `12 Nov`, `today 14:05`."""
    now = datetime.now().astimezone()
    try:
        then = datetime.fromtimestamp(at).astimezone()
    except (OverflowError, ValueError, OSError):
        return "you last looked"  # by a clock that was far out
    if then.date() == now.date():
        return f"today {then:%H:%M}"
    return day_text(then.year, then.month, then.day, now.year)
