"""The text of a source with the cited words marked, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from dossier.text import pad, width
from dossier.tui.standpoint import Citing
from dossier.tui.widgets.finding import Range
from dossier.tui.widgets.flow import Flow
from dossier.tui.widgets.layout import Laid
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import key_of
from dossier.view.block import Span, line, text_of

if TYPE_CHECKING:
    from dossier.tui.session import Session
    from dossier.view.passage import Paragraph, Passage


class PassagePane(Sheet):
    """A document; what a citation quotes is marked, and stands in view."""

    BEGINS_ON_LINK = False  # enter goes on to the original

    @dataclass
    class Turned(Message):
        """Another paragraph stands at the top."""

        pane: PassagePane
        number: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[object, Citing, bool] | None = None
        self._passage: Passage | None = None
        self._told = -1
        """The number of the paragraph of which it was told last that it stands at the top."""

    @property
    def passage(self) -> Passage | None:
        """The text shown."""
        return self._passage

    @property
    def citing(self) -> Citing | None:
        """The place in it that is shown."""
        return self._shown[1] if self._shown is not None else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells which paragraph stands at the top, when that is another one."""
        super().watch_scroll_y(old_value, new_value)
        top = self._top()
        if top is not None and top != self._told:
            self._told = top
            self.post_message(self.Turned(self, top))

    def _top(self) -> int | None:
        """The number of the paragraph at the top; None where its label is no number."""
        starts = self.laid.starts
        if self._passage is None or not self.fits or not starts:
            return None
        at = starts[min(self.top, len(starts) - 1)]
        return next((each.number for each in self._passage.paragraphs if self.laid.tags[each.label][1] >= at), None)

    def turn_to(self, number: int) -> None:
        """Puts a paragraph at the top; where this text leaves it out, the one before it."""
        found = None
        for paragraph in self._passage.paragraphs if self._passage is not None else ():
            if paragraph.number is not None and paragraph.number <= number:
                found = paragraph
        if found is not None:
            self.person_scrolls()
            self.scroll_to(y=self.laid.line_at(self.laid.tags[found.label][0]), animate=False, force=True)

    def show_nothing(self, why: str) -> None:
        """Says why there is no text here."""
        self._shown = self._passage = None
        self.border_title = Content("Passage")
        self.show(lambda _: [Flow(line(Span(why, "muted")))])

    def show_passage(self, session: Session, citing: Citing, *, beside: bool = False) -> None:
        """Shows the text around a place; what is cited there stands in view.

        With `beside`, its other face stands beside it, so that nobody need be told how to get there.
        """
        if self._shown == (session, citing, beside):
            return
        self._shown = (session, citing, beside)
        passage = self._passage = session.passage(citing)
        self.border_title = Content(f"{passage.kind.capitalize()} · {text_of(passage.title)}")
        aimed = _aimed(passage, citing)
        self.show(
            lambda _: _flows(session, passage, aimed),
            cited=lambda laid: _cited(passage, aimed, laid),
            aim=(lambda laid, room: _aim(passage, aimed, laid, room)) if aimed else None,
            above=self._fixed(session, citing, passage, beside=beside),
        )

    @staticmethod
    def _fixed(session: Session, citing: Citing, passage: Passage, *, beside: bool) -> list[Flow]:
        """What stays in view above the text: what is marked in it, which passage it is, how to go on."""
        count = len(session.citations(citing.record)) if citing.record is not None else 0
        parts = [f"passage {citing.which + 1} of {count}"] * (count > 1)
        parts += [f"{key_of('follow')}: the original"] * (passage.has_other and passage.face == "digest" and not beside)
        more = line(Span(" · ".join(parts), "muted"))
        fixed = [Flow(spans) for spans in (passage.remark, more) if spans]
        return [*fixed, Flow(())] if fixed else []


def _aimed(passage: Passage, citing: Citing) -> frozenset[str]:
    """The labels of the paragraphs that are meant."""
    aimed = {paragraph.label for paragraph in passage.paragraphs if paragraph.cited}
    if citing.record is None and citing.paragraph is not None:
        aimed |= {paragraph.label for paragraph in passage.paragraphs if paragraph.label == citing.paragraph}
    return frozenset(aimed)


def _aim(passage: Passage, aimed: frozenset[str], laid: Laid, room: int) -> int:
    """The line at the top that brings the first words marked into view, with their paragraph from its beginning if it
    fits.
    """
    first = next(paragraph.label for paragraph in passage.paragraphs if paragraph.label in aimed)
    start = laid.tags[first][0]
    marked = [laid.tags[found.label][0] + found.marked[0][0] for found in passage.paragraphs if found.marked]
    begun, mark = laid.line_at(start), laid.line_at(marked[0] if marked else start)
    top = max(0, begun - room // 4)
    return mark - room // 2 if mark >= top + room - room // 4 else top


def _flows(session: Session, passage: Passage, aimed: frozenset[str]) -> Iterator[Flow]:
    room = max((width(paragraph.shown) for paragraph in passage.paragraphs), default=0)
    for number, (paragraph, gap) in enumerate(zip(passage.paragraphs, passage.gaps, strict=True)):
        if gap:
            yield Flow(line(Span("⋯", "muted")), first=line(Span(" " * (room + 1))))
        if number:
            yield Flow(())
        meant = paragraph.label in aimed
        yield _paragraph(paragraph, room, aimed=meant)
        for key in paragraph.others if meant else ():
            title = session.reading.name(key)
            before = line(Span(" " * (room + 3)), Span("· ", "muted"))
            yield Flow(line(Span(title, "accent", f"record:{key}")), before, line(Span(" " * (room + 5))))


def _paragraph(paragraph: Paragraph, room: int, *, aimed: bool) -> Flow:
    """In the margin stands how many other records rest on it; where it is meant they are named below it."""
    number = len(paragraph.others)
    beside = "  " if not number else f"{number} " if number < 10 else "+ "
    bar = Span("▌ ", "mark") if aimed else Span(beside, "accent")
    label = Span(pad(f"{paragraph.shown} ", room + 1, "right"), "label" if aimed else "muted")
    below = Span("▌ " if aimed else "  ", "mark")
    return Flow(line(Span(paragraph.text)), line(bar, label), line(below, Span(" " * (room + 1))), tag=paragraph.label)


def _cited(passage: Passage, aimed: frozenset[str], laid: Laid) -> Sequence[Range]:
    """The quoted words; where they do not stand in this text, the whole paragraphs."""
    quoted = any(paragraph.marked for paragraph in passage.paragraphs)
    ranges: list[Range] = []
    for paragraph in passage.paragraphs:
        start, end = laid.tags[paragraph.label]
        if quoted:
            ranges += [(start + first, start + last) for first, last in paragraph.marked]
        elif paragraph.label in aimed:
            ranges.append((start, end))
    return ranges
