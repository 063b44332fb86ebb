"""lowBoundary, highBoundary, precision and comparable (FHIRPath 3.0 ballot, 5.7).

How far a value may lie from what was written: 1.5 stands for 1.45 to 1.55, @2014 for any day of
that year.
"""

from calendar import monthrange
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from kansrijk_desktop.engine.expressions import decimals, quantities
from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Temporal, Time
from kansrijk_desktop.engine.expressions.values import Plain, single, whole

_DEFAULT_DIGITS = 8
_MOST_DIGITS = 31
_DATE_PARTS = 3
_EASTERNMOST, _WESTERNMOST = 14 * 60, -12 * 60

# Digits written out, and how many parts of a date or time that is; 14 and 17 have the second too.
_DATE_DIGITS = {4: 1, 6: 2, 8: 3, 10: 4, 12: 5, 14: 6, 17: 6}
_TIME_DIGITS = {2: 1, 4: 2, 6: 3, 9: 3}
_MILLISECOND_DIGITS = {17, 9}


def _boundary(elements: Collection, precision: Collection, *, is_high: bool) -> Collection:
    value, digits = single(elements), whole(precision)
    if value is None:
        return []
    bound = _bound(value, digits, is_high=is_high)
    return [] if bound is None else [bound]


def _bound(
    value: Plain, digits: int | None, *, is_high: bool
) -> Decimal | Quantity | Temporal | None:
    if isinstance(value, Quantity):
        amount = _bound_of_number(value.value, digits, is_high=is_high)
        return None if amount is None else Quantity(amount, value.unit)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _bound_of_number(Decimal(value), digits, is_high=is_high)
    if isinstance(value, Time):
        return _bound_of_time(value, 9 if digits is None else digits, is_high=is_high)
    if isinstance(value, Date | DateTime):
        default = 8 if isinstance(value, Date) else 17
        return _bound_of_date(value, default if digits is None else digits, is_high=is_high)
    raise TypeMismatchError("a number, quantity, date or time is needed")


def _bound_of_number(value: Decimal, digits: int | None, *, is_high: bool) -> Decimal | None:
    digits = _DEFAULT_DIGITS if digits is None else digits
    exponent = value.as_tuple().exponent
    if not 0 <= digits <= _MOST_DIGITS or not isinstance(exponent, int):
        return None
    half = Decimal(5).scaleb(min(exponent, 0) - 1)
    bound = decimals.add(value, half if is_high else half.copy_negate())
    # As the official suite has it: rounded away from zero, cut off towards it.
    is_outward = is_high is (value >= 0)
    return decimals.rounded(bound, digits, ROUND_HALF_UP if is_outward else ROUND_DOWN)


def _bound_of_date(value: Date | DateTime, digits: int, *, is_high: bool) -> Date | DateTime | None:
    count = _DATE_DIGITS.get(digits)
    if count is None:
        return None
    parts = _filled_date(value.parts, is_high=is_high)
    if count <= _DATE_PARTS:
        return Date(parts[:count]) if isinstance(value, Date) else DateTime(parts[:count])
    known = value.second if isinstance(value, DateTime) else None
    second = _filled_second(known, digits, is_high=is_high)
    offset = value.offset if isinstance(value, DateTime) else None
    if offset is None:
        offset = _WESTERNMOST if is_high else _EASTERNMOST
    return DateTime(parts[: min(count, 5)], second if count > 5 else None, offset)  # noqa: PLR2004 (five parts before the second)


def _filled_date(parts: tuple[int, ...], *, is_high: bool) -> tuple[int, ...]:
    """Complete a date to the minute.

    An hour without minutes counts as that whole hour, as the official suite has it; FHIR always
    has minutes.
    """
    year, month, *rest = parts if len(parts) > 1 else (parts[0], 12 if is_high else 1)
    last_day = monthrange(year, month)[1]
    day, *clock = rest or [last_day if is_high else 1]
    hour, *minutes = clock or ([23, 59] if is_high else [0, 0])
    return (year, month, day, hour, *(minutes or [0]))


def _filled_second(known: Decimal | None, digits: int, *, is_high: bool) -> Decimal:
    if digits not in _MILLISECOND_DIGITS:
        return Decimal(59 if is_high else 0) if known is None else Decimal(int(known))
    if known is None:
        return Decimal("59.999" if is_high else "0.000")
    whole_seconds = known == known.to_integral_value() and known.as_tuple().exponent == 0
    if whole_seconds and is_high:
        return known + Decimal("0.999")
    return known.quantize(Decimal("0.001"), rounding=ROUND_DOWN)


def _bound_of_time(value: Time, digits: int, *, is_high: bool) -> Time | None:
    count = _TIME_DIGITS.get(digits)
    if count is None:
        return None
    hour, minute = (*value.parts, 59 if is_high else 0)[:2]
    second = _filled_second(value.second, digits, is_high=is_high) if count > 2 else None  # noqa: PLR2004 (hour and minute)
    return Time((hour, minute)[:count], second)


def _precision(elements: Collection, _run: Run) -> Collection:
    value = single(elements)
    if value is None:
        return []
    if isinstance(value, Date | DateTime | Time):
        return [sum(character.isdecimal() for character in _without_offset(value))]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        exponent = Decimal(value).as_tuple().exponent
        return [max(0, -exponent) if isinstance(exponent, int) else 0]
    raise TypeMismatchError("a number, date or time is needed")


def _without_offset(value: Temporal) -> str:
    if isinstance(value, DateTime):
        return str(DateTime(value.parts, value.second))
    return str(value)


def _comparable(elements: Collection, _run: Run, other: Collection) -> Collection:
    ours, theirs = single(elements), single(other)
    if ours is None or theirs is None:
        return []
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        raise TypeMismatchError("two quantities are needed")
    return [quantities.are_comparable(ours, theirs)]


def _low(elements: Collection, _run: Run, precision: Collection = ()) -> Collection:
    return _boundary(elements, precision, is_high=False)


def _high(elements: Collection, _run: Run, precision: Collection = ()) -> Collection:
    return _boundary(elements, precision, is_high=True)


TABLE: dict[str, Function] = {
    "lowBoundary": of_values(_low, 0, 1),
    "highBoundary": of_values(_high, 0, 1),
    "precision": of_values(_precision),
    "comparable": of_values(_comparable, 1),
}
