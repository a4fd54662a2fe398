"""What differs between two dossiers, one line a change, by section and entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import get_origin

from dossier.analysis.diff import Diff, EntryDiff, TextChange
from dossier.analysis.parts import Change, Passage
from dossier.analysis.tally import Counts, tally
from dossier.model import Citation
from dossier.model.references import Target
from dossier.view.block import Block, Fact, Gap, Heading, Item, Line, Page, Para, Role, Span, line
from dossier.view.citations import spot
from dossier.view.reading import Reading
from dossier.view.values import citation_text, exactly, path_text, side_by_side, teller_text, value_text
from dossier.view.words import counted, section_title

MARKS = {"added": "+", "removed": "−", "renamed": "≡"}
HIDDEN = "hidden: the record is sensitive (--sensitive shows it)"


@dataclass(frozen=True)
class Sides:
    """The two dossiers, and how they were named on the command line. `hide` hides passages of sensitive records."""

    old: Reading
    new: Reading
    names: tuple[str, str]
    hide: bool = False

    def hides(self, key: str) -> bool:
        """Whether passages of this entry are not shown."""
        items = (side.dossier.entries.get(key) for side in (self.old, self.new))
        return self.hide and any(entry and entry.record and entry.record.sensitivity for entry in items)

    @cached_property
    def hidden_paragraphs(self) -> frozenset[tuple[str, str]]:
        """The paragraphs, by source and label, that records cite whose passages are not shown."""
        records = [record for side in (self.old, self.new) for record in side.dossier.records if self.hides(record.id)]
        cited = [citation for record in records for citation in record.cited]
        return frozenset((citation.source, label) for citation in cited for label in citation.paragraphs)


def diff_page(sides: Sides, found: Diff) -> Page:
    """Everything that differs, with a summary line last."""
    blocks: list[Block] = [Fact("from", line(sides.names[0])), Fact("to", line(sides.names[1]))]
    if found.own:
        blocks.append(Heading(line("The dossier itself")))
        blocks += [_change(sides, change) for change in found.own]
    for section, entries in found.by_section.items():
        title = "Originals" if section == "originals" else section_title(sides.new.dossier, section)
        kinds = ("added", "removed", "renamed", "changed")
        numbers = ((kind, sum(entry.kind == kind for entry in entries)) for kind in kinds)
        count = ", ".join(f"{number} {kind}" for kind, number in numbers if number)
        blocks.append(Heading(line(title, f" ({count})")))
        blocks += _section(sides, entries)
    blocks += [Gap(), Para(line(summary(found)))]
    return Page(line(Span(sides.new.dossier.title, "title")), tuple(blocks))


def _section(sides: Sides, entries: tuple[EntryDiff, ...]) -> Iterator[Block]:
    """What came and went first, so that no line stands under an entry that it does not belong to."""
    for kind in MARKS:
        yield from (_whole(sides, entry) for entry in entries if entry.kind == kind)
    for entry in entries:
        if details := list(_details(sides, entry)):
            side = sides.new
            told = f" ({entry.id}, evidence only)" if entry.evidence_only else f" ({entry.id})"
            yield Heading(line(_title(side, entry.section, entry.id), Span(told, "muted")), 3)
            yield from details


def _whole(sides: Sides, entry: EntryDiff) -> Block:
    """An entry that was added, removed or renamed."""
    side = sides.old if entry.kind == "removed" else sides.new
    key = f" ({entry.was} → {entry.id})" if entry.kind == "renamed" else f" ({entry.id})"
    told = line(_title(side, entry.section, entry.id), teller_text(side, entry.id), Span(key, "muted"))
    role: Role = "bad" if entry.kind == "removed" else "good"
    return Item(line(Span(f"{entry.kind}: ", role), told), marker=MARKS[entry.kind])


def _details(sides: Sides, entry: EntryDiff) -> Iterator[Block]:
    yield from (_change(sides, change) for change in entry.changes)
    hide = sides.hides(entry.id)
    for passage in entry.passages:
        yield from _passage(sides, passage, hide=hide)
    for change in entry.text:
        hidden = {(key, change.at) for key in (entry.was, entry.id)} & sides.hidden_paragraphs
        yield _text(change, hide=bool(hidden))
    if entry.withdrawal is not None:
        now, before = entry.withdrawal.now, entry.withdrawal.before
        words = "withdrawn by " if now else "no longer withdrawn by "
        yield Item(line(Span(words, "bad" if now else "good"), ", ".join(now or before)), marker="↺")


def _title(side: Reading, section: Target, key: str) -> str:
    return key if section == "originals" else side.title(side.dossier.entries[key])


def _change(sides: Sides, change: Change, lead: str = "") -> Block:
    old = value_text(sides.old, change.model, change.field, change.old)
    new = value_text(sides.new, change.model, change.field, change.new)
    if old == new:
        old, new = exactly(change.old), exactly(change.new)
    told: Line = side_by_side(old, new)
    if get_origin(change.model.model_fields[change.field].annotation) is tuple:
        if change.old is None:
            told = line(Span("added ", "good"), Span(new, "figure"))
        elif change.new is None:
            told = line(Span("removed ", "bad"), Span(old, "muted"))
    return Item(line(Span(f"{lead}{path_text(sides.old, change.path)}: ", "label"), told))


def _passage(sides: Sides, passage: Passage, *, hide: bool) -> Iterator[Block]:
    one = passage.old or passage.new
    assert one is not None, "a passage that neither side has is none"
    above = path_text(sides.old, passage.path[:-1])
    lead = f"{above}, passage" if above else "passage"
    if passage.old is None or passage.new is None:
        words = citation_text(one, words=not hide)
        kind = Span("added ", "good") if passage.old is None else Span("removed ", "bad")
        yield Item(line(Span(f"{lead}: ", "label"), kind, words, Span(f" ({HIDDEN})", "muted") if hide else None))
        return
    lead = f"{lead} {citation_text(one, words=False)}, "
    for change in passage.changes:
        if hide and change.model is Citation and change.field == "quote":
            yield Item(line(Span(f"{lead}quote: ", "label"), Span(HIDDEN, "muted")))
        else:
            yield _change(sides, change, lead)


def _text(change: TextChange, *, hide: bool) -> Block:
    lead = Span(f"document, {spot(change.at)}: ", "label")
    if hide:
        return Item(line(lead, Span(HIDDEN, "muted")))
    if change.old is None:
        return Item(line(lead, Span("added ", "good"), change.new))
    if change.new is None:
        return Item(line(lead, Span("removed ", "bad"), change.old))
    return Item(line(lead, side_by_side(change.old, change.new)))


def summary(found: Diff) -> str:
    """How much differs, on one line: `3 records added, 1 changed in 2 fields, 1 withdrawn, 4 passages changed`."""
    told = tally(found)
    groups = [
        (
            *_counts(told.records, "record", "records"),
            _some(told.withdrawn, "withdrawn"),
            _some(told.no_longer_withdrawn, "no longer withdrawn"),
        ),
        tuple(_counts(told.others, "other entry", "other entries")),
        (
            _some(told.passages, "passage changed", "passages changed"),
            _some(told.paragraphs, "paragraph of documents changed", "paragraphs of documents changed"),
        ),
        (_some(told.own, "field of the dossier changed", "fields of the dossier changed"),),
    ]
    parts = (", ".join(part for part in group if part) for group in groups)
    return "; ".join(part for part in parts if part) or "Nothing differs."


def _counts(counts: Counts, one: str, many: str) -> Iterator[str]:
    found = [
        (counts.added, "added"),
        (counts.removed, "removed"),
        (counts.renamed, "renamed"),
        (counts.changed, f"changed in {counted(counts.fields, 'field')}"),
        (counts.evidence_only, "changed in evidence only"),
    ]
    noun = True
    for number, words in found:
        if number:
            yield f"{counted(number, one, many)} {words}" if noun else f"{number:,} {words}"
            noun = False


def _some(number: int, one: str, many: str | None = None) -> str:
    return counted(number, one, many or one) if number else ""
