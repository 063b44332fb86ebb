"""How far a value may lie from what was written."""

from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError
from tests.unit.engine.expressions.evaluating import evaluate


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("@2014", "2014-01-01", "2014-12-31"),
        ("@2016-02", "2016-02-01", "2016-02-29"),
        ("@2014-05-06", "2014-05-06", "2014-05-06"),
        ("@2014T", "2014-01-01T00:00:00.000+14:00", "2014-12-31T23:59:59.999-12:00"),
        (
            "@2014-05-06T10:30:15Z",
            "2014-05-06T10:30:15.000Z",
            "2014-05-06T10:30:15.999Z",
        ),
        (
            "@2014-05-06T10:30:15.5Z",
            "2014-05-06T10:30:15.500Z",
            "2014-05-06T10:30:15.500Z",
        ),
        ("@T10", "10:00:00.000", "10:59:59.999"),
        ("@T10:30:15", "10:30:15.000", "10:30:15.999"),
        ("1.5 'cm'", "1.45000000 'cm'", "1.55000000 'cm'"),
    ],
)
def test_a_value_has_a_lowest_and_a_highest(text: str, low: str, high: str) -> None:
    assert evaluate(f"({text}).lowBoundary()") == [low]
    assert evaluate(f"({text}).highBoundary()") == [high]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@2014.highBoundary(6)", ["2014-12"]),
        ("@2014.highBoundary(4)", ["2014"]),
        ("@2014-05-06T10:30.highBoundary(8)", ["2014-05-06"]),
        ("@2014-05-06T10:30.lowBoundary(10)", ["2014-05-06T10+14:00"]),
        ("@2014-05-06T10:30Z.lowBoundary(12)", ["2014-05-06T10:30Z"]),
        ("@2014-05-06T10:30Z.lowBoundary(14)", ["2014-05-06T10:30:00Z"]),
        ("@2014-05-06T10:30Z.highBoundary(14)", ["2014-05-06T10:30:59Z"]),
        ("@2014-05-06T10:30:15.9Z.highBoundary(14)", ["2014-05-06T10:30:15Z"]),
        ("@2014.lowBoundary(17)", ["2014-01-01T00:00:00.000+14:00"]),
        ("@2014.lowBoundary(5)", []),
        ("@T10:30.lowBoundary(2)", ["10"]),
        ("@T10:30.lowBoundary(4)", ["10:30"]),
        ("@T10:30.highBoundary(6)", ["10:30:59"]),
        ("@T10:30.lowBoundary(5)", []),
        ("1.5 'cm'.lowBoundary(-1)", []),
        ("1.5.lowBoundary(40)", []),
        ("{}.lowBoundary()", []),
        ("{}.precision()", []),
        ("1.50.precision()", [2]),
        ("3.precision()", [0]),
        ("@2014-05.precision()", [6]),
        ("@2014-05-06T10:30:15Z.precision()", [14]),
        ("@T10:30.precision()", [4]),
        ("1 'kg'.comparable(1 'g')", [True]),
        ("1 'kg'.comparable(1 's')", [False]),
        ("{}.comparable(1 's')", []),
        ("1 's'.comparable({})", []),
    ],
)
def test_boundaries_stop_at_a_precision(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize(
    "text", ["'a'.lowBoundary()", "true.highBoundary()", "'a'.precision()", "1.comparable(2)"]
)
def test_what_has_no_boundaries_is_an_error(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)
