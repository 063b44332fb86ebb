"""What a questionnaire says about itself is read, and what it does not say is not made up."""

from datetime import date

import pytest

from kansrijk_desktop.services.form_facts import (
    owner_of,
    period_of,
    refusal_of_new,
    status_of,
)
from tests.questionnaires import Json


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ({}, ""),
        ({"publisher": " Coalitie "}, "Coalitie"),
        ({"publisher": " ", "contact": [{"name": "Bureau"}]}, "Bureau"),
        ({"contact": [{"telecom": [{"value": "info@voorbeeld.nl"}]}]}, "info@voorbeeld.nl"),
        ({"publisher": 3, "contact": "x"}, ""),
    ],
)
def test_the_owner_is_the_publisher_or_the_first_contact(source: Json, owner: str) -> None:
    assert owner_of(source) == owner


@pytest.mark.parametrize(
    ("status", "read"), [("active", "active"), ("entered-in-error", "unknown"), (None, "unknown")]
)
def test_a_status_that_is_not_known_is_unknown(status: str | None, read: str) -> None:
    assert status_of({"status": status}) == read


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2026", "2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-02", "2028-02", (date(2026, 2, 1), date(2028, 2, 29))),
        ("2026-02-03T10:00:00+01:00", "2026-03-04", (date(2026, 2, 3), date(2026, 3, 4))),
        ("morgen", "2026-13", (None, None)),
        ("2026-02-30", "", (None, None)),
    ],
)
def test_a_period_is_read_to_the_day(
    start: str, end: str, period: tuple[date | None, date | None]
) -> None:
    assert period_of({"effectivePeriod": {"start": start, "end": end}}) == period


def test_within_its_period_a_form_may_be_begun() -> None:
    source: Json = {"effectivePeriod": {"start": "2026-11-21", "end": "2026-11-21"}}

    assert refusal_of_new(source, date(2026, 11, 21)) == ""
    assert refusal_of_new(source, date(2026, 11, 20)) != ""
    assert refusal_of_new(source, date(2026, 11, 22)) != ""
    assert refusal_of_new({}, date(2026, 11, 22)) == ""
