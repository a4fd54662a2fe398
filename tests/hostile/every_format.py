"""One dossier through everything that prints: its problems, and every page and export in every format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO

import pytest

from dossier.export import written
from dossier.export.written import EXPORTS, PAGES, Asked
from dossier.model import SECTIONS
from dossier.problems import Problem, StorageError, errors
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.store.originals import Originals
from dossier.view import plain
from dossier.view.block import Page
from dossier.view.frames import problem_blocks
from dossier.view.reading import Reading
from dossier.view.rich_ import render
from dossier.view.safe_console import console
from dossier.view.sinks import write_data, write_text
from tests.hostile.judge import Where, offence

_ASKED = (Asked(), Asked(SECTIONS), *(Asked((name,)) for name in written.COMPUTED))


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and takes every character."""

    def isatty(self) -> bool:
        return True

    @property
    def written(self) -> bytes:
        """What was sent to it; half of a surrogate pair as bytes that are no UTF-8."""
        return self.getvalue().encode("utf-8", "surrogatepass")


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of stdout and stderr, from now to the end of the test."""
    screen = Terminal(newline="")
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setattr("sys.stderr", screen)
    return screen


def sent(write: Callable[[TextIO], object]) -> bytes:
    """What some writing sends to a terminal."""
    file = Terminal(newline="")
    write(file)
    return file.written


def told(problems: tuple[Problem, ...]) -> Iterator[tuple[str, bytes, Where]]:
    """Problems as they are printed, plain and in colours."""
    page = Page((), tuple(problem_blocks(problems)))
    yield "problems", sent(partial(write_text, text=plain.render(page))), "pipe"
    yield "problems in colour", sent(partial(_rich, page=page)), "colour"


def printed(loaded: Loaded) -> Iterator[tuple[str, bytes, Where]]:
    """Everything that can be printed of a dossier: what it is, the bytes for a terminal, what these may be."""
    reading = Reading(loaded)
    for asked in (*_ASKED, *_pair(reading)):
        name = f"{' '.join(asked.sections) or 'summary'} {' '.join(asked.pair)}"
        page = written.page(reading, asked, None)
        for form in PAGES:
            text = written.drawn(page, form)
            yield f"{form} {name}", sent(partial(write_text, text=text)), "pipe"
        if not asked.computed:
            yield f"rich {name}", sent(partial(_rich, page=page)), "colour"
    for form in EXPORTS:
        for sections in [(section,) for section in SECTIONS] if form == "csv" else [()]:
            data = written.export(form, reading, Asked(sections), None)
            yield f"{form} {' '.join(sections)}", sent(partial(write_data, text=data)), "pipe"
            if "json" in form:
                assert data.isascii()
                for line in data.splitlines() if form == "jsonl" else [data]:
                    json.loads(line)


def _rich(file: TextIO, page: Page) -> None:
    console(file, width=80, color=True).print(render(page))


def _pair(reading: Reading) -> list[Asked]:
    actors = list(reading.dossier.actors)[:2]
    return [Asked(pair=tuple(actors))] if len(actors) == 2 else []


class Outcome(NamedTuple):
    """Whether a dossier `opens`, has `errors` or is `refused`; what was wrong with how that was told; what was told."""

    kind: str
    wrong: list[str]
    told: bytes
    """All of it that has no colours."""


def outcome(path: Path, originals: Originals | None = None, *, everything: bool = True) -> Outcome:
    """Loads a dossier and prints all of it, or its problems alone. Errors must name their file and place."""
    try:
        loaded = load(path, originals)
    except StorageError as error:
        words = sent(partial(write_text, text=str(error)))
        return Outcome("refused", [found] if (found := offence(words)) else [], words)
    parts = list(told(loaded.problems))
    if isinstance(loaded, Loaded) and everything:
        parts += printed(loaded)
    wrong = [f"{name}: {found}" for name, data, where in parts if (found := offence(data, where))]
    wrong += [f"no place: {problem}" for problem in errors(loaded.problems) if not _placed(problem, path)]
    words = b"".join(data for _, data, where in parts if where == "pipe")
    return Outcome("opens" if isinstance(loaded, Loaded) else "errors", wrong, words)


def _placed(problem: Problem, path: Path) -> bool:
    whole = problem.rule in ("limit", "encoding", "document") or "holds no" in problem.message
    inside = Path(problem.file).is_relative_to(path.parent)
    return inside and (whole or (problem.line is not None and problem.column is not None))
