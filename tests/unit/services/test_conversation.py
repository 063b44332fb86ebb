"""The walk through a conversation: one key answers and moves on."""

import pytest

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.conversation import END, Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus, guidance_of
from kansrijk_desktop.settings import QuestionLayout
from tests.questionnaires import (
    a_definition,
    a_session,
    choice,
    mark,
    question,
    section,
    when,
)
from tests.unit.services.small_talk import YES, a_talk, chosen, statuses

HIDDEN = question(
    "h", "integer", extension=[mark(extensions.HL7 + "questionnaire-hidden", valueBoolean=True)]
)


@pytest.fixture
def talk() -> Conversation:
    return a_talk()


def test_it_begins_at_the_first_question(talk: Conversation) -> None:
    state = talk.state()

    assert (state.title, state.current) == ("Geld", "G1")
    assert [each.address for each in state.questions] == ["G1"]
    assert not state.can_go_back


def test_the_weighing_is_no_part_of_the_talk(talk: Conversation) -> None:
    assert list(statuses(talk)) == ["geld", "wonen"]


def test_a_single_choice_answers_and_moves_on(talk: Conversation) -> None:
    talk.choose(1)

    assert talk.place == "G2"
    assert chosen(talk, "G1") == ["ja"]


def test_choosing_several_stays_and_none_of_these_moves_on(talk: Conversation) -> None:
    talk.go_to("G2")
    talk.choose(1)
    talk.choose(2)
    place_after_two = talk.place

    talk.choose(3)

    assert place_after_two == "G2"
    assert talk.place == "W1"
    assert chosen(talk, "G2") == ["geen"]


def test_choosing_again_takes_one_of_several_back(talk: Conversation) -> None:
    talk.go_to("G2")
    talk.choose(1)
    talk.choose(2)

    talk.choose(1)

    assert chosen(talk, "G2") == ["energie"]


def test_choosing_something_takes_none_of_these_back(talk: Conversation) -> None:
    talk.go_to("G2")
    talk.choose(3)
    talk.go_to("G2")

    talk.choose(1)

    assert chosen(talk, "G2") == ["huur"]


def test_none_of_these_pressed_again_is_taken_back_and_stays(talk: Conversation) -> None:
    talk.go_to("G2")
    talk.choose(3)
    talk.go_to("G2")

    talk.choose(3)

    assert talk.place == "G2"
    assert chosen(talk, "G2") == []


def test_yes_and_no_have_keys_too(talk: Conversation) -> None:
    talk.go_to("W2")

    talk.choose(2)

    assert talk.state().is_at_end
    assert chosen(talk, "W2") == ["Nee"]


@pytest.mark.parametrize("number", [0, 4, 9])
def test_a_number_without_an_answer_does_nothing(talk: Conversation, number: int) -> None:
    talk.choose(number)

    assert talk.place == "G1"
    assert talk.take_changes() == {}


def test_a_signal_opens_its_follow_up_behind_the_questions_of_its_part(talk: Conversation) -> None:
    talk.choose(2)
    talk.choose(3)

    assert talk.place == "G3"


def test_an_urgent_answer_shows_its_text_and_waits(talk: Conversation) -> None:
    talk.choose(3)

    state = talk.state()

    assert state.current == "G1"
    assert state.safety_texts == ("hunger",)


def test_an_urgent_text_can_be_found_again_further_on(talk: Conversation) -> None:
    talk.choose(3)
    talk.go_on()

    state = talk.state()

    assert state.safety_texts == ()
    assert state.urgent_texts == ("hunger",)


def test_details_asked_within_a_question_keep_her_there() -> None:
    inner = choice("welke", "x", "y")
    outer = choice("A", "ja", "nee", item=[inner | {"enableWhen": when("A", "ja")}])
    talk = Conversation(a_session(a_definition(section("s", "money", outer, choice("B", "z")))))

    talk.choose(1)
    place_with_details = talk.place
    talk.choose(2, "welke")
    shown = talk.state().question

    assert place_with_details == "A"
    assert shown is not None
    assert shown.address == "A"
    assert [value.label for value in shown.details[0].values] == ["y"]


def test_walking_back_and_on(talk: Conversation) -> None:
    talk.choose(1)
    talk.go_back()
    place_back = talk.place
    talk.go_back()
    place_at_begin = talk.place
    talk.go_on()

    assert (place_back, place_at_begin, talk.place) == ("G1", "G1", "G2")


def test_from_the_end_back_leads_to_the_last_question(talk: Conversation) -> None:
    talk.go_to("W2")
    talk.go_on()
    is_at_end = talk.state().is_at_end

    talk.go_back()

    assert is_at_end
    assert talk.place == "W2"


def test_jumping_to_a_part_leads_to_its_first_open_question(talk: Conversation) -> None:
    talk.choose(1)
    talk.go_to("wonen")
    place_in_other_part = talk.place

    talk.go_to("geld")

    assert place_in_other_part == "W1"
    assert talk.place == "G2"


def test_a_place_that_does_not_exist_changes_nothing(talk: Conversation) -> None:
    talk.go_to("nergens")

    assert talk.place == "G1"


def test_a_page_shows_every_question_of_the_part(talk: Conversation) -> None:
    state = talk.state(QuestionLayout.PAGE_PER_DOMAIN)

    assert [each.address for each in state.questions] == ["G1", "G2"]
    assert state.current == "G1"


