"""Equal, equivalent, less and greater."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError
from tests.unit.engine.expressions.evaluating import coding, evaluate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 = 1.0", [True]),
        ("1 = '1'", [False]),
        ("true = 1", [False]),
        ("1 = true", [False]),
        ("'a' = 'A'", [False]),
        ("{} = 1", []),
        ("(1 | 2) = (2 | 1)", [False]),
        ("(1 | 2) = 1", [False]),
        ("(@2014 | 1) = (@2014-01 | 1)", []),
        ("(@2014 | 1) = (@2014-01 | 2)", [False]),
        ("1 != 2", [True]),
        ("{} != 1", []),
        ("@2014 = @T10", [False]),
        ("@2014 = 2014", [False]),
        ("1 'kg' = 1000 'g'", [True]),
        ("1 'kg' = 1 's'", []),
        ("1 = 1 '1'", [True]),
        ("1 '1' = 1", [True]),
        ("true = 1 '1'", [False]),
        ("a = a", [True]),
        ("a = b", [False]),
        ("c = d", [True]),
        ("flag = one", [False]),
        ("a = 1", [False]),
        ("when = @2014-05-06", [True]),
        ("@2014-05-06 = when", [True]),
        ("clock = @T10:30:00", [True]),
        ("word = @2014", [False]),
        ("'2014-05-06' = @2014-05-06", [False]),
    ],
)
def test_equality_answers_yes_no_or_nothing(text: str, expected: list[Any]) -> None:
    context = {
        "a": {"x": [1, {"y": True}]},
        "b": {"x": [1, {"y": 1}]},
        "c": {"x": 1, "y": Decimal("2.0")},
        "d": {"y": 2, "x": 1},
        "flag": {"z": True},
        "one": {"z": 1},
        "when": "2014-05-06",
        "clock": "10:30:00",
        "word": "soon",
    }

    assert evaluate(text, context) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'A  b' ~ ' a B'", True),
        ("'a' ~ 1", False),
        ("1.24 ~ 1.2", True),
        ("1.25 ~ 1.2", False),
        ("1.20 ~ 1.2", True),
        ("{} ~ {}", True),
        ("{} ~ 1", False),
        ("(1 | 2) ~ (2 | 1)", True),
        ("(1 | 2) ~ (2 | 3)", False),
        ("(1 | 2) ~ 1", False),
        ("@2014 ~ @2014-01", False),
        ("@2014-05-06T10:00Z ~ @2014-05-06T12:00+02:00", True),
        ("4 'g' ~ 4040 'mg'", True),
        ("4 'g' ~ 4 's'", False),
        ("1 ~ true", False),
        ("true ~ true", True),
        ("a ~ b", True),
        ("a ~ c", False),
        ("a ~ d", False),
        ("a ~ e", False),
        ("a ~ f", False),
        ("a !~ c", True),
        ("nothing ~ nothing", False),
    ],
)
def test_equivalence_looks_past_order_case_and_precision(text: str, *, expected: bool) -> None:
    context = {
        "a": {"x": [1, "One"], "z": {"y": "T"}},
        "b": {"x": ["one", Decimal("1.0")], "z": {"y": "t"}},
        "c": {"x": ["two", 1], "z": {"y": "t"}},
        "d": {"x": ["one", 1]},
        "e": {"x": 1, "z": {"y": "t"}},
        "f": {"x": ["one", 1], "z": "t"},
        "_nothing": {"id": "n"},
    }

    assert evaluate(text, context) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 < 1.5", [True]),
        ("2 <= 1", [False]),
        ("'a' < 'b'", [True]),
        ("'b' >= 'b'", [True]),
        ("{} < 1", []),
        ("1 > {}", []),
        ("@2014 < @2015-06", [True]),
        ("@2014 < @2014-06", []),
        ("@T10 < @T10:30", []),
        ("@T10 < @T11:30", [True]),
        ("1 'kg' > 999 'g'", [True]),
        ("1 'kg' > 1 's'", []),
        ("1 year < 13 months", [True]),
        ("1 year < 366 days", []),
        ("2 '1' > 1", [True]),
        ("1 < 2 '1'", [True]),
        ("when < @2015", [True]),
        ("amount > 3 'kg'", [True]),
    ],
)
def test_order_answers_yes_no_or_nothing(text: str, expected: list[Any]) -> None:
    amount = {"value": 4, "code": "kg", "system": "http://unitsofmeasure.org"}

    assert evaluate(text, {"when": "2014", "amount": amount}) == expected


@pytest.mark.parametrize(
    "text",
    ["1 < 'a'", "true < false", "1 < true", "@2014 < @T10", "@2014 < 1", "a < a", "(1 | 2) < 3"],
)
def test_what_has_no_order_is_an_error(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, {"a": {"x": 1}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 in (1.0 | 2)", [True]),
        ("{} in (1 | 2)", []),
        ("1 in {}", [False]),
        ("(1 | 2) contains {}", []),
        ("value in value", [True]),
        ("@2014-05-06T10:00Z in @2014-05-06T12:00+02:00", [True]),
        ("@2014-05-06T10:00 in @2014-05-06T10:00Z", [False]),
        ("@T10 in @T10", [True]),
        ("1000 'g' in 1 'kg'", [True]),
        ("true in (1 | true)", [True]),
        ("'a' in ('a' | 'b')", [True]),
        ("'c' in ('a' | 'b')", [False]),
        ("1 in ('1' | 'a')", [False]),
        ("{} in ('a' | 'b')", []),
        ("true in 1", [False]),
    ],
)
def test_membership_compares_by_equality(text: str, expected: list[Any]) -> None:
    assert evaluate(text, coding("a")) == expected


@pytest.mark.parametrize("text", ["(1 | 2) in (1 | 2)", "1 contains (1 | 2)", "('a' | 'b') in 'a'"])
def test_only_one_value_can_be_a_member(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)
