"""JSON Lines: an entry a line, with its section first."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from dossier.export.marks import marks
from dossier.export.seen import Seen
from dossier.export.selection import dumped
from dossier.model import Entry


def write(seen: Seen, entries: Sequence[Entry], possible: Collection[str] = ()) -> str:
    """One object a line, ASCII only: `section`, `id`, the keys of the file format as `--format json` has them, `marks`.

    `possible` are the ids of the entries that only possibly pass.
    """
    lines = (
        json.dumps({"section": entry.section, **item, "marks": marks(seen, entry, possible)})
        for entry, item in dumped(seen.dossier, entries)
    )
    return "".join(f"{line}\n" for line in lines)
