"""Numbers: exact, bounded, and nothing where nothing can be said."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import LimitExceededError, TypeMismatchError
from tests.unit.engine.expressions.evaluating import evaluate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2 = 0.3", [True]),
        ("1 - 0.9", [Decimal("0.1")]),
        ("2 - 5", [-3]),
        ("2 * 3", [6]),
        ("1.5 * 2", [Decimal("3.0")]),
        ("1 / 4", [Decimal("0.25")]),
        ("1 / 0", []),
        ("7 div 2", [3]),
        ("(-7) div 2", [-3]),
        ("7 div 0", []),
        ("7 mod 3", [1]),
        ("7.5 mod 2", [Decimal("1.5")]),
        ("7 mod 0", []),
        ("{} + 1", []),
        ("{} - 1", []),
        ("1 * {}", []),
        ("1 / {}", []),
        ("1 div {}", []),
        ("1 mod {}", []),
        ("-{}", []),
        ("+{}", []),
        ("-(1.5)", [Decimal("-1.5")]),
        ("+(1.5)", [Decimal("1.5")]),
        ("'a' + 'b'", ["ab"]),
        ("'a' & {}", ["a"]),
        ("{} & {}", [""]),
    ],
)
def test_sums_come_out_exact(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


def test_thirty_digits_survive_a_sum_and_a_change_of_sign() -> None:
    assert evaluate("-(1111111111111111111.1111111111111111111)") == [
        Decimal("-1111111111111111111.1111111111111111111")
    ]
    assert evaluate("0 - 1111111111111111111.1111111111111111111") == [
        Decimal("-1111111111111111111.1111111111111111111")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 + 'a'",
        "'a' - 'b'",
        "true + 1",
        "-true",
        "+'a'",
        "1 & 'a'",
        "'a' * 2",
        "-name",
        "1 + name",
    ],
)
def test_what_is_no_number_cannot_be_added(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, {"name": {"family": "x"}})


@pytest.mark.parametrize(
    "text",
    [
        "999999999999999999 * 999999999999999999",
        "999999999999999999 * 9 + 999999999999999999",
        "10.power(19)",
        "10.power(99999999)",
        "99999.exp()",
        "(1e9).exp()".replace("1e9", "1000000000"),
        "10.0.power(900) * 10.0.power(900)",
        "10.0.power(60).floor()",
        "10.0.power(60) div 1",
        "10.0.power(990) mod 3",
    ],
)
def test_a_number_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(LimitExceededError, match="range"):
        evaluate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(-5).abs()", [5]),
        ("(-5.5).abs()", [Decimal("5.5")]),
        ("(-5 'mg').abs()", ["5 'mg'"]),
        ("{}.abs()", []),
        ("1.1.ceiling()", [2]),
        ("(-1.1).floor()", [-2]),
        ("(-1.9).truncate()", [-1]),
        ("{}.floor()", []),
        ("1.5.round()", [Decimal(2)]),
        ("2.5.round()", [Decimal(3)]),
        ("(-1.5).round()", [Decimal(-2)]),
        ("3.14159.round(2)", [Decimal("3.14")]),
        ("3.1.round(2)", [Decimal("3.1")]),
        ("3.1.round(99)", [Decimal("3.1")]),
        ("3.round(2)", [3]),
        ("{}.round(2)", []),
        ("81.sqrt() = 9", [True]),
        ("(-1).sqrt()", []),
        ("0.exp() = 1", [True]),
        ("{}.exp()", []),
        ("1.ln() = 0", [True]),
        ("0.ln()", []),
        ("16.log(2)", [Decimal(4)]),
        ("100.log(10)", [Decimal(2)]),
        ("0.log(2)", []),
        ("2.log(1)", []),
        ("2.log(0)", []),
        ("2.log({})", []),
        ("{}.log(2)", []),
        ("2.power(10)", [1024]),
        ("2.5.power(2)", [Decimal("6.25")]),
        ("2.power(-1)", [Decimal("0.5")]),
        ("(-8).power(3)", [-512]),
        ("(-1).power(0.5)", []),
        ("0.power(-1)", []),
        ("0.power(0)", [1]),
        ("0.5.power(0)", [Decimal(1)]),
        ("{}.power(2)", []),
        ("2.power({})", []),
    ],
)
def test_mathematics_is_decimal(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize("text", ["3.14.round(-1)", "'a'.sqrt()", "true.abs()", "3.14.round(1.5)"])
def test_mathematics_refuses_what_makes_no_sense(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1 | 2 | 3).sum()", [6]),
        ("(0.1 | 0.2).sum()", [Decimal("0.3")]),
        ("(1 | 0.5).sum()", [Decimal("1.5")]),
        ("(1 'kg' | 500 'g').sum()", ["1.500 'kg'"]),
        ("{}.sum()", []),
        ("(1 | 2).avg()", [Decimal("1.5")]),
        ("(1 'g' | 2 'g').avg()", ["1.5 'g'"]),
        ("{}.avg()", []),
        ("(3 | 1 | 2).min()", [1]),
        ("(3 | 1 | 2).max()", [3]),
        ("('b' | 'a').min()", ["a"]),
        ("(@2014 | @2014-01).max()", []),
        ("{}.max()", []),
        ("5.min()", [5]),
    ],
)
def test_totals_are_exact_and_nothing_totals_to_nothing(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize(
    "text",
    ["(1 | 'a').sum()", "true.sum()", "(1 | 1 'g').sum()", "(1 'g' | 1 's').sum()", "'a'.sum()"],
)
def test_a_total_of_unlike_things_is_an_error(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)
