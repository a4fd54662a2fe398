"""How what a person has set down beside a dossier is seen in it: signs in the lists, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

_SIGNS = Ranked("", least=1, rank=9)
(BOOKMARK,) = OWN_MARKS


def signs(own: Own, entry: str) -> Line:
    """The signs behind an entry in a list."""
    return line(Span(BOOKMARK, "accent") if entry in own.bookmarks else None)


def with_signs(rows: Rows, own: Own, entries: Iterable[str]) -> Rows:
    """The rows of some entries with a column of signs, where any of them has one."""
    return rows.extended(_SIGNS, lambda key: signs(own, key)) if any(signs(own, key) for key in entries) else rows


def legend(own: Own) -> Iterator[Line]:
    """What the signs mean, for the foot of the rail: those that are used."""
    if own.bookmarks:
        yield line(Span(f" {BOOKMARK} ", "accent"), Span("bookmarked", "muted"))


def kept_entries(session: Session, kept: Kept, text: str) -> list[Destination]:
    """What is bookmarked, the latest first; with a text, what is called so. What has left the dossier says that."""
    found: list[tuple[str, Destination]] = []
    for key, title in reversed(kept.texts("bookmarks").items()):
        gone = key not in session.reading.entries
        now = title if gone else session.reading.title(session.reading.entries[key])
        kind = "no longer in this dossier" if gone else session.kind(key)
        what = line(signs(session.own, key), Span(" "), Span(now, "muted" if gone else "text"))
        found.append((name(now, key, kind), Destination(f"record:{key}", what, line(Span(kind, "muted")))))
    return closest(text, found, len(found)) if text.strip() else [destination for _, destination in found]
