"""What the library and the reader share: the title, the line at the bottom, the help, and going back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from dossier.text import width
from dossier.tui.hints import key_line
from dossier.tui.in_order import InOrder
from dossier.tui.keys import Commanded, bindings
from dossier.tui.panes.help import Definition, HelpPane
from dossier.tui.screens.drawing import DrawnOnce
from dossier.tui.widgets.bar import Bar
from dossier.tui.widgets.filter_line import FilterLine
from dossier.user.commands import SCOPES, Scope
from dossier.view.block import Line, Span, line, text_of

_BREADTHS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]
"""The class of a screen from so many cells on."""

_SCREENS: tuple[Scope, ...] = ("library", "reader")


class BaseScreen(DrawnOnce, Commanded):
    """A screen with a title line above and the filter line below."""

    HORIZONTAL_BREAKPOINTS = _BREADTHS
    BINDINGS = bindings("everywhere")
    scope: ClassVar[Scope]

    def __init__(self) -> None:
        self._focusing = False
        self._noticed = False
        super().__init__()
        self.head = Bar(id="head")
        self.foot = FilterLine(id="foot")
        self.help_pane = HelpPane(id="help")
        self.help_pane.add_class("-here")
        self._before_help: Widget | None = None

    def compose(self) -> ComposeResult:
        """Title, what the screen is about, and the line at the bottom."""
        # Textual sets it when the screen has its size, and would then style and lay out everything a second time
        self.add_class(next(name for least, name in reversed(_BREADTHS) if least <= self.app.size.width))
        yield self.head
        yield from self.compose_main()
        yield self.foot
        yield self.help_pane

    def compose_main(self) -> ComposeResult:
        """What stands between title and bottom line."""
        yield from ()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Moves the focus. Textual would draw the whole screen again, of which nothing but the widgets is seen."""
        self._focusing = True
        super().set_focus(widget, scroll_visible, from_app_focus)
        self._focusing = False

    def _update_focus_styles(self, focused: Widget | None = None, blurred: Widget | None = None) -> None:
        """No look hangs on what is inside the focus: Textual would match all styles of the screen again."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draws again, unless it is only the focus that moves."""
        if self._focusing and not layout and not recompose:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def show_keys(self, notice: Line = ()) -> None:
        """The keys that do something where the focus is, or a notice until the next step."""
        own = self.app.remark if isinstance(self.app, InOrder) else ""
        notice = notice or (line(Span(f" {own}", "warn")) if own else ())
        self._noticed = bool(notice)
        remark = line(Span(f" {text}  ", "warn")) if (text := self.remark()) else ()
        keys = key_line(self.size.width - 1 - width(text_of(remark)), *self.scopes())
        self.foot.keys(notice or line(remark, keys))

    def remark(self) -> str:
        """What is said before the keys as long as it holds."""
        return ""

    def leave_notice(self) -> bool:
        """Takes a notice away; False: there was none."""
        noticed = self._noticed
        if noticed:
            if isinstance(self.app, InOrder):
                self.app.remark = ""
            self.show_keys()
        return noticed

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something where the focus is."""
        return ("text", "everywhere") if self.focused is self.help_pane else ("list", self.scope, "everywhere")

    def definitions(self) -> tuple[str, Sequence[Definition]]:
        """What stands where the focus is, with a heading: the help defines it above the keys."""
        return "", ()

    async def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """A key in the bottom line, or a section, was clicked."""
        kind, _, action = event.target.partition(":")
        if kind == "action":
            await self.carry_out(action)

    async def carry_out(self, action: str) -> None:
        """Carries out an action where the focus is, else here, else in the app."""
        for namespace in (self.focused, self, self.app):
            if namespace is not None and await self.app.run_action(action, namespace):
                return

    def action_help(self) -> None:
        """Opens the help, or closes it."""
        if self.help_pane.display:
            self.close_help()
            return
        first = self.scopes()
        others = tuple(scope for scope in SCOPES if scope not in first and scope not in _SCREENS)
        self.help_pane.show_help((*first, *others), *self.definitions())
        self.open_help()

    def open_help(self) -> None:
        """Shows the pane of the help over everything else, whatever stands in it."""
        if not self.help_pane.display:
            self._before_help = self.focused
        self.help_pane.display = True
        self.set_focus(self.help_pane)
        self.show_keys()

    def close_help(self) -> bool:
        """Closes the help; False: it was not open."""
        if not self.help_pane.display:
            return False
        self.help_pane.display = False
        self.set_focus(self._before_help)
        self.show_keys()
        return True

    def action_theme(self) -> None:
        """Goes on to the next theme, and says its name."""
        if isinstance(self.app, InOrder):
            self.show_keys(line(Span(f" {self.app.turn_theme()}", "muted")))

    def action_tour(self) -> None:
        """Shows the tour."""
        from dossier.tui.screens.tour import TourScreen

        self.app.push_screen(TourScreen())

    def action_quit(self) -> None:
        """Leaves the reader from anywhere."""
        self.app.exit(0)

    def action_back(self) -> None:
        """Closes what is on top, else goes back out."""
        if not self.close_top():
            self.go_out()

    def action_leave(self) -> None:
        """The same; quits at the bottom."""
        if not self.close_top() and not self.go_out():
            self.app.exit(0)

    def close_top(self) -> bool:
        """Closes the help, or takes a notice away; False: there was nothing of the kind."""
        return self.close_help() or self.leave_notice()

    def go_out(self) -> bool:
        """One step out; False: this is the bottom."""
        return False
