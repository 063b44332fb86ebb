"""A conversation of others as lines to read."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.services.told_lines import ToldLine, told_lines
from kansrijk_desktop.services.workspace import Workspace
from tests.unit.exchange.bundles import a_response, a_shared_screening

UNKNOWN = "https://elders.example/Questionnaire/x|1.0.0"


def lines(workspace: Workspace, response: JsonObject, **changes: Any) -> tuple[ToldLine, ...]:
    fields: dict[str, Any] = {"questionnaire": UNKNOWN, "response": response}
    return told_lines(a_shared_screening(**(fields | changes)), workspace.forms)


def test_groups_are_headings_and_answers_have_their_words(workspace: Workspace) -> None:
    assert lines(workspace, a_response()) == (
        ToldLine("Geld"),
        ToldLine("Rondkomen", "Ja, net"),
        ToldLine("G2", "Huur of hypotheek", is_not_for_home=True),
    )


def test_several_answers_stand_in_one_line(workspace: Workspace) -> None:
    answers: list[JsonValue] = [
        {"valueString": "eten"},
        {"valueDecimal": Decimal("2.5")},
        {"valueBoolean": True},
    ]

    told = lines(workspace, {"item": [{"linkId": "A", "text": "Wat", "answer": answers}]})

    assert told == (ToldLine("Wat", "eten, 2,5, ja"),)


def test_what_was_asked_further_follows_its_answer(workspace: Workspace) -> None:
    deeper: JsonObject = {"linkId": "B", "text": "Hoe vaak", "answer": [{"valueInteger": 3}]}
    item: JsonObject = {
        "linkId": "A",
        "text": "Rookt",
        "answer": [{"valueString": "ja", "item": [deeper]}],
    }

    told = lines(workspace, {"item": [item]})

    assert told == (ToldLine("Rookt", "ja"), ToldLine("Hoe vaak", "3"))


def test_a_question_without_an_answer_shows_nothing(workspace: Workspace) -> None:
    told = lines(workspace, {"item": [{"linkId": "A", "text": "Wat", "answer": [{}]}]})

    assert told == ()


def test_our_short_words_are_preferred_where_the_questionnaire_is_here(
    workspace: Workspace,
) -> None:
    definition = workspace.forms.newest(workspace.forms.names()[0])
    item = next(one for one in definition.items if one.text)
    response: JsonObject = {
        "item": [{"linkId": item.link_id, "answer": [{"valueString": "antwoord"}]}]
    }

    (line,) = lines(workspace, response, questionnaire=definition.identity)

    assert line.label != item.link_id
    assert line.answer == "antwoord"


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"item": []},
        {"item": "geen lijst"},
        {"item": [1, None, "x", []]},
        {"item": [{"answer": "x"}]},
        {"item": [{"linkId": 3, "answer": [{"valueCoding": {}}]}]},
        {
            "item": [
                {"linkId": "A", "extension": [{"url": NOT_FOR_HOME}], "answer": [{"item": [1]}]}
            ]
        },
        {"item": [{"answer": [{"valueQuantity": {"value": "zwaar"}}]}]},
        {"item": [{"answer": [{"valueDate": 5, "valueString": "twee"}]}]},
    ],
)
def test_strange_shapes_never_stop_the_reading(workspace: Workspace, response: Any) -> None:
    for line in lines(workspace, response):
        assert isinstance(line.label, str)
