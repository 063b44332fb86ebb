"""What kind of thing an element is."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import (
    Date,
    DateTime,
    Element,
    Node,
    Quantity,
    Time,
    TypeMismatchError,
    UnknownTypeError,
    compile_expression,
    typed_json,
)
from tests.unit.engine.expressions.evaluating import evaluate

OBSERVATION = {
    "resourceType": "Observation",
    "status": "final",
    "valueQuantity": {"value": 3, "unit": "kg"},
    "extension": [{"url": "http://x", "valueAge": {"value": 3}}],
    "component": [{"valueString": "a"}],
    "other": [1, Decimal("1.5"), True, "text", {"a": 1}],
}


UCUM = {"value": Decimal(2), "system": "http://unitsofmeasure.org"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$this is Observation", [True]),
        ("$this is DomainResource", [True]),
        ("$this is Patient", [False]),
        ("value is Quantity", [True]),
        ("value is FHIR.Quantity", [True]),
        ("value is System.Quantity", [False]),
        ("value is Element", [True]),
        ("value.is(Period)", [False]),
        ("extension.value is Quantity", [True]),
        ("extension.value is Duration", [False]),
        ("status is code", [True]),
        ("status is string", [True]),
        ("status is id", [False]),
        ("component is BackboneElement", [True]),
        ("issued is instant", []),
        ("1 is Integer", [True]),
        ("1 is FHIR.integer", [False]),
        ("1 'kg' is System.Quantity", [True]),
        ("@T10 is Time", [True]),
        ("'a' is System.Nonsense", [False]),
        ("(value as Quantity).unit", ["kg"]),
        ("(value as Period)", []),
        ("value.as(Quantity).unit", ["kg"]),
        ("status.as(string)", []),
        ("status.as(code)", ["final"]),
        ("status.as(Element)", ["final"]),
        ("component.value.ofType(string)", ["a"]),
        ("other.ofType(integer)", [1]),
        ("other.ofType(decimal)", [Decimal("1.5")]),
        ("other.ofType(boolean)", [True]),
        ("other.ofType(string)", ["text"]),
        ("('a' | 1).ofType(System.String)", ["a"]),
        ("1.type().name & 1.type().namespace", ["IntegerSystem"]),
        ("status.type().name & status.type().namespace", ["codeFHIR"]),
        ("component.type().name", ["BackboneElement"]),
        ("other.last().type().name", ["Element"]),
        ("'odd'.type().`name`", ["String"]),
        ("$this is FHIR.`Observation`", [True]),
    ],
)
def test_an_element_knows_its_type(text: str, expected: list[Any]) -> None:
    assert evaluate(text, OBSERVATION) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1 is Whole",
        "1 is Odd.Integer",
        "1 is FHIR.Integer",
        "1.is('a')",
        "1.as(a.b.c)",
        "1.is(a())",
    ],
)
def test_a_name_that_is_no_type_is_refused(text: str) -> None:
    with pytest.raises(UnknownTypeError):
        compile_expression(text)


@pytest.mark.parametrize("text", ["other is string", "other as string", "other.as(string)"])
def test_only_one_element_can_be_asked_or_cast(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, OBSERVATION)


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (True, ("boolean", True)),
        (1, ("integer", 1)),
        (Decimal("1.5"), ("decimal", Decimal("1.5"))),
        ("a", ("string", "a")),
        (Date((2014,)), ("date", "2014")),
        (DateTime((2014,)), ("dateTime", "2014")),
        (Time((10,)), ("time", "10")),
        (Quantity(Decimal(2)), ("Quantity", {"value": Decimal(2)})),
        (Quantity(Decimal(2), "kg"), ("Quantity", {**UCUM, "unit": "kg", "code": "kg"})),
        (Quantity(Decimal(2), "year"), ("Quantity", {**UCUM, "unit": "year", "code": "a"})),
        (Node({"code": "a"}, "Coding"), ("Coding", {"code": "a"})),
        (Node({"code": "a"}), (None, {"code": "a"})),
    ],
    ids=str,
)  # fmt: skip
def test_a_result_turns_into_json_with_its_type(element: Element, expected: Any) -> None:
    assert typed_json(element) == expected
