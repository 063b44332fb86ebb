"""What is typed becomes a FHIR value, and a value is written as it would be typed."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.engine.answers import Value, value_integer
from kansrijk_desktop.services.typed_answers import (
    day_in_words,
    moment_in_words,
    notation_for,
    time_in_words,
    unit_in,
    with_unit,
)
from tests.questionnaires import a_definition, question

TYPES = ("integer", "decimal", "quantity", "date", "dateTime", "time", "url", "string")
FORM = a_definition(*(question(each, each) for each in TYPES))


@pytest.fixture(autouse=True)
def amsterdam() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Amsterdam"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def read(item_type: str, typed: str) -> Value | None:
    return notation_for(FORM.item(item_type)).read(typed)


def write(item_type: str, value: Value) -> str:
    return notation_for(FORM.item(item_type)).write(value)


@pytest.mark.parametrize(
    ("item_type", "typed", "json"),
    [
        ("integer", "5", 5),
        ("integer", " -3 ", -3),
        ("integer", "−3", -3),
        ("integer", "–3", -3),
        ("integer", "+3", 3),
        ("integer", "0", 0),
        ("decimal", "1,50", Decimal("1.50")),
        ("decimal", "-0.5", Decimal("-0.5")),
        ("decimal", "100", Decimal(100)),
        ("time", "14:30", "14:30:00"),
        ("time", "9.05", "09:05:00"),
        ("time", "0930", "09:30:00"),
        ("time", "14 uur", "14:00:00"),
        ("time", "14.30 uur", "14:30:00"),
        ("time", "23:59:30", "23:59:30"),
        ("date", "11-2026", "2026-11"),
        ("date", "2026-11", "2026-11"),
        ("dateTime", "2026", "2026"),
        ("dateTime", "11-2026", "2026-11"),
        ("dateTime", "21-11-2026", "2026-11-21"),
        ("dateTime", "21-11-2026 14:30", "2026-11-21T14:30:00+01:00"),
        ("dateTime", "21 november 2026 om 14.30 uur", "2026-11-21T14:30:00+01:00"),
        ("dateTime", "1-7-2026, 9:05", "2026-07-01T09:05:00+02:00"),
        ("dateTime", "2026-11-21T14:30:00Z", "2026-11-21T14:30:00Z"),
        ("url", " https://www.voorbeeld.nl/a?b=1 ", "https://www.voorbeeld.nl/a?b=1"),
        ("url", "urn:oid:1.2.3", "urn:oid:1.2.3"),
        ("string", " Jansen & <b>Zn</b> ", "Jansen & <b>Zn</b>"),
    ],
)
def test_what_is_typed_is_read_to_the_digit(item_type: str, typed: str, json: object) -> None:
    value = read(item_type, typed)

    assert value is not None
    assert repr(value.json) == repr(json)


@pytest.mark.parametrize(
    ("item_type", "typed"),
    [
        ("integer", "drie"),
        ("integer", "3,5"),
        ("integer", "٣"),
        ("decimal", "1,"),
        ("decimal", "-"),
        ("decimal", "1.000,5"),
        ("quantity", "<"),
        ("quantity", "vijf"),
        ("date", "13-2026"),
        ("date", "31-4-2026"),
        ("dateTime", "11-2026 14:30"),
        ("dateTime", "21-11-2026 25:30"),
        ("dateTime", "2026-13-41T14:30:00Z"),
        ("dateTime", "straks"),
        ("time", "25:00"),
        ("time", "14:60"),
        ("time", "half drie"),
        ("url", "www.voorbeeld.nl"),
        ("url", "https://"),
        ("url", "https://a b"),
        ("string", " "),
    ],
)
def test_what_cannot_be_read_is_no_value(item_type: str, typed: str) -> None:
    assert read(item_type, typed) is None


@pytest.mark.parametrize(
    ("item_type", "value", "written"),
    [
        ("integer", value_integer(-3), "-3"),
        ("decimal", Value("Decimal", Decimal("1.50")), "1,50"),
        ("decimal", Value("Decimal", Decimal("1E+3")), "1000"),
        ("quantity", Value("Quantity", {"comparator": "<", "value": Decimal("0.5")}), "<0,5"),
        ("quantity", Value("Quantity", {"unit": "kilo"}), ""),
        ("date", Value("Date", "2026-11-21"), "21-11-2026"),
        ("date", Value("Date", "2026-11"), "11-2026"),
        ("date", Value("Date", "2026"), "2026"),
        ("date", Value("Date", "2026-02-31"), "2026-02-31"),
        ("dateTime", Value("DateTime", "2026-11-21T14:30:00Z"), "21-11-2026 15:30"),
        ("dateTime", Value("DateTime", "2026-11-21T14:30:15+01:00"), "21-11-2026 14:30:15"),
        ("dateTime", Value("DateTime", "2026-11"), "11-2026"),
        ("dateTime", Value("DateTime", "2026-11-21T99:30"), "2026-11-21T99:30"),
        ("time", Value("Time", "09:05:00"), "9:05"),
        ("time", Value("Time", "09:05:30"), "9:05:30"),
        ("time", Value("Time", "laat"), "laat"),
        ("url", Value("Uri", "https://a.nl"), "https://a.nl"),
        ("string", Value("String", "een"), "een"),
    ],
)
def test_a_value_is_written_as_it_is_typed(item_type: str, value: Value, written: str) -> None:
    assert write(item_type, value) == written


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-21T14:30:00+01:00", "21 november 2026 om 14.30 uur"),
        ("2026-11-21T23:30:00Z", "22 november 2026 om 0.30 uur"),
        ("2026-11", "november 2026"),
        ("2026-13", "2026-13"),
        ("2026", "2026"),
        ("onzin", "onzin"),
    ],
)
def test_a_moment_is_said_in_the_time_of_this_computer(iso: str, words: str) -> None:
    assert moment_in_words(iso) == words


def test_days_and_times_are_said_in_words() -> None:
    assert day_in_words("2026-11-21") == "21 november 2026"
    assert time_in_words("09:05:00") == "9.05 uur"
    assert time_in_words("laat") == "laat"


def test_a_year_alone_needs_no_words() -> None:
    assert notation_for(FORM.item("date")).in_words(Value("Date", "2026")) == ""
    assert notation_for(FORM.item("dateTime")).in_words(Value("DateTime", "2026")) == ""


def test_a_quantity_takes_the_unit_with_its_system_and_code() -> None:
    number = read("quantity", "<= 3,20")
    assert number is not None

    value = with_unit(number, Value("Coding", {"system": "s", "code": "kg", "display": "kilo"}))

    parts = {"unit": "kilo", "system": "s", "code": "kg"}
    assert value.json == {"comparator": "<=", "value": Decimal("3.20"), **parts}
    assert unit_in(value) == Value("Coding", {"system": "s", "code": "kg", "display": "kilo"})
    assert with_unit(value, None).json == {"comparator": "<=", "value": Decimal("3.20")}
    assert unit_in(number) is None


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_number_comes_back_as_it_was(number: Decimal) -> None:
    value = Value("Decimal", number)

    again = read("decimal", write("decimal", value))

    assert again is not None
    assert str(again.json) == f"{number:f}"


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - the offset follows
    st.sampled_from(("Z", "+05:30", "-11:00", "+01:00")),
)
def test_a_moment_comes_back_as_the_same_moment(moment: datetime, offset: str) -> None:
    iso = f"{moment:%Y-%m-%dT%H:%M:%S}{offset}"

    again = read("dateTime", write("dateTime", Value("DateTime", iso)))

    assert again is not None
    assert moment_in_words(str(again.json)) == moment_in_words(iso)


@given(st.text(max_size=40), st.sampled_from(TYPES))
def test_whatever_is_typed_is_read_or_refused(typed: str, item_type: str) -> None:
    value = read(item_type, typed)

    assert value is None or write(item_type, value)
