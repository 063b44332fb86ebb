"""Single fields as a user types them."""

from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.services.typed_text import (
    MAX_NAME,
    read_bsn,
    read_count,
    read_date,
    read_name,
    read_remark,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"), [("3-4-1996", date(1996, 4, 3)), ("3 apr 96", date(1996, 4, 3)), ("  ", None)]
)
def test_a_date_is_read_as_it_is_typed(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["29-2-2025", "31-4-2026", "3-13-1996", "morgen"])
def test_a_date_that_does_not_exist_is_explained(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="bestaat niet"):
        read_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("999910644", "999910644"), ("9999 10 644", "999910644"), ("", "")],
)
def test_a_bsn_is_read_with_or_without_spaces(typed: str, number: str) -> None:
    assert read_bsn(typed) == number


@pytest.mark.parametrize("typed", ["999910645", "12345", "abcdefghi", "99991064"])
def test_a_bsn_that_fails_the_elfproef_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="BSN klopt niet"):
        read_bsn(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Sanne  Reuring ", "Sanne Reuring"),
        ("Zoe\u0308", "Zoë"),
        ("\u202eSanne", "Sanne"),
        ("San\u200bne\x00", "Sanne"),
        ("<b>Jansen</b> & Zn", "<b>Jansen</b> & Zn"),
        ("İbrahim ğş", "İbrahim ğş"),
    ],
)
def test_a_name_keeps_what_can_be_seen(typed: str, name: str) -> None:
    assert read_name(typed) == name


def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="te lang"):
        read_name("a" * (MAX_NAME + 1))


def test_a_remark_keeps_its_lines() -> None:
    assert read_remark("een\n\ntwee \u200b drie\n") == "een\n\ntwee drie"


def test_a_remark_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="te lang"):
        read_remark("a" * 20_001)


@pytest.mark.parametrize(("typed", "number"), [("2", 2), (" 0 ", 0), ("30", 30), ("", None)])
def test_a_count_is_read(typed: str, number: int | None) -> None:
    assert read_count(typed, 0, 30) == number


@pytest.mark.parametrize("typed", ["31", "-1", "2,5", "twee", "9" * 5000, "²"])
def test_a_count_out_of_bounds_is_explained(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="van 0 tot en met 30"):
        read_count(typed, 0, 30)
