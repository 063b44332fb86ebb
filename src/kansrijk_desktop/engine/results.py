"""What an expression came to, as the engine needs it: a truth, a text, or values of an item."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.expressions import Collection, Element, typed_json
from kansrijk_desktop.engine.items import Item, Limits
from kansrijk_desktop.fhir.elements import as_object, codings, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_DATE_LENGTH = 10
_PRECISION = Context(prec=18)  # FHIR R4, Datatypes, decimal: at least 18 digits are kept by all
_TYPE_OF_ITEM = {
    "boolean": "Boolean",
    "decimal": "Decimal",
    "integer": "Integer",
    "date": "Date",
    "dateTime": "DateTime",
    "time": "Time",
    "string": "String",
    "text": "String",
    "url": "Uri",
    "attachment": "Attachment",
    "reference": "Reference",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What an expression came to."""

    elements: Collection

    @property
    def is_true(self) -> bool:
        """Whether it is exactly true; empty is not."""
        return len(self.elements) == 1 and plain_json(self.elements[0]) is True

    @property
    def is_false(self) -> bool:
        """Whether it is exactly false; empty is not."""
        return len(self.elements) == 1 and plain_json(self.elements[0]) is False

    @property
    def text(self) -> str:
        """It as one text; empty when there is nothing."""
        shown = (plain_json(element) for element in self.elements)
        return ", ".join(str(one) for one in shown if isinstance(one, str | int | Decimal))

    def values(self, item: Item) -> tuple[Value, ...]:
        """It as answers of an item; what the item cannot hold is left out."""
        found = (value_for(item, plain_json(element)) for element in self.elements)
        values = tuple(value for value in found if value is not None)
        return values if item.repeats else values[:1]


def plain_json(element: Element) -> JsonValue:
    """Return an element as FHIR JSON."""
    json: JsonValue = typed_json(element)[1]
    return json


def value_for(item: Item, json: JsonValue) -> Value | None:
    """Fit a computed value to the type of an item; None where it does not fit."""
    if json is None:
        return None
    if item.type in {"choice", "open-choice"}:
        return _choice(item, json)
    if item.type == "quantity":
        return _quantity_for(item, json)
    kind = _TYPE_OF_ITEM.get(item.type)
    return None if kind is None else _FITTINGS[kind](kind, json)


def option_value(element: Element) -> Value | None:
    """Return an element as an answer to choose; None for what no option can be (FHIR R4)."""
    kind, json = typed_json(element)
    if isinstance(json, dict):
        concept = codings(json)
        if kind in {None, "Coding", "CodeableConcept"} and (concept or "code" in json):
            return Value("Coding", concept[0] if concept else json)
        return Value("Reference", json) if kind == "Reference" else None
    if isinstance(json, str):
        return Value({"date": "Date", "time": "Time"}.get(kind or "", "String"), json)
    return Value("Integer", json) if kind == "integer" else None


def with_computed(item: Item, results: Iterable[tuple[str, Result | None]]) -> Limits:
    """Return the limits of an item with those that expressions gave; the fixed ones otherwise."""
    computed: dict[str, Any] = {}
    for name, result in results:
        json = None if result is None or not result.elements else plain_json(result.elements[0])
        if name in {"minimum", "maximum"}:
            found: object = value_for(item, json)
        else:
            found = json if isinstance(json, int) and not isinstance(json, bool) else None
        if found is not None:
            computed[name] = found
    return replace(item.limits, **computed)


def _truth(kind: str, json: JsonValue) -> Value | None:
    return Value(kind, json) if isinstance(json, bool) else None


def _structure(kind: str, json: JsonValue) -> Value | None:
    return Value(kind, json) if isinstance(json, dict) else None


def _words(kind: str, json: JsonValue) -> Value | None:
    written = _as_text(json)
    return Value(kind, written) if written else None


def _number(kind: str, json: JsonValue) -> Value | None:
    if isinstance(json, dict):
        json = json.get("value")
    if isinstance(json, bool) or not isinstance(json, int | Decimal):
        return None
    if kind == "Integer":
        return Value(kind, int(json)) if json == int(json) else None
    return Value(kind, _PRECISION.plus(json) if isinstance(json, Decimal) else json)


def _quantity_for(item: Item, json: JsonValue) -> Value | None:
    if isinstance(json, dict):
        return Value("Quantity", json)
    if isinstance(json, bool) or not isinstance(json, int | Decimal):
        return None
    unit = as_object(item.units[0].json) if item.units else {}
    quantity: JsonObject = {"value": json}
    parts = {
        "unit": text(unit, "display"),
        "system": text(unit, "system"),
        "code": text(unit, "code"),
    }
    return Value("Quantity", quantity | {key: part for key, part in parts.items() if part})


def _choice(item: Item, json: JsonValue) -> Value | None:
    """A coding stands for itself; a code or label for the option that has it."""
    if isinstance(json, dict):
        codings = json.get("coding")
        return Value("Coding", codings[0] if isinstance(codings, list) and codings else json)
    option = item.option_named(json)
    if option is not None:
        return option.value
    return Value("String", json) if item.is_open and isinstance(json, str) else None


def _as_text(json: JsonValue) -> str:
    if isinstance(json, dict):
        return text(json, "display") or text(json, "code")
    if isinstance(json, bool):
        return "true" if json else "false"
    return str(json) if isinstance(json, str | int | Decimal) else ""


def _moment(kind: str, json: JsonValue) -> Value | None:
    """Keep also what is no date or time, as other engines do: it is shown as a wrong answer."""
    if not isinstance(json, str) or not json:
        return None
    return Value(kind, json[:_DATE_LENGTH] if kind == "Date" else json.removeprefix("T"))


_FITTINGS: dict[str, Callable[[str, JsonValue], Value | None]] = {
    "Boolean": _truth,
    "Integer": _number,
    "Decimal": _number,
    "Date": _moment,
    "DateTime": _moment,
    "Time": _moment,
    "String": _words,
    "Uri": _words,
    "Attachment": _structure,
    "Reference": _structure,
}
