"""Levels stand beside one another, moment by moment."""

from datetime import timedelta

from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.levels_over_time import (
    LevelCell,
    level_word,
    levels_over_time,
    subject_title,
)
from tests.builders import NOW, PATIENT_ID


def talk(key: str, days_ago: int, status: ScreeningStatus = ScreeningStatus.COMPLETED) -> Screening:
    at = NOW - timedelta(days=days_ago)
    return Screening(key, PATIENT_ID, "form|1", Moment.INTAKE, status, at)


TALKS = (talk("second", 1), talk("first", 9), talk("draft", 0, ScreeningStatus.IN_PROGRESS))
LEVELS = (
    ScreeningLevel("first", "housing", "green"),
    ScreeningLevel("first", "safety", "red"),
    ScreeningLevel("second", "housing", "yellow", "orange"),
    ScreeningLevel("second", "money", "not-asked"),
    ScreeningLevel("second", "overall", "act-now"),
    ScreeningLevel("draft", "housing", "red"),
)


def test_conversations_that_ended_stand_in_their_order() -> None:
    found = levels_over_time(TALKS, LEVELS, with_safety=False)

    assert [column.screening_id for column in found.columns] == ["first", "second"]
    assert found.titles == ("Wonen", "Geld")
    assert found.cell(0, 0) == LevelCell("green")
    assert found.cell(1, 0) is None


def test_her_own_weighing_goes_before_and_is_marked() -> None:
    found = levels_over_time(TALKS, LEVELS, with_safety=False)

    assert found.cell(0, 1) == LevelCell("orange", is_own=True)


def test_an_own_weighing_that_says_the_same_is_no_other_weighing() -> None:
    same = (ScreeningLevel("first", "housing", "green", "green"),)

    found = levels_over_time(TALKS, same, with_safety=False)

    assert found.cell(0, 0) == LevelCell("green")


def test_safety_is_nowhere_in_it_unless_asked_for() -> None:
    without = levels_over_time(TALKS, LEVELS, with_safety=False)
    asked = levels_over_time(TALKS, LEVELS, with_safety=True)

    assert "safety" not in repr(without)
    assert asked.titles == ("Wonen", "Geld", "En verder")
    assert asked.cell(2, 0) == LevelCell("red")


def test_only_the_last_conversations_have_a_column() -> None:
    found = levels_over_time(TALKS, LEVELS, with_safety=True, most=1)

    assert [column.screening_id for column in found.columns] == ["second"]
    assert found.titles == ("Wonen", "Geld")


def test_what_she_filled_in_herself_says_so() -> None:
    own = Screening(
        "own", PATIENT_ID, "form|1", Moment.INTAKE, ScreeningStatus.COMPLETED, NOW,
        author=Author.RESPONDENT,
    )  # fmt: skip

    found = levels_over_time([own], [ScreeningLevel("own", "money", "green")], with_safety=False)

    assert [column.is_self_filled for column in found.columns] == [True]


def test_words_are_neutral_for_safety_and_plain_for_levels() -> None:
    assert subject_title("safety") == "En verder"
    assert [level_word(level) for level in ("orange", "not-asked")] == ["oranje", "niet gevraagd"]
