"""Which conversations are laid beside one another."""

from dataclasses import replace
from datetime import timedelta

from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    Respondent,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.services.comparable_conversations import last_two, pairs_beside
from tests.builders import NOW, PATIENT_ID

BASE = "https://kansrijk-desktop.nl/fhir/Questionnaire/"


def talk(
    key: str, days_ago: int, form: str = "signalering-zwangerschap", **changes: object
) -> Screening:
    screening = Screening(
        key,
        PATIENT_ID,
        f"{BASE}{form}|1.0.0",
        Moment.INTAKE,
        ScreeningStatus.COMPLETED,
        NOW - timedelta(days=days_ago),
    )
    return replace(screening, **changes)  # type: ignore[arg-type]  # by name


def test_the_last_two_that_ended_are_compared_whichever_of_our_instruments_they_used() -> None:
    talks = (
        talk("open", 0, status=ScreeningStatus.IN_PROGRESS),
        talk("third", 1, "signalering-kraamtijd"),
        talk("second", 2),
        talk("first", 3),
    )

    pair = last_two(talks)

    assert pair is not None
    assert [one.id for one in pair] == ["second", "third"]


def test_a_talk_about_how_it_is_going_is_compared_in_its_own_picture() -> None:
    talks = (
        talk("how-2", 0, "gesprek-positieve-gezondheid"),
        talk("how-1", 1, "gesprek-positieve-gezondheid"),
        talk("only", 2),
    )

    assert last_two(talks) is None


def test_another_questionnaire_or_what_she_filled_in_herself_is_not_the_one_before() -> None:
    talks = (
        talk("last", 0),
        talk("own", 1, author=Author.RESPONDENT),
        talk("other", 2, "iets-anders"),
        talk("before", 3),
    )

    pair = last_two(talks)

    assert pair is not None
    assert pair[0].id == "before"
    assert last_two(()) is None


def test_the_talk_and_her_own_answers_of_one_moment_are_a_pair() -> None:
    talks = (
        talk("talk", 5),
        talk("own", 6, author=Author.RESPONDENT),
        talk("own-earlier", 60, author=Author.RESPONDENT),
    )

    pairs = pairs_beside(talks)

    assert {key: tuple(one.id for one in pair) for key, pair in pairs.items()} == {
        "talk": ("talk", "own"),
        "own": ("talk", "own"),
        "own-earlier": ("talk", "own-earlier"),
    }


def test_other_moments_pregnancies_respondents_and_open_conversations_are_no_pair() -> None:
    own = {"author": Author.RESPONDENT}
    others = (
        talk("moment", 1, moment=Moment.WEEKS_28, **own),
        talk("pregnancy", 1, pregnancy_id="earlier", **own),
        talk("partner", 1, respondent=Respondent.PARTNER, **own),
        talk("open", 1, status=ScreeningStatus.IN_PROGRESS, **own),
        talk("how", 1, "gesprek-positieve-gezondheid", **own),
    )

    assert pairs_beside((talk("talk", 1), *others)) == {}
