"""The reader on a terminal. Textual lives in this package and nowhere else, and is imported when `run` is called."""

from __future__ import annotations

from dossier.analysis.lens import OPEN_LENS, Lens


def run(
    target: str | None = None,
    *,
    section: str = "overview",
    where: str = "",
    record: str | None = None,
    lens: Lens = OPEN_LENS,
) -> int:
    """Reads a dossier (a path, an id, or `-`), or the library where `target` is None; the exit code.

    `section`, `where` (a filter), `record` (an id) and `lens` say where to begin. Raises StorageError where standard
    input was asked for and cannot be read.
    """
    from dossier.tui.standpoint import Standpoint
    from dossier.tui.start import read

    return read(target, Standpoint(section, where, record, lens=lens))
