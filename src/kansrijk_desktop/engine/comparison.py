"""Compare two values as enableWhen and the limits of a question need it.

A comparison that cannot be decided (a year against a day, kilos against metres) gives None, and
None is never taken for true.
"""

from decimal import Decimal, InvalidOperation

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.expressions import quantities, temporal
from kansrijk_desktop.engine.expressions.temporal import Time, parse_date_time, parse_time
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonValue

_NUMBERS = ("Integer", "Decimal")
_MOMENTS = ("Date", "DateTime", "Time", "Instant")
_TEXTS = ("String", "Uri", "Url", "Text")


def are_equal(left: Value, right: Value) -> bool | None:
    """Tell whether two values mean the same."""
    if left.type == "Coding" or right.type == "Coding":
        return _codings_equal(left, right)
    if left.type == "Reference" and right.type == "Reference":
        return text(as_object(left.json), "reference") == text(as_object(right.json), "reference")
    order = compare(left, right)
    if order is not None:
        return order == 0
    if left.type in _MOMENTS and right.type in _MOMENTS:
        return None
    return left.type == right.type and left.json == right.json


def compare(left: Value, right: Value) -> int | None:
    """Return -1, 0 or 1 as left stands before, at or after right; None when undecided."""
    if left.type == "Quantity" or right.type == "Quantity":
        return _compare_quantities(left, right)
    if left.type in _NUMBERS and right.type in _NUMBERS:
        return _order_numbers(_number(left.json), _number(right.json))
    if left.type in _MOMENTS and right.type in _MOMENTS:
        return _compare_moments(left, right)
    if left.type in _TEXTS and right.type in _TEXTS:
        return _order(str(left.json), str(right.json))
    return None


def is_moment(kind: str, written: str) -> bool:
    """Tell whether a text is a date or time that exists; 30 February does not."""
    return _moment(Value(kind, written)) is not None


def _codings_equal(left: Value, right: Value) -> bool:
    if left.type != right.type:
        coding, other = (left, right) if left.type == "Coding" else (right, left)
        return isinstance(other.json, str) and other.json in {coding.code, coding.label}
    mine, theirs = as_object(left.json), as_object(right.json)
    code = mine.get("code")
    if code != theirs.get("code"):
        return False
    system, other_system = mine.get("system"), theirs.get("system")
    if not code:
        return left.label == right.label and system == other_system
    return system == other_system or not system or not other_system


def _compare_quantities(left: Value, right: Value) -> int | None:
    first, second = _quantity(left), _quantity(right)
    if first is None or second is None:
        return None
    return quantities.compare(first, second)


def _quantity(value: Value) -> quantities.Quantity | None:
    """Read a quantity; a bare number has no unit. Without a UCUM code only like units compare."""
    quantity = as_object(value.json) if value.type == "Quantity" else {"value": value.json}
    number = _number(quantity.get("value"))
    if number is None or "comparator" in quantity:
        return None
    unit = text(quantity, "code") or text(quantity, "unit") or "1"
    return quantities.Quantity(number, unit)


def _compare_moments(left: Value, right: Value) -> int | None:
    """Compare as far as both are precise; beyond that it cannot be known."""
    first, second = _moment(left), _moment(right)
    if first is None or second is None or isinstance(first, Time) is not isinstance(second, Time):
        return None
    return temporal.compare(first, second)


def _moment(value: Value) -> temporal.Temporal | None:
    written = str(value.json)
    return parse_time(written) if value.type == "Time" else parse_date_time(written)


def _number(json: JsonValue) -> Decimal | None:
    if isinstance(json, bool):
        return None
    try:
        return Decimal(json) if isinstance(json, int | Decimal | str) else None
    except InvalidOperation:
        return None


def _order_numbers(left: Decimal | None, right: Decimal | None) -> int | None:
    if left is None or right is None:
        return None
    return (left > right) - (left < right)


def _order(left: str, right: str) -> int:
    return (left > right) - (left < right)
