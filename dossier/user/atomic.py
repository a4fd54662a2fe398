"""Files that are whole or not there: written beside their place, synced, then moved onto it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from dossier.problems import StorageError
from dossier.store.read import plain_reason

OWNER_ONLY = 0o600
READ_ONLY = 0o400

_PAUSE = 0.005
"""Seconds between two tries of a lock."""


def write(path: Path, raw: bytes, mode: int = OWNER_ONLY) -> None:
    """Replace a file's contents, whole or not at all. Raises StorageError; what was there stays."""
    import tempfile  # slow to import, and whoever only reads needs none of it

    try:
        # not called after the file, whose name may already be as long as a name can be
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".dossier-")
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
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise StorageError(f"cannot write {path}: {plain_reason(error)}") from error


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
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other instances of the program out of a folder meanwhile. Raises StorageError.

    With `patience`, also where another one stays in there for longer than so many seconds.
    """
    try:
        descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
    except OSError as error:
        raise StorageError(f"cannot write in {folder}: {plain_reason(error)}") from error
    try:
        _lock(descriptor, folder, patience)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path, patience: float | None) -> None:
    if patience is None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise StorageError(f"another reader does not let go of {folder}") from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise StorageError(f"cannot lock {folder}: {plain_reason(error)}") from error
        else:
            return
