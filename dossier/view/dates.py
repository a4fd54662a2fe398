"""Dates and times in words, never more precise than they were given.

Times of day are shown in the event's zone; UTC stands beside them where its day differs.
"""

from __future__ import annotations

import re

from dossier.model import When, edtf
from dossier.model.edtf import DAY, Interval, Moment
from dossier.view.style import style

MINUTE = 60
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def when_text(when: When, zone: str) -> str:
    """In full: `3 Feb 2024, 00:00 local (2 Feb, 21:00 UTC)`, with the source's wording where it has one.

    Where it is read in another zone than the event's, its city stands behind it.
    """
    text = _extent(when.extent, _shown_in(when, zone), None, full=True) + city(when, zone)
    return f"{text} (“{when.words}”)" if when.words else text


def city(when: When, zone: str) -> str:
    """` (New York time)` where a value is read in that zone and would mean another time in the event's; else empty."""
    if when.zone is None or when.extent.interval(zone) == when.interval(zone):
        return ""
    return f" ({when.zone.rpartition('/')[2].replace('_', ' ')} time)"


def when_short(when: When, zone: str, year: int | None = None) -> str:
    """For lists: event-local, without the year where it is `year`."""
    return _extent(when.extent, _shown_in(when, zone), year, full=False)


def names_day(title: str, when: When) -> bool:
    """Whether a title says this day itself: `28 January 2024`, `Jan 28, 2024`, `2024-01-28`."""
    first = None if when.extent.is_interval else when.extent.first
    if first is None or first.precision not in ("day", "minute", "second"):
        return False
    day, month, year = first.day, rf"{MONTHS[first.month - 1]}\w*\.?", first.year
    forms = (rf"{day} {month},? {year}", rf"{month} {day},? {year}", f"{year}-{first.month:02}-{day:02}")
    return re.search(rf"\b(?:{'|'.join(forms)})\b", title, re.IGNORECASE) is not None


def _shown_in(when: When, zone: str) -> str:
    """The zone in which a value is read, where that is said beside it: `UTC`, or a city where it makes a difference."""
    return when.zone if when.zone == "UTC" or (when.zone is not None and city(when, zone)) else zone


def _extent(extent: edtf.Extent, zone: str, year: int | None, *, full: bool) -> str:
    if not extent.is_interval:
        return _moment(extent.first, zone, year, full=full) if extent.first else ""
    if extent.first is None:
        return f"until {_moment(extent.last, zone, year, full=full)}" if extent.last else ""
    if extent.last is None:
        return f"from {_moment(extent.first, zone, year, full=full)}"
    last = extent.last
    if not full and extent.has_time and not last.qualifier and _same_day(extent.first, last, zone):
        return f"{_moment(extent.first, zone, year, full=full)} – {_time(_local_start(last, zone), last.precision)}"
    return f"{_moment(extent.first, zone, year, full=full)} – {_moment(last, zone, year, full=full)}"


def _same_day(first: Moment, last: Moment, zone: str) -> bool:
    """Whether two clock times stand on one local day."""
    clocks = all(moment.precision in ("minute", "second") for moment in (first, last))
    return clocks and _local_start(first, zone) // DAY == _local_start(last, zone) // DAY


def _local_start(moment: Moment, zone: str) -> int:
    start = moment.interval(zone).start or 0
    return start + edtf.offset_at(start, zone)


