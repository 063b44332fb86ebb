"""Equal, equivalent, less and greater (FHIRPath N1, 6.1 and 6.2)."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from kansrijk_desktop.engine.expressions import decimals, quantities, temporal
from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.nodes import Json, Node
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import (
    Date,
    DateTime,
    Temporal,
    Time,
    parse_date_time,
    parse_time,
)
from kansrijk_desktop.engine.expressions.values import Plain, plain, single

Number: TypeAlias = int | Decimal
Key: TypeAlias = tuple[object, ...]


def is_number(value: Plain | None) -> bool:
    """Tell whether a value is a number; a boolean is none."""
    return type(value) is int or type(value) is Decimal


def equal(left: Collection, right: Collection, run: Run) -> bool | None:
    """Compare two collections in order; None where either is empty or the answer is open."""
    if not left or not right:
        return None
    if len(left) != len(right):
        return False
    run.spend(len(left))
    answer: bool | None = True
    for ours, theirs in zip(left, right, strict=True):
        same = equal_elements(ours, theirs, run)
        if same is False:
            return False
        if same is None:
            answer = None
    return answer


def equal_elements(ours: Element, theirs: Element, run: Run) -> bool | None:
    """Compare two elements; None where precision or unit leaves the answer open."""
    left, right = _alike(ours, theirs)
    if left is None or right is None:
        return None
    if type(left) is str or type(right) is str:
        return type(left) is type(right) and left == right
    if _is_amount(left) and _is_amount(right):
        order = quantities.compare(_as_quantity(left), _as_quantity(right))
        return None if order is None else order == 0
    if isinstance(left, Temporal) and isinstance(right, Temporal):
        return _equal_temporals(left, right)
    if isinstance(left, Node) and isinstance(right, Node):
        return freeze(left.json, run) == freeze(right.json, run)
    return type(left) is type(right) and left == right


def _equal_temporals(left: Temporal, right: Temporal) -> bool | None:
    if isinstance(left, Time) is not isinstance(right, Time):
        return False
    order = temporal.compare(left, right)
    return None if order is None else order == 0


def _alike(ours: Element, theirs: Element) -> tuple[Plain | None, Plain | None]:
    """Return two plain values; text of no known type is read as a date beside a date."""
    left = plain(ours) if type(ours) is Node else ours
    right = plain(theirs) if type(theirs) is Node else theirs
    if type(left) is str and isinstance(right, Temporal):
        return _as_temporal(ours, left, right), right
    if type(right) is str and isinstance(left, Temporal):
        return left, _as_temporal(theirs, right, left)
    return left, right


def _as_temporal(element: Element, text: str, beside: Temporal) -> Plain:
    if type(element) is not Node or element.type is not None:
        return text
    read: Callable[[str], Temporal | None]
    read = parse_time if isinstance(beside, Time) else parse_date_time
    return read(text) or text


def freeze(json: Json, run: Run) -> object:
    """Return a hashable copy that is equal exactly when the JSON is; `true` is not 1."""
    run.spend(1)
    if type(json) is dict:
        return frozenset((name, freeze(value, run)) for name, value in json.items())
    if type(json) is list:
        return tuple(freeze(value, run) for value in json)
    return ("boolean", json) if type(json) is bool else json


def key(element: Element, run: Run) -> object:
    """Return what two elements share exactly when `=` says they are equal."""
    value = plain(element)
    if type(value) is str or is_number(value):
        return value
    if isinstance(value, Quantity):
        return quantities.key(value)
    if isinstance(value, Temporal):
        return temporal.key(value)
    if isinstance(value, Node):
        return ("node", freeze(value.json, run))
    if value is None:
        return ("nothing", id(element))
    return ("boolean", value)


def equivalent(left: Collection, right: Collection, run: Run) -> bool:
    """Compare loosely: order, case, white space and surplus precision do not count."""
    if len(left) != len(right):
        return False
    if len(left) == 1:
        return equivalent_elements(left[0], right[0], run)
    remaining = list(right)
    for ours in left:
        for place, theirs in enumerate(remaining):
            run.spend(1)
            if equivalent_elements(ours, theirs, run):
                del remaining[place]
                break
        else:
            return False
    return True


def equivalent_elements(ours: Element, theirs: Element, run: Run) -> bool:
    """Compare two elements loosely."""
    left, right = _alike(ours, theirs)
    if isinstance(left, str) and isinstance(right, str):
        return _folded(left, run) == _folded(right, run)
    if _is_amount(left) and _is_amount(right):
        return _equivalent_amounts(left, right)
    if isinstance(left, Node) and isinstance(right, Node):
        return _equivalent_json(left.json, right.json, run)
    return equal_elements(ours, theirs, run) is True


def _folded(text: str, run: Run) -> str:
    run.spend(len(text) // 64)
    return " ".join(text.casefold().split())


def _is_amount(value: Plain | None) -> bool:
    return is_number(value) or isinstance(value, Quantity)


def _equivalent_amounts(left: Plain | None, right: Plain | None) -> bool:
    ours, theirs = _as_quantity(left), _as_quantity(right)
    if not quantities.are_comparable(ours, theirs):
        return False
    converted = quantities.in_unit_of(theirs, ours)
    digits = min(
        _digits(ours.value), _digits(theirs.value if ours.unit == theirs.unit else converted)
    )
    return _rounded(ours.value, digits) == _rounded(converted, digits)


def _as_quantity(value: Plain | None) -> Quantity:
    if isinstance(value, Quantity):
        return value
    return Quantity(Decimal(value))  # type: ignore[arg-type]  # _is_amount has seen it


def _digits(value: Decimal) -> int:
    """Count the decimals, without trailing zeros."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, digits: int) -> Decimal:
    return decimals.rounded(value, digits, ROUND_HALF_UP)


def _equivalent_json(left: Json, right: Json, run: Run) -> bool:
    if type(left) is dict and type(right) is dict:
        if left.keys() != right.keys():
            return False
        return all(_equivalent_json(left[name], right[name], run) for name in left)
    if type(left) is list and type(right) is list:
        return equivalent([Node(one) for one in left], [Node(one) for one in right], run)
    run.spend(1)
    if type(left) in {dict, list} or type(right) in {dict, list}:
        return False
    return equivalent_elements(Node(left), Node(right), run)


def order(left: Collection, right: Collection) -> int | None:
    """Compare two single values: -1, 0, 1, or None where the answer is open.

    Raises:
        TypeMismatchError: several values, or values that cannot be ordered.
    """
    if single(left) is None or single(right) is None:
        return None
    return order_elements(left[0], right[0])


def order_elements(ours: Element, theirs: Element) -> int | None:
    """Compare two elements: -1, 0, 1, or None where the answer is open."""
    left, right = _alike(ours, theirs)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if type(left) is not bool and type(right) is not bool:
        if isinstance(left, int | Decimal) and isinstance(right, int | Decimal):
            return (left > right) - (left < right)
        if _is_amount(left) and _is_amount(right):
            return quantities.compare(_as_quantity(left), _as_quantity(right))
        if isinstance(left, Temporal) and isinstance(right, Temporal):
            return _order_temporals(left, right)
    raise TypeMismatchError("these two values cannot be compared")


def _order_temporals(left: Temporal, right: Temporal) -> int | None:
    if isinstance(left, Date | DateTime) is not isinstance(right, Date | DateTime):
        raise TypeMismatchError("a time of day cannot be compared with a date")
    return temporal.compare(left, right)
