"""Answers as the standard takes them: their type, what the calendar knows, what excludes what."""

from typing import Any

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
    value_boolean,
    value_date,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir.json import JsonValue
from tests.questionnaires import CODES, Json, a_definition, a_session, choice, question
from tests.unit.engine.rules import HL7, SDC, answer_of, calculated, rule


def values(session: FormSession, address: str) -> list[JsonValue]:
    return [value.json for value in session.state.item(address).values]


@pytest.mark.parametrize(
    ("source", "answers", "labels"),
    [
        (question("n", "string", repeats=True), ("p", "q"), ["p", "q"]),
        (question("n", "integer", repeats=True), (1, 2), ["1", "2"]),
        (question("n", "date", repeats=True), ("2026-01-01",), ["2026-01-01"]),
        (question("n", "boolean"), (True,), ["geen"]),
    ],
)
def test_options_may_be_the_answers_to_another_question(
    source: Json, answers: tuple[Any, ...], labels: list[str]
) -> None:
    kind = source["type"].capitalize()
    own = [{"valueString": "geen"}] if kind == "Boolean" else []
    asked = question(
        "x",
        "choice",
        extension=[rule("answerExpression", answer_of("n"))],
        **({"answerOption": own} if own else {}),
    )
    session = a_session(a_definition(source, asked))

    session.answer("n", *(Value(kind, answer) for answer in answers))

    options = session.state.item("x").options
    assert [one.label for one in options] == (labels if not own else [])
    for one in options:
        assert session.answer("x", one.option.value).item("x").problems == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("%qitem.answerOption.value", "a"),
        ("%questionnaire.item.code", "c"),
        ("%questionnaire.useContext.value", "d"),
        ("%questionnaire.derivedFrom", "https://example.org/q"),
    ],
)
def test_options_may_be_codings_and_concepts_of_the_form(text: str, label: str) -> None:
    asked = choice(
        "x", "a", extension=[rule("answerExpression", text)], code=[{"code": "c", "display": "c"}]
    )
    session = a_session(
        a_definition(
            asked,
            useContext=[{"valueCodeableConcept": {"coding": [{"code": "d", "display": "d"}]}}],
            derivedFrom=["https://example.org/q"],
        )
    )

    assert [one.label for one in session.state.item("x").options] == [label]


def test_a_structure_that_is_no_answer_is_no_option() -> None:
    asked = choice(
        "x", "a", extension=[rule("answerExpression", "%questionnaire.item | 1.5 | 1 'kg'")]
    )

    assert a_session(a_definition(asked)).state.item("x").options == ()


def test_a_reference_may_be_an_option() -> None:
    nurse = {"reference": "Practitioner/1", "display": "Verpleegkundige"}
    options = [{"valueReference": nurse}]
    session = a_session(a_definition(question("x", "choice", answerOption=options)))
    (own,) = session.state.item("x").options

    assert session.answer("x", Value("Reference", dict(nurse))).item("x").problems == ()
    assert own.label == "Verpleegkundige"


@pytest.mark.parametrize(
    ("item_type", "value"),
    [
        ("date", value_date("2026-02-30")),
        ("date", value_date("2026-13")),
        ("dateTime", Value("DateTime", "2026-04-31T10:00:00Z")),
        ("time", Value("Time", "25:00:00")),
        ("url", Value("Uri", "geen adres")),
    ],
)
def test_what_no_calendar_or_address_book_knows_is_a_wrong_answer(
    item_type: str, value: Value
) -> None:
    state = a_session(a_definition(question("x", item_type))).answer("x", value)

    assert [problem.code for problem in state.item("x").problems] == ["type"]


@pytest.mark.parametrize(
    ("item_type", "given", "kept"),
    [
        ("decimal", value_integer(3), "Decimal"),
        ("dateTime", value_date("2026-01-01"), "DateTime"),
        ("url", value_string("https://example.org"), "Uri"),
        ("integer", value_integer(3), "Integer"),
    ],
)
def test_an_answer_is_written_as_the_type_of_its_question(
    item_type: str, given: Value, kept: str
) -> None:
    session = a_session(a_definition(question("x", item_type)))

    (value,) = session.answer("x", given).item("x").values

    assert value == Value(kept, given.json)


def test_none_of_these_may_be_a_text() -> None:
    options = [
        {"valueString": "geen", "extension": [{"url": EXCLUSIVE, "valueBoolean": True}]},
        {"valueString": "wel"},
    ]
    session = a_session(a_definition(question("x", "choice", repeats=True, answerOption=options)))
    session.answer("x", value_string("wel"))

    state = session.answer("x", value_string("wel"), value_string("geen"))

    assert values(session, "x") == ["geen"]
    assert state.item("x").problems == ()


EXCLUSIVE = HL7 + "questionnaire-optionExclusive"


def test_an_option_is_open_while_all_its_switches_are_on() -> None:
    def switch(text: str) -> Json:
        return {
            "url": SDC + "answerOptionsToggleExpression",
            "extension": [
                {"url": "option", "valueCoding": {"system": CODES, "code": "a"}},
                {"url": "expression", "valueExpression": {"expression": text}},
            ],
        }

    rules = [switch(answer_of("k")), switch("true")]
    session = a_session(
        a_definition(question("k", "boolean"), choice("x", "a", "b", extension=rules))
    )
    closed = [one.is_enabled for one in session.state.item("x").options]

    state = session.answer("k", value_boolean(is_true=True))

    assert closed == [False, True]
    assert [one.is_enabled for one in state.item("x").options] == [True, True]


def test_a_computed_date_that_no_calendar_has_is_shown_as_wrong() -> None:
    state = a_session(a_definition(calculated("x", "date", "'2026-02-30'"))).state

    assert [problem.code for problem in state.item("x").problems] == ["type"]


def test_an_answer_that_can_no_longer_be_chosen_stays_and_is_wrong() -> None:
    asked = question(
        "x", "open-choice", extension=[rule("answerExpression", answer_of("n"))], repeats=True
    )
    session = a_session(a_definition(question("n", "integer", repeats=True), asked))
    session.answer("n", value_integer(1), value_integer(2))
    session.answer("x", value_integer(2), value_string("zelf"))
    before = session.state.item("x").problems

    state = session.answer("n", value_integer(1))

    assert before == ()
    assert values(session, "x") == [2, "zelf"]
    assert [problem.code for problem in state.item("x").problems] == ["option-closed"]
