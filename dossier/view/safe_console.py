"""The only Rich console the program builds: nothing passes it that acts on a terminal, whoever sent it.

`Span` has scrubbed what views return; this console would keep the terminal safe without that. It writes text
and styles, and no hyperlinks or window titles: their targets and words are not drawn, so no eye could judge
them. Importing this module imports Rich.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.control import Control
from rich.segment import ControlType, Segment

from dossier.text import scrub
from dossier.view.sinks import takes_color

NARROWEST, WIDEST = 40, 1000
"""Cells of a line that is drawn, whatever a terminal says of itself."""


def safe_segment(segment: Segment) -> Segment:
    """The segment with drawable text and without a link; Rich's own control codes are kept, titles are not."""
    text, style, control = segment
    if control is not None:
        return Segment("") if any(code[0] is ControlType.SET_WINDOW_TITLE for code in control) else segment
    if style is not None and style.link is not None:
        style = style.update_link(None)
    return Segment(scrub(text, lines=True), style)


class SafeConsole(Console):
    """A console whose every segment passes `safe_segment`. Build it with `console`."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as Rich does, every segment made safe: this is what all printing goes through."""
        return map(safe_segment, super().render(renderable, options))

    def control(self, *control: Control) -> None:
        """Send control codes, which Rich does not render; window titles are left out."""
        super().control(*(code for code in control if safe_segment(code.segment).text))

    def on_broken_pipe(self) -> None:
        """Let the caller end the program (Rich would exit here, with 1)."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def console(file: TextIO, *, width: int | None = None, color: bool | None = None) -> SafeConsole:
    """A console that writes to `file`, `width` cells wide (None: as wide as the terminal).

    `color` None colours only where `takes_color`; True colours a pipe too. Without colour no escape sequence is
    written at all. Characters the file's encoding lacks are written as backslash escapes.
    """
    if color is None:
        color = takes_color(file)
    if isinstance(file, io.TextIOWrapper) and file.errors in ("strict", "surrogateescape"):
        file.reconfigure(errors="backslashreplace")
    drawn = SafeConsole(
        file=file,
        width=width,
        force_terminal=color,
        color_system="auto" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    if width is None:  # COLUMNS may say anything: a line of 10^9 cells ends no program, one of 1 loses the text
        drawn.width = min(max(drawn.width, NARROWEST), WIDEST)
    return drawn
