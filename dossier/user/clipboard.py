"""The clipboard, by two ways at once: the terminal's own (OSC 52), and a program where there is one.

OSC 52 reaches the computer at which the person sits, also over ssh, but no terminal says whether it took the text: only
a program does. The sequence itself is sent by whoever owns the terminal; what it may hold is decided here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.store.read import plain_reason
from dossier.text import scrub
from dossier.user.commands import key_of

LARGEST = 74_994
"""The most bytes that are sent to a terminal: with their base64 and what stands around it they are 100,000, where the
first of the usual terminals leaves off."""

_PATIENCE = 3.0
"""Seconds that a program has: one whose display does not answer would wait for ever."""

_WAYLAND, _X11, _MAC = "WAYLAND_DISPLAY", "DISPLAY", ""
_PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_WAYLAND, ("wl-copy", "--type", "text/plain;charset=utf-8")),
    (_X11, ("xclip", "-selection", "clipboard", "-in")),
    (_X11, ("xsel", "--clipboard", "--input")),
    (_MAC, ("pbcopy",)),
)
"""Each with the variable without which it has no clipboard to write to."""

_SEQUENCE = "\x1b]52;"


class Native(NamedTuple):
    """What a clipboard program did: its name, empty where there is none, and what went wrong, empty where nothing."""

    program: str = ""
    fault: str = ""


def clean(text: str) -> str:
    """The text as it may be pasted into a terminal: nothing in it acts, line ends are kept."""
    return scrub(text, lines=True)


def fits(text: str) -> bool:
    """Whether a text is short enough for a terminal to take."""
    return len(text.encode()) <= LARGEST


def through_tmux(sequence: str, environ: Mapping[str, str]) -> str:
    """What a terminal is sent for its clipboard; inside tmux, once for tmux and once handed through.

    tmux takes the first with `set-clipboard on` and hands on the second with `allow-passthrough on`. Everything else
    that is sent to a terminal stays as it is.
    """
    if not sequence.startswith(_SEQUENCE) or not environ.get("TMUX"):
        return sequence
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"{sequence}\x1bPtmux;{doubled}\x1b\\"


def program(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """The first clipboard program that is there, as the words that run it; empty where there is none.

    A program in the current folder is none: it may be a dossier's.
    """
    for needed, words in _PROGRAMS:
        if environ.get(needed) if needed else sys.platform == "darwin":
            found = which(words[0])
            if found is not None and Path(found).is_absolute():
                return (found, *words[1:])
    return ()


def copy(text: str, environ: Mapping[str, str]) -> Native:
    """Hands a clean text to the clipboard program. Waits for it; never raises."""
    words = program(environ)
    if not words:
        return Native()
    name = Path(words[0]).name
    try:
        # some stay behind to serve the clipboard: they must outlive the terminal, and hold no pipe that is waited for
        done = subprocess.run(
            words,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Native(name, "did not answer")
    except OSError as error:
        return Native(name, plain_reason(error))
    return Native(name, f"failed ({done.returncode})" if done.returncode else "")


def told(what: str, native: Native, *, sent: bool) -> str:
    """What a person is told: which way was used; where none is sure, which keys show the text."""
    if native.program and not native.fault:
        also = "; sent to the terminal too" if sent else "; too long for the terminal"
        return f"{what} copied by {native.program}{also}"
    fault = f"{native.program} {native.fault}" if native.program else ""
    shows = f"{key_of('take')} {key_of('take-shown')} shows it"
    if sent:
        also = f"; {fault}" if fault else ""
        return f"{what} sent to the terminal, which may have refused it{also}: {shows}"
    return f"{what} not copied: over {LARGEST:,} bytes for the terminal; {fault or 'no clipboard program'}: {shows}"
