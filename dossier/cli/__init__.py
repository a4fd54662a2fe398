"""The command line: one module per verb; a loop registers them. stdout is data, stderr is narration."""

from __future__ import annotations

import errno
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing but a message ever reaches the person."""
    words = sys.argv[1:] if argv is None else list(argv)
    _fill_closed_streams()
    if argv is None:
        from dossier.view.crash import guard

        guard()
    try:
        code = _told(words) if words[:1] in (["-h"], ["--help"], ["--version"]) else _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + 2
    except OSError as error:
        return _cannot_write(error)
    return code


def _fill_closed_streams() -> None:
    """Put something where the person closed a stream: a file opened later would take its number, and its output."""
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # every write is refused
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _told(words: list[str]) -> int:
    """Help and version, before anything else is imported."""
    if words[0] == "--version":
        from dossier import __version__

        sys.stdout.write(f"dossier {__version__}\n")
    else:
        from dossier.cli.usage import usage

        sys.stdout.write(usage())
    return 0


def _run(words: list[str]) -> int:
    """Run the verb; what stops it is said on stderr."""
    # Pydantic looks through every installed package for plugins unless told not to; none is wanted here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command that prints and ends makes no rubbish worth looking for; the reader turns this on again.
    collecting = gc.isenabled()
    gc.disable()
    from dossier.cli.parser import parse, warn
    from dossier.problems import DossierError

    try:
        run, options = parse(words)
        return run(options)
    except DossierError as error:
        warn(f"dossier: {error}")
        return error.exit
    finally:
        if collecting:
            gc.enable()


def _cannot_write(error: OSError) -> int:
    """What stdout refuses to take, in words and as an exit code; a reader who went away needs no words."""
    from dossier.cli.parser import warn
    from dossier.view.sinks import give_up

    give_up(1)
    if isinstance(error, BrokenPipeError):
        return 128 + 13
    reason = (error.strerror or "no reason given").lower()
    warn(f"dossier: cannot write: {'standard output is closed' if error.errno == errno.EBADF else reason}")
    return 74
