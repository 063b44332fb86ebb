"""Weeks are told until 42+0, and counts say of which moment they are."""

from datetime import date, timedelta

import pytest

from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.services.pregnancy_words import (
    counts_words,
    due_words,
    unnoted_words,
    weeks_words,
)
from tests.builders import TODAY, a_pregnancy

DUE = date(2026, 5, 3)
UNNOTED = "bevalling nog niet genoteerd"


@pytest.mark.parametrize(
    ("days_over", "weeks", "unnoted"),
    [
        (-80, "28+4 weken", ""),
        (0, "40+0 weken", ""),
        (13, "41+6 weken", ""),
        (14, "", UNNOTED),
        (137, "", UNNOTED),
        (4000, "", UNNOTED),
    ],
)
def test_weeks_are_told_until_the_day_that_42_weeks_are_full(
    days_over: int, weeks: str, unnoted: str
) -> None:
    pregnancy, today = a_pregnancy(due_date=DUE), DUE + timedelta(days=days_over)

    due = due_words(pregnancy, today)

    assert (weeks_words(pregnancy, today), unnoted_words(pregnancy, today)) == (weeks, unnoted)
    assert due == ", ".join(filter(None, ("uitgerekend op 3 mei 2026", unnoted)))


@pytest.mark.parametrize(
    "pregnancy",
    [
        None,
        a_pregnancy(due_date=None),
        a_pregnancy(due_date=DUE, ended_on=DUE, ended_by=PregnancyEnd.BIRTH),
        a_pregnancy(due_date=DUE, ended_on=DUE, ended_by=PregnancyEnd.LOSS),
    ],
)
def test_without_a_pregnancy_that_is_counted_nothing_is_said(pregnancy: Pregnancy | None) -> None:
    assert weeks_words(pregnancy, TODAY) == unnoted_words(pregnancy, TODAY) == ""


def test_counts_say_that_a_birth_noted_since_is_not_among_them() -> None:
    expecting = a_pregnancy()
    born = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.BIRTH)
    births = (Birth("child", expecting.id, TODAY),)
    earlier = (Birth("child", "another", TODAY),)

    assert counts_words(expecting, ()) == counts_words(expecting, earlier) == "G2 P1"
    assert counts_words(expecting, births) == "G2 P1 (voor deze bevalling)"
    assert counts_words(born, ()) == "G2 P1 (voor deze bevalling)"
    assert counts_words(a_pregnancy(gravidity=None, parity=0), births) == "P0 (voor deze bevalling)"
    assert counts_words(a_pregnancy(gravidity=None, parity=None), births) == ""
