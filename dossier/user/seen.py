"""A dossier's file as the person last saw it: kept beside their bookmarks, so that they can be told what changed since.

The bytes of the file, compressed. The time of the last look is the time of the file that holds them.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import NamedTuple

from dossier.problems import StorageError
from dossier.store.limits import FILE
from dossier.store.read import read_file
from dossier.user import atomic, paths
from dossier.user.state import LOCKED, Keeper


class Seen(NamedTuple):
    """What the file held, and when it was last looked at: seconds since 1970."""

    raw: bytes
    at: float


def last_seen(keeper: Keeper) -> Seen | None:
    """The dossier as it was last seen; None where that is not known, or cannot be read."""
    if keeper.folder is None or not os.path.lexists(file := _file(keeper.folder, keeper)):
        return None
    try:
        packed, at = read_file(file), file.stat().st_mtime
        # no more is unpacked than a dossier may have: a file here may be anybody's
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(packed, FILE)
    except (StorageError, OSError, zlib.error):
        return None
    return Seen(raw, at) if unpacking.eof else None


def keep_seen(keeper: Keeper, raw: bytes) -> None:
    """Keeps it as seen now. Raises StorageError."""
    if keeper.folder is None:
        return
    paths.private_folder(keeper.folder.parent)
    with atomic.locked(paths.private_folder(keeper.folder), LOCKED):
        before = last_seen(keeper)
        file = _file(keeper.folder, keeper)
        if before is None or before.raw != raw:
            atomic.write(file, zlib.compress(raw))
            return
        try:
            os.utime(file)
        except OSError as error:
            raise StorageError(f"cannot write {file}") from error


def _file(folder: Path, keeper: Keeper) -> Path:
    return folder / f"{keeper.name}.seen"
