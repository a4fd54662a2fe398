"""How much differs between two dossiers, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.diff import Diff, EntryDiff
from dossier.model import RECORD_SECTIONS


@dataclass(frozen=True, slots=True)
class Counts:
    """Entries by what happened to them. `changed` ones differ in `fields` fields, `evidence_only` in passages alone."""

    added: int
    removed: int
    renamed: int
    changed: int
    fields: int
    evidence_only: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Records and all other entries apart; passages and paragraphs of texts, wherever they stand.

    `own` counts fields of the dossier itself.
    """

    records: Counts
    others: Counts
    withdrawn: int
    no_longer_withdrawn: int
    passages: int
    paragraphs: int
    own: int


def tally(found: Diff) -> Tally:
    """Count what differs."""
    records = [entry for entry in found.entries if entry.section in RECORD_SECTIONS]
    taken = [entry.withdrawal for entry in records if entry.withdrawal is not None]
    return Tally(
        records=_counts(records),
        others=_counts([entry for entry in found.entries if entry.section not in RECORD_SECTIONS]),
        withdrawn=sum(bool(by.now) and not by.before for by in taken),
        no_longer_withdrawn=sum(bool(by.before) and not by.now for by in taken),
        passages=sum(len(entry.passages) for entry in found.entries),
        paragraphs=sum(len(entry.text) for entry in found.entries),
        own=len(found.own),
    )


def _counts(entries: Sequence[EntryDiff]) -> Counts:
    return Counts(
        added=sum(entry.kind == "added" for entry in entries),
        removed=sum(entry.kind == "removed" for entry in entries),
        renamed=sum(entry.kind == "renamed" for entry in entries),
        changed=sum(bool(entry.changes) for entry in entries),
        fields=sum(len(entry.changes) for entry in entries),
        evidence_only=sum(entry.evidence_only for entry in entries),
    )
