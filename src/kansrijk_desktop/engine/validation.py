"""What is missing or wrong in an answer, and why: a code and a Dutch message."""

import base64
import binascii
import re
from collections.abc import Iterator
from decimal import Decimal

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.comparison import compare, is_moment
from kansrijk_desktop.engine.expressions.model import is_kind_of
from kansrijk_desktop.engine.items import Item, Limits
from kansrijk_desktop.engine.patterns import matches
from kansrijk_desktop.engine.state import Problem
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject

_ALLOWED_TYPES = {
    "boolean": ("Boolean",),
    "decimal": ("Decimal", "Integer"),
    "integer": ("Integer",),
    "date": ("Date",),
    "dateTime": ("DateTime", "Date"),
    "time": ("Time",),
    "string": ("String",),
    "text": ("String",),
    "url": ("Uri", "Url"),
    "choice": ("Coding", "String", "Integer", "Date", "Time", "Reference"),
    "open-choice": ("Coding", "String", "Integer", "Date", "Time", "Reference"),
    "attachment": ("Attachment",),
    "reference": ("Reference",),
    "quantity": ("Quantity",),
}
_FORMATS = {
    "Date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "DateTime": re.compile(
        r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?"
    ),
    "Time": re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?"),
    "Uri": re.compile(r"\S+"),
    "Url": re.compile(r"\S+"),
}
_MOMENTS = ("Date", "DateTime", "Time")
# FHIR R4, References, regular expression of a RESTful reference, a little wider in front.
_REFERENCE = re.compile(
    r"(https?://[A-Za-z0-9\-./:%$~_@]+/)?(?P<type>[A-Z][A-Za-z]+)/[A-Za-z0-9\-.]{1,64}"
    r"(/_history/[A-Za-z0-9\-.]{1,64})?"
)
_LARGEST = 2**31 - 1  # FHIR R4, Datatypes, integer: 32 bits
_REQUIRED = Problem("required", "Deze vraag is nog niet beantwoord.")
_WRONG_TYPE = Problem("type", "Dit antwoord is van een ander soort dan de vraag vraagt.")
_OTHER_UNIT = Problem("unit", "Deze eenheid past niet bij de grenzen van de vraag.")
_NO_LIST = Problem(
    "unknown-list", "De keuzelijst van deze vraag is hier niet te toetsen.", is_error=False
)
_LIST_NOT_ALLOWED = Problem("list", "Bij dit soort vraag hoort in FHIR R4 geen keuzelijst.")
_WRONG_OPTION = Problem("option", "Dit antwoord staat niet in de keuzelijst.")


