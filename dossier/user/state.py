"""Where it lies what a person keeps of dossiers, and how it gets there and back.

One file per dossier, `state/ID-….json` in the person's own folder (`user/paths.py`), readable by nobody else. Every
change reads the file, puts both together and writes it whole, under a lock: of two readers at work neither loses
anything. A file that this program did not write is set aside before anything is written over it.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dossier.problems import StorageError
from dossier.store.read import read_file
from dossier.user import atomic, paths
from dossier.user.kept import Foreign, Kept, Kind, Value, dump, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dossier.store.loaded import Loaded

LOCKED = 2.0
"""Seconds for which another reader is waited for: it needs but a moment, unless it was stopped in the middle."""

Change = tuple[Kind, str, Value]
"""A kind, a key of it, and its value from now on; None takes it away."""

_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}")


@dataclass
class Keeper:
    """What is kept of one dossier: in memory, and in a file of the folder. None: only in memory, as long as it runs."""

    dossier: str
    path: str
    folder: Path | None
    kept: Kept = field(default_factory=Kept)
    homeless: bool = False
    """The person has no folder at all, which is said when it is loaded."""
    _complained: bool = False

    @property
    def name(self) -> str:
        """What the files of this dossier begin with: its id where it is one, and what tells it from its copies."""
        told = f"{self.dossier}-" if _ID.fullmatch(self.dossier) else ""
        return told + sha256(f"{self.dossier}\0{self.path}".encode(errors="replace")).hexdigest()[:16]

    def load(self) -> str:
        """Reads what was kept before; what is to be said of it, else nothing. Makes no folder and no file."""
        if self.homeless:
            return "Nothing is kept: there is no home folder"
        if self.folder is None or not os.path.lexists(self._file(self.folder)):
            return ""
        try:
            self.kept = self._read(self.folder)
        except Foreign:
            return self.save()
        except StorageError as error:
            return self._complain(error)
        return ""

    def change(self, kind: Kind, key: str, value: Value) -> str:
        """Keeps a value from now on, None to forget it; what is to be said of it, else nothing."""
        return self.save((kind, key, value))

    def save(self, *changes: Change) -> str:
        """Puts together what others have kept meanwhile and what is kept here, then makes some changes.

        Where that cannot be written it is kept in memory, until it can. The answer is what is to be said of it.
        """
        told = ""
        try:
            if self.folder is not None:
                paths.private_folder(self.folder.parent)
                with atomic.locked(paths.private_folder(self.folder), LOCKED):
                    return self._put_together(self.folder, changes)
        except StorageError as error:
            told = self._complain(error)
        self.kept = _with(self.kept, changes)
        return told

    def _put_together(self, folder: Path, changes: Iterable[Change]) -> str:
        file, found, told = self._file(folder), Kept(), ""
        if os.path.lexists(file):
            try:
                found = self._read(folder)
            except Foreign as error:
                aside = atomic.set_aside(file)
                told = f"What was kept of this dossier cannot be read ({error}); it now lies in {aside}"
        merged = _with(found.merged(self.kept), changes)
        if merged != found or told:
            atomic.write(file, dump(merged, self.dossier, self.path))
        self.kept = merged
        return told

    def _file(self, folder: Path) -> Path:
        return folder / f"{self.name}.json"

    def _read(self, folder: Path) -> Kept:
        return parse(read_file(self._file(folder)))

    def _complain(self, error: StorageError) -> str:
        """Said once: a disk that is full now is full at the next key as well."""
        complained, self._complained = self._complained, True
        return "" if complained else f"Nothing is kept: {error}"


def _with(kept: Kept, changes: Iterable[Change]) -> Kept:
    for kind, key, value in changes:
        kept = kept.changed(kind, key, value, time.time_ns())
    return kept


def keeper(dossier: str, file: Path | None, *, state: bool = True) -> Keeper:
    """What is kept of a dossier, nothing of which has been read yet; without `state`, nothing ever is."""
    try:
        folder, homeless = paths.state_folder() if state else None, False
    except StorageError:
        folder, homeless = None, True
    return Keeper(dossier, "" if file is None else os.path.realpath(file), folder, homeless=homeless)


def keeper_of(loaded: Loaded, *, state: bool = True) -> Keeper:
    """The same of a dossier that is open."""
    return keeper(loaded.dossier.id, Path(loaded.file) if loaded.folder is not None else None, state=state)
