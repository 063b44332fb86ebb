"""Read what a value must keep to: fixed limits, and those that are expressions.

An expression stands in a `cqf-expression` on the value of the limit (`_valueDate`), or is the value
itself; a fixed value beside it holds where the expression gives nothing (SDC 3.0).
"""

from collections.abc import Iterator
from decimal import Decimal

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import ComputedLimit, Limits
from kansrijk_desktop.engine.patterns import is_readable
from kansrijk_desktop.engine.reading import Reading
from kansrijk_desktop.fhir.elements import (
    as_object,
    extension_value,
    extensions,
    polymorphic,
    primitive_extensions,
)
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_REGEX = HL7 + "regex"
_CQF = (HL7 + "cqf-expression", HL7 + "cqf-calculatedValue")
_MINIMUM = (HL7 + "minValue", SDC + "sdc-questionnaire-minQuantity")
_MAXIMUM = (HL7 + "maxValue", SDC + "sdc-questionnaire-maxQuantity")
_URLS = {
    "minimum": _MINIMUM,
    "maximum": _MAXIMUM,
    "minimum_length": (HL7 + "minLength",),
    "decimal_places": (HL7 + "maxDecimalPlaces",),
    "minimum_count": (HL7 + "questionnaire-minOccurs",),
    "maximum_count": (HL7 + "questionnaire-maxOccurs",),
}
_NOT_COMPUTED = ("prefix", "readOnly", "required", "repeats")


def read_limits(raw: JsonObject, path: str, reading: Reading) -> Limits:
    """Return the fixed limits of an item."""
    pattern = extension_value(raw, _REGEX)
    if isinstance(pattern, str) and not is_readable(pattern):
        reading.issues.skip(
            "pattern", path, "Dit patroon kan niet worden gelezen; het blokkeert niets."
        )
    size = extension_value(raw, HL7 + "maxSize")
    return Limits(
        minimum=_limit(raw, _MINIMUM),
        maximum=_limit(raw, _MAXIMUM),
        minimum_length=whole(extension_value(raw, *_URLS["minimum_length"])),
        maximum_length=whole(raw.get("maxLength")),
        decimal_places=whole(extension_value(raw, *_URLS["decimal_places"])),
        pattern=str(pattern or ""),
        minimum_count=whole(extension_value(raw, *_URLS["minimum_count"])),
        maximum_count=whole(extension_value(raw, *_URLS["maximum_count"])),
        maximum_bytes=Decimal(size) if isinstance(size, int | Decimal) else None,
        mime_types=tuple(_texts(raw, HL7 + "mimeType")),
        resource_types=tuple(_texts(raw, HL7 + "questionnaire-referenceResource")),
    )


def read_computed_limits(raw: JsonObject, path: str, reading: Reading) -> tuple[ComputedLimit, ...]:
    """Return the limits that are expressions; those on other elements are named in the report."""
    for name in _NOT_COMPUTED:
        if any(extensions(primitive_extensions(raw, name), *_CQF)):
            reading.issues.skip(
                "computed-element",
                f"{path}._{name}",
                f"Dat {name} wordt berekend, doet hier niets.",
            )
    return tuple(_computed(raw, path, reading))


def whole(number: JsonValue) -> int | None:
    """Return a whole number; None for anything else."""
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _computed(raw: JsonObject, path: str, reading: Reading) -> Iterator[ComputedLimit]:
    length = extension_value(primitive_extensions(raw, "maxLength"), *_CQF)
    written = [("maximum_length", length)] + [
        (name, _written(limit)) for name, urls in _URLS.items() for limit in extensions(raw, *urls)
    ]
    for name, rule in written:
        if rule is not None:
            expression = reading.expression(rule, f"{path}.{name}")
            if expression is not None:
                yield ComputedLimit(name, expression)


def _written(limit: JsonObject) -> JsonValue:
    """Return the expression of a limit; None where it is fixed."""
    if "valueExpression" in limit:
        return limit["valueExpression"]
    values = (as_object(value) for key, value in limit.items() if key.startswith("_value"))
    found = (extension_value(value, *_CQF) for value in values)
    return next((rule for rule in found if rule is not None), None)


def _limit(raw: JsonObject, urls: tuple[str, ...]) -> Value | None:
    for extension in extensions(raw, *urls):
        found = polymorphic(extension, "value")
        if found is not None and found[0] != "Expression":
            return Value(*found)
    return None


def _texts(raw: JsonObject, url: str) -> Iterator[str]:
    for extension in extensions(raw, url):
        found = polymorphic(extension, "value")
        if found is not None and isinstance(found[1], str):
            yield found[1]
