"""Which dossier is meant, and which there are: paths, and ids looked up in the usual places.

Nothing is loaded here: of each file only the beginning is read, for its id.
"""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from dossier.problems import DossierError, StorageError, UsageError
from dossier.store.read import plain_reason, read_head

STDIN: Final = "-"
VARIABLE: Final = "DOSSIER_PATH"
"""The environment variable with further folders of dossiers, separated like PATH."""
NAMES: Final = ("dossier.yaml", "dossier.yml", "dossier.json")
"""The file that makes a folder a dossier: the first of these that is there."""

_HEAD: Final = 4096
_ID: Final = "([a-z0-9][a-z0-9-]{0,63})"
_YAML: Final = (re.compile(r"^dossier\s*:", re.M), re.compile(rf"""^id\s*:\s*["']?{_ID}["']?\s*$""", re.M))
_JSON: Final = (re.compile(r'"dossier"\s*:'), re.compile(rf'"id"\s*:\s*"{_ID}"'))
_SHAPES: Final = {".yaml": _YAML, ".yml": _YAML, ".json": _JSON}


def find(target: str) -> Path | None:
    """The file of the dossier that `target` names; None for standard input (`-`).

    A path is a file or a folder with one of `NAMES`; what is none is looked up as an id in ./content, the
    folders of $DOSSIER_PATH and the packaged examples. Raises StorageError for a path that leads nowhere,
    UsageError for an id that is unknown or found twice.
    """
    if target == STDIN:
        return None
    if not target:
        raise UsageError("the name of the dossier is empty")
    if os.path.lexists(target):
        file = _file_of(Path(target))
        if file is not None:
            return file
    if not re.fullmatch(_ID, target):
        raise StorageError(f"cannot read {target}: {_why_not(target)}")
    return _by_id(target)


def library(in_: Path | None = None) -> list[Path]:
    """The files of all dossiers in the usual places, or in one folder, by name; nothing is loaded.

    A copy of a dossier that is the same to the byte is left out. Raises StorageError where `in_` is no
    readable folder.
    """
    if in_ is not None:
        try:
            return _unlike(_in_folder(in_))
        except OSError as error:
            raise StorageError(f"cannot read {in_}: {plain_reason(error)}") from error
    files: list[Path] = []
    for root in roots():
        try:
            files += _in_folder(root)
        except OSError:  # a place that is not there holds no dossiers
            continue
    return _unlike(files)


def roots() -> list[Path]:
    """The folders in which ids are looked up, in their order."""
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    return [Path("content"), *(_at_home(part) for part in named if part), packaged()]


def _at_home(part: str) -> Path:
    """The path with `~` replaced; as it stands where whose home that is cannot be found out."""
    try:
        return Path(part).expanduser()
    except RuntimeError:
        return Path(part)


def packaged() -> Path:
    """The folder of the examples that come with the program."""
    from importlib import resources  # slow to import, and not needed for a path

    package = Path(str(resources.files("dossier")))
    inside = package / "_content"
    return inside if inside.is_dir() else package.parent / "content"


def identity(file: Path) -> str:
    """The id a dossier gives itself at its beginning, else the name of its folder or file."""
    shape = _SHAPES.get(file.suffix.lower())
    own = shape[1].search(_head(file)) if shape else None
    if own:
        return own[1]
    return file.resolve().parent.name if file.name in NAMES else file.stem


def called(file: Path) -> str:
    """What `find` knows a file by in any folder: an example by its id, where that leads to it; others by their path."""
    own = identity(file)
    try:
        found = find(own) if file.resolve().is_relative_to(packaged().resolve()) else None
    except DossierError:
        found = None
    return own if found is not None and found.samefile(file) else str(file)


def _by_id(target: str) -> Path:
    known = [(identity(file), file) for file in library()]
    files = [file for own, file in known if own == target]
    if len(files) > 1:
        both = " and ".join(str(file) for file in files)
        raise UsageError(f"the id {target} is found twice: {both}; give the path of the one you mean")
    if files:
        return files[0]
    if Path(target).exists():
        raise StorageError(f"cannot read {target}: {_why_not(target)}")
    from difflib import get_close_matches

    near = get_close_matches(target, [own for own, _ in known], n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "`dossier list` shows what there is"
    raise UsageError(f"no file, folder or dossier is called {target}; {hint}")


def _in_folder(folder: Path) -> Iterator[Path]:
    own = _file_of(folder) if folder.is_dir() else None
    if own is not None:
        yield own
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            inner = _file_of(entry)
            if inner is not None:
                yield inner
        elif (shape := _SHAPES.get(entry.suffix.lower())) and shape[0].search(_head(entry)):
            yield entry


def _file_of(path: Path) -> Path | None:
    """The dossier's file where `path` is its folder, `path` itself where it is no folder."""
    if not path.is_dir():
        return path
    return next((path / name for name in NAMES if (path / name).is_file()), None)


def _unlike(files: Iterable[Path]) -> list[Path]:
    """The files without second ways to the same one and without byte-equal copies of one dossier."""
    kept: dict[str, list[Path]] = {}
    order: list[Path] = []
    for file in files:
        same = kept.setdefault(identity(file), [])
        if not any(_equal(file, other) for other in same):
            same.append(file)
            order.append(file)
    return order


def _equal(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other) or filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _head(file: Path) -> str:
    return read_head(file, _HEAD).decode("utf-8", "replace").lstrip("\ufeff")


def _why_not(target: str) -> str:
    try:
        Path(target).stat()
    except (OSError, ValueError) as error:
        return plain_reason(error)
    return f"the folder holds no {NAMES[0]}"
