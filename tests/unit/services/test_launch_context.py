"""A form is told no more about her than it reads."""

from kansrijk_desktop.services.launch_context import patient_resource
from tests.builders import a_patient


def test_only_the_date_of_birth_is_told() -> None:
    assert patient_resource(a_patient()) == {"resourceType": "Patient", "birthDate": "1996-04-03"}


def test_without_a_date_of_birth_nothing_is_told() -> None:
    assert patient_resource(a_patient(birth_date=None)) == {"resourceType": "Patient"}
