"""sum, min, max and avg: exact, and empty over nothing.

The specification starts sum() at 0; node's fhirpath gives nothing, and so do we: a form nobody
filled in must not show the score of a form full of noughts.
"""

from decimal import Decimal

from kansrijk_desktop.engine.expressions import decimals
from kansrijk_desktop.engine.expressions.arithmetic import add_numbers, add_quantities
from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.equality import order_elements
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.functions.registry import of_values
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.values import plain


def _sum(elements: Collection, run: Run) -> Collection:
    if not elements:
        return []
    run.spend(len(elements))
    total = _amount(plain(elements[0]))
    for element in elements[1:]:
        value = _amount(plain(element))
        if isinstance(total, Quantity) and isinstance(value, Quantity):
            total = add_quantities(total, value)
        elif isinstance(total, Quantity) or isinstance(value, Quantity):
            raise TypeMismatchError("sum() of numbers and quantities")
        else:
            total = add_numbers(total, value)
    return [total]


def _amount(value: object) -> int | Decimal | Quantity:
    if isinstance(value, int | Decimal | Quantity) and not isinstance(value, bool):
        return value
    raise TypeMismatchError("sum() of something that is no number")


def _average(elements: Collection, run: Run) -> Collection:
    total = _sum(elements, run)
    if not total:
        return []
    amount, count = total[0], Decimal(len(elements))
    if isinstance(amount, Quantity):
        return [Quantity(decimals.divide(amount.value, count), amount.unit)]
    return [decimals.divide(Decimal(amount), count)]  # type: ignore[arg-type]  # _sum gives numbers


def _extreme(elements: Collection, run: Run, wanted: int) -> Collection:
    run.spend(len(elements))
    best = elements[:1]
    for element in elements[1:]:
        order = order_elements(element, best[0])
        if order is None:
            return []
        if order == wanted:
            best = [element]
    return best


TABLE = {
    "sum": of_values(_sum),
    "avg": of_values(_average),
    "min": of_values(lambda elements, run: _extreme(elements, run, -1)),
    "max": of_values(lambda elements, run: _extreme(elements, run, 1)),
}
