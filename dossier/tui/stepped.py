"""What the last step in time changed: signs in the lists, what they mean, and a page that lists it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.analysis.between import Step, between
from dossier.model import Dispute, Entry
from dossier.query.truth import Truth
from dossier.view.block import Column, Line, Page, Span, line, text_of
from dossier.view.lens import changes_text
from dossier.view.moments import STEP_MARKS, step_page
from dossier.view.reading import Reading
from dossier.view.rows import listing

if TYPE_CHECKING:
    from dossier.tui.session import Session

_MORE, _LESS, _OTHERWISE = STEP_MARKS
_WORDS = {_MORE: "said by this step", _LESS: "only possibly now", _OTHERWISE: "otherwise by it"}


@dataclass(frozen=True, eq=False)
class Stepped:
    """A step in time: the dossier before it, and after it."""

    before: Session
    after: Session

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return between(self.after.reading.dossier, self.before.reading.lens, self.after.reading.lens)

    @property
    def changes(self) -> bool:
        """Whether there is anything to be listed, be it what is no longer seen."""
        return bool(self._steps or self.signs)

    @cached_property
    def signs(self) -> Mapping[str, str]:
        """By the ids of the entries that are seen, what the step changed in them."""
        return dict(self._signs())

    def _signs(self) -> Iterator[tuple[str, str]]:
        before, after = self.before, self.after
        taken = {one.record.id for one in self._steps if one.withdrawn_before is not one.withdrawn_after}
        for entry in after.reading.entries.values():
            was, now = before.standing(entry.id), after.standing(entry.id)
            if now is Truth.NO:
                continue
            if now is not was:
                yield entry.id, _MORE if now > was else _LESS
            elif entry.id in taken or self._otherwise(entry):
                yield entry.id, _OTHERWISE

    def _otherwise(self, entry: Entry) -> bool:
        """Whether a dispute has other answers, holders or another status, or a record is disputed no longer, or now."""
        before, after = self.before.reading, self.after.reading
        if not isinstance(entry.item, Dispute):
            return before.disputed(entry.id) is not after.disputed(entry.id)
        return _told(before, entry) != _told(after, entry)

    def sign(self, key: str) -> Line:
        """The sign of an entry; empty where the step left it as it was."""
        return line(Span(self.signs[key], "accent")) if key in self.signs else ()

    @property
    def legend(self) -> Iterator[Line]:
        """What the signs mean that are used."""
        used = set(self.signs.values())
        for mark, word in _WORDS.items():
            if mark in used:
                yield line(Span(f" {mark} ", "accent"), Span(word, "muted"))

    @property
    def said(self) -> str:
        """What it changed, on one line: `3 more said, 1 more possibly; withdrawn: …`."""
        return changes_text(self.before.reading, self.after.reading)

    @cached_property
    def page(self) -> Page:
        """What it changed, record by record."""
        return step_page(self.before.reading, self.after.reading)


def _told(reading: Reading, dispute: Entry) -> Mapping[Column, str]:
    """What the list tells of a dispute; columns that nothing uses are not there."""
    made = listing(reading, "disputes")
    texts = {column: text_of(cell(reading, dispute)) for column, cell in zip(made.columns, made.cells, strict=True)}
    return {column: text for column, text in texts.items() if text}
