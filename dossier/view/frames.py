"""Problems as a compiler shows them: place, code frame with a caret, what was found, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.problems import Problem
from dossier.text import scrub, width
from dossier.view.block import Block, Gap, Para, Role, Span, line
from dossier.view.words import counted

LIMIT = 20
"""How many problems of a file are shown unless all are asked for."""

_ROLES: dict[str, Role] = {"error": "bad", "warning": "warn", "notice": "muted"}
_EXCERPT = 100


def problem_blocks(problems: Sequence[Problem], *, everything: bool = False) -> Iterator[Block]:
    """The problems of each file in the order of its lines, the first twenty unless `everything` is asked for."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for found in by_file.values():
        ordered = sorted(found, key=lambda p: (p.line or 0, p.column or 0))
        shown = ordered if everything else ordered[:LIMIT]
        for problem in shown:
            yield from _problem(problem)
            yield Gap()
        if len(ordered) > len(shown):
            yield Para(line(Span(f"and {len(ordered) - len(shown)} more (--all)", "muted")))
            yield Gap()


def _problem(problem: Problem) -> Iterator[Block]:
    role = _ROLES[problem.level]
    at = f"{problem.path}: " if problem.path else ""
    yield Para(line(Span(f"{problem.place}: ", "title"), Span(f"{problem.level}: ", role), f"{at}{problem.message}"))
    if problem.excerpt and problem.line is not None and problem.column is not None:
        shown, before = _window(problem.excerpt, problem.column - 1)
        gutter = f"{problem.line:>6} │ "
        yield Para(line(Span(gutter, "muted"), shown))
        pointed = problem.excerpt[problem.column - 1 :][: problem.span]
        caret = "^" * max(1, min(width(scrub(pointed)), _EXCERPT - before))
        yield Para(line(Span(" " * (len(gutter) - 2) + "│ " + " " * before, "muted"), Span(caret, role)))
    if problem.expected:
        yield Para(line(Span("       expected: ", "muted"), problem.expected), hang=17)
    if problem.hint:
        yield Para(line(Span("       hint: ", "muted"), problem.hint), hang=13)


def _window(excerpt: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the cells before that column."""
    start = max(0, column - _EXCERPT // 2) if len(excerpt) > _EXCERPT else 0
    shown = scrub(excerpt[start : start + _EXCERPT])
    lead = "…" if start else ""
    tail = "…" if start + _EXCERPT < len(excerpt) else ""
    before = width(lead + scrub(excerpt[start:column]))
    return f"{lead}{shown}{tail}", before


def tally(problems: Iterable[Problem], subject: str = "") -> str:
    """The summary line: `2 errors, 1 warning in mill-road-2031`."""
    found = list(problems)
    counts = [
        counted(number, level)
        for level in ("error", "warning", "notice")
        if (number := sum(problem.level == level for problem in found))
    ]
    return (", ".join(counts) or "0 problems") + (f" in {subject}" if subject else "")
