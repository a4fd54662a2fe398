"""The originals a person keeps: read-only copies by sum, and which dossier's original each of them is.

Nothing of this lies in the dossier: its texts may not be copied, so they stay with whoever holds them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dossier.model import Dossier
from dossier.problems import DossierError, StorageError, UsageError
from dossier.store.originals import Copy, as_text
from dossier.store.originals import sha256 as sha256_of
from dossier.store.read import plain_reason, read_file
from dossier.user import atomic, paths


class Attachment(NamedTuple):
    """One original at hand. `stated` is the dossier's sum at the time; None: it states none."""

    dossier: str
    original: str
    sha256: str
    encoding: str
    stated: str | None

    @property
    def variant(self) -> bool:
        """Kept by force although its sum is another one."""
        return self.stated is not None and self.stated != self.sha256

    @property
    def sound(self) -> bool:
        """Whether an index that anybody may have edited says of it what can be: its sum becomes the name of a file."""
        texts = (self.dossier, self.original, self.sha256, self.encoding, self.stated or "")
        return all(isinstance(text, str) for text in texts) and re.fullmatch("[0-9a-f]{64}", self.sha256) is not None


@dataclass(frozen=True)
class Shelf:
    """The folder that the copies lie in."""

    folder: Path

    def copy(self, dossier: str, original: str, sha256: str | None) -> Copy | None:
        """The kept text of an original. A copy that is gone, or was changed, counts as not at hand."""
        found = self.attachments().get((dossier, original))
        if found is None and sha256 is not None:
            found = next((other for other in self.attachments().values() if other.sha256 == sha256), None)
        if found is None:
            return None
        try:
            raw = read_file(self._file(found.sha256))
        except StorageError:
            return None
        return Copy(raw, found.encoding) if sha256_of(raw) == found.sha256 else None

    def attachments(self) -> dict[tuple[str, str], Attachment]:
        """What is kept, by dossier and original. An index that cannot be read counts as empty."""
        try:
            return self._indexed()[0]
        except StorageError:
            return {}

    def _indexed(self) -> tuple[dict[tuple[str, str], Attachment], bool]:
        """What the index says, and whether all of it is sound. Raises StorageError."""
        if not os.path.lexists(self._index):
            return {}, True
        try:
            data: Any = json.loads(read_file(self._index))
            found = [Attachment(**entry) for entry in data]
        except (ValueError, TypeError, RecursionError):
            return {}, False
        kept = {(entry.dossier, entry.original): entry for entry in found if entry.sound}
        return kept, len(kept) == len(found)

    def _to_change(self) -> dict[tuple[str, str], Attachment]:
        """The same, in order to write it anew: an index that is damaged is set aside. Raises StorageError."""
        kept, sound = self._indexed()
        if not sound:
            atomic.set_aside(self._index)
        return kept

    def attach(self, entry: Attachment, raw: bytes) -> None:
        """Keep a copy. Raises StorageError."""
        folder = paths.private_folder(self.folder)
        with atomic.locked(folder):
            if not self._holds(entry.sha256):
                atomic.write(self._file(entry.sha256), raw, atomic.READ_ONLY)
            self._write({**self._to_change(), (entry.dossier, entry.original): entry})

    def _holds(self, digest: str) -> bool:
        """Whether there is a copy of this sum, and it is what it should be."""
        try:
            return sha256_of(read_file(self._file(digest))) == digest
        except StorageError:
            return False

    def remove(self, dossier: str, original: str) -> bool:
        """Forget a copy; its bytes go when nothing else uses them. False: there was none."""
        if (dossier, original) not in self.attachments():
            return False
        with atomic.locked(paths.private_folder(self.folder)):
            kept = self._to_change()
            gone = kept.pop((dossier, original), None)
            self._write(kept)
            if gone is not None and all(other.sha256 != gone.sha256 for other in kept.values()):
                self._forget(gone.sha256)
        return gone is not None

    def _forget(self, digest: str) -> None:
        file = self._file(digest)
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"cannot remove {file}: {plain_reason(error)}") from error

    @property
    def _index(self) -> Path:
        return self.folder / "index.json"

    def _file(self, digest: str) -> Path:
        return self.folder / f"{digest}.txt"

    def _write(self, entries: dict[tuple[str, str], Attachment]) -> None:
        rows = [
            {
                "dossier": entry.dossier,
                "original": entry.original,
                "sha256": entry.sha256,
                "encoding": entry.encoding,
                "stated": entry.stated,
            }
            for _, entry in sorted(entries.items())
        ]
        atomic.write(self._index, json.dumps(rows, indent=1).encode())


def shelf() -> Shelf:
    """The person's own shelf; its folder is made when something is attached."""
    return Shelf(paths.data_folder() / "originals")


def shelf_if_any() -> Shelf | None:
    """The person's shelf where one exists; loading a dossier creates nothing."""
    folder = paths.data_folder_if_any()
    return Shelf(folder / "originals") if folder is not None and (folder / "originals").is_dir() else None


def original_of(dossier: Dossier, key: str) -> str:
    """The original that a source, by id or number, or an original's own id means. Raises UsageError."""
    if key in dossier.originals:
        return key
    meant = dossier.source_meant(key)
    if meant is None:
        known = ", ".join(
            (
                *(f"[{number}] {source}" for number, source in enumerate(dossier.sources, 1)),
                *(original for original in dossier.originals if original not in dossier.sources),
            )
        )
        raise UsageError(f"{dossier.id} has no source or original called {key}; it has {known}")
    key, source = meant, dossier.sources[meant]
    if source.original is None:
        raise UsageError(f"the source {key} names no original: add `original:` to it and the text to `originals:`")
    return source.original


class WrongSum(DossierError):
    """The file is not the text that the dossier was made from."""


def prepare(dossier: Dossier, original: str, raw: bytes, encoding: str, *, force: bool) -> Attachment:
    """What attaching these bytes means.

    Raises WrongSum where their sum is not the stated one (unless forced), UsageError where they are no text.
    """
    if "\0" in as_text(raw, encoding):
        raise UsageError("the file is no text: it holds NUL characters")
    stated, digest = dossier.originals[original].sha256, sha256_of(raw)
    if stated is not None and stated != digest and not force:
        raise WrongSum(
            f"this is not the text that {dossier.id} was made from\n"
            f"  stated  {stated}\n  found   {digest}\n"
            "  --force keeps it as another version, and its citations say so"
        )
    return Attachment(dossier.id, original, digest, encoding, stated)


def kept(shelf: Shelf | None, dossier: Dossier) -> Iterator[tuple[str, Attachment | None]]:
    """Every original of a dossier with what is kept of it."""
    attachments = shelf.attachments() if shelf is not None else {}
    for original in dossier.originals:
        yield original, attachments.get((dossier.id, original))
