"""When things had been said: how each record stands at a moment, and the moments at which anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dossier.analysis.lens import NOW, Clock, Lens
from dossier.analysis.spans import spans
from dossier.model import Dossier, edtf
from dossier.model.edtf import DAY, Interval
from dossier.model.when import iso
from dossier.query.truth import Truth

_SUCH_AS = f"2024-02-03, 2024-02-03 06:00 UTC, 2024-02-03T09:00+03:00 or {NOW}"


@lru_cache(64)
def moment(text: str, zone: str) -> int:
    """The moment that `as_of` means, in seconds: the end of what is written; without an offset, in the event's zone.

    Raises ValueError in plain words for text that is no date or time, or that is open to the future.
    """
    try:
        extent = edtf.parse(text.strip())
    except edtf.NoDate:
        raise ValueError(f"not a date or time: {_SUCH_AS}") from None
    end = extent.interval(zone).end
    if end is None:
        raise ValueError(f"a moment is a date or time: {_SUCH_AS}")
    return end


def standing(span: Interval, when: int) -> Truth:
    """Whether what was said within a span had been said by a moment: surely, possibly, or not yet.

    The edges of a time told with `~` or `?` are as wide as that lets them lie.
    """
    if span.outer_end is not None and span.outer_end <= when:
        return Truth.YES
    return Truth.POSSIBLE if span.outer_start is None or span.outer_start < when else Truth.NO


def standings(dossier: Dossier, lens: Lens) -> Mapping[str, Truth] | None:
    """How every record stands at the lens's moment; None where it has none. Raises ValueError as `moment` does."""
    if not lens.as_of:
        return None
    when = moment(lens.as_of, dossier.zone)
    return {key: standing(span, when) for key, span in spans(dossier, lens.clock).items()}


_MINUTE = 60


def steps(dossier: Dossier, clock: Clock = "said") -> tuple[int, ...]:
    """The moments at which anything changes: when something may have been said, and when it surely has been."""
    edges: set[int] = set()
    for span in spans(dossier, clock).values():
        start, end = span.outer_start, span.outer_end
        if end is not None:
            edges.add(end)
        if start is not None:
            first = start + (_MINUTE if start % _MINUTE == 0 else 1)
            edges.add(first if end is None else min(first, end))
    return tuple(sorted(edges))


def as_written(instant: int, zone: str) -> str:
    """A text for `as_of` that means this very moment: a day of the zone where it ends one, else a time in UTC."""
    local = instant + edtf.offset_at(instant - 1, zone)
    if local % DAY == 0:
        year, month, day = edtf.civil(local // DAY - 1)
        if 0 <= year <= 9999:
            return f"{year:04}-{month:02}-{day:02}"
    text = iso(instant - (_MINUTE if instant % _MINUTE == 0 else 1)) or ""
    return f"{text[:-4]}Z" if instant % _MINUTE == 0 else text
