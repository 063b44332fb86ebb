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


def a_group(least: int, most: int, *answers: str) -> list[str]:
    child = question(
        "child",
        "group",
        repeats=True,
        extension=[
            {"url": HL7 + "questionnaire-minOccurs", "valueInteger": least},
            {"url": HL7 + "questionnaire-maxOccurs", "valueInteger": most},
        ],
        item=[question("n", "string")],
    )
    items = [
        {"linkId": "child", "item": [{"linkId": "n", "answer": [{"valueString": answer}]}]}
        for answer in answers
    ]
    response: Json = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [{"linkId": "outer", "item": items}] if items else [],
    }
    definition = a_definition(question("outer", "group", item=[child]))
    problems = check_response(definition, response, LaunchContext(now=A_MOMENT))
    return [f"{one.place} {one.problem.code}" for one in problems]


def test_a_group_occurs_as_often_as_it_may_and_must() -> None:
    assert a_group(2, 3, "a", "b") == a_group(2, 3, "a", "b", "c") == a_group(2, 3) == []
    assert a_group(1, 2, "a", "b", "c") == ["child[2] too-many"]
    assert a_group(2, 3, "a") == ["child[0] too-few"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/Questionnaire/klein", []),
        ("https://example.org/Questionnaire/klein|1.0.0", []),
        (
            "https://example.org/Questionnaire/klein|2.0.0",
            [("questionnaire", "other-version", False)],
        ),
    ],
)
def test_a_response_to_another_version_is_worth_a_warning(
    written: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert found(YES, questionnaire=written) == expected


def test_a_whole_number_has_32_bits() -> None:
    def problems(number: int) -> list[str]:
        item = {"linkId": "c", "answer": [{"valueInteger": number}]}
        return [code for _, code, _ in found(YES, {"linkId": "g", "item": [item]})]

    assert problems(2**31 - 1) == []
    assert problems(2**31) == ["type"]
