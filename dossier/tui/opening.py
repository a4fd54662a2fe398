"""Opening dossiers: what the reader's worker threads do. Everything heavy is imported here, when it is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dossier.problems import DossierError, Problem
from dossier.store.stamps import Stamps, stamp

if TYPE_CHECKING:
    from textual.worker import Worker

    from dossier.store.loaded import Failed, Loaded
    from dossier.tui.session import Session
    from dossier.user.attached import Shelf


T = TypeVar("T")


class Target(NamedTuple):
    """What is to be opened: a path or an id as typed, a file, or what stood on standard input."""

    name: str = ""
    file: Path | None = None
    piped: bytes | None = None


class Refused(NamedTuple):
    """A dossier that cannot be shown: a message, and the problems of its file where it has been read."""

    message: str
    problems: tuple[Problem, ...] = ()
    brief: str = "cannot be read"
    """The same in a few words, for a list."""
    stamps: Stamps = MappingProxyType({})
    """The files that would have to change, as they were."""


class Book(NamedTuple):
    """A dossier of the library, opened or refused; None as long as it is neither."""

    file: Path
    id: str
    opened: Session | Refused | None = None

    @property
    def session(self) -> Session | None:
        """The dossier, where it is open."""
        return None if isinstance(self.opened, Refused) else self.opened


def load_dossier(target: Target, *, largest: int | None = None) -> Loaded | Refused:
    """Loads a dossier; whatever is wrong with it is the answer, never an exception.

    With `largest`, a file of more bytes is refused unread.
    """
    from dossier.store.find import find
    from dossier.store.load import load, load_bytes
    from dossier.store.loaded import Failed

    stamps: Stamps = {}
    try:
        originals = _originals()
        found: Loaded | Failed
        if target.piped is not None:
            found = load_bytes(target.piped, "<stdin>", None, originals)
        else:
            file = target.file or find(target.name)
            if file is not None:
                stamps = {file: stamp(file)}
            if largest is not None and file is not None and file.stat().st_size > largest:
                return Refused(f"{file} is large")
            found = load(file, originals)
    except DossierError as error:
        return Refused(str(error), stamps=stamps)
    if isinstance(found, Failed):
        from dossier.view.frames import tally

        brief = tally(found.problems)
        return Refused(f"{found.file} cannot be opened: {brief}", found.problems, brief, found.stamps)
    return found


def open_dossier(target: Target) -> Session | Refused:
    """Loads a dossier and makes it ready to be asked."""
    loaded = load_dossier(target)
    if isinstance(loaded, Refused):
        return loaded
    from dossier.tui.session import Session
    from dossier.view.reading import Reading

    return Session(Reading(loaded))


def outcome(worker: Worker[T | Refused]) -> T | Refused | None:
    """What came of work that opens a dossier; None as long as it is under way, or where it was given up."""
    if worker.is_cancelled or not worker.is_finished:
        return None
    return worker.result if worker.error is None else Refused(f"this program failed: {worker.error!r}")


def open_library(folder: Path | None = None) -> Iterator[Book]:
    """All dossiers of the library at once, then each as it is opened. Raises StorageError for a folder that is none."""
    from dossier.store.find import identity, library

    books = [Book(file, identity(file)) for file in library(folder)]
    yield from books
    for book in books:
        yield book._replace(opened=open_dossier(Target(file=book.file)))


def _originals() -> Shelf | None:
    from dossier.user.attached import shelf_if_any

    return shelf_if_any()
