"""Dates and times: as precise as they were written."""

from datetime import datetime
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import Environment, TypeMismatchError, compile_expression
from tests.unit.engine.expressions.evaluating import evaluate, shown


def test_the_clock_is_the_one_passed_in() -> None:
    assert evaluate("now()") == ["2026-05-06T07:08:09.123+02:00"]
    assert evaluate("today()") == ["2026-05-06"]
    assert evaluate("timeOfDay()") == ["07:08:09.123"]


def test_one_evaluation_is_one_moment() -> None:
    readings = iter([datetime(2026, 1, 1), datetime(2027, 1, 1)])  # noqa: DTZ001 (a clock without zone)
    environment = Environment(now=lambda: next(readings))

    result = compile_expression("now() | now()").evaluate(None, environment)

    assert [shown(element) for element in result] == ["2026-01-01T00:00:00.000"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@2014-01-31 + 1 month", "2014-02-28"),
        ("@2016-02-29 + 1 year", "2017-02-28"),
        ("@2014-12-31 + 2 months", "2015-02-28"),
        ("@2014-12-15 - 1 month", "2014-11-15"),
        ("@2014-01-15 - 1 month", "2013-12-15"),
        ("@2014-11-30 + 1 month", "2014-12-30"),
        ("@2014 + 1 year", "2015"),
        ("@2014 + 11 months", "2014"),
        ("@2014 + 24 months", "2016"),
        ("@2014-05 + 1 month", "2014-06"),
        ("@2014 + 364 days", "2014"),
        ("@2014 + 365 days", "2015"),
        ("@2014-05 + 29 days", "2014-05"),
        ("@2014-05 + 30 days", "2014-06"),
        ("@2014-05-06 + 2 weeks", "2014-05-20"),
        ("@2014-05-06 + 23 hours", "2014-05-06"),
        ("@2014-05-06 + 24 hours", "2014-05-07"),
        ("@2014-05-06 - 25 hours", "2014-05-05"),
        ("@2014-05-06 + 1.9 days", "2014-05-07"),
        ("@2014-05-06T10 + 59 minutes", "2014-05-06T10"),
        ("@2014-05-06T23 + 60 minutes", "2014-05-07T00"),
        ("@2014-05-06T10:30 + 90 seconds", "2014-05-06T10:31"),
        ("@2014-05-06T10:30:00 + 90 seconds", "2014-05-06T10:31:30"),
        ("@2014-05-06T00:00:00.5 - 1 second", "2014-05-05T23:59:59.5"),
        ("@2014-05-06T10:30:00 + 5 'ms'", "2014-05-06T10:30:00.005"),
        ("@2014-05-06T10:30:00-05:30 + 1 day", "2014-05-07T10:30:00-05:30"),
        ("@T23:30 + 1 hour", "00:30"),
        ("@T00:30 - 1 hour", "23:30"),
        ("@T10 + 30 minutes", "10"),
        ("@T10:00:00 + 1500 milliseconds", "10:00:01.500"),
        ("@2014-05-06T10:30:00Z + 1 'h'", "2014-05-06T11:30:00Z"),
    ],
)
def test_a_duration_moves_a_date_as_far_as_its_precision(text: str, expected: str) -> None:
    assert evaluate(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "@2014 + 1000000 years",
        "@2014-05 - 100000 months",
        "@2014-05-06 + 99999999 days",
        "@2014-05-06 - 99999999 days",
        "@2014-05-06 + 9999999999999 seconds",
        "{} + 1 day",
        "@2014 + {}",
        "@2014 - {}",
    ],
)
def test_a_date_beyond_the_calendar_is_nothing(text: str) -> None:
    assert evaluate(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "@2014-05-06 + 7",
        "@2014-05-06 + 1 'mo'",
        "@2014-05-06 + 1 'kg'",
        "@T10 + 1 day",
        "@T10 + 1 month",
        "@2014-05-06 - @2014-05-05",
        "1 day + @2014-05-06",
    ],
)
def test_only_a_calendar_duration_moves_a_date(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@2014-05-06T10:00Z = @2014-05-06T12:00+02:00", [True]),
        ("@2014-05-06T23:00-05:00 > @2014-05-07T03:00Z", [True]),
        ("@2014-05-06T10Z = @2014-05-06T12+02:00", [True]),
        ("@0001-01-01T00:00+01:00 < @0001-01-01T00:00Z", [False]),
        ("@2014-05-06T10:00 < @2014-05-06T20:00Z", []),
        ("@2014-05-06T10:00 < @2014-05-08T20:00Z", [True]),
        ("@2014-05-08T10:00Z > @2014-05-06T20:00", [True]),
        ("@2014-05-06T10:00Z > @2014-05-06", []),
        ("@2014-05-06T10:00Z > @2014-05-05", [True]),
        ("@2014-05-06T10:00Z > @2014-05-05T", [True]),
        ("@2014-05-06T10:30:00 = @2014-05-06T10:30:00.0", [True]),
        ("today() > @2026-05-05", [True]),
        ("now() > today()", []),
        ("birthDate <= today() - 18 years", [True]),
        ("birthDate.toString().substring(0, 4).toInteger() + 18", [2008]),
    ],
)
def test_moments_compare_across_time_zones(text: str, expected: list[Any]) -> None:
    patient = {"resourceType": "Patient", "birthDate": "1990-05-06"}

    assert evaluate(text, patient) == expected


def test_a_date_that_is_none_stays_text() -> None:
    patient = {"resourceType": "Patient", "birthDate": "unknown"}

    assert evaluate("birthDate & '!'", patient) == ["unknown!"]
    assert evaluate("birthDate = @2014", patient) == [False]


@pytest.mark.parametrize(
    ("name", "value", "type_name"),
    [
        ("valueDate", "2014-05-06", "Date"),
        ("valueDateTime", "2014-05-06T10:00:00Z", "DateTime"),
        ("valueInstant", "2014-05-06T10:00:00Z", "DateTime"),
        ("valueTime", "10:00:00", "Time"),
    ],
)
def test_a_typed_value_is_read_as_its_type(name: str, value: str, type_name: str) -> None:
    assert evaluate(f"value.to{type_name}()", {name: value}) == [value]
    assert evaluate("value.getValue().type().name", {name: value}) == [type_name]
