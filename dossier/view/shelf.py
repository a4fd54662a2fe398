"""The dossiers found, each with what its line in a list says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier.analysis.analysis import Analysis
from dossier.problems import Problem, StorageError, errors
from dossier.store.find import identity
from dossier.store.load import load
from dossier.store.loaded import Failed, Loaded
from dossier.store.originals import Originals
from dossier.text import pad
from dossier.view.block import Line, line
from dossier.view.dates import when_short
from dossier.view.words import counted


@dataclass(frozen=True, slots=True)
class Volume:
    """One dossier on the shelf: loaded, or with the problems that kept it from loading."""

    path: Path
    id: str
    title: str
    date: str
    records: int
    disputes: int
    loaded: Loaded | None
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """What `list --format json` prints of it."""
        return {
            "id": self.id,
            "title": self.title,
            "date": self.date,
            "records": self.records,
            "disputes": self.disputes,
            "errors": len(errors(self.problems)),
            "path": str(self.path),
        }


def volume(path: Path, originals: Originals | None = None) -> Volume:
    """Load one dossier for the shelf; one that cannot be read is shown with its problem."""
    try:
        found = load(path, originals)
    except StorageError as error:
        found = Failed(str(path), (Problem(str(path), None, None, "", str(error), rule="storage"),))
    if isinstance(found, Failed):
        return Volume(path, identity(path), identity(path), "", 0, 0, None, found.problems)
    dossier = found.dossier
    when = dossier.event.when
    date = when_short(when, dossier.zone) if when is not None else ""
    disputes = len(dossier.disputes) + len(Analysis(dossier).disputes.found)
    return Volume(path, dossier.id, dossier.title, date, len(dossier.records), disputes, found, found.problems)


def volume_summary(found: Volume) -> str:
    """`34 records, 4 disputes`, or how many errors keep it closed."""
    if found.loaded is None:
        return f"{counted(len(errors(found.problems)), 'error')}: dossier check {found.id}"
    return f"{counted(found.records, 'record')}, {counted(found.disputes, 'dispute')}"


def shelf_line(found: Volume, longest: int) -> Line:
    """One line of `dossier list`."""
    return line(f"{pad(found.id, longest)}  {pad(found.date, 11)}  {found.title}  ({volume_summary(found)})")
