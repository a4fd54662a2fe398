"""The lens in words: whose telling is shown, and as of when."""

from __future__ import annotations

from collections.abc import Collection

from dossier.analysis.changes import changes
from dossier.analysis.lens import NOW, Lens
from dossier.analysis.moments import moment
from dossier.analysis.sight import who
from dossier.model import edtf
from dossier.view.block import Block, Line, Para, Span, line, text_of
from dossier.view.dates import MINUTE, instant_text, span_text
from dossier.view.reading import Reading
from dossier.view.words import and_list


def lens_line(reading: Reading, *, short: bool = False) -> Line:
    """`told by Government of Syria · as of 3 Feb 2024, 15:00 local (12:00 UTC)`; empty where the lens is open.

    `short` leaves UTC out, and the year where it is the event's.
    """
    lens = reading.lens
    parts: list[str] = []
    if lens.told_by:
        parts.append(f"told by {told_by_text(reading)}")
    if lens.as_of:
        clock = "" if lens.clock == "said" else ", by publication"
        when = short_text(reading, lens) if short else as_of_text(reading, lens)
        parts.append(f"as of {when}{clock}")
    return line(Span(" · ".join(parts), "accent")) if parts else ()


def narrowing(reading: Reading, where: str = "", possible: Collection[str] = ()) -> tuple[Block, ...]:
    """What stands above everything that a lens or a filter narrows: as of when, told by whom, the filter as typed."""
    blocks: list[Block] = []
    if lens := lens_line(reading):
        blocks.append(Para(lens))
    if where.strip():
        blocks.append(Para(line(Span("filter: ", "label"), Span(where.strip(), "accent"))))
    if blocks and possible:
        blocks.append(Para(line(Span("≈ marks what passes only possibly", "warn"))))
    return tuple(blocks)


def nothing_passes(reading: Reading, where: str = "") -> Line:
    """What stands in the place of entries where all are hidden, and what hides them."""
    named = [f"filter {where.strip()}"] if where.strip() else []
    hiding = [text for text in (text_of(lens_line(reading)), *named) if text]
    return line(Span(f"nothing passes: {' · '.join(hiding)}" if hiding else "nothing passes", "muted"))


def told_by_text(reading: Reading) -> str:
    """The names of those whose telling is shown."""
    found = who(reading.index, reading.lens.told_by)
    names = [reading.holder(key) for key in found[:3]]
    return and_list([*names, f"{len(found) - 3} more"] if len(found) > 3 else names) or reading.lens.told_by


def as_of_text(reading: Reading, lens: Lens) -> str:
    """A moment: as it is typed where it is a day, else in local time and UTC."""
    if not lens.as_of:
        return NOW
    extent = edtf.parse(lens.as_of.strip())
    end = moment(lens.as_of, reading.zone)
    if extent.has_time:
        return instant_text(end - (MINUTE if end % MINUTE == 0 else 0), reading.zone)
    return f"the end of {lens.as_of.strip()}"


def short_text(reading: Reading, lens: Lens) -> str:
    """A moment in local time, as lists show it."""
    end = moment(lens.as_of, reading.zone)
    span = edtf.Interval.exact(end - (MINUTE if end % MINUTE == 0 else 1), end)
    whole_day = not edtf.parse(lens.as_of.strip()).has_time
    return lens.as_of.strip() if whole_day else span_text(span, reading.zone, reading.year)


_NAMED = 2
"""Records and questions that a step names; of more, the rest is counted."""


def changes_text(before: Reading, after: Reading) -> str:
    """What is otherwise at another moment: `3 more said, 1 possibly; withdrawn: …`."""
    found = changes(before.analysis, after.analysis)
    counts = [
        f"{len(found.said)} now said" if found.said else "",
        f"{len(found.possibly)} now possibly said" if found.possibly else "",
        f"{len(found.unsaid)} not said any more" if found.unsaid else "",
    ]
    parts = [", ".join(count for count in counts if count)]
    for label, keys, reading in (
        ("withdrawn", found.withdrawn, after),
        ("in dispute", found.opened, after),
        ("no longer in dispute", found.closed, before),
    ):
        if keys:
            more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
            parts.append(f"{label}: {'; '.join(reading.name(key) for key in keys[:_NAMED])}{more}")
    return "; ".join(part for part in parts if part) or "nothing changes"
