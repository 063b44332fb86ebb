"""From one type to another, or nothing."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError
from tests.unit.engine.expressions.evaluating import evaluate

BROAD = "1000000000000000000.0"
CONVERSIONS: dict[str, list[tuple[str, Any]]] = {
    "Boolean": [
        ("true", True), ("1", True), ("0.0", False), ("2", None), ("'Yes'", True), ("'f'", False),
        ("'maybe'", None), ("@2014", None), ("name", None),
    ],
    "Integer": [
        ("3", 3), ("true", 1), ("'-12'", -12), ("'1.0'", None), ("1.0", None), ("'a'", None),
        ("'99999999999999999999'", None), ("@2014", None), ("'٣'", None),
    ],
    "Decimal": [
        ("3", Decimal(3)), ("false", Decimal(0)), ("'1.50'", Decimal("1.50")),
        ("1.5", Decimal("1.5")), ("'1.'", None), ("@2014", None),
    ],
    "Date": [
        ("'2014-05'", "2014-05"), ("'2014-05-06T10:00'", None), ("@2014-05-06T10:30", "2014-05-06"),
        ("@2014", "2014"), ("'2014-15'", None), ("3", None),
    ],
    "DateTime": [
        ("'2014-05-06T10:00:00Z'", "2014-05-06T10:00:00Z"), ("@2014-05", "2014-05"),
        ("@2014T", "2014"), ("'x'", None), ("3", None),
    ],
    "Time": [
        ("'T10:30'", "10:30"), ("'10:30:00'", "10:30:00"), ("@T10", "10"), ("'25'", None),
        ("'noon'", None),
        ("3", None),
    ],
    "Quantity": [
        ("3", "3 '1'"), ("true", "1 '1'"), ("'1.5 \\'kg\\''", "1.5 'kg'"), ("'4 days'", "4 days"),
        ("'4 kg'", None), ("'kg'", None), ("2 'g'", "2 'g'"), ("@2014", None),
    ],
    "String": [
        ("true", "true"), ("false", "false"), ("1.50", "1.50"), ("@T10:30", "10:30"),
        ("2 'g'", "2 'g'"), ("'a'", "a"), ("name", None), (BROAD, BROAD),
    ],
}  # fmt: skip
CASES = [(name, value, outcome) for name, pairs in CONVERSIONS.items() for value, outcome in pairs]


@pytest.mark.parametrize(("name", "value", "outcome"), CASES)
def test_a_value_converts_or_gives_nothing(name: str, value: str, outcome: Any) -> None:
    expected = [] if outcome is None else [outcome]

    assert evaluate(f"({value}).to{name}()", {"name": {"family": "x"}}) == expected
    assert evaluate(f"({value}).convertsTo{name}()", {"name": {"family": "x"}}) == [bool(expected)]


@pytest.mark.parametrize("name", CONVERSIONS)
def test_nothing_converts_to_nothing(name: str) -> None:
    assert evaluate(f"{{}}.to{name}()") == []
    assert evaluate(f"{{}}.convertsTo{name}()") == []


@pytest.mark.parametrize("name", CONVERSIONS)
def test_several_values_do_not_convert(name: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(f"(1 | 2).to{name}()")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 'kg'.toQuantity('g')", ["1000 'g'"]),
        ("14 days.toQuantity('weeks')", ["2 weeks"]),
        ("1 'kg'.toQuantity('s')", []),
        ("1 'kg'.convertsToQuantity('s')", [False]),
        ("'x'.toQuantity('g')", []),
        ("1 'kg'.toQuantity({})", ["1 'kg'"]),
    ],
)
def test_a_quantity_converts_to_another_unit(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


def test_a_date_of_a_resource_reads_as_it_was_written() -> None:
    assert evaluate("value.toString()", {"valueDateTime": "2014-05-06T10:00:00.00Z"}) == [
        "2014-05-06T10:00:00.00Z"
    ]
