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
from dossier.user.seen import last_seen
from dossier.user.state import Keeper
from dossier.view.block import Page
from dossier.view.diff import Sides, diff_page, summary
from dossier.view.reading import Reading


class Since(NamedTuple):
    """The file as it is now, and what is to be said and shown of what changed; neither where nothing is known."""

    raw: bytes | None = None
    said: str = ""
    page: Page | None = None


def since(keeper: Keeper, now: Loaded) -> Since:
    """What changed since the person last saw it. The texts beside the dossier are not compared."""
    try:
        raw = read_file(Path(now.file))
    except StorageError:
        return Since()
    seen = last_seen(keeper)
    if seen is None or seen.raw == raw:
        return Since(raw)
    before, day = load_bytes(seen.raw, now.file, None), day_of(seen.at)
    if not isinstance(before, Loaded):
        return Since(raw, f"It has changed since {day}; as it was then it cannot be read any more.")
    found = diff(before.dossier, now.dossier)
    if not found:
        return Since(raw)
    sides = Sides(Reading(before), Reading(now), (f"as you saw it {day}", "now"))
    return Since(raw, f"Since {day}: {summary(found)}. W shows what.", diff_page(sides, found))


def day_of(at: float) -> str:
    """A moment in the person's own time, as far as it is needed to know which: `12 Nov`, `today 14:05`."""
    then, now = datetime.fromtimestamp(at).astimezone(), datetime.now().astimezone()
    if then.date() == now.date():
        return f"today {then:%H:%M}"
    return f"{then.day} {then:%b}" if then.year == now.year else f"{then.day} {then:%b %Y}"
