"""From the command line to the running app: what can be done before Textual is imported is done before."""

from __future__ import annotations

import gc
import os
from functools import partial

from dossier.tui.ahead import look_ahead
from dossier.tui.opening import Target
from dossier.tui.standpoint import Standpoint
from dossier.tui.terminal import Signals, kept, keys_from_terminal
from dossier.user import settings
from dossier.user.commands import use_keys
from dossier.user.palettes import PLAIN, Palette, fitting, no_colour
from dossier.view.crash import guard_threads
from dossier.view.style import use_style

_INTERRUPTED = 130
_FRAMES = "240"
"""How often a second Textual may draw: at its own 60, what a key changes may wait 17 ms."""

_SOON = 0.3
"""Seconds for which the answer of the second process is waited for: Textual needs half as long to draw anything."""


def read(
    target: str | None,
    start: Standpoint,
    theme: str | None = None,
    *,
    state: bool = True,
    resume: bool = False,
    tour: bool = False,
) -> int:
    """Runs the reader, beginning at a standpoint, in a theme or the one that fits the terminal; the exit code.

    Without `state` nothing is kept, and nothing that was kept is read; with `resume` it begins where the person left;
    with `tour` who is here for the first time is shown one.

    Raises StorageError where standard input cannot be read.
    """
    # what is imported and loaded at the beginning stays: looking for garbage among it costs a tenth of the start
    gc.disable()
    guard_threads()
    opened = _target(target)
    own = settings.load(os.environ)
    use_keys(own.keys)
    use_style(own.style)
    palette = _palette(own, theme)
    if target is not None and state and resume:
        from dossier.tui.kept_place import left_at

        start = left_at(target) or start
    # the first rows come when the second process has them
    ahead = look_ahead(opened, start)
    try:
        with kept() as restore:
            keys_from_terminal()
            # behind the second process, which ends as any program does
            signals = Signals(restore)
            from dossier.tui.first_frame import known, opening
            from dossier.tui.straight import draw, keep_keys

            keep_keys()
            draw(partial(opening, None if opened is None else opened.name), palette)
            os.environ.setdefault("TEXTUAL_FPS", _FRAMES)  # which Textual reads when it is imported
            from dossier.tui.app import ReaderApp

            app = ReaderApp(opened, start, ahead, signals, palette, own, state=state, tour=tour)
            if ahead is not None and ahead.listen(_SOON) and ahead.glimpse is not None:
                draw(partial(known, ahead.glimpse, start.section), palette)
            code = app.run(mouse=own.mouse)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return left(app.return_code or code or 0)


def left(code: int) -> int:
    """Leaves with an exit code; at once, where work goes on that nobody waits for any more."""
    from dossier.tui.background import at_work

    if at_work():
        # the terminal is restored, and nothing else is waiting to be written
        os._exit(code)
    return code


def _target(target: str | None) -> Target | None:
    if target != "-":
        return None if target is None else Target(target)
    from dossier.store.read import read_stdin

    return Target("standard input", piped=read_stdin())


def _palette(own: settings.Settings, theme: str | None) -> Palette:
    if no_colour(os.environ):
        return PLAIN
    # Textual takes an empty NO_COLOR for one that is set
    os.environ.pop("NO_COLOR", None)
    return own.themes.get(theme or own.theme) or fitting(os.environ)
