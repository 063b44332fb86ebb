"""toInteger, convertsToInteger and the other conversions (FHIRPath N1, 5.5)."""

import re
from collections.abc import Callable
from decimal import Decimal

from kansrijk_desktop.engine.expressions import quantities
from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.nodes import Node
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import (
    Date,
    DateTime,
    Time,
    parse_date,
    parse_date_time,
    parse_time,
    to_date,
)
from kansrijk_desktop.engine.expressions.units import calendar_unit
from kansrijk_desktop.engine.expressions.values import Plain, single, text

_TRUE = {"true", "t", "yes", "y", "1", "1.0"}
_FALSE = {"false", "f", "no", "n", "0", "0.0"}
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,60}(?:\.\d{1,60})?", re.ASCII)
_QUANTITY = re.compile(rf"({_DECIMAL.pattern})\s*(?:'([^']+)'|([A-Za-z]+))?", re.ASCII)


def _to_boolean(value: Plain) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return bool(value) if value in {0, 1} else None
    if not isinstance(value, str):
        return None
    word = value.lower()
    return word in _TRUE if word in _TRUE | _FALSE else None


def _to_integer(value: Plain) -> int | None:
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return None


def _to_decimal(value: Plain) -> Decimal | None:
    if isinstance(value, bool | int | Decimal):
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    return None


def _to_date(value: Plain) -> Date | None:
    if isinstance(value, DateTime):
        return to_date(value)
    if isinstance(value, str):
        return parse_date(value)
    return value if isinstance(value, Date) else None


def _to_date_time(value: Plain) -> DateTime | None:
    if isinstance(value, Date):
        return DateTime(value.parts)
    if isinstance(value, str):
        return parse_date_time(value)
    return value if isinstance(value, DateTime) else None


def _to_time(value: Plain) -> Time | None:
    if isinstance(value, str):
        return parse_time(value)
    return value if isinstance(value, Time) else None


def _to_quantity(value: Plain) -> Quantity | None:
    if isinstance(value, bool | int | Decimal):
        return Quantity(Decimal(value))
    if isinstance(value, str):
        return _quantity_from_text(value)
    return value if isinstance(value, Quantity) else None


def _quantity_from_text(value: str) -> Quantity | None:
    match = _QUANTITY.fullmatch(value)
    if match is None:
        return None
    unit = match[2] or "1"
    if match[3] is not None:
        word = calendar_unit(match[3])
        if word is None:
            return None
        unit = word
    return Quantity(Decimal(match[1]), calendar_unit(unit) or unit)


def _to_text(value: Plain) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if isinstance(value, Node) else str(value)


def _text_of(elements: Collection) -> str | None:
    value = single(elements)
    if value is None:
        return None
    first = elements[0]
    if isinstance(first, Node) and isinstance(first.json, str):
        return first.json  # a date reads as it was written
    return _to_text(value)


def _to_string(elements: Collection, run: Run) -> Collection:
    value = _text_of(elements)
    return [] if value is None else [run.check_text(value)]


def _in_unit(elements: Collection, _run: Run, unit: Collection = ()) -> Collection:
    value = single(elements)
    quantity = None if value is None else _to_quantity(value)
    wanted = text(unit)
    if quantity is None or wanted is None:
        return [] if quantity is None else [quantity]
    target = Quantity(Decimal(1), calendar_unit(wanted) or wanted)
    if not quantities.are_comparable(quantity, target):
        return []
    return [Quantity(quantities.in_unit_of(quantity, target), target.unit)]


def _converting(convert: Callable[[Plain], Element | None]) -> Callable[..., Collection]:
    def work(elements: Collection, _run: Run) -> Collection:
        value = single(elements)
        result = None if value is None else convert(value)
        return [] if result is None else [result]

    return work


def _asking(work: Callable[..., Collection]) -> Callable[..., Collection]:
    """Make convertsToX out of toX."""

    def ask(elements: Collection, run: Run, *arguments: Collection) -> Collection:
        return [bool(work(elements, run, *arguments))] if elements else []

    return ask


_CONVERSIONS: dict[str, Callable[..., Collection]] = {
    "Boolean": _converting(_to_boolean),
    "Integer": _converting(_to_integer),
    "Decimal": _converting(_to_decimal),
    "Date": _converting(_to_date),
    "DateTime": _converting(_to_date_time),
    "Time": _converting(_to_time),
    "Quantity": _in_unit,
    "String": _to_string,
}
_MOST_ARGUMENTS = {"Quantity": 1}

TABLE: dict[str, Function] = {
    **{
        f"to{name}": of_values(work, 0, _MOST_ARGUMENTS.get(name, 0))
        for name, work in _CONVERSIONS.items()
    },
    **{
        f"convertsTo{name}": of_values(_asking(work), 0, _MOST_ARGUMENTS.get(name, 0))
        for name, work in _CONVERSIONS.items()
    },
}
