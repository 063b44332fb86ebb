from datetime import date

import pytest

from kansrijk_desktop.services.dutch_dates import long_date, parse_date, short_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1-2-1990", date(1990, 2, 1)),
        ("01/02/1990", date(1990, 2, 1)),
        ("1.2.90", date(1990, 2, 1)),
        (" 1 2 1990 ", date(1990, 2, 1)),
        ("01021990", date(1990, 2, 1)),
        ("1990-02-01", date(1990, 2, 1)),
        ("1 februari 1990", date(1990, 2, 1)),
        ("1 feb. 90", date(1990, 2, 1)),
        ("3 mrt 2027", date(2027, 3, 3)),
        ("4-3-27", date(2027, 3, 4)),
        ("4-3-29", date(1929, 3, 4)),
        ("29-2-2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed: str, meant: date) -> None:
    assert parse_date(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "morgen",
        "31-2-1990",
        "1-13-1990",
        "1 fruitmaand 1990",
        "3 ju 1996",
        "0-0-0000",
        "1-1-0000",
        "29-2-2023",
        "12-1990",
    ],
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed, today=TODAY) is None


def test_a_date_is_written_short_and_in_words() -> None:
    assert short_date(date(1990, 2, 1)) == "1-2-1990"
    assert long_date(date(1990, 2, 1)) == "1 februari 1990"


def test_without_a_day_nothing_is_written() -> None:
    assert short_date(None) == long_date(None) == ""
