"""The timeline in words: every time that a record gives, as precisely as it is known and no more.

Times stand in the event's zone, with UTC beside them where its day is another. `◆` marks what happened, `»` what
was said; what is not stated but follows from the sources is muted.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from dossier.analysis.assessed import assessment_of
from dossier.analysis.highlights import highlights
from dossier.analysis.timeline import Occasion
from dossier.model import edtf
from dossier.model.edtf import DAY
from dossier.model.graph import of_this_event
from dossier.query.truth import Truth
from dossier.view.assessed import occasion_passes
from dossier.view.block import Block, Drawing, Heading, Item, Line, Page, Para, Span, line
from dossier.view.dates import QUALIFIERS, city, day_text, hours_text, span_text, utc_text, when_short
from dossier.view.histogram import CLOCK_MARKS, CLOCK_ROLES, binned, drawn, words
from dossier.view.reactions import said_marks
from dossier.view.reading import Reading
from dossier.view.words import counted

_FEW = 8
"""The times that the summary shows at most."""

_CELLS = 76
"""The cells of the histogram in a text: it fits a narrow terminal."""


def when_line(reading: Reading, occasion: Occasion, year: int | None = None) -> Line:
    """When it was, without the year where that is `year`; muted where the record does not state it."""
    return line(Span(_when(reading, occasion, year), "text" if occasion.when is not None else "muted"))


def utc_line(reading: Reading, occasion: Occasion, year: int | None = None) -> Line:
    """A time of day in UTC, where its day is another there; a day is no time of day and has none."""
    if not _has_hours(occasion):
        return ()
    return line(Span(utc_text(occasion.span, reading.zone, year), "muted"))


def some_utc(reading: Reading) -> bool:
    """Whether any time of day is on another day in UTC."""
    spans = {occasion.span for occasion in reading.timeline.occasions if _has_hours(occasion)}
    return any(utc_text(span, reading.zone) for span in spans)


def _has_hours(occasion: Occasion) -> bool:
    return occasion.precision in ("second", "minute")


def timeline_blocks(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = ()
) -> list[Block]:
    """The histogram, every time under the day on which it begins, and the records without any.

    With `shown`, only of the records with these ids; `possible` are the ids that are marked ≈.
    """
    occasions, undated = _shown(reading, shown)
    event = event_line(reading)
    blocks: list[Block] = [Para(event)] if event else []
    blocks += _histogram(reading, occasions)
    groups: dict[tuple[int, int], list[Occasion]] = {}
    for occasion in occasions:
        groups.setdefault(_group(reading, occasion), []).append(occasion)
    for group in sorted(groups, key=lambda group: (group[0], -group[1])):
        day = groups[group]
        blocks.append(Heading(line(_group_name(reading, day[0])), 3))
        blocks += (_item(reading, occasion, possible, under=_group_name(reading, day[0])) for occasion in day)
    if undated:
        blocks.append(Heading(line(f"Undated ({len(undated)})"), 3))
        blocks += (Item(line(_sure(key, possible), _told(reading, key))) for key in undated)
    return blocks


def timeline_page(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = (), where: str = ""
) -> Page:
    """The whole timeline under its heading; what is shown is counted where it is not everything.

    `where` is the filter by which it was chosen.
    """
    from dossier.view.lens import narrowing, nothing_passes

    total = len(reading.dossier.records)
    count = total if shown is None else len(shown)
    blocks: list[Block] = [*narrowing(reading, where, possible)]
    blocks.append(Heading(line("Timeline", f" ({total})" if shown is None else f" ({count} of {total})")))
    if not count:
        blocks.append(Para(nothing_passes(reading, where) if total else line(Span("nothing here", "muted"))))
    return Page(line(Span(reading.dossier.title, "title")), (*blocks, *timeline_blocks(reading, shown, possible)))


def timeline_brief(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = ()
) -> Iterator[Block]:
    """The timeline in short: the histogram, a few times that tell the event, and where to see all of them."""
    occasions, undated = _shown(reading, shown)
    if not occasions:
        return
    yield Heading(line("Timeline"))
    yield from _histogram(reading, occasions)
    few = occasions
    if len(occasions) > _FEW:
        few = highlights(reading.dossier, occasions, reading.analysis.disputes.by_record, _FEW)
    yield from (_item(reading, occasion, possible) for occasion in few)
    if len(few) < len(occasions) or undated:
        left = f", {counted(len(undated), 'record')} undated" if undated else ""
        command = Span(f"dossier show {reading.dossier.id} timeline", "accent")
        yield Para(line(f"{len(few)} of {counted(len(occasions), 'time')}{left}: ", command, " shows all"))


def _shown(reading: Reading, shown: Collection[str] | None) -> tuple[Sequence[Occasion], Sequence[str]]:
    occasions = occasions_seen(reading, shown)
    undated = reading.timeline.undated
    return occasions, [key for key in undated if shown is None or key in shown]


def occasions_seen(reading: Reading, shown: Container[str] | None = None) -> list[Occasion]:
    """The times of the records shown (None: all), without assessments that the lens hides."""
    return [
        occasion
        for occasion in reading.timeline.occasions
        if (shown is None or occasion.record in shown) and occasion_passes(reading, occasion)
    ]


def event_line(reading: Reading) -> Line:
    """When the event itself was, as the dossier's author dates it; nothing where that is not stated."""
    event = reading.timeline.event
    if event is None:
        return ()
    utc = utc_line(reading, event, reading.year)
    mark = Span(f"{CLOCK_MARKS['happened']} ", CLOCK_ROLES["happened"])
    return line(mark, "the event itself: ", Span(_when(reading, event, None)), line(" (", utc, ")") if utc else None)


