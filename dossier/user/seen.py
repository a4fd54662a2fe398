"""A dossier as the person last saw it: kept beside their bookmarks, so that they can be told what changed since.

The bytes of its file and what its documents say, compressed. The time of the last look is the time of the file that
holds them.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from dossier.problems import StorageError
from dossier.store.documents import Document, Paragraph
from dossier.store.limits import FILE
from dossier.store.read import plain_reason, read_file
from dossier.user import atomic, paths
from dossier.user.state import LOCKED, Keeper

FORMAT = "dossier seen"
VERSION = 1

_LARGEST = 4 * FILE
"""Bytes that are unpacked at most: a file in the person's folder may be anybody's."""


class Seen(NamedTuple):
    """What the file held, and the documents by the id of their source; None where they were too much to be kept."""

    raw: bytes
    documents: Mapping[str, Document] | None = None


class Look(NamedTuple):
    """What was seen, and when: seconds since 1970."""

    seen: Seen
    at: float


def last_seen(keeper: Keeper) -> Look | None:
    """The dossier as it was last seen; None where that is not known, or cannot be read."""
    if keeper.folder is None or not os.path.lexists(file := _file(keeper.folder, keeper)):
        return None
    try:
        packed, at = read_file(file), file.stat().st_mtime
        unpacking = zlib.decompressobj()
        told = unpacking.decompress(packed, _LARGEST)
        return Look(_unpacked(told), at) if unpacking.eof else None
    except (StorageError, OSError, zlib.error, ValueError, TypeError, LookupError, RecursionError):
        return None


def keep_seen(keeper: Keeper, seen: Seen) -> None:
    """Keeps it as seen now. Raises StorageError."""
    if keeper.folder is None:
        return
    paths.private_folder(keeper.folder.parent)
    with atomic.locked(paths.private_folder(keeper.folder), LOCKED):
        before = last_seen(keeper)
        file = _file(keeper.folder, keeper)
        if before is None or before.seen != seen:
            told = _packed(seen)
            atomic.write(file, zlib.compress(told if len(told) <= _LARGEST else _packed(Seen(seen.raw))))
            return
        try:
            os.utime(file)
        except OSError as error:
            raise StorageError(f"cannot write {file}: {plain_reason(error)}") from error


def _packed(seen: Seen) -> bytes:
    documents = None if seen.documents is None else {key: asdict(each) for key, each in seen.documents.items()}
    # every byte is a letter in Latin-1, and comes back as that byte
    told = {"format": FORMAT, "version": VERSION, "file": seen.raw.decode("latin-1"), "documents": documents}
    return json.dumps(told).encode()


def _unpacked(told: bytes) -> Seen:
    """What was packed. Raises ValueError, TypeError or LookupError for anything else."""
    data: Any = json.loads(told)
    if (data["format"], data["version"]) != (FORMAT, VERSION):
        raise ValueError("another version of this program wrote it")
    raw, documents = data["file"].encode("latin-1"), data["documents"]
    return Seen(raw, None if documents is None else {str(key): _document(each) for key, each in documents.items()})


def _document(data: Any) -> Document:
    paragraphs = [Paragraph(*each) for each in data["paragraphs"]]
    told = [data["kind"], data["language"] or "", data["note"] or ""]
    texts = [*told, *(part for each in paragraphs for part in (each.label, each.text))]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a document is made of texts")
    return Document(data["kind"], data["language"], data["note"], tuple(paragraphs))


def _file(folder: Path, keeper: Keeper) -> Path:
    return folder / f"{keeper.name}.seen"
