"""Give a form what it may know beforehand: of whom it is, who fills it in, and when (SDC)."""

from kansrijk_desktop.engine.session import LaunchContext
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import Screening


def launch_context(
    screening: Screening, patient: Patient, user: Practitioner | None
) -> LaunchContext:
    """Return the context of a screening: her age is that of the day it began, also later."""
    return LaunchContext(
        now=screening.started_at.astimezone(),
        patient=patient_resource(patient),
        user=None if user is None else practitioner_resource(user),
    )


def patient_resource(patient: Patient) -> JsonObject:
    """Return the patient as FHIR, with no more than forms read: name and date of birth."""
    resource: JsonObject = {"resourceType": "Patient"}
    given: JsonValue = [patient.given_name] if patient.given_name else []
    parts: JsonObject = {"text": patient.full_name, "family": patient.family_name, "given": given}
    name: JsonObject = {key: part for key, part in parts.items() if part}
    if name:
        resource["name"] = [name]
    if patient.birth_date is not None:
        resource["birthDate"] = patient.birth_date.isoformat()
    return resource


def practitioner_resource(user: Practitioner) -> JsonObject:
    """Return who fills the form in as FHIR: her name and her profession, no numbers."""
    resource: JsonObject = {"resourceType": "Practitioner"}
    if user.name:
        resource["name"] = [{"text": user.name}]
    resource["qualification"] = [{"code": {"text": user.role.value}}]
    return resource
