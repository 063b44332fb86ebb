"""Two conversations compared: what changed, in words, safety apart."""

from dataclasses import replace

import pytest

from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.services.conversation_comparison import (
    AnswerChange,
    BesideLine,
    BesideSection,
    Changes,
    Direction,
    LevelChange,
    SignalLine,
    changes_between,
    side_by_side,
)
from tests.families import Answers, chosen, rated, talk_form, talked
from tests.questionnaires import a_session
from tests.unit.services.letters import typed
from tests.unit.services.visits import pregnancy_form


def state_of(answers: Answers) -> FormState:
    return a_session(pregnancy_form(), answers).state


def changes(before: Answers, now: Answers, *, apart: bool = False) -> Changes:
    return changes_between(state_of(before), state_of(now), apart=apart)


def test_the_same_answers_are_no_change() -> None:
    assert changes(talked(G1=4), talked(G1=4)).is_empty
    assert changes(talked(V1=2), talked(V1=2), apart=True).is_empty


def test_levels_go_up_and_down_in_words() -> None:
    found = changes(talked(G1=4, G2=3), talked(G1=1, S1=3))

    assert found.levels == (
        LevelChange("Geld", "oranje", "groen", Direction.DOWN),
        LevelChange("Stress", "groen", "geel", Direction.UP),
    )


def test_a_subject_that_was_not_asked_has_no_direction() -> None:
    gone = {key: one for key, one in talked().items() if key not in {"G1", "G2"}}

    (change,) = changes(talked(G1=4), gone).levels

    assert (change.before, change.now) == ("geel", "niet gevraagd")
    assert change.direction is Direction.UNKNOWN


def test_signals_are_new_or_gone_or_not_asked_again() -> None:
    before = talked(G1=4, W2=2, C1=2)
    now = {key: one for key, one in talked(S1=3).items() if key != "W2"}

    found = changes(before, now)

    assert found.new_signals == (SignalLine("Stress", "Spanning", "De meeste dagen"),)
    assert [line.question for line in found.gone_signals] == [
        "Brieven en formulieren",
        "Rondkomen",
    ]
    assert [line.question for line in found.not_asked_again] == ["Staat van de woning"]


def test_a_question_she_declines_now_is_not_a_signal_that_went() -> None:
    declined = talked() | {"G1": AnswerRecord(absent=AbsentReason.ASKED_DECLINED)}

    found = changes(talked(G1=4), declined)

    assert [line.question for line in found.not_asked_again] == ["Rondkomen"]
    assert not found.gone_signals


def test_one_of_several_answers_can_go_and_another_come() -> None:
    before = talked() | {"G2": chosen("G2", 2, 3)}
    now = talked() | {"G2": chosen("G2", 3, 4)}

    found = changes(before, now)

    assert [line.answer for line in found.new_signals] == ["Zorgverzekering"]
    assert [line.answer for line in found.gone_signals] == ["Huur of hypotheek"]


def test_other_answers_are_told_as_they_were_and_are() -> None:
    before = talked() | typed("K1-eigen", "Mijn zus")
    now = talked() | typed("K1-eigen", "Mijn buurvrouw")

    found = changes(before, now)

    assert found.answers == (
        AnswerChange("Kracht", "In eigen woorden", "Mijn zus", "Mijn buurvrouw"),
    )


def test_safety_and_what_is_not_for_home_stand_apart() -> None:
    before = talked()
    now = talked(V1=2, M4=4) | {"G1": replace(chosen("G1", 4), is_not_for_home=True)}

    plain, apart = changes(before, now), changes(before, now, apart=True)

    assert {line.question for line in plain.new_signals} == set()
    assert [change.subject for change in plain.levels] == ["Geld", "Middelen"]
    assert {line.subject for line in apart.new_signals} == {"En verder", "Geld", "Middelen"}
    assert [change.subject for change in apart.levels] == ["En verder"]


def test_what_the_professional_weighs_is_no_answer_of_hers() -> None:
    weighed = talked() | {"niet-pluis": chosen("niet-pluis", 2)}

    assert changes(talked(), weighed).is_empty
    assert changes(talked(), weighed, apart=True).answers == ()


def test_forms_that_differ_are_compared_where_they_ask_the_same() -> None:
    talk = a_session(talk_form(), rated(7, 5, 8, 7, 6, 4)).state

    found = changes_between(state_of(talked(G1=4)), talk, apart=False)

    assert [line.question for line in found.not_asked_again] == ["Rondkomen"]
    assert found.answers == ()


def test_side_by_side_has_every_question_one_of_both_answered() -> None:
    left = talked(G1=4)
    right = talked() | {"G2": AnswerRecord(absent=AbsentReason.ASKED_UNKNOWN)}

    sections = side_by_side(state_of(left), state_of(right), apart=False)

    (money,) = [section for section in sections if section.title == "Geld"]
    assert money.lines[:2] == (
        BesideLine("Rondkomen", "Met moeite", "Ja, makkelijk"),
        BesideLine("Achterstanden", "Nee, geen van deze", "weet zij niet"),
    )
    assert all(line.is_different for line in money.lines[:2])


@pytest.mark.parametrize("apart", [False, True])
def test_side_by_side_keeps_safety_apart(*, apart: bool) -> None:
    sections = side_by_side(state_of(talked()), state_of(talked(V1=2)), apart=apart)

    titles = [section.title for section in sections]
    assert ("En verder" in titles) is apart
    assert ("Wonen" in titles) is not apart


def test_a_form_without_subjects_uses_the_names_of_its_parts() -> None:
    talk = a_session(talk_form(), rated(7, None, None, None, None, None)).state

    assert side_by_side(talk, talk, apart=False) == (
        BesideSection("Lichaam", (BesideLine("Lichaam", "7", "7"),)),
    )
