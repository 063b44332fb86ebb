"""Plus, minus, times, divided by, and & (FHIRPath N1, 6.6)."""

from decimal import ROUND_DOWN, Decimal
from typing import TypeAlias

from kansrijk_desktop.engine.expressions import decimals, durations, quantities
from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.equality import is_number
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import Temporal, Time
from kansrijk_desktop.engine.expressions.units import as_calendar
from kansrijk_desktop.engine.expressions.values import Plain, single, text

Number: TypeAlias = int | Decimal


def plus(left: Collection, right: Collection, run: Run) -> Collection:
    """Add numbers, texts, quantities, or a duration to a date."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    if isinstance(ours, str) and isinstance(theirs, str):
        run.check_length(len(ours) + len(theirs))
        return [run.check_text(ours + theirs)]
    if isinstance(ours, Temporal):
        return _moved(ours, theirs, 1)
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        return _add_quantities(ours, theirs, 1)
    return [add_numbers(*_numbers(ours, theirs))]


def minus(left: Collection, right: Collection, _run: Run) -> Collection:
    """Subtract numbers, quantities, or a duration from a date."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    if isinstance(ours, Temporal):
        return _moved(ours, theirs, -1)
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        return _add_quantities(ours, theirs, -1)
    first, second = _numbers(ours, theirs)
    return [add_numbers(first, _negated(second))]


def times(left: Collection, right: Collection, _run: Run) -> Collection:
    """Multiply numbers or quantities."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        return [quantities.multiply(_quantity(ours), _quantity(theirs))]
    first, second = _numbers(ours, theirs)
    if isinstance(first, int) and isinstance(second, int):
        return [decimals.whole(first * second)]
    return [decimals.multiply(Decimal(first), Decimal(second))]


def divided(left: Collection, right: Collection, _run: Run) -> Collection:
    """Divide; by 0 gives nothing."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        divisor = _quantity(theirs)
        return [quantities.divide(_quantity(ours), divisor)] if divisor.value else []
    first, second = _numbers(ours, theirs)
    return [decimals.divide(Decimal(first), Decimal(second))] if second else []


def whole_division(left: Collection, right: Collection, _run: Run) -> Collection:
    """Divide and drop the fraction (towards zero)."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    first, second = _numbers(ours, theirs)
    if not second:
        return []
    quotient = decimals.divide(Decimal(first), Decimal(second))
    return [decimals.whole(int(quotient.to_integral_value(ROUND_DOWN)))]


def remainder(left: Collection, right: Collection, _run: Run) -> Collection:
    """Return what whole division leaves."""
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    first, second = _numbers(ours, theirs)
    if not second:
        return []
    rest = decimals.remainder(Decimal(first), Decimal(second))
    both_whole = isinstance(first, int) and isinstance(second, int)
    return [int(rest) if both_whole else rest]


def joined(left: Collection, right: Collection, run: Run) -> Collection:
    """Join two texts; nothing counts as an empty text."""
    ours, theirs = text(left) or "", text(right) or ""
    run.check_length(len(ours) + len(theirs))
    return [run.check_text(ours + theirs)]


def negative(operand: Collection, _run: Run) -> Collection:
    """Change the sign of a number or quantity."""
    value = single(operand)
    if value is None:
        return []
    if isinstance(value, Quantity):
        return [Quantity(value.value.copy_negate(), value.unit)]
    return [_negated(_number(value))]


def positive(operand: Collection, _run: Run) -> Collection:
    """Return a number or quantity as it is."""
    value = single(operand)
    if value is None:
        return []
    return [value if isinstance(value, Quantity) else _number(value)]


def add_numbers(left: Number, right: Number) -> Number:
    """Add two numbers; whole numbers stay whole."""
    if isinstance(left, int) and isinstance(right, int):
        return decimals.whole(left + right)
    return decimals.add(Decimal(left), Decimal(right))


def add_quantities(left: Quantity, right: Quantity) -> Quantity:
    """Add in the unit of the left one.

    Raises:
        TypeMismatchError: the units have nothing in common.
    """
    if not quantities.are_comparable(left, right):
        raise TypeMismatchError("quantities whose units have nothing in common")
    return Quantity(decimals.add(left.value, quantities.in_unit_of(right, left)), left.unit)


def _add_quantities(left: Plain, right: Plain, sign: int) -> Collection:
    ours, theirs = _quantity(left), _quantity(right)
    amount = theirs.value if sign > 0 else theirs.value.copy_negate()
    return [add_quantities(ours, Quantity(amount, theirs.unit))]


def _moved(start: Temporal, duration: Plain, sign: int) -> Collection:
    if not isinstance(duration, Quantity):
        raise TypeMismatchError("a date can only be moved by a duration such as `7 days`")
    unit = as_calendar(duration.unit)
    is_clock_unit = unit in {"hour", "minute", "second", "millisecond"}
    if unit is None or (isinstance(start, Time) and not is_clock_unit):
        raise TypeMismatchError("no unit that can be added to a date or time")
    moved = durations.add(start, duration.value * sign, unit)
    return [] if moved is None else [moved]


def _quantity(value: Plain) -> Quantity:
    return value if isinstance(value, Quantity) else Quantity(Decimal(_number(value)))


def _number(value: Plain) -> Number:
    if not is_number(value):
        raise TypeMismatchError("a number is needed")
    return value  # type: ignore[return-value]  # is_number has seen it


def _negated(value: Number) -> Number:
    # copy_negate, because a minus sign rounds to the thread's own precision.
    return -value if isinstance(value, int) else value.copy_negate()


def _numbers(left: Plain, right: Plain) -> tuple[Number, Number]:
    return _number(left), _number(right)
