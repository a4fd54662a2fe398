"""The reader on a terminal. Textual lives in this package and nowhere else, and is imported when `run` is called."""

from __future__ import annotations


def run(target: str | None = None, *, section: str = "overview", where: str = "", record: str | None = None) -> int:
    """Reads a dossier (a path, an id, or `-`), or the library where `target` is None; the exit code.

    `section`, `where` (a filter) and `record` (an id) say where to begin. Raises StorageError where standard input
    was asked for and cannot be read.
    """
    import gc

    from dossier.tui.terminal import kept, keys_from_terminal

    # what is imported and loaded at the beginning stays: looking for garbage among it costs a tenth of the start
    gc.disable()
    piped: bytes | None = None
    if target == "-":
        from dossier.store.read import read_stdin

        piped = read_stdin()
    with kept():
        keys_from_terminal()
        from dossier.tui.app import ReaderApp
        from dossier.tui.opening import Target
        from dossier.tui.standpoint import Standpoint

        opened = None if target is None else Target("standard input" if piped is not None else target, piped=piped)
        app = ReaderApp(opened, Standpoint(section, where, record))
        code = app.run()
    return app.return_code or code or 0
