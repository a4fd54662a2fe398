"""What is drawn, whoever draws it: text with its role, and what else is true of the place. Imports no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.text import clip, width
from dossier.view.block import Line, Role


class Run(NamedTuple):
    """Text that looks alike throughout; `states` are those that the palette knows."""

    text: str
    role: Role = "text"
    states: tuple[str, ...] = ()


Runs = Sequence[Run]


def runs(spans: Line, *states: str) -> list[Run]:
    """The runs of a line of which the same is true everywhere."""
    return [Run(span.text, span.role, states) for span in spans]


def exactly(drawn: Iterable[Run], cells: int) -> list[Run]:
    """Cut off or filled up to so many cells."""
    kept: list[Run] = []
    for run in drawn:
        if (more := width(run.text)) > cells:
            run = run._replace(text=clip(run.text, cells, ellipsis=""))  # noqa: PLW2901
            more = width(run.text)
        kept.append(run)
        cells -= more
    kept.append(Run(" " * cells))
    return kept
