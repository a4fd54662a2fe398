"""Whether the person has seen the tour: a small file beside what is kept of dossiers."""

from __future__ import annotations

import contextlib

from dossier.problems import StorageError
from dossier.user import atomic, paths

_NAME = "tour.json"


def was_toured() -> bool:
    """Whether it was shown before; also where nothing can be kept, for it would come every time."""
    try:
        return (paths.state_folder() / _NAME).exists()
    except StorageError:
        return True


def keep_toured() -> None:
    """Keeps that it was shown. Where that cannot be written it comes once more, which is no harm."""
    with contextlib.suppress(StorageError):
        paths.data_folder()
        atomic.write(paths.private_folder(paths.state_folder()) / _NAME, b'{"shown": true}\n')
