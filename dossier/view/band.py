"""How the lowest and the highest figure that stood changed: steps at the times when they were said, never a slope.

`─` is a bound, `╌` the largest number given where somebody gives no upper end, `━` where both are one figure; `░`
lies between them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from dossier.analysis.band import Band, Bounds, Step, band
from dossier.analysis.questions import ground_text
from dossier.analysis.standing import standing_claims
from dossier.model.edtf import Interval
from dossier.text import clip, pad
from dossier.view.block import Block, Drawing, Heading, Item, Line, Span, line, text_of
from dossier.view.dates import span_text
from dossier.view.reading import Reading
from dossier.view.totals import what_text

ROWS = 6
"""The lines of the figure above its axis."""

_IN_TEXT = 72
"""The cells of a band in a text: it fits a narrow terminal."""

_LEAST = 12
"""The fewest cells in which steps can be told apart."""


def bands(reading: Reading, shown: Collection[str] | None = None) -> Iterator[Block]:
    """How the figures for one scope changed, for each scope of which they did; with `shown`, of these records."""

    def named(record: str) -> str:
        found = reading.entries[record].record
        return text_of(reading.teller_short(found)) if found is not None else record

    for scope, claims in standing_claims(reading.analysis.world).items():
        found = band(claim for claim in claims if shown is None or claim.record in shown)
        if len(found.steps) < 2:
            continue
        where = ground_text(reading.dossier, scope.ground, reading.analysis.base.places)
        title = f"{what_text(reading, scope)}{where}: the lowest and the highest figure that stood"
        yield Heading(line(title), 3)
        beside = tuple(unplaced(found, reading.zone, named, reading.year))
        facts = (*words(found, reading.zone, named, reading.year), *beside)
        drawing = drawn(found, reading.zone, _IN_TEXT, reading.year)
        yield Drawing((*drawing, *beside), tuple(Item(spans) for spans in facts))


def drawn(band: Band, zone: str, cells: int, year: int | None = None) -> tuple[Line, ...]:
    """The band in so many cells, its axis, and the times of its steps; nothing where there is no room or no step."""
    tops = [step.bounds.top for step in band.steps if step.bounds is not None]
    gutter = len(f"{max(tops, default=0):,}") + 3
    room = cells - gutter
    if not tops or room < _LEAST:
        return ()
    most = max(*tops, 1)
    figures = {step.bounds.low for step in band.steps if step.bounds is not None} | set(tops)
    named = {_row(figure, most): figure for figure in sorted(figures)}
    columns = _columns(band.steps, room)
    grid = [[" "] * room for _ in range(ROWS)]
    for number, (step, start) in enumerate(zip(band.steps, columns, strict=True)):
        end = columns[number + 1] if number + 1 < len(columns) else room
        if step.bounds is not None:
            _stretch(grid, step.bounds, most, start, end)
            before = band.steps[number - 1].bounds if number else None
            _riser(grid, before, step.bounds, most, start)
    lines = []
    for row in reversed(range(ROWS)):
        label = pad(f"{named[row]:,}" if row in named else "", gutter - 2, "right")
        lines.append(line(Span(f"{label} ", "label"), Span("┤" if row in named else "│", "muted"), *_spans(grid[row])))
    ticks = "".join("┬" if x in columns else "─" for x in range(room))
    lines.append(line(Span(" " * (gutter - 1) + "└" + ticks, "muted")))
    return (*lines, line(Span(" " * gutter + _labels(band.steps, columns, zone, room, year), "label")))


def words(band: Band, zone: str, named: Callable[[str], str], year: int | None = None) -> Iterator[Line]:
    """Each step in words; `named` says who gives the figure of a record."""
    for step in band.steps:
        when = span_text(Interval.exact(step.at, step.at + 1), zone, year)
        if step.bounds is None:
            yield line(f"{when}: no figure stands")
            continue
        found = step.bounds
        upper = Span(f"at least {found.top:,}" if found.top_open else f"{found.top:,}", "figure")
        highest = line(upper, f" ({named(found.highest)})")
        beside = "; somebody gives no upper end" if found.is_open and not found.top_open else None
        if found.low == found.top:
            yield line(f"{when}: ", highest, beside)
        else:
            lowest = line(Span(f"{found.low:,}", "figure"), f" ({named(found.lowest)})")
            yield line(f"{when}: lowest ", lowest, ", highest ", highest, beside)


def unplaced(band: Band, zone: str, named: Callable[[str], str], year: int | None = None) -> Iterator[Line]:
    """The claims of which it is not known by when they had been said."""
    for claim in band.unplaced:
        figure = f"{claim.low:,}+" if claim.high is None else f"{claim.low:,}"
        span = f"{claim.low:,}–{claim.high:,}" if claim.high not in (None, claim.low) else figure
        known = claim.said.start is not None or claim.said.end is not None
        when = f"said {span_text(claim.said, zone, year)}" if known else "nobody knows when it was said"
        yield line(f"not placed: {span} ({named(claim.record)}), {when}")


def _row(figure: int, most: int) -> int:
    return round(figure / most * (ROWS - 1))


def _columns(steps: Sequence[Step], room: int) -> list[int]:
    """The cell of each step, in proportion to time; some cells are left for what stands now."""
    first, last = steps[0].at, steps[-1].at
    reach = max(1, room - max(2, room // 8) - 1)
    places = [round((step.at - first) / (last - first) * reach) if last > first else 0 for step in steps]
    apart = list(accumulate(places, lambda before, place: max(place, before + 1)))
    return apart if apart[-1] <= reach else places


def _stretch(grid: list[list[str]], bounds: Bounds, most: int, start: int, end: int) -> None:
    low, top = _row(bounds.low, most), _row(bounds.top, most)
    for x in range(start, min(end, len(grid[0]))):
        for row in range(low + 1, top):
            grid[row][x] = "░"
        grid[top][x] = "╌" if bounds.is_open else "─"
        if bounds.low == bounds.top:
            grid[low][x] = "╌" if bounds.is_open else "━"
        elif low < top:
            grid[low][x] = "─"


def _riser(grid: list[list[str]], before: Bounds | None, now: Bounds, most: int, x: int) -> None:
    """The upright at a step, from the figure before to the figure now, for each bound that changed."""
    if before is None or x >= len(grid[0]):
        return
    for old, new in ((before.low, now.low), (before.top, now.top)):
        first, last = _row(old, most), _row(new, most)
        if first == last:
            continue
        goes_on = grid[first][x] in _LINES
        for row in range(min(first, last), max(first, last)):
            grid[row][x] = "│"
        up = last > first
        grid[first][x] = ("┴" if up else "┬") if goes_on else "┘" if up else "┐"
        grid[last][x] = "┌" if up else "└"


def _spans(cells: Sequence[str]) -> Iterator[Span]:
    text = "".join(cells)
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at] == "░") != (text[start] == "░"):
            yield Span(text[start:at], "muted" if text[start] == "░" else "figure")
            start = at


_LINES = frozenset("─╌━")


def _labels(steps: Sequence[Step], columns: Sequence[int], zone: str, room: int, year: int | None) -> str:
    text = day_before = ""
    for step, x in zip(steps, columns, strict=True):
        day, _, time = span_text(Interval.exact(step.at, step.at + 1), zone, year).rpartition(" ")
        label = day if day != day_before else time
        if not text or (len(text) + 2 <= x and x + len(label) <= room):
            text, day_before = pad(text, x) + label, day
    return clip(text, room)