def test_declining_moves_on_and_counts_as_asked(talk: Conversation) -> None:
    talk.decline("G1", AbsentReason.ASKED_DECLINED)
    talk.choose(3)

    assert statuses(talk)["geld"] is SectionStatus.ASKED
    assert talk.place == "W1"


def test_declining_the_same_way_again_takes_it_back(talk: Conversation) -> None:
    talk.decline("G1", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)

    talk.decline("G1", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)

    assert statuses(talk)["geld"] is SectionStatus.OPEN


def test_declining_with_another_reason_changes_the_reason(talk: Conversation) -> None:
    talk.decline("G1", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)

    talk.decline("G1", AbsentReason.ASKED_UNKNOWN)
    talk.go_to("G1")
    shown = talk.state().question

    assert shown is not None
    assert (shown.item.absent, shown.item.not_asked_reason) == (AbsentReason.ASKED_UNKNOWN, None)


def test_declining_nothing_known_changes_nothing(talk: Conversation) -> None:
    talk.decline("nergens", AbsentReason.ASKED_DECLINED)
    talk.decline_section("nergens", AbsentReason.ASKED_DECLINED)

    assert talk.take_changes() == {}


def test_the_rest_of_a_part_can_be_left_for_later(talk: Conversation) -> None:
    talk.choose(1)

    talk.decline_section("geld", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)

    assert talk.place == "W1"
    assert statuses(talk)["geld"] is SectionStatus.LATER
    assert chosen(talk, "G1") == ["ja"]


def test_the_state_of_a_part_goes_from_open_over_busy_to_asked(talk: Conversation) -> None:
    seen = [statuses(talk)["geld"]]
    talk.choose(1)
    seen.append(statuses(talk)["geld"])
    talk.choose(3)
    seen.append(statuses(talk)["geld"])

    assert seen == [SectionStatus.OPEN, SectionStatus.BUSY, SectionStatus.ASKED]


def test_progress_counts_only_what_applies(talk: Conversation) -> None:
    before = (talk.state().answered, talk.state().applicable)
    talk.choose(2)

    after = (talk.state().answered, talk.state().applicable)

    assert before == (0, 4)
    assert after == (1, 5)


def test_follow_up_is_opened_and_closed_by_hand(talk: Conversation) -> None:
    switch = talk.state().follow_ups[0]
    talk.answer(switch.address, YES)
    opened = [each.address for each in talk.state(QuestionLayout.PAGE_PER_DOMAIN).questions]
    is_open = talk.state().follow_ups[0].is_open

    talk.answer(switch.address)
    closed = [each.address for each in talk.state(QuestionLayout.PAGE_PER_DOMAIN).questions]

    assert opened == ["G1", "G2", "G3", "G4"]
    assert is_open
    assert closed == ["G1", "G2"]


def test_no_switch_is_offered_for_a_follow_up_that_a_signal_opened(talk: Conversation) -> None:
    talk.choose(2)

    assert talk.state().follow_ups == ()


def test_closing_the_follow_up_she_is_in_leads_to_an_open_question(talk: Conversation) -> None:
    talk.answer("G-open", YES)
    talk.go_to("G3")

    talk.answer("G-open")

    assert talk.place == "G1"


def test_hiding_a_question_keeps_its_answer(talk: Conversation) -> None:
    talk.choose(2)
    talk.go_to("G3")
    talk.choose(1)
    talk.go_to("G1")
    talk.choose(1)
    hidden = [each.address for each in talk.state(QuestionLayout.PAGE_PER_DOMAIN).questions]
    talk.go_to("G1")
    talk.choose(2)

    assert "G3" not in hidden
    assert chosen(talk, "G3") == ["ja"]


def test_a_form_without_domains_has_its_groups_as_parts() -> None:
    group = {"linkId": "deel", "type": "group", "text": "Deel", "item": [choice("A", "x")]}

    talk = Conversation(a_session(a_definition(group)))

    assert [row.title for row in talk.state().sections] == ["Deel"]
    assert talk.state().current == "A"


def test_a_form_with_nothing_to_ask_is_at_its_end() -> None:
    talk = Conversation(a_session(a_definition(HIDDEN)))

    state = talk.state()

    assert state.is_at_end
    assert (state.title, state.current, talk.place) == ("", END, END)


def test_texts_between_questions_stand_above_the_next_one() -> None:
    text = {"linkId": "d", "type": "display", "text": "Dit vragen we iedereen."}
    talk = Conversation(a_session(a_definition(section("s", "money", text, choice("A", "x")))))

    shown = talk.state().question

    assert shown is not None
    assert [note.text for note in shown.introduction] == ["Dit vragen we iedereen."]


def test_a_question_says_how_it_may_be_asked() -> None:
    asked = choice(
        "A",
        "x",
        extension=[
            mark(extensions.WORDING_SOFTER, valueString="Zacht"),
            mark(extensions.WHY_WE_ASK, valueString="Daarom"),
        ],
    )
    talk = Conversation(a_session(a_definition(section("s", "money", asked))))
    shown = talk.state().question

    assert shown is not None
    guidance = guidance_of(shown.item.item)
    assert (guidance.softer, guidance.why_we_ask, guidance.bridge) == ("Zacht", "Daarom", "")