def _moment(moment: Moment, zone: str, year: int | None, *, full: bool) -> str:
    about = QUALIFIERS[moment.qualifier]
    match moment.precision:
        case "century":
            return f"{about}{moment.year}–{moment.year + 99}"
        case "decade":
            return f"{about}{moment.year}s"
        case "year":
            return f"{about}{moment.year}"
        case "season":
            return f"{about}{SEASONS[moment.month]} {moment.year}"
        case "month":
            return about + month_text(moment.year, moment.month)
        case "day":
            return about + day_text(moment.year, moment.month, moment.day, year)
    start = moment.interval(zone).start or 0
    local = _clock(start + edtf.offset_at(start, zone), moment.precision, year, full=full)
    if not full:
        return about + local
    if zone == "UTC":
        return f"{about}{local} UTC"
    there = start + edtf.offset_at(start, zone)
    if style().utc_first:
        beside = _time(there, moment.precision)
        if there // DAY != start // DAY:
            beside = _clock(there, moment.precision, edtf.civil(start // DAY)[0], full=True)
        return f"{about}{_clock(start, moment.precision, year, full=True)} UTC ({beside} local)"
    text = f"{about}{local} local"
    if there // DAY != start // DAY:
        text += f" ({_clock(start, moment.precision, edtf.civil(there // DAY)[0], full=True)} UTC)"
    return text


def instant_text(instant: int, zone: str) -> str:
    """An instant to the minute: `3 Feb 2024, 15:00 local (12:00 UTC)`."""
    if zone == "UTC":
        return f"{_clock(instant, 'minute', None, full=True)} UTC"
    both = [(instant + edtf.offset_at(instant, zone), "local"), (instant, "UTC")]
    (first, whose), (second, other) = reversed(both) if style().utc_first else both
    same = first // DAY == second // DAY
    beside = _time(second, "minute") if same else _clock(second, "minute", None, full=True)
    return f"{_clock(first, 'minute', None, full=True)} {whose} ({beside} {other})"


def span_text(span: Interval, zone: str, year: int | None = None) -> str:
    """When something was said, as far as it is known: `3 Feb`, `3 Feb 05:10 – 09:00`, `not before 3 Feb`."""
    first, last = _local(span.start, zone), _local(span.end, zone)
    if first is None and last is None:
        return "not known"
    if last is None:
        return f"not before {_year(first or 0) or _edge(first or 0, year)}"
    if first is None:
        return f"by {_year(last, before=1) or _last(last, year)}"
    if (named := _unit(first, last)) is not None:
        return named
    if last - first <= MINUTE:
        return _clock(first, "minute", year, full=False)
    if last - first == DAY and first % DAY == 0:
        return day_text(*edtf.civil(first // DAY), year)
    if first // DAY == (last - 1) // DAY:
        return f"{_clock(first, 'minute', year, full=False)} – {_time(last - 1, 'minute')}"
    return f"{_edge(first, year)} – {_last(last, year)}"


def span_local(span: Interval, zone: str, year: int | None = None) -> str:
    """The same, and behind times of day whose they are: `3 Feb 05:10 – 09:00 local`."""
    text = span_text(span, zone, year)
    return f"{text} {'UTC' if zone == 'UTC' else 'local'}" if ":" in text else text


def hours_text(span: Interval, zone: str) -> str | None:
    """The times of day of what lies within one day, for under the name of that day; None for all else."""
    first, last = _local(span.start, zone), _local(span.end, zone)
    if first is None or last is None or first // DAY != (last - 1) // DAY or last - first == DAY:
        return None
    start, end = _time(first, "minute"), _time(last - 1, "minute")
    return start if last - first <= MINUTE else f"{start} – {end}"


def utc_text(span: Interval, zone: str, year: int | None = None) -> str:
    """The same in UTC, where the day of an end differs from the day there; else nothing."""
    ends = [end for end in (span.start, span.end and span.end - 1) if end is not None]
    differs = any(end // DAY != (_local(end, zone) or 0) // DAY for end in ends)
    return f"{span_text(span, 'UTC', year)} UTC" if differs else ""


def _unit(first: int, last: int) -> str | None:
    """The name of the month, the year or the decade that a local interval is, if it is one."""
    if first % DAY or last % DAY:
        return None
    (year, month, day), (next_year, next_month, next_day) = edtf.civil(first // DAY), edtf.civil(last // DAY)
    if day != 1 or next_day != 1:
        return None
    months = (next_year - year) * 12 + next_month - month
    if months == 1:
        return month_text(year, month)
    if month != 1 or months not in (12, 120) or (months == 120 and year % 10):
        return None
    return f"{year}" if months == 12 else f"{year}s"


def _year(local: int, before: int = 0) -> str | None:
    """The year that begins there, or the one `before` it: a bound says no more than that."""
    year, month, day = edtf.civil(local // DAY)
    return f"{year - before}" if (local % DAY, month, day) == (0, 1, 1) else None


def span_short(span: Interval, zone: str, year: int | None = None) -> str:
    """The same for a narrow column, what matters first: `≥ 3 Feb`, `≤ 3 Feb`, `3 Feb 05:10–09:00`, `3–5 Feb`."""
    first, last = _local(span.start, zone), _local(span.end, zone)
    if first is None or last is None:
        return span_text(span, zone, year).replace("not before", "≥").replace("by", "≤")
    begun, ended = edtf.civil(first // DAY), edtf.civil((last - 1) // DAY)
    if begun == ended or _unit(first, last):
        return span_text(span, zone, year).replace(" – ", "–")
    if begun[:2] == ended[:2] and not style().iso:
        return f"{begun[2]}–{day_text(*ended, year)}"
    return f"{day_text(*begun, year)} – {day_text(*ended, year)}"


def _local(instant: int | None, zone: str) -> int | None:
    return None if instant is None else instant + edtf.offset_at(instant, zone)


def _edge(local: int, year: int | None) -> str:
    return day_text(*edtf.civil(local // DAY), year) if local % DAY == 0 else _clock(local, "minute", year, full=False)


def _last(local: int, year: int | None) -> str:
    """The last day or minute before an end that is not included."""
    return _edge(local - DAY, year) if local % DAY == 0 else _clock(local - 1, "minute", year, full=False)


def day_text(year: int, month: int, day: int, shown: int | None = None) -> str:
    """A day, without the year where it is the one that is `shown`: `3 Feb`, or `02-03` as in ISO 8601."""
    if style().iso:
        text = f"{month:02}-{day:02}"
        return text if year == shown else f"{_iso_year(year)}-{text}"
    text = f"{day} {MONTHS[month - 1]}"
    return text if year == shown else f"{text} {year}"


def month_text(year: int, month: int) -> str:
    """A month: `Feb 2024`, or `2024-02`."""
    return f"{_iso_year(year)}-{month:02}" if style().iso else f"{MONTHS[month - 1]} {year}"


def _iso_year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _clock(local: int, precision: str, year: int | None, *, full: bool) -> str:
    time = _time(local, precision if full else "minute")
    if full and style().iso:
        return f"{day_text(*edtf.civil(local // DAY))} {time}"
    return f"{day_text(*edtf.civil(local // DAY), year)}{',' if full else ''} {time}"


def _time(local: int, precision: str) -> str:
    seconds = local % DAY
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{time}:{seconds % 60:02}" if precision == "second" else time
