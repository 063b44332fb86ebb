"""Turn the result of an expression into FHIR JSON with its type."""

from decimal import Decimal

from kansrijk_desktop.engine.expressions.environment import Element
from kansrijk_desktop.engine.expressions.functions.kinds import fhir_type
from kansrijk_desktop.engine.expressions.nodes import Json, Node
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Time
from kansrijk_desktop.engine.expressions.units import CALENDAR_UNITS

_UCUM = "http://unitsofmeasure.org"
_TYPES: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    Decimal: "decimal",
    str: "string",
    Date: "date",
    DateTime: "dateTime",
    Time: "time",
    Quantity: "Quantity",
}
_CODE_OF_CALENDAR = {
    "year": "a", "month": "mo", "week": "wk", "day": "d", "hour": "h", "minute": "min",
    "second": "s", "millisecond": "ms",
}  # fmt: skip


def typed_json(element: Element) -> tuple[str | None, Json]:
    """Return the FHIR type of an element and its JSON, as `value[x]` of an answer takes them.

    The type is None where neither the JSON nor its place tells.
    """
    if isinstance(element, Node):
        return fhir_type(element), element.json
    name = _TYPES[type(element)]
    if isinstance(element, Quantity):
        return name, _quantity_json(element)
    return name, str(element) if isinstance(element, Date | DateTime | Time) else element


def _quantity_json(quantity: Quantity) -> Json:
    if quantity.unit == "1":
        return {"value": quantity.value}
    unit = quantity.unit
    code = _CODE_OF_CALENDAR[unit] if unit in CALENDAR_UNITS else unit
    return {"value": quantity.value, "unit": unit, "system": _UCUM, "code": code}
