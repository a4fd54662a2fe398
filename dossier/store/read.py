"""Reading bytes that somebody else named: regular files only, no further than a limit, never out of a folder."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from dossier.problems import StorageError
from dossier.store import limits
from dossier.store.stamps import Stamp, stamp

_WORDS: Final = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENXIO: "it is not a regular file",
}


class Beside(Protocol):
    """Where the texts lie that a dossier names: the folder of its file, on disk or in a revision of it."""

    def read(self, relative: str) -> bytes:
        """The bytes of a text, named from the dossier's folder. Raises StorageError."""

    def shown(self, relative: str) -> str:
        """The text's name as problems give it."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A folder on this computer."""

    folder: Path
    stamps: dict[Path, Stamp | None] = field(default_factory=dict, compare=False)
    """How the files were that were asked for here, just before that, be they links out of the folder or not there."""

    def read(self, relative: str) -> bytes:
        """The bytes of a regular file that lies inside."""
        named = Path(os.path.normpath(relative))
        if not named.is_absolute() and named.parts[:1] != (os.pardir,):
            self.stamps[self.folder / relative] = stamp(self.folder / relative)
        return read_inside(self.folder, relative)

    def shown(self, relative: str) -> str:
        """Its path."""
        return str(self.folder / relative)


def read_file(path: Path, limit: int = limits.FILE) -> bytes:
    """The bytes of a regular file. Raises StorageError for anything else, and above `limit` bytes."""
    return _read(path, path, limit)


def read_inside(folder: Path, relative: str, limit: int = limits.FILE) -> bytes:
    """The bytes of a file named by a dossier, which must lie in `folder` after every link is followed.

    Raises StorageError where it does not, or cannot be read.
    """
    named = Path(relative)
    try:
        if named.is_absolute() or not relative or "\0" in relative:
            raise StorageError(f"cannot read {relative}: a file is named relative to the dossier's folder")
        home = Path(os.path.realpath(folder))
        real = Path(os.path.realpath(home / named, strict=True))
    except (OSError, ValueError) as error:
        raise StorageError(f"cannot read {relative}: {plain_reason(error)}") from error
    if not real.is_relative_to(home):
        raise StorageError(f"cannot read {relative}: it lies outside the dossier's folder")
    return _read(real, named, limit, os.O_NOFOLLOW)


def read_stdin(limit: int = limits.FILE) -> bytes:
    """Everything on standard input. Raises StorageError when it is closed, broken or above `limit` bytes."""
    if sys.stdin is None:
        raise StorageError("cannot read standard input: it is closed")
    try:
        raw = sys.stdin.buffer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise StorageError(f"cannot read standard input: {plain_reason(error)}") from error
    if len(raw) > limit:
        raise StorageError(f"cannot read standard input: it has more than {limits.size(limit)}, the limit")
    return raw


def plain_reason(error: OSError | ValueError) -> str:
    """Why the system refused, in plain words."""
    if isinstance(error, OSError):
        return _WORDS.get(error.errno or 0) or (error.strerror or "the system gives no reason").lower()
    return "no file can have this name"


def read_head(path: Path, length: int) -> bytes:
    """The first bytes of a regular file; none where it cannot be read."""
    try:
        with _regular(path, path) as file:
            return file.read(length)
    except (OSError, ValueError, StorageError):
        return b""


def _read(path: Path, shown: Path, limit: int, flags: int = 0) -> bytes:
    try:
        with _regular(path, shown, flags) as file:
            size = os.fstat(file.fileno()).st_size
            raw = file.read(limit + 1)  # the size alone is no limit: a file may grow, and /proc states none
    except (OSError, ValueError) as error:
        raise StorageError(f"cannot read {shown}: {plain_reason(error)}") from error
    if max(size, len(raw)) > limit:
        found = limits.size(max(size, len(raw)))
        raise StorageError(f"cannot read {shown}: it has {found}; the limit is {limits.size(limit)}")
    return raw


def _regular(path: Path, shown: Path, flags: int = 0) -> BinaryIO:
    """The file opened for reading. Raises StorageError for a folder, device, FIFO or socket."""
    # asked before opening: opening a device may already do something
    _refuse_irregular(path.stat().st_mode, shown)
    # O_NONBLOCK: the file may have become a FIFO since, which would wait for a writer
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | flags), "rb")
    try:
        _refuse_irregular(os.fstat(file.fileno()).st_mode, shown)
    except StorageError:
        file.close()
        raise
    return file


def _refuse_irregular(mode: int, shown: Path) -> None:
    if not stat.S_ISREG(mode):
        what = "it is a folder, not a file" if stat.S_ISDIR(mode) else "it is not a regular file"
        raise StorageError(f"cannot read {shown}: {what}")
