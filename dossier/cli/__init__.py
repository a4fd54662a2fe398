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
    _without_plugins()
    # A command that prints and ends makes no rubbish worth looking for; the reader turns this on again.
    collecting = gc.isenabled()
    gc.disable()
    from dossier import second

    if second.spare() and _opens_reader(words):
        second.begin(_work_ahead)
    from dossier.cli.parser import parse, warn
    from dossier.problems import DossierError

    try:
        run, options = parse(words)
        return run(options)
    except DossierError as error:
        warn(f"dossier: {error}")
        return error.exit
    finally:
        second.dismiss()
        if collecting:
            gc.enable()


def _without_plugins() -> None:
    """Keeps Pydantic from looking through every installed package for plugins, and from importing what it looks with.

    That takes as long as validating a dossier, before anything is shown, and no plugin is wanted here.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    name = "pydantic.plugin._loader"

    def other(wanted: str) -> object:
        """What a later Pydantic may want of it is had from itself."""
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        from importlib import import_module

        del sys.modules[name]
        return getattr(import_module(name), wanted)

    stand_in = type(sys)(name)
    stand_in.__dict__.update(get_plugins=tuple, __getattr__=other)
    sys.modules.setdefault(name, stand_in)


def _opens_reader(words: list[str]) -> bool:
    """Whether these words are likely to open a dossier in the reader; what comes through a pipe is seen later."""
    from dossier.cli.usage import VERBS

    verb = words[:1] == ["read"] or (bool(words) and words[0] not in VERBS)
    return verb and "-" not in words and os.isatty(0) and os.isatty(1)


def _work_ahead(asked: int, told: int) -> None:
    from dossier.tui.ahead import answer, get_ready

    get_ready()
    answer(asked, told)


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
