"""What an expression can see besides its context."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import UnknownVariableError
from tests.unit.engine.expressions.evaluating import evaluate

RESOURCE = {"resourceType": "QuestionnaireResponse", "id": "r"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%resource.id", ["r"]),
        ("%rootResource.id", ["r"]),
        ("%context.linkId", ["here"]),
        ("%questionnaire.title", ["Form"]),
        ("%qitem.text", ["Question"]),
        ("%qitem.required is boolean", [True]),
        ("%ucum", ["http://unitsofmeasure.org"]),
        ("%sct", ["http://snomed.info/sct"]),
        ("%loinc", ["http://loinc.org"]),
        ("%`vs-administrative-gender`", ["http://hl7.org/fhir/ValueSet/administrative-gender"]),
        ("%`ext-x`", ["http://hl7.org/fhir/StructureDefinition/x"]),
        ("%'vs-x'", ["http://hl7.org/fhir/ValueSet/x"]),
        ("%one + 1", [2]),
        ("%many.count()", [2]),
        ("%many.select(%many.count())", [2, 2]),
        ("%`odd-name`", ["odd"]),
        ("%patient.name.family", ["Smit"]),
        ("%patient is Patient", [True]),
        ("%nothing.exists()", [False]),
        ("%ratio + 0.2 = 0.3", [True]),
    ],
)
def test_a_variable_gives_what_was_passed_in(text: str, expected: list[Any]) -> None:
    patient = {"resourceType": "Patient", "name": [{"family": "Smit"}]}
    variables = {
        "one": 1,
        "many": [1, None, Decimal(2)],
        "odd-name": "odd",
        "patient": patient,
        "nothing": None,
        "ratio": 0.1,
    }

    result = evaluate(
        text,
        {"linkId": "here"},
        resource=RESOURCE,
        questionnaire={"resourceType": "Questionnaire", "title": "Form"},
        questionnaire_item={"text": "Question", "required": True},
        variables=variables,
    )

    assert result == expected


def test_the_context_and_the_root_can_be_given_apart() -> None:
    given = {"context": {"linkId": "c"}, "root_resource": {"id": "root"}}

    assert evaluate("%context.linkId | %rootResource.id", {}, **given) == ["c", "root"]


@pytest.mark.parametrize("text", ["%resource", "%questionnaire", "%qitem", "%rootResource"])
def test_what_was_not_passed_in_is_empty(text: str) -> None:
    assert evaluate(text) == []


def test_a_variable_nobody_defined_is_refused_by_name() -> None:
    with pytest.raises(UnknownVariableError, match="%riskCodes") as caught:
        evaluate("1 + %riskCodes")

    assert (caught.value.name, caught.value.position) == ("riskCodes", 4)
