"""Programs outside: the person's browser for an address, their editor for a file. Never by a shell."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from dossier.problems import UsageError
from dossier.store.read import plain_reason

_MOMENT = 1.0
"""Seconds in which a browser that cannot start says so; one that runs on is left alone."""

_BROWSERS = {"darwin": (("open",),), "": (("xdg-open",), ("gio", "open"))}
"""What opens an address where no browser is named, by platform."""

_AT_LINE = frozenset("vi vim nvim gvim view nano pico emacs emacsclient micro joe jed ne kak mg gedit".split())
"""Editors that take `+LINE FILE`."""

_BEHIND = {"hx": (), "helix": (), "subl": (), "code": ("--goto",), "codium": ("--goto",)}
"""Editors that take `FILE:LINE`, behind these words."""

_HOST = re.compile(r"[0-9a-z_-]+(?:\.[0-9a-z_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]+")
"""A name in the letters that computers use, or the number of a version 6."""

_KEPT = "!#$%&'()*+,/:;=?@[]~"


class Address(NamedTuple):
    """A web address that may be opened: ASCII only, and its host as computers see it."""

    url: str
    host: str


def address(url: str) -> Address:
    """The address as it will be opened. Raises UsageError for what is no plain web address."""
    if re.search(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]", url):
        raise UsageError("this address has characters that no address has: it is not opened")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
        path, query, fragment = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    except ValueError:
        raise UsageError("this address cannot be read: it is not opened") from None
    if parts.scheme not in ("http", "https"):
        raise UsageError("only http and https addresses are opened")
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise UsageError("this address hides its host: it is not opened")
    name = f"[{host}]" if ":" in host else host
    return Address(urlunsplit((parts.scheme, name + port, path, query, fragment)), host)


def browser(url: str, environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> list[str]:
    """The words that open an address: $BROWSER (several with `:` between, `%s` stands for it), else the system's way.

    Empty where there is none.
    """
    named = [_words(one) for one in environ.get("BROWSER", "").split(os.pathsep) if one.strip()]
    for words in named or _BROWSERS.get(sys.platform, _BROWSERS[""]):
        found = which(words[0]) if words else None
        if found is not None and Path(found).is_absolute():
            rest = list(words[1:])
            placed = [word.replace("%s", url) for word in rest]
            return [found, *placed] if placed != rest else [found, *rest, url]
    return []


def open_address(url: str, environ: Mapping[str, str]) -> str:
    """Opens an address in a program of its own, detached from this one; what is said about it. Never raises."""
    try:
        words = browser(url, environ)
    except UsageError as error:
        return f"is not opened: {error}"
    if not words:
        return "is not opened: there is no browser, set $BROWSER"
    name = Path(words[0]).name
    try:
        started = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{name}: {plain_reason(error)}"
    try:
        code = started.wait(_MOMENT)
    except subprocess.TimeoutExpired:
        threading.Thread(target=started.wait, daemon=True).start()
        code = 0
    return f"opened with {name}" if code == 0 else f"{name} could not open it ({code})"


def editor(file: Path, line: int | None, environ: Mapping[str, str]) -> list[str]:
    """The words that open a file in the person's editor, at a line where it is known how.

    Raises UsageError where no editor is named, or it cannot be read.
    """
    words = _words(environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip())
    if not words:
        raise UsageError("no editor is named: set $VISUAL or $EDITOR")
    if not Path(words[0]).is_absolute() and not _on_path(words[0], environ):
        raise UsageError(f"there is no editor {words[0]}")
    name, path = Path(words[0]).name, str(file.absolute())
    if line is not None and name in _BEHIND:
        return [*words, *_BEHIND[name], f"{path}:{line}"]
    return [*words, f"+{line}", path] if line is not None and name in _AT_LINE else [*words, path]


def _on_path(name: str, environ: Mapping[str, str]) -> bool:
    """Whether a program is found by its name, and not in the current folder, where it may be a dossier's."""
    found = shutil.which(name, path=environ.get("PATH"))
    return found is not None and Path(found).is_absolute()


def edit(words: list[str]) -> str:
    """Runs an editor in this terminal until it ends; what went wrong, empty where nothing did."""
    name = Path(words[0]).name
    # Ctrl+C and Ctrl+\ are meant for the editor; a handler, unlike being ignored, is not handed down to it
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        code = subprocess.run(words, check=False).returncode
    except OSError as error:
        return f"{name}: {plain_reason(error)}"
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return f"{name} ended with {code}" if code else ""


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        raise UsageError(f"the quotes in {text} do not close") from None
