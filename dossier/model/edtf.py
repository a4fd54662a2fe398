"""Dates and times with the precision they were given: EDTF level 1 and our extension for times of day.

Whose standard: Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), level 1, for dates.
Ours: `YYYY-MM-DDThh:mm[:ss]` with an optional zone (`Z`, `+03:00`) and an optional qualifier behind it.
Instants are whole seconds since 1970-01-01T00:00Z, so that years outside `datetime`'s range are legal.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY = 86_400
Precision = Literal["second", "minute", "day", "month", "season", "year", "decade", "century"]

MARGIN: dict[str, int] = {
    "second": 60,
    "minute": 1800,
    "day": DAY,
    "month": 31 * DAY,
    "season": 31 * DAY,
    "year": 366 * DAY,
    "decade": 3660 * DAY,
    "century": 36_600 * DAY,
}
"""How far the edges of a `~`, `?` or `%` value may lie outside it, in seconds: comparisons there are *possible*."""

_EPOCH = datetime(1970, 1, 1)  # without a zone: clock times and instants are both counted from it
_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,15})"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)


class NoDate(ValueError):
    """A text that is neither a date nor a time, in plain words."""


class Interval(NamedTuple):
    """A half-open span of time in seconds since the epoch, UTC; None is an open end.

    `outer_start` and `outer_end` are the edges as far as `~`, `?` or `%` let them lie.
    """

    start: int | None
    end: int | None
    outer_start: int | None
    outer_end: int | None

    @classmethod
    def exact(cls, start: int | None, end: int | None) -> Interval:
        """An interval whose edges are certain."""
        return cls(start, end, start, end)


OPEN = Interval.exact(None, None)


class Moment(NamedTuple):
    """One date or time as written, before its zone is known."""

    year: int
    month: int
    day: int
    seconds: int
    precision: Precision
    offset: int | None
    """Seconds east of UTC where the text gives them."""
    qualifier: str = ""
    span: int = 1
    """How many years the value covers where digits of the year are left open."""

    def interval(self, zone: str) -> Interval:
        """The time this covers, in UTC; a day is the local day in `zone`."""
        start = _utc(self.year, self.month, self.day, self.seconds, self.offset, zone)
        match self.precision:
            case "second":
                end = start + 1
            case "minute":
                end = start + 60
            case "day":
                year, month, day = civil(days(self.year, self.month, self.day) + 1)
                end = _utc(year, month, day, 0, self.offset, zone)
            case "month":
                end = _month_start(self.year, self.month + 1, self.offset, zone)
            case "season":
                end = _month_start(self.year, self.month + 3, self.offset, zone)
            case _:
                end = _utc(self.year + self.span, 1, 1, 0, self.offset, zone)
        margin = MARGIN[self.precision] if self.qualifier or self.precision == "season" else 0
        return Interval(start, end, start - margin, end + margin)


class Extent(NamedTuple):
    """What an EDTF text says: one moment, or an interval of two of which one may be open."""

    first: Moment | None
    last: Moment | None
    is_interval: bool = False

    def interval(self, zone: str) -> Interval:
        """The UTC interval, half-open."""
        first = self.first.interval(zone) if self.first else OPEN
        last = first if self.last is self.first else self.last.interval(zone) if self.last else OPEN
        return Interval(
            first.start, _after(first.start, last.end), first.outer_start, _after(first.start, last.outer_end)
        )

    @property
    def qualified(self) -> bool:
        """Approximate (`~`), uncertain (`?`) or both (`%`)."""
        return any(moment is not None and moment.qualifier for moment in (self.first, self.last))

    @property
    def has_time(self) -> bool:
        """A time of day is given."""
        return any(m is not None and m.precision in ("minute", "second") for m in (self.first, self.last))


@lru_cache(maxsize=4096)
def parse(text: str) -> Extent:
    """Read an EDTF level 1 date, a time, or an interval of either. Raises ValueError in plain words."""
    if "/" not in text:
        moment = _moment(text)
        return Extent(moment, moment)
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        raise ValueError("an interval is two dates with one / between them")
    extent = Extent(_end(first), _end(last), is_interval=True)
    if extent.first is None and extent.last is None:
        raise ValueError("an interval needs a date on one side at least")
    if extent.first is not None and extent.last is not None:
        bounds = extent.interval("UTC")
        # Where only one side has an offset, the event's zone decides, which is not known here.
        slack = 0 if (extent.first.offset is None) == (extent.last.offset is None) else DAY
        if (bounds.start or 0) >= (bounds.end or 0) + slack:
            raise ValueError("the interval ends before it begins")
    return extent


@lru_cache(maxsize=4096)
def interval(text: str, zone: str) -> Interval:
    """The UTC interval of a text in a zone. Raises ValueError in plain words."""
    return parse(text).interval(zone)


def _after(start: int | None, end: int | None) -> int | None:
    """The end, never before the start: clock times that a change of the clocks skipped would turn the two round."""
    return end if start is None or end is None else max(start, end)


def _end(text: str) -> Moment | None:
    return None if text in ("", "..") else _moment(text)


def _moment(text: str) -> Moment:
    found = _DATE.fullmatch(text)
    if found is None:
        raise NoDate("not a date: write 2024-02-03, 2024-02, 2024-02-03T05:10+03:00 or 2024-02-02/2024-02-04")
    raw_year, raw_month, raw_day = found["year"], found["month"], found["day"]
    qualifier = found["qualifier"] or ""
    year, precision, span = _year(raw_year)
    if raw_month is None or raw_month == "XX":
        if raw_day not in (None, "XX"):
            raise ValueError("a day needs its month")
        return Moment(year, 1, 1, 0, precision, None, qualifier, span)
    if span > 1:
        raise ValueError("a month needs its year")
    month = int(raw_month)
    if 21 <= month <= 24 and raw_day is None:
        return Moment(year, 3 * (month - 20), 1, 0, "season", None, qualifier)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {raw_month}")
    if raw_day is None or raw_day == "XX":
        return Moment(year, month, 1, 0, "month", None, qualifier)
    day = int(raw_day)
    if not 1 <= day <= month_length(year, month):
        raise ValueError(f"there is no day {raw_day} in {year}-{month:02}")
    if found["hour"] is None:
        return Moment(year, month, day, 0, "day", None, qualifier)
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"there is no time {found['hour']}:{found['minute']}")
    return Moment(
        year,
        month,
        day,
        hour * 3600 + minute * 60 + second,
        "second" if found["second"] else "minute",
        _offset(found["zone"]),
        qualifier,
    )


def _year(text: str) -> tuple[int, Precision, int]:
    if not text.endswith("X"):
        return int(text.removeprefix("Y")), "year", 1
    open_digits = text.count("X")
    span = 10**open_digits
    year = int(text[:-open_digits]) * span
    # Before the year 0 the open digits count away from it: -003X are the years -39 to -30.
    return year - (span - 1 if text[0] == "-" else 0), "century" if open_digits > 1 else "decade", span


def _offset(text: str | None) -> int | None:
    if text is None or text == "Z":
        return None if text is None else 0
    hours, minutes = int(text[1:3]), int(text[4:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"there is no zone {text}")
    return (hours * 3600 + minutes * 60) * (-1 if text[0] == "-" else 1)


def month_length(year: int, month: int) -> int:
    """Days in a month of the proleptic Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date of the proleptic Gregorian calendar, any year."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def civil(number: int) -> tuple[int, int, int]:
    """The date that lies `number` days after 1970-01-01."""
    era, of_era = divmod(number + 719_468, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def zone_info(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no time zone is called {name!r}") from None


def offset_at(seconds: int, zone: str) -> int:
    """Seconds east of UTC that a zone keeps at an instant; zones keep their last rule outside years 2 to 9998."""
    if zone == "UTC":
        return 0
    return _seconds((_EPOCH + _inside(seconds)).replace(tzinfo=UTC).astimezone(zone_info(zone)).utcoffset())


def _wall_offset(local: int, zone: str) -> int:
    """The same for a clock time of the zone, given as if it were UTC.

    A time that the clocks show twice is the earlier of the two; one that they skip counts from before the change.
    """
    return _seconds((_EPOCH + _inside(local)).replace(tzinfo=zone_info(zone)).utcoffset())


def _inside(seconds: int) -> timedelta:
    return timedelta(seconds=min(max(seconds, -62_104_060_800), 253_370_764_800))


def _seconds(offset: timedelta | None) -> int:
    return int(offset.total_seconds()) if offset is not None else 0


def _month_start(year: int, month: int, offset: int | None, zone: str) -> int:
    return _utc(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, 0, offset, zone)


def _utc(year: int, month: int, day: int, seconds: int, offset: int | None, zone: str) -> int:
    local = days(year, month, day) * DAY + seconds
    if offset is not None:
        return local - offset
    if zone == "UTC":
        return local
    return local - _wall_offset(local, zone)
