"""What the interpreter says when the program itself fails: drawable, whatever text the failure carries."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


def guard() -> None:
    """From now on `tell` says what nobody catches: the interpreter would send it to the terminal as it is."""
    sys.excepthook = tell
    sys.unraisablehook = lambda failed: tell(failed.exc_type, failed.exc_value, failed.exc_traceback)


def guard_threads() -> None:
    """The same for threads, where there will be some."""
    import threading

    threading.excepthook = lambda failed: tell(failed.exc_type, failed.exc_value, failed.exc_traceback)


def tell(kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
    """Says on stderr what failed and where, every character of it drawable. Never raises."""
    import contextlib
    import traceback

    from dossier.view.sinks import write_text

    if not issubclass(kind, SystemExit):
        with contextlib.suppress(OSError, ValueError):  # nobody is left who could be told
            write_text(sys.stderr, "".join(traceback.format_exception(kind, error, where)))
