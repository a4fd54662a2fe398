"""What a person has bookmarked and noted in a dossier, to take away: by `dossier notes`, and from the reader's list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from dossier.export.written import drawn
from dossier.user.kept import Kept
from dossier.view.notes import Noted, in_order, kind_of, notes_page, title_of

if TYPE_CHECKING:
    from dossier.view.reading import Reading

FORMATS: Final = ("plain", "markdown", "json")


def noted(kept: Kept) -> list[Noted]:
    """Every entry with a bookmark or a note."""
    bookmarks, notes = kept.texts("bookmarks"), kept.texts("notes")
    return [Noted(key, bookmarks.get(key, key), key in bookmarks, notes.get(key, "")) for key in {**bookmarks, **notes}]


def text(reading: Reading, kept: Kept, form: str, columns: int | None = None) -> str:
    """All of it in one of the formats, in the order of the dossier."""
    found = noted(kept)
    if form != "json":
        return drawn(notes_page(reading, found), form, columns)
    entries = [
        {
            "id": one.id,
            "kind": kind_of(reading, one) or None,
            "title": title_of(reading, one),
            "bookmarked": one.bookmarked,
            "note": one.note or None,
        }
        for one in in_order(reading, found)
    ]
    return json.dumps({"dossier": reading.dossier.id, "entries": entries}, indent=2) + "\n"
