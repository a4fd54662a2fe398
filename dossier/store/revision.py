"""A dossier as it stood in a git revision: `REV:PATH`, its documents from the same revision."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.problems import StorageError, UsageError
from dossier.store.find import NAMES
from dossier.store.git import LACKING, Kind, Member, Object, Objects, Refused, members
from dossier.store.load import load_bytes
from dossier.store.loaded import Failed, Loaded
from dossier.store.parse import collection_paused

LONGEST = 1000
"""Characters of the longest name of a revision."""

_FORM = "REV:PATH is a revision, a colon and a path"
_MISSING = "there is no such file in this revision"
_UNREAD: dict[Kind, str] = {
    "folder": "it is a folder, not a file",
    "link": "it is a symbolic link, which is not followed in a revision",
    "submodule": "it is another repository (a submodule)",
}


def is_revision(target: str) -> bool:
    """Whether `target` is written as `REV:PATH` and is no path on disk, which goes before."""
    return ":" in target and not os.path.lexists(target)


def load_revision(target: str) -> Loaded | Failed:
    """Load the dossier that `REV:PATH` names: a file, or a folder with one of `find.NAMES`.

    PATH begins at the top of the repository around the current folder, or in that folder where it begins with `./`
    or `../`. Raises UsageError for a name that can be no revision, StorageError where there is no such file.
    """
    revision, path = _split(target)
    with Objects() as objects, collection_paused():
        try:
            folder, name = _found(objects, revision, os.fsencode(path))
            raw = folder.file((name,))
        except Refused as refused:
            raise StorageError(f"cannot read {target}: {refused}") from refused
        beside = _Beside(folder, revision)
        return load_bytes(raw, beside.shown(os.fsdecode(name)), None, beside=beside)


def _split(target: str) -> tuple[str, str]:
    """The revision and the path; a colon within braces (`HEAD^{/fix: typo}`) belongs to the revision."""
    depth, at = 0, -1
    for number, letter in enumerate(target):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth <= 0:
            at = number
            break
    if at < 1:
        raise UsageError(f"{target} names no {'revision' if at == 0 else 'path'}: {_FORM}")
    revision = target[:at]
    if revision.startswith("-") or len(revision) > LONGEST or not revision.isprintable():
        raise UsageError(f"{target}: no revision can have this name")
    return revision, target[at + 1 :]


@dataclass(frozen=True)
class _Tree:
    """A folder of a revision; `parts` are the names that lead there from its top."""

    objects: Objects
    object: Object
    parts: tuple[bytes, ...] = ()

    @cached_property
    def members(self) -> dict[bytes, Member]:
        return dict(members(self.object))

    def folder(self, parts: Sequence[bytes]) -> _Tree:
        """The folder that the names lead to. Raises Refused."""
        tree = self
        for part in parts:
            member = tree.members.get(part)
            if member is None:
                raise Refused(_MISSING)
            if member.kind != "folder":
                raise Refused("a part of the path is not a folder" if member.kind == "file" else _UNREAD[member.kind])
            tree = _Tree(self.objects, self._object(member), (*tree.parts, part))
        return tree

    def file(self, parts: Sequence[bytes]) -> bytes:
        """The bytes of the file that the names lead to. Raises Refused for anything else."""
        if not parts:
            raise Refused(_UNREAD["folder"])
        member = self.folder(parts[:-1]).members.get(parts[-1])
        if member is None:
            raise Refused(_MISSING)
        if member.kind != "file":
            raise Refused(_UNREAD[member.kind])
        return self._object(member).raw

    def _object(self, member: Member) -> Object:
        found = self.objects.ask(member.object)
        if found is None:
            raise Refused(LACKING)
        return found


def _found(objects: Objects, revision: str, path: bytes) -> tuple[_Tree, bytes]:
    """The folder of the dossier's file, and the file's name."""
    root = objects.ask(os.fsencode(revision) + b"^{tree}")
    if root is None:
        raise Refused(f"there is no revision {revision}, or there are several")
    if path.startswith(b"/"):
        raise Refused("a path in a revision begins at the top of its repository, without a slash")
    here = path.split(b"/")[0] in (b".", b"..")
    try:
        parts = _normal(objects.prefix() + path if here else path)
    except ValueError:
        raise Refused("it lies outside the repository") from None
    top = _Tree(objects, root)
    try:
        return _file_of(top, parts)
    except Refused as refused:
        if not here and str(refused) == _MISSING and (prefix := objects.prefix()):
            raise Refused(f"{refused} (for a path from {os.fsdecode(prefix)} begin it with ./)") from None
        raise


def _file_of(top: _Tree, parts: tuple[bytes, ...]) -> tuple[_Tree, bytes]:
    """As on disk: the file in a folder, or the file itself."""
    above = top.folder(parts[:-1])
    member = above.members.get(parts[-1]) if parts else None
    if parts and member is None:
        raise Refused(_MISSING)
    if member is not None and member.kind != "folder":
        return above, parts[-1]
    folder = top.folder(parts)
    name = next((name for name in map(str.encode, NAMES) if name in folder.members), None)
    if name is None:
        raise Refused(f"the folder holds no {NAMES[0]}")
    return folder, name


def _normal(path: bytes) -> tuple[bytes, ...]:
    """The names in a path. Raises ValueError where it leads out of where it begins."""
    parts: list[bytes] = []
    for part in path.split(b"/"):
        if part == b"..":
            if not parts:
                raise ValueError
            parts.pop()
        elif part not in (b"", b"."):
            parts.append(part)
    return tuple(parts)


@dataclass(frozen=True)
class _Beside:
    """The texts beside a dossier's file in a revision."""

    folder: _Tree
    revision: str

    def read(self, relative: str) -> bytes:
        """The bytes of a text. Raises StorageError."""
        path = relative.encode("utf-8", "surrogatepass")
        try:
            if not path or path.startswith(b"/"):
                raise Refused("a file is named relative to the dossier's folder")
            return self.folder.file(_normal(path))
        except Refused as refused:
            raise StorageError(f"cannot read {relative}: {refused}") from refused
        except ValueError as error:
            raise StorageError(f"cannot read {relative}: it lies outside the dossier's folder") from error

    def shown(self, relative: str) -> str:
        """Its path with the revision."""
        folder = os.fsdecode(b"/".join(self.folder.parts))
        return f"{self.revision}:{folder}/{relative}" if folder else f"{self.revision}:{relative}"
