"""Amounts with units."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError
from kansrijk_desktop.engine.expressions.units import measure
from tests.unit.engine.expressions.evaluating import evaluate

UCUM = "http://unitsofmeasure.org"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1 'kg'", "1000 'g'"),
        ("1 'g'", "1000 'mg'"),
        ("1 'mg'", "1000 'ug'"),
        ("1 'm'", "100 'cm'"),
        ("1 'cm'", "10 'mm'"),
        ("1 'h'", "60 'min'"),
        ("1 'min'", "60 's'"),
        ("1 day", "24 hours"),
        ("1 week", "7 days"),
        ("1 year", "12 months"),
        ("1 'wk'", "7 'd'"),
        ("1 'L'", "10 'dL'"),
        ("1 'dm3'", "1 'L'"),
        ("1 'kg/m2'", "1000 'g/m2'"),
        ("1 'm.s-1'", "1 'm/s'"),
        ("1 'N'", "1 'kg.m/s2'"),
        ("1 'mm[Hg]'", "1 'mm[Hg]'"),
        ("50 '%'", "0.5 '1'"),
        ("1 '[in_i]'", "2.54 'cm'"),
        ("1 'dam'", "10 'm'"),
        ("1 'blorp'", "1 'blorp'"),
    ],
)
def test_units_are_converted(left: str, right: str) -> None:
    assert evaluate(f"{left} = {right}") == [True]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1 'kg'", "1 'm'"),
        ("1 year", "365 days"),
        ("1 'a'", "1 year"),
        ("1 'blorp'", "1 'blurp'"),
        ("1 'm//s'", "1 'm/s'"),
        ("1 '/s'", "1 'Hz'"),
        ("1 'xm'", "1 'm'"),
        ("1 ''", "1 'm'"),
        ("1 '%%'", "1 '%'"),
    ],
)
def test_units_with_nothing_in_common_give_no_answer(left: str, right: str) -> None:
    assert evaluate(f"{left} = {right}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 'kg' + 500 'g'", ["1.500 'kg'"]),
        ("1 'kg' - 500 'g'", ["0.500 'kg'"]),
        ("2 'cm' * 3 'cm' = 6 'cm2'", [True]),
        ("2 'cm' * 3", ["6 'cm'"]),
        ("6 'g' / 2 'm' = 3 'g/m'", [True]),
        ("6 'g' / 2 'g'", ["3 '1'"]),
        ("6 'g' / 2", ["3 'g'"]),
        ("2 'kg' / 500 'g'", ["4 '1'"]),
        ("2 * 3 'kg'", ["6 'kg'"]),
        ("1.25 'kg'.round(1)", ["1.3 'kg'"]),
        ("1.25 'kg'.floor()", ["1 'kg'"]),
        ("1 'kg'.round()", ["1 'kg'"]),
        ("6 'g' / 2 'm/s' = 3 'g.s/m'", [True]),
        ("6 'g' / 0 'm'", []),
        ("-(2 'g')", ["-2 'g'"]),
        ("+(2 'g')", ["2 'g'"]),
        ("1 + 2 '1'", ["3 '1'"]),
        ("1 'g' in (1000 'mg' | 2)", [True]),
    ],
)
def test_quantities_are_calculated_with(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize("text", ["1 'kg' + 1 's'", "1 'kg' + 'a'", "1 'kg' * true", "1 'kg' - 1"])
def test_quantities_of_another_kind_cannot_be_added(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ({"value": 70, "code": "kg", "system": UCUM, "unit": "kilo"}, ["70 'kg'"]),
        ({"value": Decimal("1.5"), "unit": "kg"}, ["1.5 'kg'"]),
        ({"value": 2, "code": "x"}, ["2 'x'"]),
        ({"value": 2}, ["2 '1'"]),
        ({"value": 2, "code": "a", "system": UCUM}, ["2 years"]),
        ({"value": 1, "code": "mo", "system": UCUM}, ["1 month"]),
        ({"value": 0.5, "unit": "days"}, ["0.5 days"]),
        ({"value": 2, "comparator": "<", "unit": "kg"}, []),
        ({"value": "2", "unit": "kg"}, []),
        ({"value": 2, "unit": ["kg"]}, []),
    ],
)
def test_a_quantity_of_fhir_is_read(json: dict[str, Any], expected: list[str]) -> None:
    assert evaluate("value.toQuantity()", {"valueQuantity": json}) == expected


def test_a_quantity_is_known_by_its_system_where_its_place_does_not_tell() -> None:
    json = {"value": 70, "code": "kg", "system": UCUM}

    assert evaluate("weight > 60 'kg'", {"weight": json}) == [True]


def test_an_endless_unit_is_left_unread() -> None:
    unit = ".".join(["m"] * 60)

    assert measure(unit).dimension == ((f"?{unit}", 1),)
