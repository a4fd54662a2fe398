"""A text drawn line by line: wrapped by ourselves, with links, cited passages and found words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from dossier.text import width
from dossier.tui.keys import bindings
from dossier.tui.widgets.finding import found, within
from dossier.tui.widgets.flow import Flow, flows
from dossier.tui.widgets.layout import Laid, Piece, lay_out
from dossier.tui.widgets.lines import Lines
from dossier.view.block import Block

Range = tuple[int, int]
Content = Callable[[int], Iterable[Flow]]
"""What a sheet shows, as flows for a width."""


class Sheet(Lines):
    """Blocks or paragraphs as lines, with a cursor that goes from link to link."""

    BINDINGS = bindings("text")

    link: reactive[int] = reactive(-1, repaint=False)

    @dataclass
    class Followed(Message):
        """Enter or a click: a link is followed, or there was none (None)."""

        sheet: Sheet
        target: str | None

    @dataclass
    class Found(Message):
        """The place shown, counted from 1, and how many there are; (0, 0): the words stand nowhere."""

        place: int
        places: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._content: Content = lambda _: ()
        self._cited: Callable[[Laid], Sequence[Range]] = lambda _: ()
        self._laid = Laid()
        self._laid_at = -1
        self._ranges: tuple[Range, ...] = ()
        self._words = ""
        self._found: list[Range] = []
        self._place = 0
        self._aim: int | None = None

    @property
    def laid(self) -> Laid:
        """The lines as they stand now."""
        return self._laid

    @property
    def marked(self) -> Sequence[Range]:
        """The ranges of the text that are highlighted as cited."""
        return self._ranges

    @property
    def target(self) -> str | None:
        """Where the link under the cursor leads."""
        return self._laid.links[self.link].target if 0 <= self.link < len(self._laid.links) else None

    def show_blocks(self, blocks: Sequence[Block], *, scroll: int = 0, link: int = -1) -> None:
        """Shows blocks."""
        self.show(lambda cells: flows(blocks, cells), scroll=scroll, link=link)

    def show(
        self,
        content: Content,
        *,
        cited: Callable[[Laid], Sequence[Range]] = lambda _: (),
        scroll: int = 0,
        link: int = -1,
    ) -> None:
        """Shows flows; `cited` gives the ranges of the laid out text that are highlighted."""
        self._content, self._cited = content, cited
        self._words, self._found, self._place = "", [], 0
        self._aim = None
        self.set_reactive(Sheet.link, link)
        self._lay_out()
        self.scroll_to(y=scroll, animate=False, force=True)

    def place(self, link: int, scroll: int) -> None:
        """Puts the cursor on a link and scrolls to a line."""
        self.link = link
        self.scroll_to(y=scroll, animate=False, force=True)

    def reveal(self, offset: int) -> None:
        """Scrolls so that a character of the text stands in the upper part, unless it is well in view."""
        if not self.room.height:
            self._aim = offset  # not on the screen yet: done as soon as there is room
            return
        line = self._laid.line_at(offset)
        top, room = self.scroll_offset.y, self.room.height
        if not top <= line < top + room * 2 // 3:
            self.scroll_to(y=max(0, line - room // 3), animate=False, force=True)

    def find(self, words: str, *, near: int | None = None) -> None:
        """Marks all places where the words stand, and shows the first one from `near` on."""
        self._words = words
        self._found = found(self._laid.text, words)
        start = self._first_visible() if near is None else near
        self._place = next((index for index, (at, _) in enumerate(self._found) if at >= start), 0)
        self._show_place()

    @property
    def words(self) -> str:
        """The words that are marked as found."""
        return self._words

    def _first_visible(self) -> int:
        starts = self._laid.starts
        return starts[min(self.scroll_offset.y, len(starts) - 1)] if starts else 0

    def _show_place(self) -> None:
        if self._found:
            self.reveal(self._found[self._place][0])
        self._redraw()
        if self._words:
            self.post_message(self.Found(self._place + 1 if self._found else 0, len(self._found)))

    def _lay_out(self) -> None:
        cells = max(1, self.room.width - 2)
        self._laid = lay_out(self._content(cells), cells)
        self._laid_at = self.room.width
        self._ranges = tuple(self._cited(self._laid))
        self._found = found(self._laid.text, self._words)
        self.virtual_size = Size(self.room.width, len(self._laid.lines))
        self._redraw()

    def on_resize(self) -> None:
        """Another width means other lines; what stood at the top stays there."""
        if self.room.width == self._laid_at:
            return
        first, aim = self._first_visible(), self._aim
        self._lay_out()
        self.scroll_to(y=self._laid.line_at(first), animate=False, force=True)
        if aim is not None and self.room.height:
            self._aim = None
            self.reveal(aim)

    def on_focus(self) -> None:
        """The cursor is drawn while the sheet has the focus."""
        if self.link < 0 and self._laid.links:
            self.link = self._next_link(0, 1) or 0
        elif self.link >= 0:
            self._redraw()

    def on_blur(self) -> None:
        """Without the focus there is no cursor."""
        if self.link >= 0:
            self._redraw()

    def watch_link(self) -> None:
        """Another link under the cursor."""
        self._redraw()

    def _redraw(self) -> None:
        self.strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        index = self.scroll_offset.y + y
        if index >= len(self._laid.lines):
            index = -1
        return self.strip(index, lambda: self._line(index), self.room.width)

    def _line(self, index: int) -> Iterable[Segment]:
        yield Segment(" ", self.ground)
        for piece in self._laid.lines[index] if index >= 0 else ():
            yield from self._segments(piece)

    def _segments(self, piece: Piece) -> Iterable[Segment]:
        states: tuple[str, ...] = ()
        if piece.link >= 0:
            states = ("link", "cursor", "here") if piece.link == self.link and self.has_focus else ("link",)
        if piece.at < 0:
            return [Segment(piece.text, self.brush.style(piece.role, *states))]
        start, end = piece.at, piece.at + len(piece.text)
        here = self._found[self._place : self._place + 1]
        cuts = {start, end}
        for ranges in (self._ranges, self._found):
            cuts.update(edge for pair in ranges if pair[0] < end and pair[1] > start for edge in pair)
        cut = []
        for first, last in pairwise(sorted(edge for edge in cuts if start <= edge <= end)):
            more = states
            if within(first, self._ranges):
                more += ("cited",)
            if within(first, here):
                more += ("found-here",)
            elif within(first, self._found):
                more += ("found",)
            cut.append(Segment(piece.text[first - start : last - start], self.brush.style(piece.role, *more)))
        return cut

    def _next_link(self, start: int, step: int) -> int | None:
        """The next link in view, from `start` on; None where there is none."""
        top, room = self.scroll_offset.y, self.room.height
        index = start
        while 0 <= index < len(self._laid.links):
            if top <= self._laid.links[index].line < top + room:
                return index
            index += step
        return None

    def _move(self, step: int) -> None:
        """To the next link if it is in view; else one line on, and to the link that comes into view."""
        top, room = self.scroll_offset.y, self.room.height
        here = self._laid.links[self.link].line if 0 <= self.link < len(self._laid.links) else None
        if here is not None and not top <= here < top + room:
            here = None
        start = (self.link + step) if here is not None else (0 if step > 0 else len(self._laid.links) - 1)
        following = self._next_link(start, step)
        if following is None:
            self.scroll_to(y=top + step, animate=False, force=True)
            following = self._next_link(start, step)
        if following is not None:
            self.link = following

    def action_down(self) -> None:
        """The next link, or a line down."""
        self._move(1)

    def action_up(self) -> None:
        """The link before, or a line up."""
        self._move(-1)

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll_by(max(1, self.room.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll_by(-max(1, self.room.height // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll_by(max(1, self.room.height - 1))

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll_by(-max(1, self.room.height - 1))

    def action_top(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        """To the end."""
        self.scroll_to(y=self.virtual_size.height, animate=False, force=True)

    def action_follow(self) -> None:
        """Follows the link under the cursor."""
        self.post_message(self.Followed(self, self.target))

    def action_next_found(self) -> None:
        """The next place found."""
        self._step_found(1)

    def action_previous_found(self) -> None:
        """The place before."""
        self._step_found(-1)

    def _step_found(self, step: int) -> None:
        if self._found:
            self._place = (self._place + step) % len(self._found)
            self._show_place()

    def on_click(self, event: events.Click) -> None:
        """A click on a link follows it."""
        offset = event.get_content_offset(self)
        if offset is None or (index := self.scroll_offset.y + offset.y) >= len(self._laid.lines):
            return
        x = 1
        for piece in self._laid.lines[index]:
            cells = width(piece.text)
            if x <= offset.x < x + cells and piece.link >= 0:
                self.link = piece.link
                self.action_follow()
            x += cells
