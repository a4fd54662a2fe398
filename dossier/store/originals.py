"""Where the texts of originals come from: a folder named on the command line, or the person's own store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from dossier.problems import StorageError, UsageError
from dossier.store.read import read_file


class Copy(NamedTuple):
    """The bytes of an original, with the encoding they were read in when they were attached."""

    raw: bytes
    encoding: str = "utf-8"


class Originals(Protocol):
    """Whoever has texts of originals at hand."""

    def copy(self, dossier: str, original: str, sha256: str | None) -> Copy | None:
        """The text of an original of a dossier, by its stated sum where there is one; None: not at hand."""


@dataclass(frozen=True)
class Folder:
    """Texts in a folder, however deep, matched by their sum. Nothing is kept."""

    root: Path

    @cached_property
    def _by_sum(self) -> Mapping[str, Path]:
        return {digest: path for path in self._files() if (digest := _sum(path)) is not None}

    def _files(self) -> Iterator[Path]:
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path

    def copy(self, dossier: str, original: str, sha256: str | None) -> Copy | None:
        """The file whose bytes have that sum; an original without a stated sum is not looked for."""
        path = self._by_sum.get(sha256) if sha256 is not None else None
        return Copy(read_file(path)) if path is not None else None


@dataclass(frozen=True)
class Several:
    """The first of several places that has the text."""

    places: tuple[Originals, ...]

    def copy(self, dossier: str, original: str, sha256: str | None) -> Copy | None:
        """The text from the first place that has it."""
        found = (place.copy(dossier, original, sha256) for place in self.places)
        return next((copy for copy in found if copy is not None), None)


def as_text(raw: bytes, encoding: str, name: str = "the file") -> str:
    """The text that bytes hold. Raises UsageError where there is no such encoding, or they are not written in it."""
    try:
        if not encoding.isascii():
            raise LookupError(encoding)
        return raw.decode(encoding)
    except LookupError:
        raise UsageError(f"no encoding is called {encoding}") from None
    except UnicodeError as error:
        hint = "name its encoding with --encoding" if encoding.lower() in ("utf-8", "utf8") else "try another encoding"
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise UsageError(f"{name} is no {encoding} text{at}: {hint}") from None


def sha256(raw: bytes) -> str:
    """The sum by which an original is known: SHA-256 of its bytes, in lower-case hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def _sum(path: Path) -> str | None:
    try:
        return sha256(read_file(path))
    except StorageError:
        return None
