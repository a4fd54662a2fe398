"""Timing whole commands and calls, in turns with their peer, so that a noisy machine disturbs both alike."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PYTHON = sys.executable


@dataclass(frozen=True)
class Figure:
    """One line of the table: a measured thing against its peer, and the most the ratio may be."""

    name: str
    mine: float
    peer: float
    peer_name: str
    limit: float | None = None

    @property
    def ratio(self) -> float:
        return self.mine / self.peer

    def line(self) -> str:
        judged = (
            "nothing was drawn: void"
            if not self.mine
            else ""
            if self.limit is None
            else f"≤ {self.limit:<5} {'holds' if self.ratio <= self.limit else 'MISSED'}"
        )
        return f"{self.name:44} {self.mine:8.1f}  {self.ratio:6.2f} × {self.peer_name:32} {self.peer:8.1f}  {judged}"


def command(words: Sequence[str], cwd: str = "/") -> float:
    """Milliseconds of one run of a command, its output piped and read."""
    start = time.perf_counter()
    subprocess.run(words, capture_output=True, check=True, cwd=cwd)
    return (time.perf_counter() - start) * 1000


def call(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_turns(measures: Sequence[Callable[[], float]], runs: int = 15) -> list[float]:
    """The median of each measure, taken in turns after one round that is not counted."""
    rows = [[measure() for measure in measures] for _ in range(runs + 1)][1:]
    return [statistics.median(column) for column in zip(*rows, strict=True)]
