"""What a question offers, and what choosing does to the answers there were."""

from kansrijk_desktop.engine.answers import Value, value_boolean, value_coding, value_string
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.services.answer_choice import (
    all_choices_of,
    choices_of,
    chosen_values,
    own_answers,
    values_without,
)
from tests.questionnaires import CODES, Json, a_definition, a_session, choice, option, question

OWN = value_string("in eigen woorden")
X, NONE = value_coding(CODES, "x", "x"), value_coding(CODES, "geen", "geen")


def shown(item: Json, *values: Value) -> ItemState:
    """Return a question after these answers."""
    session = a_session(a_definition(item))
    session.answer("A", *values)
    return session.state.item("A")


def several(*values: Value) -> ItemState:
    options = ("x", option("geen", is_exclusive=True))
    return shown(choice("A", *options, repeats=True, type="open-choice"), *values)


def test_choosing_one_more_keeps_what_was_said_in_own_words() -> None:
    state = several(OWN)

    assert chosen_values(state, choices_of(state)[0]) == (OWN, X)


def test_choosing_again_takes_back_that_answer_only() -> None:
    state = several(OWN, X)

    assert chosen_values(state, choices_of(state)[0]) == (OWN,)


def test_none_of_these_takes_all_away_and_gives_way_to_any_other() -> None:
    none = several(NONE)
    others = several(OWN, X)

    assert chosen_values(others, choices_of(others)[1]) == (NONE,)
    assert chosen_values(none, choices_of(none)[1]) == ()
    assert chosen_values(none, choices_of(none)[0]) == (X,)


def test_one_answer_takes_the_place_of_the_other() -> None:
    state = shown(choice("A", "x", type="open-choice"), OWN)

    assert chosen_values(state, choices_of(state)[0]) == (X,)


def test_answers_that_are_no_option_are_known() -> None:
    state = several(OWN, X)

    assert own_answers(state) == (OWN,)
    assert values_without(state, OWN) == (X,)
    assert own_answers(shown(question("A", "boolean"), value_boolean(is_true=True))) == ()


def test_a_question_that_is_only_read_offers_nothing() -> None:
    assert all_choices_of(shown(choice("A", "x", readOnly=True))) == ()
    assert all_choices_of(shown(question("A", "boolean", readOnly=True))) == ()
    assert [each.text for each in choices_of(shown(question("A", "boolean")))] == ["Ja", "Nee"]
