"""What was answered last time: shown where that harms nobody, taken over only when confirmed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk_desktop.cli.case_files import cases_in
from kansrijk_desktop.cli.case_runs import CASE_MOMENT, play_case, value_for
from kansrijk_desktop.engine.answers import AbsentReason
from kansrijk_desktop.engine.interpretation import domain_of, interpret
from kansrijk_desktop.engine.scoring import weight_of
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.extensions import ASK_ANEW, AUDIENCE, NOTHING_CHANGED
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import sections_of
from kansrijk_desktop.services.memory import Memory, Remembered, memory_of
from tests.forms.ours import (
    AFTER_PREGNANCY,
    FOLDER,
    MATERNITY,
    PREGNANCY,
    SIGNALLING,
    YOUTH_CARE,
    opened,
)
from tests.unit.services.small_talk import a_talk

DAY = date(2026, 11, 21)
CASES = {name: list(cases_in(FOLDER / name / "cases")) for name in SIGNALLING}


def begun(name: str) -> FormSession:
    context = LaunchContext(now=CASE_MOMENT, patient={"birthDate": "1996-03-01"})
    return FormSession(opened(name), context=context)


def told(name: str, **answers: object) -> FormSession:
    """A conversation in which these answers were given."""
    session = begun(name)
    for link_id, answer in answers.items():
        given = answer if isinstance(answer, list) else [answer]
        session.answer(link_id, *(value_for(opened(name).item(link_id), each) for each in given))
    return session


def remembered(name: str, **answers: object) -> Memory:
    return memory_of(told(name, **answers).state, DAY)


def talk_about(memory: Memory, name: str = PREGNANCY) -> Conversation:
    return Conversation(begun(name), memory=memory)


def codes(talk: Conversation, link_id: str) -> list[str]:
    return [value.code for value in talk.form.item(link_id).values]


def test_an_earlier_answer_stands_beside_the_question_with_its_day() -> None:
    talk = talk_about(remembered(MATERNITY, G1="G1-makkelijk"))

    talk.go_to("G1")

    assert talk.state().memories == {"G1": "Vorige keer, 21 november 2026: Ja, makkelijk"}


def test_nothing_is_filled_in_by_itself() -> None:
    talk = talk_about(remembered(MATERNITY, G1="G1-makkelijk", W1="W1-vast"))

    assert talk.take_changes().keys() == begun(PREGNANCY).answers().keys()
    assert codes(talk, "G1") == []


def test_several_answers_stand_on_one_line() -> None:
    talk = talk_about(remembered(PREGNANCY, W2=["W2-vocht", "W2-klein"]))

    talk.go_to("W2")

    assert talk.state().memories["W2"].endswith("Schimmel of vocht, Te klein")


@pytest.mark.parametrize("name", SIGNALLING)
def test_safety_is_always_asked_from_nothing(name: str) -> None:
    memory = remembered(
        name, V0="V0-ja", V1="V1-nee", V2="V2-vaak", V3="V3-recent", V4="V4-ja", V5=["V5-wapen"]
    )

    assert not any(link_id.startswith("V") for link_id in memory.answers)
    assert all(memory.line(item) == "" for item in opened(name).item("veiligheid").walk())


@pytest.mark.parametrize("name", SIGNALLING)
def test_safety_is_not_remembered_even_where_its_mark_was_taken_away(name: str) -> None:
    session = told(name, V0="V0-ja", V1="V1-niet-altijd")
    session.mark_not_for_home("V1", False)

    assert "V1" not in memory_of(session.state, DAY).answers


def test_what_moved_into_safety_since_then_is_not_shown() -> None:
    known = Remembered((), "Niet altijd", has_weight=False)
    memory = Memory(DAY, {"V1": known, "W1": known})

    assert memory.line(opened(PREGNANCY).item("V1")) == ""
    assert memory.line(opened(PREGNANCY).item("W1")) != ""


@pytest.mark.parametrize("name", SIGNALLING)
def test_what_is_not_for_home_is_not_remembered_on_a_screen_others_see(name: str) -> None:
    memory = remembered(name, M4=["M4-gebruik"], S1="S1-steeds", S5="S5-maanden", S3=["S3-twijfel"])

    assert memory.answers.keys().isdisjoint({"M4", "S5", "S3"})


def test_what_she_marks_herself_is_not_remembered_either() -> None:
    session = told(PREGNANCY, G1="G1-makkelijk")
    session.mark_not_for_home("G1", True)

    assert "G1" not in memory_of(session.state, DAY).answers


def test_what_was_answered_once_but_no_longer_asked_is_not_remembered() -> None:
    session = told(PREGNANCY, G1="G1-net", G4="G4-ja")
    session.answer("G1", value_for(opened(PREGNANCY).item("G1"), "G1-makkelijk"))

    assert "G4" not in memory_of(session.state, DAY).answers


def test_an_answer_that_was_not_given_leaves_no_memory() -> None:
    session = begun(PREGNANCY)
    session.decline("W1", AbsentReason.ASKED_DECLINED)

    assert "W1" not in memory_of(session.state, DAY).answers


def test_one_key_takes_over_what_holds_and_goes_to_what_is_left() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-tijdelijk", W2=["W2-geen"]))
    talk.go_to("wonen")

    talk.nothing_changed()

    assert codes(talk, "W2") == ["W2-geen"]
    assert codes(talk, "W1") == []
    assert talk.place == "W1"


def test_a_section_in_which_all_still_holds_is_done_at_once() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast", W2=["W2-geen"]))
    talk.go_to("wonen")

    talk.nothing_changed()

    assert interpret(talk.form).domain("housing").level == "green"
    assert talk.place == "G1"


def test_a_question_that_an_answer_opens_is_taken_over_too() -> None:
    talk = talk_about(remembered(PREGNANCY, G1="G1-net", G2=["G2-geen"], G4="G4-ja"))
    talk.go_to("geld")

    talk.nothing_changed()

    assert codes(talk, "G4") == ["G4-ja"]


def test_smoking_and_mood_are_asked_again() -> None:
    talk = talk_about(
        remembered(
            PREGNANCY,
            M1="M1-nee",
            M2="M2-nee",
            M3=["M3-geen"],
            M4=["M4-geen"],
            S1="S1-soms",
            S2="S2-soms",
            S3=["S3-geen"],
            S4="S4-nee",
        )
    )
    talk.go_to("stress")
    talk.nothing_changed()
    mood = talk.place
    talk.go_to("middelen")
    talk.nothing_changed()

    assert (mood, talk.place) == ("S1", "M1")
    assert [codes(talk, each) for each in ("S1", "S2", "M1", "M4")] == [[], [], [], []]
    assert [codes(talk, each) for each in ("S3", "S4", "M2", "M3")] == [
        ["S3-geen"],
        ["S4-nee"],
        ["M2-nee"],
        ["M3-geen"],
    ]


@pytest.mark.parametrize("name", AFTER_PREGNANCY)
def test_what_is_asked_about_another_time_is_asked_again(name: str) -> None:
    """Alcohol since she knew that she was pregnant says nothing about alcohol since the birth."""
    talk = talk_about(remembered(PREGNANCY, M2="M2-nee", M3=["M3-geen"], W1="W1-vast"), name)
    talk.go_to("middelen")

    talk.nothing_changed()

    assert talk.state().nothing_changed is None
    assert (codes(talk, "M2"), codes(talk, "M3")) == ([], [])
    talk.go_to("M2")
    assert talk.state().memories["M2"].endswith("Nee")


def test_an_answer_of_today_is_never_overwritten() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast", W2=["W2-geen"]))
    talk.go_to("W1")
    talk.answer("W1", value_for(opened(PREGNANCY).item("W1"), "W1-opvang"))

    talk.nothing_changed()

    assert codes(talk, "W1") == ["W1-opvang"]


def test_it_is_undone_in_one_step_and_back_where_she_was() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast", W2=["W2-geen"]))
    talk.go_to("W1")
    talk.nothing_changed()

    talk.undo()

    assert (codes(talk, "W1"), codes(talk, "W2")) == ([], [])
    assert not talk.form.item("wonen-onveranderd").values
    assert talk.place == "W1"


def test_another_answer_afterwards_takes_back_that_nothing_changed() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast", W2=["W2-geen"]))
    talk.go_to("wonen")
    talk.nothing_changed()

    talk.answer("W1", value_for(opened(PREGNANCY).item("W1"), "W1-opvang"))

    assert not talk.form.item("wonen-onveranderd").values
    assert codes(talk, "W2") == ["W2-geen"]


def test_that_she_smokes_now_leaves_the_rest_confirmed() -> None:
    talk = talk_about(remembered(PREGNANCY, M1="M1-nee", M2="M2-nee"))
    talk.go_to("middelen")
    talk.nothing_changed()

    talk.answer("M1", value_for(opened(PREGNANCY).item("M1"), "M1-1-10"))

    assert talk.form.item("middelen-onveranderd").values


def test_the_key_is_there_only_where_there_is_something_to_confirm() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast", G1="G1-niet"))
    talk.go_to("W1")
    in_housing = talk.state().nothing_changed
    talk.nothing_changed()
    confirmed = talk.state().nothing_changed
    talk.go_to("G1")

    assert in_housing is not None
    assert (in_housing.since, in_housing.can_confirm) == (DAY, True)
    assert confirmed is not None
    assert (confirmed.is_confirmed, confirmed.can_confirm) == (True, False)
    assert talk.state().nothing_changed is None


def test_the_first_conversation_has_neither_memory_nor_key() -> None:
    state = a_talk().state()

    assert (state.memories, state.nothing_changed) == ({}, None)


def test_what_is_taken_over_is_saved_as_an_answer_of_today() -> None:
    talk = talk_about(remembered(PREGNANCY, W1="W1-vast"))
    talk.take_changes()
    talk.go_to("W1")

    talk.nothing_changed()

    saved = talk.take_changes()
    assert {"W1", "wonen-onveranderd"} <= saved.keys()
    assert saved["W1"] is not None
    assert [value.code for value in saved["W1"].values] == ["W1-vast"]


def test_an_earlier_answer_that_a_newer_version_lacks_is_not_taken_over() -> None:
    memory = remembered(YOUTH_CARE, W1="W1-vast")
    item = opened(PREGNANCY).item("W2")

    assert memory.confirmable(item) == ()


@given(
    earlier=st.sampled_from([(name, case) for name in SIGNALLING for case in CASES[name]]),
    name=st.sampled_from(SIGNALLING),
)
@settings(max_examples=60, deadline=None)
def test_nothing_changed_never_takes_over_a_signal_safety_or_what_is_asked_anew(
    earlier: tuple[str, object], name: str
) -> None:
    earlier_name, case = earlier
    before = play_case(opened(earlier_name), case)  # type: ignore[arg-type] # a case
    memory = memory_of(before.state, DAY)
    talk = talk_about(memory, name)
    filled_in = {each.address for each in talk.form.walk() if each.values}

    for section in sections_of(talk.form):
        talk.go_to(section.address)
        talk.nothing_changed()

    for each in talk.form.walk():
        if each.address in filled_in or not each.values or each.item.hidden:
            continue
        around = (each.item, *each.item.ancestors())
        assert domain_of(each.item) != "safety"
        assert not any(one.extension(ASK_ANEW) for one in around)
        assert not any(one.extension(AUDIENCE) for one in around)
        assert not any(weight_of(each.item, value) for value in each.values)
        assert not before.state.item(each.address).is_not_for_home
        assert before.state.item(each.address).text == each.text
        assert [one.json for one in each.values] == [
            option.value.json if (option := each.item.option_for(one)) else one.json
            for one in before.state.item(each.address).values
        ]
    for each in talk.form.walk():
        if each.item.extension(NOTHING_CHANGED) and each.values:
            assert not each.address.startswith("veiligheid")
