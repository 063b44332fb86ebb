"""Move a date or time by a duration (FHIRPath N1, 6.6.7)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Temporal, Time

_DATE_PARTS = 3
_MONTHS = 12

# Seconds in each unit below the month; a month counts 30 days and a year 365 only where a value
# is less precise than the amount added to it.
_SECONDS = {
    "week": Decimal(7 * 86400),
    "day": Decimal(86400),
    "hour": Decimal(3600),
    "minute": Decimal(60),
    "second": Decimal(1),
    "millisecond": Decimal("0.001"),
}
_LARGEST_AMOUNT = 10**12


def add(value: Temporal, amount: Decimal, unit: str) -> Temporal | None:
    """Add whole calendar units; the fraction of `amount` does not count.

    Returns:
        A value as precise as `value`; None when it leaves the years 1 to 9999.
    """
    if abs(amount) > _LARGEST_AMOUNT:
        return None
    whole = int(amount)
    if isinstance(value, Time):
        return _add_to_time(value, whole * _SECONDS[unit])
    if unit in {"year", "month"}:
        return _add_months(value, whole * (_MONTHS if unit == "year" else 1))
    seconds = whole * _SECONDS[unit]
    precision = len(value.parts)
    if precision < _DATE_PARTS:
        days = int(seconds / _SECONDS["day"])
        months = int(days / 365) * _MONTHS if precision == 1 else int(days / 30)
        return _add_months(value, months)
    return _add_seconds(value, seconds)


def _add_months(value: Date | DateTime, months: int) -> Date | DateTime | None:
    parts = value.parts
    if len(parts) == 1:
        years, month = parts[0] + int(months / _MONTHS), 1
    else:
        years, index = divmod(parts[0] * _MONTHS + parts[1] - 1 + months, _MONTHS)
        month = index + 1
    if not date.min.year <= years <= date.max.year:
        return None
    head = (years, month)[: len(parts)]
    if len(parts) < _DATE_PARTS:
        return replace(value, parts=head)
    day = min(parts[2], _last_day(years, month))
    return replace(value, parts=(*head, day, *parts[3:]))


def _last_day(year: int, month: int) -> int:
    if month == _MONTHS:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def _add_seconds(value: Date | DateTime, seconds: Decimal) -> Date | DateTime | None:
    clock = value.parts[_DATE_PARTS:]
    second = value.second if isinstance(value, DateTime) else None
    total = _seconds_of_day(clock, second) + _truncate(seconds, len(clock), second)
    days = _days(total)
    rest = total - days * _SECONDS["day"]
    ordinal = date(*value.parts[:_DATE_PARTS]).toordinal() + days
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return None
    day = date.fromordinal(ordinal)
    clock, second = _clock_from(rest, len(clock), second)
    parts = (day.year, day.month, day.day, *clock)
    if isinstance(value, Date):
        return Date(parts)
    return replace(value, parts=parts, second=second)


def _add_to_time(value: Time, seconds: Decimal) -> Time:
    shift = _truncate(seconds, len(value.parts), value.second)
    total = _seconds_of_day(value.parts, value.second) + shift
    rest = total - _days(total) * _SECONDS["day"]
    return Time(*_clock_from(rest, len(value.parts), value.second))


def _days(seconds: Decimal) -> int:
    # Not divmod: that rounds towards zero, and forgets how many decimals the seconds had.
    return int((seconds / _SECONDS["day"]).to_integral_value(ROUND_FLOOR))


def _truncate(seconds: Decimal, clock_parts: int, second: Decimal | None) -> Decimal:
    """Drop what is finer than the value we add to."""
    if second is not None:
        return seconds
    unit = (_SECONDS["day"], _SECONDS["hour"], _SECONDS["minute"])[clock_parts]
    return int(seconds / unit) * unit


def _seconds_of_day(clock: tuple[int, ...], second: Decimal | None) -> Decimal:
    hour, minute = (*clock, 0, 0)[:2]
    return hour * 3600 + minute * 60 + (Decimal(0) if second is None else second)


def _clock_from(
    rest: Decimal, clock_parts: int, second: Decimal | None
) -> tuple[tuple[int, ...], Decimal | None]:
    minutes = int(rest) // 60
    hour, minute = divmod(minutes, 60)
    if second is None:
        return (hour, minute)[:clock_parts], None
    return (hour, minute), rest - minutes * 60
