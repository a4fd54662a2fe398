"""How what a person has set down beside a dossier is seen in it: signs in the lists, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.query.fuzzy import closest, name
from dossier.tui.destinations import Destination
from dossier.tui.widgets.columns import Ranked
from dossier.tui.widgets.rows import Rows
from dossier.user.kept import Kept, Own
from dossier.view.block import Line, Span, line
from dossier.view.rows import OWN_MARKS

if TYPE_CHECKING:
    from dossier.tui.session import Session
    from dossier.tui.stepped import Stepped

_SIGNS = Ranked("", least=1, rank=9, beside=True)
BOOKMARK, NOTE = OWN_MARKS


def signs(own: Own, entry: str) -> Line:
    """The signs behind an entry in a list."""
    bookmark = Span(BOOKMARK if entry in own.bookmarks else " ", "accent")
    note = Span(NOTE if entry in own.notes else " ", "accent")
    # each in its place, so that the column is as wide whatever is in view
    return (bookmark, note) if (bookmark.text + note.text).strip() else ()


def with_signs(rows: Rows, session: Session, entries: Sequence[str]) -> Rows:
    """The rows of some entries with a column for each kind of signs that any of them has."""
    own, step = session.own, session.step
    if not {*own.bookmarks, *own.notes}.isdisjoint(entries):
        rows = rows.extended(_SIGNS, lambda key: signs(own, key))
    if step is not None and not step.signs.keys().isdisjoint(entries):
        rows = rows.extended(_SIGNS, step.sign)
    return rows


def legend(own: Own, step: Stepped | None = None) -> Iterator[Line]:
    """What the signs mean, for the foot of the rail: those that are used."""
    if step is not None:
        yield from step.legend
    if own.bookmarks:
        yield line(Span(f" {BOOKMARK} ", "accent"), Span("bookmarked", "muted"))
    if own.notes:
        yield line(Span(f" {NOTE} ", "accent"), Span("with your note", "muted"))


def kept_entries(session: Session, kept: Kept, text: str) -> list[Destination]:
    """What is bookmarked, then what is only noted on, the latest first; with a text, what is called so.

    What has left the dossier says that. The last row takes all of it away.
    """
    found: list[tuple[str, Destination]] = []
    bookmarks, notes = kept.texts("bookmarks"), kept.texts("notes")
    noted = {key: key for key in reversed(notes) if key not in bookmarks}
    for key, title in {**dict(reversed(bookmarks.items())), **noted}.items():
        gone = key not in session.reading.entries
        now = title if gone else session.reading.title(session.reading.entries[key])
        note = Span(f"  {notes[key]}", "muted") if key in notes else None
        kind = "no longer in this dossier" if gone else session.kind(key)
        what = line(signs(session.own, key), Span(" "), Span(now, "muted" if gone else "text"), note)
        found.append(
            (
                name(now, key, f"{kind} {notes.get(key, '')}"),
                Destination(f"record:{key}", what, line(Span(kind, "muted"))),
            )
        )
    if text.strip():
        return closest(text, found, len(found))
    away = line(Span("Write them all to a file …", "title"), Span("  what dossier notes prints", "muted"))
    return [*(destination for _, destination in found), Destination("kept:", away, ())]