def problems_of(
    item: Item, values: tuple[Value, ...], *, is_missed: bool, limits: Limits | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the answers of one item that is asked.

    `limits` are those that hold now where some are computed; `is_missed` says that it has to be
    answered and has neither an answer nor a reason for none.
    """
    if is_missed:
        return (_REQUIRED,)
    return (
        tuple(_problems(item, values, limits or item.limits)) if values and item.is_question else ()
    )


def _problems(item: Item, values: tuple[Value, ...], limits: Limits) -> Iterator[Problem]:
    yield from _count_problems(item, limits, len(values))
    for value in values:
        yield from _value_problems(item, limits, value)


def _count_problems(item: Item, limits: Limits, count: int) -> Iterator[Problem]:
    most = limits.maximum_count if item.repeats else 1
    if most is not None and count > most:
        yield Problem("too-many", f"Er zijn {count} antwoorden; er mag hoogstens {most} zijn.")
    least = limits.minimum_count
    if least is not None and count < least:
        yield Problem("too-few", f"Er is {count} antwoord; er zijn er minstens {least} nodig.")


def _value_problems(item: Item, limits: Limits, value: Value) -> Iterator[Problem]:
    if value.type not in _allowed_types(item) or not _is_well_formed(value):
        yield _WRONG_TYPE
        return
    yield from _list_problems(item, value)
    if isinstance(value.json, str):
        yield from _text_problems(limits, value.json)
    if isinstance(value.json, Decimal):
        yield from _decimal_problems(limits, value.json)
    if isinstance(value.json, dict):
        yield from _structure_problems(item, limits, value.type, value.json)
    yield from _range_problems(limits, value)


def _allowed_types(item: Item) -> tuple[str, ...]:
    if item.type == "choice" and not item.options and item.logic.options_expression is None:
        return ("Coding",)
    return _ALLOWED_TYPES[item.type]


def _list_problems(item: Item, value: Value) -> Iterator[Problem]:
    if not _is_offered(item, value):
        yield _WRONG_OPTION
    if "answerValueSet" in item.raw and not item.options and not item.is_open:
        yield _NO_LIST if item.type == "choice" else _LIST_NOT_ALLOWED


def _is_well_formed(value: Value) -> bool:
    json = value.json
    if value.type == "Boolean":
        return isinstance(json, bool)
    if value.type == "Integer":
        return isinstance(json, int) and not isinstance(json, bool) and abs(json) <= _LARGEST
    if value.type == "Decimal":
        return isinstance(json, int | Decimal) and not isinstance(json, bool)
    if value.type in {"Coding", "Quantity", "Attachment", "Reference"}:
        return isinstance(json, dict)
    shape = _FORMATS.get(value.type)
    if not isinstance(json, str) or (shape is not None and not shape.fullmatch(json)):
        return False
    return value.type not in _MOMENTS or is_moment(value.type, json)


def _is_offered(item: Item, value: Value) -> bool:
    """Tell whether a value is among the options; a form without a list accepts all."""
    if not item.options or (item.is_open and value.type == "String"):
        return True
    if item.is_open and item.type != "open-choice":
        return True
    return item.option_for(value) is not None


def _text_problems(limits: Limits, written: str) -> Iterator[Problem]:
    if limits.maximum_length is not None and len(written) > limits.maximum_length:
        yield Problem(
            "too-long", f"De tekst mag hoogstens {limits.maximum_length} tekens lang zijn."
        )
    if limits.minimum_length is not None and len(written) < limits.minimum_length:
        yield Problem(
            "too-short", f"De tekst moet minstens {limits.minimum_length} tekens lang zijn."
        )
    if limits.pattern and not matches(limits.pattern, written):
        yield Problem("pattern", "De tekst heeft niet de gevraagde vorm.")


def _decimal_problems(limits: Limits, number: Decimal) -> Iterator[Problem]:
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    if limits.decimal_places is not None and places > limits.decimal_places:
        yield Problem(
            "decimals", f"Er mogen hoogstens {limits.decimal_places} cijfers achter de komma staan."
        )


def _range_problems(limits: Limits, value: Value) -> Iterator[Problem]:
    if limits.minimum is not None:
        order = compare(value, limits.minimum)
        if order == -1:
            yield Problem("too-low", f"Dit moet minstens {limits.minimum.label} zijn.")
        if order is None and value.type == "Quantity":
            yield _OTHER_UNIT
    if limits.maximum is not None:
        order = compare(value, limits.maximum)
        if order == 1:
            yield Problem("too-high", f"Dit mag hoogstens {limits.maximum.label} zijn.")
        if order is None and value.type == "Quantity" and limits.minimum is None:
            yield _OTHER_UNIT


def _structure_problems(
    item: Item, limits: Limits, value_type: str, json: JsonObject
) -> Iterator[Problem]:
    if value_type == "Attachment":
        yield from _attachment_problems(limits, json)
    if value_type == "Reference":
        yield from _reference_problems(limits, json)
    if value_type == "Quantity":
        yield from _quantity_problems(item, json)


def _attachment_problems(limits: Limits, attachment: JsonObject) -> Iterator[Problem]:
    kind = text(attachment, "contentType")
    if limits.mime_types and kind not in limits.mime_types:
        yield Problem("mime-type", "Een bestand van dit soort is hier niet toegestaan.")
    size = attachment.get("size")
    data = text(attachment, "data")
    if data:
        try:
            length = len(base64.b64decode(data, validate=True))
        except binascii.Error:
            yield Problem("attachment", "Het bestand in dit antwoord is beschadigd.")
            return
        if isinstance(size, int) and size != length:
            yield Problem("attachment-size", "Het bestand is niet zo groot als erbij staat.")
        size = length
    if limits.maximum_bytes is not None and isinstance(size, int) and size > limits.maximum_bytes:
        yield Problem("attachment-size", "Het bestand is te groot.")


def _reference_problems(limits: Limits, reference: JsonObject) -> Iterator[Problem]:
    target = text(reference, "reference")
    if not target or target.startswith(("#", "urn:uuid:", "urn:oid:")):
        return
    found = _REFERENCE.fullmatch(target)
    if found is None or not is_kind_of(found["type"], "Resource"):
        yield Problem("reference", "Deze verwijzing is geen geldige verwijzing naar een gegeven.")
    elif limits.resource_types and found["type"] not in limits.resource_types:
        yield Problem("reference-type", "Deze verwijzing gaat naar een ander soort gegeven.")


def _quantity_problems(item: Item, quantity: JsonObject) -> Iterator[Problem]:
    if not item.units:
        return
    written = (text(quantity, "code"), text(quantity, "unit"))
    allowed = [as_object(unit.json) for unit in item.units]
    if not any(
        (written[0] and text(unit, "code") == written[0])
        or (not written[0] and written[1] in {text(unit, "display"), text(unit, "code")})
        for unit in allowed
    ):
        yield Problem("unit", "Deze eenheid hoort niet bij de vraag.")
