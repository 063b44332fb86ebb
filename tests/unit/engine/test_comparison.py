from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
    value_coding,
    value_date,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.engine.comparison import are_equal, compare

YES = value_coding("s", "yes", "Ja")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (value_integer(1), value_decimal(Decimal("1.0")), True),
        (value_integer(1), value_integer(2), False),
        (value_string("a"), value_string("a"), True),
        (value_string("a"), Value("Uri", "a"), True),
        (YES, value_coding("s", "yes", "anders geschreven"), True),
        (YES, value_coding("s", "no"), False),
        (YES, value_coding("other", "yes"), False),
        (YES, value_coding("", "yes"), True),
        (YES, value_string("Ja"), True),
        (value_string("yes"), YES, True),
        (value_string("Nee"), YES, False),
        (value_integer(1), YES, False),
        (value_coding("", "", "Ja"), value_coding("", "", "Ja"), True),
        (value_coding("", "", "Ja"), value_coding("", "", "Nee"), False),
        (Value("Boolean", True), Value("Boolean", True), True),
        (Value("Boolean", True), value_integer(1), False),
        (
            Value("Reference", {"reference": "Patient/1"}),
            Value("Reference", {"reference": "Patient/1", "display": "x"}),
            True,
        ),
        (value_date("2026-05-01"), value_date("2026-05-01"), True),
        (value_date("2026"), value_date("2026-05-01"), None),
        (value_date("2026"), value_date("2025-05-01"), False),
    ],
)
def test_values_are_equal_when_they_mean_the_same(
    left: Value, right: Value, expected: bool | None
) -> None:
    assert are_equal(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (value_integer(-5), value_integer(3), -1),
        (value_decimal(Decimal("2.50")), value_decimal(Decimal("2.5")), 0),
        (value_string("b"), value_string("a"), 1),
        (value_date("2026-05-01"), value_date("2026-04-30"), 1),
        (value_date("2026"), value_date("2026-04"), None),
        (
            Value("DateTime", "2026-05-01T10:00:00+02:00"),
            Value("DateTime", "2026-05-01T08:00:00Z"),
            0,
        ),
        (
            Value("DateTime", "2026-05-01T10:00:00+02:00"),
            Value("DateTime", "2026-05-01T08:30:00Z"),
            -1,
        ),
        (
            Value("DateTime", "2026-05-01T99:00:00Z"),
            Value("DateTime", "2026-05-01T98:00:00Z"),
            None,
        ),
        (Value("Time", "12:00:00.000"), Value("Time", "12:00"), None),
        (Value("Time", "12:00:00.5"), Value("Time", "12:00:00"), 1),
        (Value("Time", "12:00"), Value("Date", "2026-05-01"), None),
        (Value("DateTime", "2026-05-01T10:00:00"), Value("DateTime", "2026-05-01T11:00:00"), -1),
        (Value("Time", "10:00:00"), Value("Time", "09:59:59"), 1),
        (
            value_quantity(Decimal(1000), "m", code="m"),
            value_quantity(Decimal(1), "km", code="km"),
            0,
        ),
        (
            value_quantity(Decimal(2), "kg", code="kg"),
            value_quantity(Decimal(1), "m", code="m"),
            None,
        ),
        (value_quantity(Decimal(2), "stuks"), value_quantity(Decimal(3), "stuks"), -1),
        (value_quantity(Decimal(2)), value_integer(1), 1),
        (Value("Quantity", {"value": 2, "comparator": "<"}), value_integer(1), None),
        (Value("Quantity", {}), value_integer(1), None),
        (Value("Integer", "x"), value_integer(1), None),
        (Value("Integer", True), value_integer(1), None),
        (YES, value_integer(1), None),
    ],
)
def test_values_are_ordered_where_that_can_be_decided(
    left: Value, right: Value, expected: int | None
) -> None:
    assert compare(left, right) == expected
