"""What differs between two dossiers, or two versions of one: entry by entry, field by field, passage by passage.

The order of entries is never a difference. An entry that the author of the dossier took out is *removed*; a
statement that its teller took back, because a record `retracts` it, is *withdrawn*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.analysis.parts import Change, Comparison, Passage
from dossier.analysis.renames import items, renames
from dossier.analysis.withdrawn import retractions
from dossier.model import SECTIONS, Dossier
from dossier.model.references import Target
from dossier.store.documents import Document

PARTS: tuple[Target, ...] = (*SECTIONS, "originals")
"""What holds entries, in the order they are compared."""

Kind = Literal["added", "removed", "renamed", "changed"]
Texts = Mapping[str, Document]
"""Documents by the id of their source."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """What differs in a source's document; `old` or `new` is None where that side has none.

    `at` is the label of a paragraph (`p7`), or `kind`, `language` or `note` of its front matter.
    """

    at: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The records that take a statement back: before, and now."""

    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryDiff:
    """One entry that differs. `id` is its id in the new dossier, or in the old one where it was removed."""

    section: Target
    id: str
    kind: Kind
    was: str
    """Its id in the old dossier; the same unless it was renamed."""
    changes: tuple[Change, ...] = ()
    passages: tuple[Passage, ...] = ()
    text: tuple[TextChange, ...] = ()
    withdrawal: Withdrawal | None = None

    @property
    def evidence_only(self) -> bool:
        """Nothing differs but passages or texts: it says the same, otherwise supported."""
        return self.kind == "changed" and not self.changes and not self.withdrawal


@dataclass(frozen=True)
class Diff:
    """All that differs. `own` is what belongs to the dossier itself: title, event, related dossiers."""

    own: tuple[Change, ...]
    entries: tuple[EntryDiff, ...]

    @cached_property
    def by_section(self) -> dict[Target, tuple[EntryDiff, ...]]:
        """The entries of each section that has any."""
        found = {part: tuple(entry for entry in self.entries if entry.section == part) for part in PARTS}
        return {part: entries for part, entries in found.items() if entries}

    def __bool__(self) -> bool:
        return bool(self.own or self.entries)


def diff(old: Dossier, new: Dossier, old_texts: Texts | None = None, new_texts: Texts | None = None) -> Diff:
    """Compare two dossiers; their documents too where both sides' are given."""
    renamed = renames(old, new)
    own = Comparison(renamed)
    own.parts(old, new, skip=PARTS)
    texts = (old_texts, new_texts) if old_texts is not None and new_texts is not None else ({}, {})
    found = _Entries(old, new, renamed, texts)
    return Diff(tuple(own.changes), tuple(entry for section in PARTS for entry in found.of(section)))


class _Entries:
    """The entries of two dossiers side by side."""

    def __init__(self, old: Dossier, new: Dossier, renamed: Mapping[str, str], texts: tuple[Texts, Texts]) -> None:
        self.old = old
        self.new = new
        self.renamed = renamed
        self.was = {after: before for before, after in renamed.items()}
        self.texts = texts
        self.before = {
            renamed.get(key, key): tuple(renamed.get(ref, ref) for ref in by) for key, by in retractions(old).items()
        }
        self.now = retractions(new)

    def of(self, section: Target) -> Iterator[EntryDiff]:
        """Those of one section that differ: in the order of the new dossier, the removed ones behind."""
        before, after = items(self.old, section), items(self.new, section)
        for key, item in after.items():
            was = self.was.get(key, key)
            if was not in before:
                yield EntryDiff(section, key, "added", key, withdrawal=self._withdrawal(key))
                continue
            comparison = Comparison(self.renamed)
            if before[was] != item:
                comparison.parts(before[was], item, skip=("id",))
            entry = EntryDiff(
                section,
                key,
                "changed" if was == key else "renamed",
                was,
                tuple(comparison.changes),
                tuple(comparison.passages),
                tuple(self._text(section, was, key)),
                self._withdrawal(key),
            )
            if was != key or entry.changes or entry.passages or entry.text or entry.withdrawal:
                yield entry
        for key in before:
            if key not in after and key not in self.renamed:
                yield EntryDiff(section, key, "removed", key)

    def _withdrawal(self, key: str) -> Withdrawal | None:
        before, now = self.before.get(key, ()), self.now.get(key, ())
        return Withdrawal(before, now) if set(before) != set(now) else None

    def _text(self, section: Target, was: str, key: str) -> Iterator[TextChange]:
        old, new = self.texts[0].get(was), self.texts[1].get(key)
        if section != "sources" or old is None or new is None or old == new:
            return
        before, after = _told(old), _told(new)
        for at in dict.fromkeys((*before, *after)):
            if before.get(at) != after.get(at):
                yield TextChange(at, before.get(at), after.get(at))


def _told(document: Document) -> dict[str, str | None]:
    front = {"kind": document.kind, "language": document.language, "note": document.note}
    return front | {paragraph.label: paragraph.text for paragraph in document.paragraphs}
