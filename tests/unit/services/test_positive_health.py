"""Six sides of life, the last three moments over one another, and no sum."""

from datetime import timedelta

from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord, value_integer
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.services.positive_health import (
    ADDRESSES,
    AXES,
    HealthMoment,
    health_in_words,
    health_over_time,
)
from kansrijk_desktop.services.told_answers import told_answers
from tests.builders import NOW, PATIENT_ID
from tests.families import rated, talk_form


def talk(key: str, days_ago: int = 0, author: Author = Author.PROFESSIONAL) -> Screening:
    return Screening(
        key,
        PATIENT_ID,
        talk_form().identity,
        Moment.OTHER,
        ScreeningStatus.COMPLETED,
        NOW - timedelta(days=days_ago),
        author=author,
    )


def shown(
    *talks: tuple[Screening, dict[str, AnswerRecord]], with_not_for_home: bool = False
) -> tuple[HealthMoment, ...]:
    kept = [
        SavedAnswer(screening.id, address, dump_json(record.as_json()).decode(), NOW)
        for screening, answers in talks
        for address, record in answers.items()
    ]
    screenings = [screening for screening, _answers in talks]
    told = told_answers(kept, screenings, lambda _identity: talk_form())
    return health_over_time(screenings, told, with_not_for_home=with_not_for_home)


def test_the_form_has_every_question_that_is_read() -> None:
    assert set(ADDRESSES) <= talk_form().by_link_id.keys()


def test_figures_stand_in_the_order_of_the_form_with_her_words() -> None:
    answers = rated(7, 5, 8, 7, 6, 4, words={"gevoel": "Druk."}, talk=("dag",))

    (moment,) = shown((talk("a"), answers))

    assert moment.values == (7, 5, 8, 7, 6, 4)
    assert moment.sides[1].words == "Druk."
    assert [side.wants_to_talk for side in moment.sides] == [False] * 5 + [True]


def test_the_last_three_moments_come_first() -> None:
    talks = [(talk(str(days), days), rated(days, 5, 5, 5, 5, 5)) for days in (9, 2, 5, 0)]

    moments = shown(*talks)

    assert [moment.screening_id for moment in moments] == ["0", "2", "5"]


def test_a_side_without_a_figure_is_a_gap_and_a_talk_without_any_is_left_out() -> None:
    declined = {"PG-lichaam": AnswerRecord(absent=AbsentReason.ASKED_DECLINED)}

    moments = shown((talk("a", 1), rated(None, 5, 5, 5, 5, 5)), (talk("b"), declined))

    assert [moment.values[0] for moment in moments] == [None]
    assert health_in_words(moments[0]).startswith("Lichaam: geen cijfer, Gevoel: 5")


def test_what_must_stay_from_home_goes_with_its_words_unless_asked_for() -> None:
    answers = rated(7, 5, 8, 7, 6, 4, words={"gevoel": "Geheim."}, talk=("gevoel",))
    answers["PG-gevoel"] = AnswerRecord((value_integer(5),), is_not_for_home=True)

    (without,), (asked,) = (
        shown((talk("a"), answers), with_not_for_home=asked) for asked in (False, True)
    )

    assert without.values[1] is None
    assert (without.sides[1].words, without.sides[1].wants_to_talk) == ("", False)
    assert (asked.values[1], asked.sides[1].words) == (5, "Geheim.")


def test_what_she_filled_in_herself_says_so() -> None:
    (moment,) = shown((talk("a", author=Author.RESPONDENT), rated(1, 2, 3, 4, 5, 6)))

    assert moment.is_self_filled


def test_there_is_no_sum() -> None:
    (moment,) = shown((talk("a"), rated(7, 5, 8, 7, 6, 4)))

    assert len(AXES) == 6
    assert "37" not in health_in_words(moment) + repr(moment)
