"""A form is told who she is and who asks, and no more: no number, no address."""

from datetime import UTC, datetime

from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.launch_context import (
    launch_context,
    patient_resource,
    practitioner_resource,
)
from tests.builders import a_patient, a_practitioner
from tests.questionnaires import a_definition, question

INITIAL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"


def starts_as(expression: str) -> dict[str, object]:
    rule = {"language": "text/fhirpath", "expression": expression}
    return {"extension": [{"url": INITIAL, "valueExpression": rule}]}


def test_of_the_patient_name_and_date_of_birth_are_told() -> None:
    patient = a_patient(given_name="Noor", family_name="Jansen", bsn="999910644")

    assert patient_resource(patient) == {
        "resourceType": "Patient",
        "name": [{"text": "Noor Jansen", "family": "Jansen", "given": ["Noor"]}],
        "birthDate": "1996-04-03",
    }


def test_what_is_not_known_is_left_out() -> None:
    nobody = a_patient(given_name="", family_name="", birth_date=None)

    assert patient_resource(nobody) == {"resourceType": "Patient"}
    assert "name" not in practitioner_resource(a_practitioner(name=""))


def test_of_the_professional_name_and_profession_are_told() -> None:
    told = practitioner_resource(a_practitioner(name="A. de Wit", big_number="19012345601"))

    assert told["name"] == [{"text": "A. de Wit"}]
    assert "19012345601" not in str(told)


def test_a_form_reads_patient_and_user() -> None:
    form = a_definition(
        question("naam", "string", **starts_as("%patient.name.given.first()")),
        question("door", "string", **starts_as("%user.name.text")),
    )
    screening = Screening(
        id="1",
        patient_id="2",
        questionnaire=form.identity,
        moment=Moment.INTAKE,
        status=ScreeningStatus.IN_PROGRESS,
        started_at=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    )
    context = launch_context(
        screening, a_patient(given_name="Noor"), a_practitioner(name="A. de Wit")
    )

    state = FormSession(form, context=context).state

    assert [state.item(each).values[0].json for each in ("naam", "door")] == ["Noor", "A. de Wit"]