def _histogram(reading: Reading, occasions: Sequence[Occasion]) -> Iterator[Block]:
    found = binned(occasions, reading.zone, _CELLS)
    if found is None or len(found.bins) < 2:
        return
    told = tuple(Item(spans) for spans in words(found, reading.zone, reading.year))
    yield Drawing(drawn(found, reading.zone, _CELLS, year=reading.year), told)


def _when(reading: Reading, occasion: Occasion, year: int | None) -> str:
    when, zone = occasion.when, reading.zone
    is_open = occasion.span.start is None or occasion.span.end is None
    if when is None or when.extent.has_time or (is_open and occasion.clock == "said"):
        return QUALIFIERS[occasion.qualifier] + span_text(occasion.span, zone, year)
    return when_short(when, zone, year) + city(when, zone)


def _group(reading: Reading, occasion: Occasion) -> tuple[int, int]:
    """The local day on which it begins and how long that is at least; what is only known to a month is on no day."""
    local = occasion.first + edtf.offset_at(occasion.first, reading.zone)
    coarse = occasion.precision not in ("second", "minute", "day")
    return local // DAY, max(1, occasion.last - occasion.first) if coarse else 0


def _group_name(reading: Reading, occasion: Occasion) -> str:
    day, coarse = _group(reading, occasion)
    if coarse:
        return _when(reading, occasion, None)
    return day_text(*edtf.civil(day))


def _item(reading: Reading, occasion: Occasion, possible: Collection[str], under: str | None = None) -> Item:
    """One time; `under` is the heading above it, whose words it does not repeat."""
    when = when_line(reading, occasion, reading.year)
    hours = hours_text(occasion.span, reading.zone)
    if under == _when(reading, occasion, None):
        when = ()
    elif under is not None and hours is not None:
        when = line(Span(QUALIFIERS[occasion.qualifier] + hours, when[0].role))
    utc = utc_line(reading, occasion, reading.year)
    role = CLOCK_ROLES[occasion.clock]
    doubtful = occasion.record in possible or occasion_passes(reading, occasion) is Truth.POSSIBLE
    spans = line(
        Span("≈ ", "warn") if doubtful else None,
        Span(occasion.clock if occasion.assessment is None else "assessed", role),
        " " if when else None,
        when,
        line(" (", utc, ")") if utc else None,
        ": ",
        assessed(reading, occasion) or _told(reading, occasion.record),
    )
    return Item(spans, marker=CLOCK_MARKS[occasion.clock])


def assessed(reading: Reading, occasion: Occasion) -> Line:
    """What was judged of which incident, by whom; nothing where it is not the time of an assessment."""
    found = assessment_of(reading.dossier, occasion)
    if found is None:
        return ()
    incident = Span(reading.title(reading.entries[occasion.record]), "text", f"record:{occasion.record}")
    return line(Span(found.is_, "figure"), " — ", reading.named((found.by,)), ", of: ", incident)


def _sure(key: str, possible: Collection[str]) -> Span | None:
    return Span("≈ ", "warn") if key in possible else None


def _told(reading: Reading, key: str) -> Line:
    """What a record says, who says so, where it stands, and its marks."""
    entry = reading.entries[key]
    record = entry.record
    assert record is not None, "times are of records"
    return line(
        Span(reading.title(entry), "text", f"record:{key}"),
        " — ",
        reading.attributed(record),
        *said_marks(reading, key),
        None if of_this_event(reading.dossier, record) else Span(" ⇢ another event", "muted"),
    )
