"""JSON Lines: an entry a line, with its section first."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dossier.export.selection import dumped
from dossier.model import Entry
from dossier.store.loaded import Loaded


def write(loaded: Loaded, entries: Sequence[Entry]) -> str:
    """One object a line, ASCII only: `section`, `id`, then the keys of the file format, as `--format json` has them."""
    lines = (json.dumps({"section": entry.section, **item}) for entry, item in dumped(loaded.dossier, entries))
    return "".join(f"{line}\n" for line in lines)
