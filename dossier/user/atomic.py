"""Files that are whole or not there: written beside their place, synced, then moved onto it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from dossier.problems import StorageError
from dossier.store.read import plain_reason, read_file

OWNER_ONLY = 0o600
READ_ONLY = 0o400

_PAUSE = 0.005
"""Seconds between two tries of a lock."""

_DRAFT = ".dossier-"
"""What the names of files begin with that are still being written."""

_NEVER = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)
"""What a file system says of a folder that it cannot sync, whatever it has room for."""


def write(path: Path, raw: bytes, mode: int = OWNER_ONLY) -> None:
    """Replace a file's contents, whole or not at all. Raises StorageError; what was there stays."""
    import tempfile  # slow to import, and whoever only reads needs none of it

    try:
        # not called after the file, whose name may already be as long as a name can be
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_DRAFT)
    except OSError as error:
        raise StorageError(f"cannot write {path}: {plain_reason(error)}") from error
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode)
        draft.replace(path)
        _sync_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageError(f"cannot write {path}: {plain_reason(error)}") from error
        raise


def write_named(path: Path, raw: bytes) -> None:
    """Write where a person said, as a shell's `>` would: links are followed, pipes and devices are written to.

    A regular file is replaced whole and keeps its mode. Raises StorageError.
    """
    try:
        real = path.resolve()
        mode = real.stat().st_mode if real.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            with real.open("wb") as file:
                file.write(raw)
            return
    except (OSError, ValueError, RuntimeError) as error:
        raise StorageError(f"cannot write {path}: {_reason(error)}") from error
    write(real, raw, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())


def _reason(error: OSError | ValueError | RuntimeError) -> str:
    # pathlib tells of links in a circle by RuntimeError
    return "its symbolic links lead in a circle" if isinstance(error, RuntimeError) else plain_reason(error)


def _umask() -> int:
    """The permissions that new files of this person lack; they can only be asked for by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NEVER:
            raise


@contextlib.contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other instances of the program out of a folder meanwhile. Raises StorageError.

    With `patience`, also where another one stays in there for longer than so many seconds. What one that was killed
    has left half written is taken away.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(folder / ".lock", flags, OWNER_ONLY)
    except OSError as error:
        raise StorageError(f"cannot write in {folder}: {plain_reason(error)}") from error
    try:
        _lock(descriptor, folder, patience)
        _clear(folder)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _clear(folder: Path) -> None:
    """Removes the drafts: whoever holds the lock has none yet, and whoever had one has ended."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_DRAFT}*"):
            left.unlink(missing_ok=True)


def _lock(descriptor: int, folder: Path, patience: float | None) -> None:
    end = None if patience is None else time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if end is None else fcntl.LOCK_NB))
        except BlockingIOError:
            if end is None or time.monotonic() > end:
                raise StorageError(f"another reader does not let go of {folder}") from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise StorageError(f"cannot lock {folder}: {plain_reason(error)}") from error
        else:
            return


def set_aside(file: Path) -> Path:
    """Copies a file to a name that is free, before it is written over. Raises StorageError."""
    names = (file.with_suffix(f".aside{number or ''}") for number in range(1000))
    aside = next((name for name in names if not os.path.lexists(name)), file.with_suffix(".aside"))
    write(aside, read_file(file))
    return aside
