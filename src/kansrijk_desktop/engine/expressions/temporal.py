"""Dates, times and moments that know how precise they are.

FHIRPath may write `@2014`, `@2014-05` or `@2014-05-06T10`; a comparison that runs past the
precision of one side has no answer (specification N1, 6.2 and 6.6).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from kansrijk_desktop.overriding import override

MINUTES_A_DAY = 24 * 60
_EARLIEST_OFFSET, _LATEST_OFFSET = -12 * 60, 14 * 60
_DATE_PARTS, _HOUR_PARTS, _MINUTE_PARTS = 3, 4, 5

_DATE = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_TIME = r"(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?"
_DATE_PATTERN = re.compile(_DATE, re.ASCII)
_TIME_PATTERN = re.compile(f"T?{_TIME}", re.ASCII)
_DATE_TIME_PATTERN = re.compile(rf"{_DATE}(?:T(?:{_TIME}(Z|[+-]\d{{2}}:\d{{2}})?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """Year, year and month, or a whole date."""

    parts: tuple[int, ...]

    @override
    def __str__(self) -> str:
        return _date_text(self.parts)


@dataclass(frozen=True, slots=True)
class DateTime:
    """A moment, from a mere year to a fraction of a second.

    Attributes:
        parts: year, month, day, hour and minute, as far as known.
        second: with as many decimals as were written.
        offset: minutes east of Greenwich, where known.
    """

    parts: tuple[int, ...]
    second: Decimal | None = None
    offset: int | None = None

    @override
    def __str__(self) -> str:
        text = _date_text(self.parts[:_DATE_PARTS])
        if len(self.parts) > _DATE_PARTS:
            text += f"T{_time_text(self.parts[_DATE_PARTS:], self.second)}"
        return text + _offset_text(self.offset)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: hour and minute as far as known, and the second."""

    parts: tuple[int, ...]
    second: Decimal | None = None

    @override
    def __str__(self) -> str:
        return _time_text(self.parts, self.second)


Temporal = Date | DateTime | Time


def _date_text(parts: tuple[int, ...]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _time_text(parts: tuple[int, ...], second: Decimal | None) -> str:
    text = ":".join(f"{part:02}" for part in parts)
    if second is None:
        return text
    return f"{text}:{'0' if second < 10 else ''}{second:f}"  # noqa: PLR2004 (two digits)


def _offset_text(offset: int | None) -> str:
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def parse_date(text: str) -> Date | None:
    """Read `2014`, `2014-05` or `2014-05-06`; None for anything else."""
    match = _DATE_PATTERN.fullmatch(text)
    if match is None:
        return None
    parts = _numbers(match.groups())
    return Date(parts) if _is_date(parts) else None


def parse_time(text: str) -> Time | None:
    """Read `10`, `10:30` or `10:30:15.5`, with or without a T; None for anything else."""
    match = _TIME_PATTERN.fullmatch(text)
    if match is None:
        return None
    parts, second = _numbers(match.groups()[:2]), _second(match[3])
    return Time(parts, second) if _is_time(parts, second) else None


def parse_date_time(text: str) -> DateTime | None:
    """Read a date with or without T, time and offset; None for anything else."""
    match = _DATE_TIME_PATTERN.fullmatch(text)
    if match is None:
        return None
    day, clock = _numbers(match.groups()[:3]), _numbers(match.groups()[3:5])
    second, offset = _second(match[6]), _offset(match[7])
    if not _is_date(day) or not _is_time(clock, second):
        return None
    if clock and len(day) < _DATE_PARTS:
        return None
    if offset is not None and not _EARLIEST_OFFSET <= offset <= _LATEST_OFFSET:
        return None
    return DateTime(day + clock, second, offset)


def from_datetime(moment: datetime) -> DateTime:
    """Turn a clock reading into a moment in milliseconds."""
    seconds = Decimal(moment.second * 1000 + moment.microsecond // 1000).scaleb(-3)
    shift = moment.utcoffset()
    offset = None if shift is None else int(shift.total_seconds()) // 60
    parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
    return DateTime(parts, seconds, offset)


def _numbers(groups: tuple[str | None, ...]) -> tuple[int, ...]:
    return tuple(int(group) for group in groups if group is not None)


def _second(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:])
    return -minutes if text[0] == "-" else minutes


def _is_date(parts: tuple[int, ...]) -> bool:
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return False
    return True


def _is_time(parts: tuple[int, ...], second: Decimal | None) -> bool:
    limits = (24, 60)
    fits = all(part < limit for part, limit in zip(parts, limits, strict=False))
    return fits and (second is None or second < 60)  # noqa: PLR2004 (seconds in a minute)


def compare(left: Temporal, right: Temporal) -> int | None:
    """Compare two dates or moments, or two times of day.

    Returns:
        -1, 0 or 1; None where the precision or a missing offset leaves it open.
    """
    if isinstance(left, DateTime) and isinstance(right, DateTime):
        if left.offset is not None and right.offset is not None:
            left, right = in_utc(left), in_utc(right)
        elif left.offset is not None or right.offset is not None:
            return _compare_without_offset(left, right)
    return _compare_parts(_all_parts(left), _all_parts(right))


def _all_parts(value: Temporal) -> tuple[int | Decimal, ...]:
    second = None if isinstance(value, Date) else value.second
    return value.parts if second is None else (*value.parts, second)


def _compare_parts(left: tuple[int | Decimal, ...], right: tuple[int | Decimal, ...]) -> int | None:
    for ours, theirs in zip(left, right, strict=False):
        if ours != theirs:
            return -1 if ours < theirs else 1
    return 0 if len(left) == len(right) else None


def _compare_without_offset(left: DateTime, right: DateTime) -> int | None:
    """Compare where one side has no offset: certain only beyond every offset there is."""
    if min(len(left.parts), len(right.parts)) < _HOUR_PARTS:
        return _compare_parts(_all_parts(left), _all_parts(right))
    distance = _minutes(left) - _minutes(right)
    if abs(distance) <= _LATEST_OFFSET:
        return None
    return -1 if distance < 0 else 1


def _minutes(moment: DateTime) -> int:
    year, month, day, hour, minute = (*moment.parts, 0)[:_MINUTE_PARTS]
    days = date(year, month, day).toordinal()
    return days * MINUTES_A_DAY + hour * 60 + minute - (moment.offset or 0)


def in_utc(moment: DateTime) -> DateTime:
    """Move a moment with an offset to offset 0, as precise as it was.

    At the two ends of the calendar it stays as it is.
    """
    if not moment.offset or len(moment.parts) < _HOUR_PARTS:
        return moment
    local = datetime(*(*moment.parts, 0)[:_MINUTE_PARTS])  # type: ignore[arg-type]  # noqa: DTZ001 (five parts, offset kept apart)
    try:
        there = local - timedelta(minutes=moment.offset)
    except OverflowError:
        return moment
    parts = (there.year, there.month, there.day, there.hour, there.minute)
    return DateTime(parts[: len(moment.parts)], moment.second, 0)


def key(value: Temporal) -> tuple[object, ...]:
    """Return what two values share exactly when they are equal."""
    if isinstance(value, Time):
        return ("time", _all_parts(value))
    if isinstance(value, DateTime) and value.offset is not None:
        return ("moment", _all_parts(in_utc(value)), 0)
    return ("moment", _all_parts(value), None)


def to_date(moment: DateTime) -> Date:
    """Return the day, month or year of a moment."""
    return Date(moment.parts[:_DATE_PARTS])
