"""From elements to plain values: singletons, booleans, numbers, strings."""

from decimal import Decimal
from typing import TypeAlias

from kansrijk_desktop.engine.expressions.environment import Collection, Element
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.model import QUANTITY_TYPES
from kansrijk_desktop.engine.expressions.nodes import Json, Node
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import (
    Date,
    DateTime,
    Time,
    parse_date,
    parse_date_time,
    parse_time,
)
from kansrijk_desktop.engine.expressions.units import calendar_unit

Plain: TypeAlias = bool | int | Decimal | str | Date | DateTime | Time | Quantity | Node
"""A value of FHIRPath; a Node only where it is neither a primitive nor a quantity."""

_UCUM = "http://unitsofmeasure.org"
_CALENDAR_OF_CODE = {
    "a": "year",
    "mo": "month",
}  # FHIR R4, FHIRPath supplement: implicit conversion


def plain(element: Element) -> Plain | None:
    """Return the value of an element; None where a primitive has extensions only."""
    if type(element) is not Node:
        return element
    json = element.json
    kind = type(json)
    if kind is str:
        return _plain_text(json, element.type)
    if kind is dict:
        return _plain_structure(element)
    if kind is float:
        return Decimal(repr(json))
    if element.type == "decimal" and kind is int:
        return Decimal(json)
    value: Plain | None = json if kind in {bool, int, Decimal} else None
    return value


def _plain_text(text: str, type_name: str | None) -> Plain:
    value: Plain | None = None
    if type_name == "date":
        value = parse_date(text)
    elif type_name in {"dateTime", "instant"}:
        value = parse_date_time(text)
    elif type_name == "time":
        value = parse_time(text)
    return text if value is None else value


def _plain_structure(node: Node) -> Plain:
    json = node.json
    if node.type in QUANTITY_TYPES or (
        node.type is None and json.get("system") == _UCUM and "value" in json
    ):
        return quantity_of(json) or node
    return node


def quantity_of(json: Json) -> Quantity | None:
    """Read a FHIR Quantity; None without a value, or with a comparator such as `<`."""
    amount = json.get("value")
    if type(amount) not in {int, Decimal, float} or json.get("comparator") is not None:
        return None
    code = json.get("code") if json.get("system") == _UCUM else None
    unit = code or json.get("unit") or json.get("code") or "1"
    if type(unit) is not str:
        return None
    unit = _CALENDAR_OF_CODE.get(unit, unit)
    return Quantity(Decimal(str(amount)), calendar_unit(unit) or unit)


def single(collection: Collection) -> Plain | None:
    """Return the one value of a collection; None for an empty one.

    Raises:
        TypeMismatchError: there are several.
    """
    if not collection:
        return None
    if len(collection) > 1:
        raise TypeMismatchError("several values where one is needed")
    element = collection[0]
    return element if type(element) is not Node else plain(element)


def truth(collection: Collection) -> bool | None:
    """Read a collection as a condition: true, false, or None for empty.

    A single value that is no boolean counts as true (N1, 4.5 singleton evaluation).

    Raises:
        TypeMismatchError: there are several values.
    """
    if not collection:
        return None
    value = single(collection)
    if value is None or type(value) is bool:
        return value
    return True


def boolean(collection: Collection) -> bool | None:
    """Return the one boolean of a collection, None for empty; nothing else passes."""
    value = single(collection)
    if value is None or type(value) is bool:
        return value
    raise TypeMismatchError("a boolean is needed")


def text(collection: Collection) -> str | None:
    """Return the one string of a collection; a date reads as its text."""
    value = single(collection)
    if value is None or type(value) is str:
        return value
    element = collection[0]
    if type(element) is Node and type(element.json) is str:
        return element.json
    raise TypeMismatchError("a string is needed")


def whole(collection: Collection) -> int | None:
    """Return the one whole number of a collection."""
    value = single(collection)
    if value is None or type(value) is int:
        return value
    raise TypeMismatchError("a whole number is needed")


def number(collection: Collection) -> int | Decimal | None:
    """Return the one number of a collection."""
    value = single(collection)
    if value is None or type(value) is int or type(value) is Decimal:
        return value
    raise TypeMismatchError("a number is needed")
