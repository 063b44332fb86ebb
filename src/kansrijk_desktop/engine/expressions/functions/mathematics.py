"""abs, round, sqrt, ln and the like (FHIRPath N1, 5.7), in exact decimals."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from kansrijk_desktop.engine.expressions import decimals
from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.values import number, single, whole

_MOST_DIGITS = 28


def _abs(elements: Collection, _run: Run) -> Collection:
    value = single(elements)
    if isinstance(value, Quantity):
        return [Quantity(value.value.copy_abs(), value.unit)]
    amount = number(elements)
    if amount is None:
        return []
    return [amount.copy_abs() if isinstance(amount, Decimal) else abs(amount)]


def _to_whole(rounding: str) -> Function:
    def convert(elements: Collection, _run: Run) -> Collection:
        value = single(elements)
        if isinstance(value, Quantity):
            return [Quantity(value.value.to_integral_value(rounding), value.unit)]
        amount = number(elements)
        if amount is None:
            return []
        return [decimals.whole(int(Decimal(amount).to_integral_value(rounding)))]

    return of_values(convert)


def _round(elements: Collection, _run: Run, precision: Collection = ()) -> Collection:
    value, digits = single(elements), whole(precision) or 0
    if digits < 0:
        raise TypeMismatchError("round() to fewer than 0 decimals")
    if isinstance(value, Quantity):
        return [Quantity(_rounded(value.value, digits), value.unit)]
    amount = number(elements)
    if amount is None:
        return []
    return [_rounded(amount, digits) if isinstance(amount, Decimal) else amount]


def _rounded(value: Decimal, digits: int) -> Decimal:
    exponent = value.as_tuple().exponent
    if digits > _MOST_DIGITS or (isinstance(exponent, int) and -exponent <= digits):
        return value
    return decimals.rounded(value, digits, ROUND_HALF_UP)


def _of_decimal(work: Callable[[Decimal], Decimal | None]) -> Function:
    def convert(elements: Collection, _run: Run) -> Collection:
        value = number(elements)
        result = None if value is None else work(Decimal(value))
        return [] if result is None else [result]

    return of_values(convert)


def _square_root(value: Decimal) -> Decimal | None:
    return None if value < 0 else decimals.square_root(value)


def _natural_logarithm(value: Decimal) -> Decimal | None:
    return None if value <= 0 else decimals.natural_logarithm(value)


def _logarithm(elements: Collection, _run: Run, base: Collection) -> Collection:
    value, to_base = number(elements), number(base)
    if value is None or to_base is None or value <= 0 or to_base <= 0 or to_base == 1:
        return []
    return [decimals.logarithm(Decimal(value), Decimal(to_base))]


def _power(elements: Collection, _run: Run, exponent: Collection) -> Collection:
    base, power = number(elements), number(exponent)
    if base is None or power is None:
        return []
    if power == 0:
        return [1 if isinstance(base, int) else Decimal(1)]
    is_whole = Decimal(power) == Decimal(power).to_integral_value()
    if (base == 0 and power < 0) or (base < 0 and not is_whole):
        return []
    result = decimals.power(Decimal(base), Decimal(power))
    if isinstance(base, int) and isinstance(power, int) and power > 0:
        return [decimals.whole(int(result))]
    return [result]


TABLE: dict[str, Function] = {
    "abs": of_values(_abs),
    "ceiling": _to_whole(ROUND_CEILING),
    "floor": _to_whole(ROUND_FLOOR),
    "truncate": _to_whole(ROUND_DOWN),
    "round": of_values(_round, 0, 1),
    "sqrt": _of_decimal(_square_root),
    "exp": _of_decimal(decimals.exponential),
    "ln": _of_decimal(_natural_logarithm),
    "log": of_values(_logarithm, 1),
    "power": of_values(_power, 1),
}
