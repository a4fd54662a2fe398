"""A text drawn line by line: wrapped by ourselves, with links, cited passages and found words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from dossier.text import width
from dossier.tui.keys import bindings
from dossier.tui.widgets.finding import Range, found_in
from dossier.tui.widgets.flow import Content, Flow, flows
from dossier.tui.widgets.layout import Laid, Layouts, Piece
from dossier.tui.widgets.lines import Drawn
from dossier.tui.widgets.marking import parts
from dossier.tui.widgets.numbers import numbered
from dossier.tui.widgets.runs import Run
from dossier.tui.widgets.scrolled import Scrolled
from dossier.view.block import Block

Aim = Callable[[Laid, int], int]
"""The line that shall stand at the top, where there is room for so many."""

_UNSEEN = 80
"""Cells for which a sheet is laid out that has no room yet: in none, every character would be a line of its own."""


class Sheet(Scrolled):
    """Blocks or paragraphs as lines, with a cursor that goes from link to link."""

    BINDINGS = bindings("text")

    BEGINS_ON_LINK = True
    """The cursor stands on a link as soon as the sheet has the focus; else only once the person goes to one."""

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
        self._laid, self._laid_at = Laid(), -1
        self._layouts = Layouts()
        self._ranges: tuple[Range, ...] = ()
        self._words, self._place = "", 0
        self._found: list[Range] = []
        self._numbers: Mapping[int, int] = {}
        self._aim: Aim | None = None
        self._above: Sequence[Flow] = ()
        self._pinned: Sequence[Sequence[Piece]] = ()

    @property
    def pinned(self) -> Sequence[Sequence[Piece]]:
        """The lines at the top that do not scroll; never more than half of what there is room for."""
        return self._pinned and self._pinned[: self.inside.height // 2]

    @property
    def room(self) -> Size:
        """The cells there are for the lines that scroll."""
        return Size(self.inside.width, self.inside.height - len(self.pinned))

    @property
    def laid(self) -> Laid:
        """The lines as they stand now."""
        return self._laid

    @property
    def fits(self) -> bool:
        """Whether the lines are laid out for the room there is, if there is any."""
        return self.inside.width in (0, self._laid_at)

    @property
    def marked(self) -> Sequence[Range]:
        """The ranges of the text that are highlighted as cited."""
        return self._ranges

    @property
    def target(self) -> str | None:
        """Where the link under the cursor leads."""
        return self._laid.links[self.link].target if 0 <= self.link < len(self._laid.links) else None

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Shows blocks."""
        self.show(lambda cells: flows(blocks, cells))

    def show(
        self,
        content: Content,
        *,
        cited: Callable[[Laid], Sequence[Range]] = lambda _: (),
        aim: Aim | None = None,
        above: Sequence[Flow] = (),
    ) -> None:
        """Shows flows; `cited` gives the ranges of the laid out text that are highlighted.

        `aim` says how far it is scrolled until the person scrolls: at any width, and once there is room at all.
        What stands `above` does not scroll.
        """
        self._content, self._cited, self._aim, self._above = content, cited, aim, above
        self._words, self._found, self._place, self._numbers = "", [], 0, {}
        self.set_reactive(Sheet.link, -1)
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)
        self._take_aim()

    def _take_aim(self) -> None:
        """Scrolls to what is aimed at, where the lines are laid out for the room there is."""
        if self._aim is not None and self.fits and (room := self.room.height):
            self.scroll_to(y=self._aim(self._laid, room), animate=False, force=True)

    def place(self, link: int, scroll: int) -> None:
        """Puts the cursor on a link and scrolls to a line: of the text as it will be laid out."""
        self.link = link
        self._aim = lambda _, __: scroll
        self._take_aim()

    def reveal(self, offset: int) -> None:
        """Scrolls so that a character of the text stands in the upper part, unless it is well in view."""
        self._aim = None
        line = self._laid.line_at(offset)
        top, room = self.top, self.room.height
        if not top <= line < top + room * 2 // 3:
            self.scroll_to(y=max(0, line - room // 3), animate=False, force=True)

    def find(self, words: str, *, near: int | None = None) -> None:
        """Marks all places where the words stand, and shows the first one from `near` on."""
        self._words = words
        self._found = found_in(self._laid, words)
        start = self._first_visible() if near is None else near
        self._place = next((index for index, (at, _) in enumerate(self._found) if at >= start), 0)
        self._show_place()

    @property
    def words(self) -> str:
        """The words that are marked as found."""
        return self._words

    def _first_visible(self) -> int:
        starts = self._laid.starts
        return starts[min(self.top, len(starts) - 1)] if starts else 0

    def _show_place(self) -> None:
        if self._found:
            self.reveal(self._found[self._place][0])
        self._redraw()
        if self._words:
            self.post_message(self.Found(self._place + 1 if self._found else 0, len(self._found)))

    def _lay_out(self) -> None:
        # a sheet that is hidden will most likely be as wide as it was
        self._laid_at = self.inside.width or max(0, self._laid_at)
        cells = max(1, self._laid_at - 2) if self._laid_at else _UNSEEN
        self._laid, self._pinned = self._layouts.lay_out(self._content, self._above, cells)
        self._ranges = tuple(self._cited(self._laid))
        self._found = found_in(self._laid, self._words)
        self.hold(len(self._laid.lines) + len(self.pinned))
        self._redraw()

    def on_resize(self) -> None:
        """Another width means other lines; what stood at the top stays there, unless something is aimed at."""
        if not self.fits:
            first = self._first_visible()
            self._lay_out()
            self.scroll_to(y=self._laid.line_at(first), animate=False, force=True)
        self._take_aim()

    def on_focus(self) -> None:
        """The cursor is drawn while the sheet has the focus."""
        if self.link < 0 and self._laid.links and self.BEGINS_ON_LINK:
            self.link = self._laid.next_link(0, 1, self._in_view) or 0
        elif self.link >= 0:
            self._redraw()

    def on_blur(self) -> None:
        """Without the focus there is no cursor."""
        if self.link >= 0:
            self._redraw()

    def watch_link(self) -> None:
        """Another link under the cursor."""
        self._redraw()

    def number(self, links: Mapping[int, int]) -> None:
        """Shows numbers at some links."""
        self._numbers = links
        self._redraw()

    def _redraw(self) -> None:
        self.strips.clear()
        self.refresh()

    def line(self, y: int) -> Drawn:
        """One visible line; none while the text is still laid out for another width."""
        if not self.fits:
            if y == 0:
                self.call_next(self.on_resize)
            return None, tuple
        if y < len(self.pinned):
            return ("pinned", y), partial(self._line, self.pinned[y])
        index = self.top + y - len(self.pinned)
        if index >= len(self._laid.lines):
            return None, tuple
        return index, partial(self._line, numbered(self._laid.lines[index], self._laid, index, self._numbers))

    def _line(self, pieces: Iterable[Piece]) -> Iterable[Run]:
        yield Run(" ")
        here = self._found[self._place : self._place + 1]
        for piece in pieces:
            states: tuple[str, ...] = ()
            if piece.link >= 0:
                states = ("link", "cursor", "here") if piece.link == self.link and self.has_focus else ("link",)
            for text, more in parts(piece, self._ranges, self._found, here):
                yield Run(text, piece.role, (*states, *more))

    @property
    def _in_view(self) -> range:
        """The lines in view; all of them as long as they are laid out for no room: keys may be quicker than that."""
        top, room = self.top, self.room.height
        return range(top, top + room) if self.fits and room else range(len(self._laid.lines))

    def _move(self, step: int) -> None:
        """To the next link in view; else one line on, and to the link that comes into view."""
        self.person_scrolls()
        links = self._laid.links
        here = 0 <= self.link < len(links) and links[self.link].line in self._in_view
        start = self.link + step if here else 0 if step > 0 else len(links) - 1
        turn = self._laid.turn(start, step, self._in_view) if here else None
        following = turn if turn is not None else self._laid.next_link(start, step, self._in_view)
        if following is None:
            self.scroll_to(y=self.top + step, animate=False, force=True)
            following = self._laid.next_link(start, step, self._in_view)
        if following is not None:
            self.link = following
        if turn is not None:  # from the foot of one column to the head of the next, or back
            self.scroll_to(y=links[turn].line, animate=False, force=True)

    def action_down(self) -> None:
        """The next link, or a line down."""
        self._move(1)

    def action_up(self) -> None:
        """The link before, or a line up."""
        self._move(-1)

    def person_scrolls(self) -> None:
        """From now on the person says what is in view."""
        self._aim = None

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
        top, rows = len(self.pinned), len(self._laid.lines)
        if offset is None or offset.y < top or (index := self.top + offset.y - top) >= rows:
            return
        x = 1
        for piece in self._laid.lines[index]:
            cells = width(piece.text)
            if x <= offset.x < x + cells and piece.link >= 0:
                self.link = piece.link
                self.action_follow()
            x += cells
