"""What everything shares that draws its own lines, in the styles of roles."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.keys import Commanded
from dossier.tui.safe_lines import SafeLines
from dossier.tui.widgets.runs import Run, exactly
from dossier.tui.widgets.slider import Slider
from dossier.tui.widgets.styles import Brush, brush
from dossier.view.block import Role

Drawn = tuple[Hashable, Callable[[], Iterable[Run]]]
"""A line of a widget: how to draw it, and a key that no other line has which would look otherwise."""


class Look(NamedTuple):
    """A style, and how a blank looks in it: None where it can be seen."""

    style: Style
    blank: RichColor | None


class Frame(NamedTuple):
    """What stands around the lines of a widget: how much on each side, and what on the left and right of a line."""

    size: Size
    around: Spacing
    left: Sequence[Segment]
    right: Sequence[Segment]
    ground: Color
    gates: Sequence[LineFilter]
    """What every text passes on its way to the terminal."""
    filters: Sequence[LineFilter]
    """What makes other styles of styles, whatever is written in them."""


class Painted(Widget):
    """A widget that draws line by line, and keeps its strips, whole, with the frame at their ends.

    Textual would make a strip for each step from the text to the terminal, and look up all styles for each line.
    """

    ALLOW_SELECT = False

    _brush: Brush | None = None
    _framed: Frame | None = None
    _stale = True

    @cached_property
    def strips(self) -> dict[Hashable, Strip]:
        """Strips drawn before, by what they show; whoever changes what is shown clears or changes them."""
        return {}

    def forget_strips(self) -> None:
        """What was drawn before looks otherwise now, all of it."""
        self.strips.clear()

    @cached_property
    def _edges(self) -> dict[tuple[int, str | None], Strip]:
        """The lines of the frame, each with the title in it: they are kept for as long as the frame is."""
        return {}

    @cached_property
    def _seen(self) -> dict[int, Strip]:
        """The strips on the screen: what stands in a line is not asked for until it is refreshed."""
        return {}

    @cached_property
    def _looks(self) -> dict[tuple[str, tuple[str, ...]], Look]:
        """How roles look in some states, with one object for all that look alike."""
        return {}

    @property
    def brush(self) -> Brush:
        """The styles of roles, as this widget stands now."""
        if self._brush is None:
            self._brush = brush(self)
        return self._brush

    @abstractmethod
    def line(self, y: int) -> Drawn:
        """One of the lines inside the frame."""

    def render_line(self, y: int) -> Strip:
        """A line without anything in it, around which Textual draws the frame."""
        return Strip.blank(self.content_size.width, self.brush.ground)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some of the lines, frame and all."""
        frame, size = self._framed, self.region.size
        if frame is None or self._stale or frame.size != size:
            frame, self._stale = self._frame(size), False
            if frame != self._framed:
                self._framed = frame
                self._looks.clear()
                self.forget_strips()
                self._seen.clear()
            self._edges.clear()
        (cells, height), around = frame.size, frame.around
        inside = range(around.top, height - around.bottom)
        strips: list[Strip] = []
        for y in crop.line_range:
            if y in inside:
                strip = self._seen.get(y - around.top)
                if strip is None:
                    strip = self._seen[y - around.top] = self._strip(y - around.top, frame)
                strips.append(strip)
            else:
                strips.append(self._edge(y, cells))
        first, last = crop.column_span
        return strips if (first, last) == (0, cells) else [strip.crop(first, last) for strip in strips]

    def _edge(self, y: int, cells: int) -> Strip:
        key = y, self.border_title if y < self.styles.gutter.top else self.border_subtitle
        if key not in self._edges:
            (self._edges[key],) = super().render_lines(Region(0, y, cells, 1))
        return self._edges[key]

    def _frame(self, size: Size) -> Frame:
        around, cells = self.styles.gutter, size.width
        (line,) = super().render_lines(Region(0, around.top, cells, 1))
        left, right = line.crop(0, around.left), line.crop(cells - around.right, cells)
        every = self.get_line_filters()
        gates = [each for each in every if isinstance(each, SafeLines)]
        filters = [each for each in every if each not in gates]
        return Frame(size, around, list(left), list(right), self.background_colors[1], gates, filters)

    def _strip(self, y: int, frame: Frame) -> Strip:
        key, draw = self.line(y)
        if key in self.strips:
            return self.strips[key]
        inside = exactly(draw(), max(0, frame.size.width - frame.around.width))
        looks = self._looks
        drawn = ((text, looks.get((role, states)) or self._look(role, states)) for text, role, states in inside)
        segments = list(_joined(drawn))
        for gate in frame.gates:
            segments = gate.apply(segments, frame.ground)
        strip = self.strips[key] = Strip([*frame.left, *segments, *frame.right], frame.size.width)
        return strip

    def _look(self, role: Role, states: tuple[str, ...]) -> Look:
        style = self.brush.style(role, *states)
        if (frame := self._framed) is not None:
            for each in frame.filters:
                ((_, filtered, _),) = each.apply([Segment(" ", style)], frame.ground)
                style = filtered or style
        made = Look(style, None if style.underline else style.bgcolor)
        found = self._looks[role, states] = next((look for look in self._looks.values() if look == made), made)
        return found

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draws all lines again, or those of some regions."""
        if regions:
            for y in [y for y in self._seen if any(y in region.line_range for region in regions)]:
                del self._seen[y]
        else:
            self._seen.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme, or another frame. What changes nothing here, like the focus, draws nothing anew."""
        super().notify_style_update()
        self._stale = True
        if self._brush is not None and self._brush != (now := brush(self)):
            self._brush = now
            self._looks.clear()
            self.forget_strips()
            self.refresh()


