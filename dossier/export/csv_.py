"""CSV of one section: stable columns, a record a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Sequence

from dossier.export.cells import Cell, text
from dossier.export.columns import columns
from dossier.export.marks import mark_names, marks
from dossier.export.seen import Seen
from dossier.model import Entry, Section
from dossier.problems import UsageError

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def write(
    seen: Seen,
    entries: Sequence[Entry],
    sections: Sequence[Section],
    possible: Collection[str] = (),
    *,
    raw: bool = False,
) -> str:
    """The entries of the one section that is named, under a line of column names; last what lists mark of each.

    `possible` are the ids of the entries that only possibly pass.

    A cell that a spreadsheet would run as a formula gets a leading `'` unless `raw`. Raises UsageError where not
    exactly one section is named: sections have different columns.
    """
    if len(sections) != 1:
        named = f"{len(sections)} are named: {', '.join(sections)}" if sections else "none is named"
        raise UsageError(f"csv holds one section, and {named}")
    chosen = columns(sections[0])
    lines = [_line([*(column.name for column in chosen), *mark_names(sections[0])])]
    for entry in entries:
        if entry.section == sections[0]:
            own = [entry.id if column.name == "id" else column.cell(seen.loaded, entry.item) for column in chosen]
            cells = [*own, *(text(mark) for mark in marks(seen, entry, possible).values())]
            lines.append(_line([cell if raw or not isinstance(cell, str) else guarded(cell) for cell in cells]))
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[Cell]) -> str:
    # The writer quotes only the line ends it writes itself: with CR and LF for its own, it quotes both.
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n")


def guarded(cell: str) -> str:
    """The cell with `'` before what a spreadsheet takes for a formula; numbers stay numbers.

    What begins with `'` and a formula gets another one: so of every cell that matches `'+[=+-@…]` one `'` is ours, and
    whoever reads the table back takes it away.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
