"""Objects of the git repository around the current folder, read without running anything that it configures.

One `git cat-file --batch` answers everything. Names reach it on its standard input, where none can become an
option, and it knows neither filters nor text converters; pagers, hooks, file system monitors, transports and the
fetching of missing objects are turned off besides.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Self

from dossier.store import limits

_COMMAND: Final = (
    *("--no-pager", "--no-optional-locks"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "core.bigFileThreshold=1m"),  # larger ones are streamed: refusing one costs no memory
)
_KEPT: Final = frozenset(["GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM"])
"""What git may be told from outside: whose configuration holds, and how far up a repository is looked for."""
SAFE: Final = {
    "GIT_ALLOW_PROTOCOL": "",  # none; git before 2.45 would fetch what a partial clone lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",
    "LC_ALL": "C",
}
"""What git is told whatever the person's environment says."""
LACKING: Final = "the repository lacks it (it is a partial clone, or damaged)"
"""Why an object that others name cannot be read."""

_HEADER: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) ([0-9]+)\n")
_LONGEST: Final = 64 * 1024
_TOLD: Final = 200
_REASONS: Final = {
    "not a git repository": "the current folder belongs to no git repository",
    "dubious ownership": "git does not trust a repository of somebody else (its setting safe.directory)",
    "cannot use bare repository": "git is told to keep off bare repositories (its setting safe.bareRepository)",
}

Kind = Literal["file", "folder", "link", "submodule"]
_MODES: Final[dict[bytes, Kind]] = {b"40000": "folder", b"120000": "link", b"160000": "submodule"}


class Refused(Exception):
    """Why something cannot be read from a repository, in plain words; whoever asks says what it was."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object of the repository: its name in hexadecimal digits, and what it holds."""

    name: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class Member:
    """What stands under one name in a folder of a revision."""

    kind: Kind
    object: bytes


class Objects:
    """A repository to ask. A context manager: git runs from the first question to the end."""

    def __init__(self) -> None:
        self._git: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, name: bytes, limit: int = limits.FILE) -> Object | None:
        """The object of that name; None where there is none, or several.

        Raises Refused above `limit` bytes, and where git cannot be asked.
        """
        git = self._running()
        assert git.stdin is not None
        assert git.stdout is not None
        with contextlib.suppress(OSError):  # of one that has ended the answer says why
            git.stdin.write(name + b"\n")
            git.stdin.flush()
        header = git.stdout.readline(_LONGEST)
        found = _HEADER.fullmatch(header)
        if found is None:
            if not header.endswith(b"\n"):
                raise Refused(_why())
            return None
        size = int(found[3])
        if size > limit:
            self._end()  # what it would send now is not wanted
            raise Refused(f"it has {limits.size(size)}; the limit is {limits.size(limit)}")
        raw = git.stdout.read(size + 1)
        if len(raw) <= size:
            raise Refused(_why())
        return Object(found[1], raw[:-1])

    def prefix(self) -> bytes:
        """The current folder as the repository names it, with a slash behind it; nothing at its top.

        Raises Refused.
        """
        return _run("--show-prefix").stdout.removesuffix(b"\n")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._git is None:
            try:
                self._git = subprocess.Popen(
                    (_program(), *_COMMAND, "cat-file", "--batch"),
                    env=_environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise _not_started(error) from error
        return self._git

    def _end(self) -> None:
        git, self._git = self._git, None
        if git is not None:
            git.kill()
            for pipe in (git.stdin, git.stdout):
                with contextlib.suppress(OSError):  # what was still to be sent to it
                    if pipe is not None:
                        pipe.close()
            git.wait()


def _run(question: str) -> subprocess.CompletedProcess[bytes]:
    try:
        command = (_program(), *_COMMAND, "rev-parse", question)
        return subprocess.run(command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError as error:
        raise _not_started(error) from error


def _why() -> str:
    """Why git has ended: what it says of the repository itself, else of the object."""
    told = _run("--git-dir")
    if told.returncode == 0:
        return LACKING
    said = told.stderr.decode("utf-8", "replace")
    for words, reason in _REASONS.items():
        if words in said:
            return reason
    first = next((line for line in said.splitlines() if line.startswith("fatal: ")), "fatal: nothing")
    return f"git says {first.removeprefix('fatal: ')[:_TOLD]}"


def members(tree: Object) -> Iterator[tuple[bytes, Member]]:
    """What a folder of a revision holds, by name; ends where the object is damaged."""
    raw, width, at = tree.raw, len(tree.name) // 2, 0
    while (end := raw.find(b"\0", at)) >= 0:
        mode, _, name = raw[at:end].partition(b" ")
        at = end + 1 + width
        yield name, Member(_MODES.get(mode, "file"), raw[end + 1 : at].hex().encode())


def _program() -> str:
    """Where git lies; one in the current folder may be anybody's, and is none. Raises FileNotFoundError."""
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():
        raise FileNotFoundError
    return found


def _environment() -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    return own | SAFE


def _not_started(error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError):
        return Refused("revisions are read with git, which is not installed")
    return Refused(f"git cannot be started: {(error.strerror or 'no reason given').lower()}")
