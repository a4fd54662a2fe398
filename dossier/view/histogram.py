"""How much happened and was said when, as bars over one axis of time: what happened and what was said apart.

A full bar is what is known to lie there, `░` what may lie there: its time reaches over several bins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.analysis.histogram import MOST, Bin, Histogram, histogram
from dossier.analysis.timeline import CLOCKS, Clock, Occasion
from dossier.model.edtf import DAY, civil, offset_at
from dossier.text import clip, pad
from dossier.view.block import Line, Role, Span, line
from dossier.view.dates import day_text, month_text
from dossier.view.words import counted

CLOCK_ROLES: dict[Clock, Role] = {"happened": "figure", "said": "accent"}
"""What happened and what was said are told apart by these, and by the marks."""

CLOCK_MARKS: dict[Clock, str] = {"happened": "◆", "said": "»"}

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_GUTTER = 16
"""Cells before the bars: the mark, what they count, how many the tallest is."""
_WIDEST = 6


def binned(occasions: Sequence[Occasion], zone: str, cells: int) -> Histogram | None:
    """A histogram that can be drawn in so many cells; None where nothing is dated, or there is no room."""
    room = min(MOST, cells - _GUTTER)
    return histogram(occasions, zone, room) if room > 0 else None


def drawn(
    found: Histogram,
    zone: str,
    cells: int,
    *,
    rows: int = 2,
    year: int | None = None,
    noted: bool = True,
    here: Occasion | None = None,
) -> tuple[Line, ...]:
    """The bars of `rows` lines each, the axis, its labels, and where `noted` what is in no bar.

    Labels leave out `year`; `here` is marked on the axis.
    """
    each = max(1, min(_WIDEST, (cells - _GUTTER) // len(found.bins)))
    clocks = [
        clock for number, clock in enumerate(CLOCKS) if any(b.sure[number] + b.possible[number] for b in found.bins)
    ]
    lines = [row for clock in clocks for row in _bars(found, clock, each, rows)]
    below = _joined(notes(found, zone), cells) if noted else ()
    told = (line(Span(note, "muted")) for note in below)
    return (*lines, _axis(found, each, here), _labels(found, zone, each, year, cells), *told)


def notes(found: Histogram, zone: str) -> Iterator[str]:
    """How the bins are made, and what is in none of them."""
    yield f"by {found.unit.name}, {zone}"
    if found.wide:
        yield f"{counted(found.wide, 'time')} known less exactly (░)"
    if found.open:
        yield f"{counted(found.open, 'time')} open at one end, in no bar"
    for number, side in ((found.before, "earlier"), (found.after, "later")):
        if number:
            yield f"{number:,} {side}, not drawn"


def words(found: Histogram, zone: str, year: int | None = None) -> Iterator[Line]:
    """Each bin in which something certainly lies, and what is in none, in words."""
    yield from (line(note.removesuffix(" (░)")) for note in notes(found, zone))
    for label, one in zip(_names(found, zone, year), found.bins, strict=True):
        if any(one.sure):
            said = ", ".join(f"{number:,} {clock}" for number, clock in zip(one.sure, CLOCKS, strict=True) if number)
            yield line(f"{label}: ", Span(said, "figure"))


def _joined(parts: Iterable[str], cells: int) -> Iterator[str]:
    """Parts in lines of so many cells, none of them cut in two."""
    text = ""
    for part in parts:
        if text and len(text) + len(part) + 3 > cells:
            yield text
            text = ""
        text += f" · {part}" if text else part
    yield text


def _bars(found: Histogram, clock: Clock, each: int, rows: int) -> Iterator[Line]:
    number = CLOCKS.index(clock)
    most = max(one.sure[number] + one.possible[number] for one in found.bins)
    role = CLOCK_ROLES[clock]
    label = line(Span(f"{CLOCK_MARKS[clock]} ", role), Span(f"{clock} ", "label"))
    top = f"{most:,}"
    for row in reversed(range(rows)):
        named = row == rows - 1
        before = label if named else line(Span(" " * sum(len(span.text) for span in label)))
        used = sum(len(span.text) for span in before)
        figure = pad(top if named else "", _GUTTER - used - 2, "right")
        spans = [*before, Span(f"{figure} ", "label"), Span("┤" if named else "│", "muted")]
        for one in found.bins:
            spans += _cell(one, number, most, row, rows, each, role)
        yield line(*spans)


def _cell(one: Bin, number: int, most: int, row: int, rows: int, each: int, role: Role) -> Iterator[Span]:
    sure, all_there = one.sure[number], one.sure[number] + one.possible[number]
    level = _level(sure, most, row, rows)
    block = _EIGHTHS[level] if level else "░" if _level(all_there, most, row, rows) else " "
    wide = max(1, each - 1)
    yield Span(block * wide, role if level else "muted")
    yield Span(" " * (each - wide))


def _level(count: int, most: int, row: int, rows: int) -> int:
    """How many eighths of a row are full, counted from the lowest row, 0."""
    height = -(-count * rows * 8 // most) if most else 0
    return max(0, min(8, height - 8 * row))


def _axis(found: Histogram, each: int, here: Occasion | None) -> Line:
    size = len(found.bins)
    first, last = _place(found, here) if here is not None else (size, size)
    spans = [Span(" " * (_GUTTER - 1) + "└", "muted"), Span("─" * (each * min(first, size)), "muted")]
    if first < size:
        spans.append(Span("━" * (each * (last - first + 1)), "mark"))
        spans.append(Span("─" * (each * (size - last - 1)), "muted"))
    return line(*spans)


def _place(found: Histogram, here: Occasion) -> tuple[int, int]:
    """The first and the last bin that a time reaches; beyond them all where it lies outside."""
    size = len(found.bins)
    start, end = here.span.start, here.span.end
    reached = [
        at
        for at, one in enumerate(found.bins)
        if (start is None or here.first < one.end) and (end is None or one.start <= here.last)
    ]
    return (reached[0], reached[-1]) if reached else (size, size)


def _labels(found: Histogram, zone: str, each: int, year: int | None, cells: int) -> Line:
    text = ""
    for at, label in enumerate(_names(found, zone, year)):
        x = at * each
        if (not text or len(text) + 2 <= x) and (x + len(label) <= each * len(found.bins) or not text):
            text = pad(text, x) + label
    return line(Span(" " * _GUTTER), Span(clip(text, cells - _GUTTER), "label"))


def _names(found: Histogram, zone: str, year: int | None) -> Iterator[str]:
    """The name of each bin: its day, hour, month or year."""
    unit = found.unit
    for one in found.bins:
        local = one.start + offset_at(one.start, zone)
        at_year, month, day = civil(local // DAY)
        date = day_text(at_year, month, day, year)
        clock = f"{local % DAY // 3600:02}:{local % 3600 // 60:02}"
        if unit.seconds >= DAY:
            yield date
        elif unit.seconds:
            yield f"{date} {clock}"
        else:
            yield month_text(at_year, month) if unit.months == 1 else f"{at_year}{'s' * (unit.months == 120)}"
