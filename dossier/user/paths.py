"""The person's own folders (XDG on Linux), created when first needed, readable by nobody else."""

from __future__ import annotations

from pathlib import Path

from dossier.problems import StorageError
from dossier.store.read import plain_reason

PRIVATE = 0o700


def data_folder() -> Path:
    """Where originals are kept; created with mode 0700. Raises StorageError where that fails."""
    from platformdirs import user_data_path

    return private_folder(user_data_path("dossier", appauthor=False))


def data_folder_if_any() -> Path | None:
    """The same folder where it exists already; reading never creates it."""
    from platformdirs import user_data_path

    folder = user_data_path("dossier", appauthor=False)
    return folder if folder.is_dir() else None


def private_folder(folder: Path) -> Path:
    """The folder, made if need be, closed to everybody else."""
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        folder.chmod(PRIVATE)
    except OSError as error:
        raise StorageError(f"cannot use {folder}: {plain_reason(error)}") from error
    return folder


def settings_folder() -> Path:
    """Where the person's settings and themes are; nothing is created there."""
    from platformdirs import user_config_path

    return user_config_path("dossier", appauthor=False)
