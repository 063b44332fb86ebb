"""Changes can be taken back, and are handed over to be saved, each once."""

import pytest

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus
from tests.questionnaires import a_definition, a_session, choice, section
from tests.unit.services.small_talk import SMALL_FORM, YES, a_talk, chosen, statuses


@pytest.fixture
def talk() -> Conversation:
    return a_talk()


def test_undo_takes_back_one_change_at_a_time_and_returns_to_its_place(talk: Conversation) -> None:
    talk.choose(1)
    talk.choose(1)
    talk.go_to("wonen")

    talk.undo()
    place_after_first = talk.place
    talk.undo()

    assert place_after_first == "G2"
    assert talk.place == "G1"
    assert statuses(talk)["geld"] is SectionStatus.OPEN
    assert not talk.state().can_undo


def test_undo_with_nothing_to_take_back_does_nothing(talk: Conversation) -> None:
    talk.undo()

    assert talk.place == "G1"


def test_undo_puts_the_earlier_answer_back(talk: Conversation) -> None:
    talk.choose(1)
    talk.go_to("G1")
    talk.choose(2)

    talk.undo()

    assert chosen(talk, "G1") == ["ja"]


def test_words_typed_in_one_go_are_one_step_of_undo(talk: Conversation) -> None:
    talk.answer("G-open", YES)
    talk.go_to("G4")
    for text in ("b", "br", "brief"):
        talk.answer("G4", value_string(text), is_typing=True)

    talk.undo()
    shown = talk.state().question

    assert shown is not None
    assert shown.item.values == ()
    assert shown.address == "G4"


def test_a_note_and_the_mark_stay_with_the_question(talk: Conversation) -> None:
    talk.note("G1", "deur stond open")
    talk.mark_not_for_home("G1", is_marked=True)

    shown = talk.state().question

    assert shown is not None
    assert shown.item.note == "deur stond open"
    assert shown.item.is_not_for_home


def test_changes_are_handed_over_once(talk: Conversation) -> None:
    talk.choose(1)
    first = talk.take_changes()
    second = talk.take_changes()

    assert list(first) == ["G1"]
    assert second == {}


def test_a_cleared_answer_is_handed_over_as_nothing(talk: Conversation) -> None:
    talk.choose(1)
    talk.take_changes()

    talk.undo()

    assert talk.take_changes() == {"G1": None}


def test_what_is_kept_already_is_not_handed_over_again() -> None:
    first = Conversation(a_session(SMALL_FORM))
    first.choose(1)
    kept = {address: record for address, record in first.take_changes().items() if record}

    again = Conversation(a_session(SMALL_FORM, kept), "G2", kept)

    assert again.take_changes() == {}
    assert again.place == "G2"
    assert chosen(again, "G1") == ["ja"]


def test_a_kept_place_that_is_gone_leads_to_the_first_open_question() -> None:
    assert Conversation(a_session(SMALL_FORM), "G3").place == "G1"


def test_what_the_form_filled_in_itself_is_saved_with_the_first_save() -> None:
    filled = choice("A", "x", "y")
    filled["answerOption"][1]["initialSelected"] = True

    talk = Conversation(a_session(a_definition(section("s", "money", filled))))

    assert list(talk.take_changes()) == ["A"]
