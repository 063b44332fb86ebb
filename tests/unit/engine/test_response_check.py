import pytest

from kansrijk_desktop.engine.response_check import check_response
from kansrijk_desktop.engine.session import LaunchContext
from kansrijk_desktop.fhir.extensions import HL7, SDC
from tests.questionnaires import A_MOMENT, Json, a_definition, question, when_true

RULE: Json = {
    "url": SDC + "sdc-questionnaire-calculatedExpression",
    "valueExpression": {"language": "text/fhirpath", "expression": "1"},
}
DEFINITION = a_definition(
    question("a", "boolean", required=True),
    question("b", "string", enableWhen=when_true("a")),
    question("g", "group", item=[question("c", "integer")]),
    question("d", "display"),
    question("n", "integer", extension=[RULE], enableWhen=when_true("a")),
)
YES: Json = {"linkId": "a", "answer": [{"valueBoolean": True}]}
NO: Json = {"linkId": "a", "answer": [{"valueBoolean": False}]}


def found(*items: Json, **about: str) -> list[tuple[str, str, bool]]:
    response: Json = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": list(items),
    }
    problems = check_response(DEFINITION, response | about, LaunchContext(now=A_MOMENT))
    return [(one.place, one.problem.code, one.problem.is_error) for one in problems]


def test_a_sound_response_has_no_problems() -> None:
    assert found(YES, {"linkId": "b", "answer": [{"valueString": "x"}]}) == []


@pytest.mark.parametrize(
    ("items", "place", "code"),
    [
        ([], "a", "required"),
        ([NO, {"linkId": "b", "answer": [{"valueString": "x"}]}], "b", "not-enabled"),
        ([YES, {"linkId": "weg"}], "", "unknown-link-id"),
        ([YES, {"linkId": "c", "answer": [{"valueInteger": 1}]}], "", "misplaced"),
        ([YES, {"linkId": "g", "answer": [{"valueInteger": 1}]}], "", "answered-group"),
        ([YES, {"linkId": "d", "answer": [{"valueInteger": 1}]}], "", "answered-text"),
        (
            [YES, {"linkId": "g", "item": [{"linkId": "c", "answer": [{"valueString": "x"}]}]}],
            "c",
            "type",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(items: list[Json], place: str, code: str) -> None:
    assert found(*items) == [(place, code, True)]


def test_a_computed_value_that_is_not_asked_is_no_fault_of_the_response() -> None:
    assert found(NO, {"linkId": "n", "answer": [{"valueInteger": 1}]}) == []


def test_what_is_incomplete_in_a_response_in_progress_is_a_warning() -> None:
    assert found(status="in-progress") == [("a", "required", False)]


def test_status_and_form_are_checked() -> None:
    assert ("status", "status", True) in found(YES, status="klaar")
    assert ("questionnaire", "other-form", False) in found(
        YES, questionnaire="https://example.org/anders|1"
    )
    assert found(YES, questionnaire=DEFINITION.url) == []
    assert found(YES, resourceType="Patient") == [("", "not-a-response", True)]


def test_a_constraint_of_the_whole_form_is_checked() -> None:
    constraint: Json = {
        "url": HL7 + "targetConstraint",
        "extension": [
            {"url": "human", "valueString": "Altijd mis."},
            {
                "url": "expression",
                "valueExpression": {"language": "text/fhirpath", "expression": "1 = 2"},
            },
        ],
    }
    from_root = a_definition(question("a", "boolean"), extension=[constraint])
    response: Json = {"resourceType": "QuestionnaireResponse", "status": "completed"}

    problems = check_response(from_root, response, LaunchContext(now=A_MOMENT))

    assert [(one.place, one.problem.message) for one in problems] == [("", "Altijd mis.")]
