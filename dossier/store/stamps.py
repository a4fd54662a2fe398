"""What tells one state of a file from another, without reading it."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """One state of a file."""

    kind: int
    device: int
    inode: int
    size: int
    changed: int
    """When its content last changed, in nanoseconds."""


Stamps = Mapping[Path, Stamp | None]
"""The state of files; None: there is none of this name that may be read."""


def stamp(file: Path) -> Stamp | None:
    """The state of a file as it is now; None where there is none, or it may not be read."""
    try:
        found = file.stat()
        if not os.access(file, os.R_OK):
            return None
    except (OSError, ValueError):
        return None
    return Stamp(stat.S_IFMT(found.st_mode), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