def _joined(runs: Iterable[tuple[str, Look]]) -> Iterator[Segment]:
    """What looks alike as one segment: the fewer there are, the less is sent to the terminal."""
    text, look = "", Look(Style.null(), None)
    for more, other in runs:
        if not more:
            continue
        if other is look or (_same_ground(look, other) and more.isspace()):
            text += more
        elif text.isspace() and _same_ground(look, other):
            text, look = text + more, other
        else:
            if text:
                yield Segment(text, look.style)
            text, look = more, other
    if text:
        yield Segment(text, look.style)


def _same_ground(one: Look, other: Look) -> bool:
    """Whether blanks look alike in these."""
    return one.blank is not None and one.blank == other.blank


class Lines(ScrollView, Painted, Commanded, can_focus=True):
    """A scrolled widget that draws line by line."""

    _room: tuple[Size, Size] | None = None
    _view: tuple[Size, int] | None = None
    """What is inside, and the top, while lines are drawn: nothing moves then, and each line asks for them."""
    _focusing = False

    _scrolled: tuple[Size, ...] = ()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Slider(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def _scroll_update(self, virtual_size: Size) -> None:
        """Textual draws every scroll bar again whenever anything is laid out."""
        now = (self.size, virtual_size, self.container_size)
        if now != self._scrolled:
            self._scrolled = now
            super()._scroll_update(virtual_size)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style hangs on the focus: none need be matched again."""

    def _on_focus(self, event: events.Focus) -> None:
        """Textual would draw everything again; who shows the focus draws that."""
        self._focusing = True

    def _on_blur(self, event: events.Blur) -> None:
        self._focusing = True

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draws all lines again, or those of some regions, unless it is only the focus that has moved."""
        if self._focusing:
            self._focusing = False
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some of the lines, frame and all."""
        self._view = self.inside, self.top
        try:
            return super().render_lines(crop)
        finally:
            self._view = None

    @property
    def top(self) -> int:
        """The first line in view of those that scroll."""
        return self._view[1] if self._view else self.scroll_offset.y

    @property
    def room(self) -> Size:
        """The cells there are for the lines that scroll."""
        return self.inside

    @property
    def inside(self) -> Size:
        """The cells there are for lines: what borders and the scroll bar leave."""
        if self._view:
            return self._view[0]
        size = self.region.size
        if self._room is None or self._room[0] != size:
            self._room = size, self.scrollable_content_region.size
        return self._room[1]

    def notify_style_update(self) -> None:
        """Another frame may leave more room, or less."""
        super().notify_style_update()
        self._room = None

    def hold(self, lines: int) -> None:
        """Says how many lines there are to scroll through. Textual would lay out the whole screen for it, twice where
        the scroll bar comes or goes: but that has its place here, and nothing else moves.
        """
        self.set_reactive(Lines.virtual_size, Size(self.inside.width, lines))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = lines
        self.scroll_to(y=self.top, animate=False, force=True)
