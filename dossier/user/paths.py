"""The person's own folders (XDG on Linux), created when first needed, readable by nobody else."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from dossier.problems import StorageError
from dossier.store.read import plain_reason

PRIVATE = 0o700


def data_folder() -> Path:
    """Where all lies that a person keeps; created with mode 0700. Raises StorageError where that fails."""
    return private_folder(_data_path())


def data_folder_if_any() -> Path | None:
    """The same folder where it exists already; reading never creates it."""
    try:
        folder = _data_path()
    except StorageError:
        return None
    return folder if folder.is_dir() else None


def state_folder() -> Path:
    """Where bookmarks, notes, marks and sessions are kept, which may not exist yet; `originals` lies beside it.

    Raises StorageError for a person without a home.
    """
    return _data_path() / "state"


def _data_path() -> Path:
    from platformdirs import user_data_path

    try:
        folder = user_data_path("dossier", appauthor=False)
    except RuntimeError:
        folder = Path()
    # earlier releases of it give the tilde itself
    if not folder.is_absolute():
        raise StorageError("there is no home folder")
    return folder


def private_folder(folder: Path) -> Path:
    """The folder, made if need be, closed to everybody else."""
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) != PRIVATE:
            folder.chmod(PRIVATE)
    except OSError as error:
        raise StorageError(f"cannot use {folder}: {plain_reason(error)}") from error
    return folder


def settings_folder() -> Path:
    """Where the person's settings and themes are; nothing is created there."""
    if sys.platform == "linux":
        # the same, without the import: the first frame waits for the settings
        named = os.environ.get("XDG_CONFIG_HOME", "").strip()
        # one that is not absolute would lie in the current folder, which may be a dossier's
        return (Path(named) if named.startswith("/") else Path.home() / ".config") / "dossier"
    from platformdirs import user_config_path

    return user_config_path("dossier", appauthor=False)
