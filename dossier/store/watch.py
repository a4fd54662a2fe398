"""Whether the files of a dossier have changed since it was loaded. Looks when it is asked; has no thread of its own."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.store.loaded import Loaded


class Stamp(NamedTuple):
    """What tells one state of a file from another, without reading it."""

    kind: int
    device: int
    inode: int
    size: int
    changed: int
    """When its content last changed, in nanoseconds."""


def files_of(loaded: Loaded) -> tuple[Path, ...]:
    """The files that a dossier was made of: its own, and the documents of its sources. None came from elsewhere."""
    if loaded.folder is None:
        return ()
    named = (source.document for source in loaded.dossier.sources.values())
    return (Path(loaded.file), *(loaded.folder / each for each in dict.fromkeys(named) if each is not None))


class Watch:
    """Files that are looked at from time to time.

    A change counts once it has stayed the same from one look to the next: what an editor has half written, or put
    aside to write it anew, is no change yet.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._known = self._last = _look(files)

    def changed(self) -> bool:
        """Whether the files are otherwise than when this last was true, and have come to rest."""
        now = _look(self._known)
        rested, self._last = now == self._last, now
        if not rested or now == self._known:
            return False
        self._known = now
        return True

    def follow(self, files: Iterable[Path]) -> None:
        """Looks at these files from now on; of those that were looked at before, what was seen last stays known."""
        known = self._known
        self._known = self._last = {file: known.get(file, stamp) for file, stamp in _look(files).items()}


def _look(files: Iterable[Path]) -> Mapping[Path, Stamp | None]:
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp | None:
    """The state of a file; None where there is none, or nobody may know."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return Stamp(stat.S_IFMT(found.st_mode), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
