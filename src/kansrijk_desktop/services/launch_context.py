"""Give a form what it may know of the dossier beforehand."""

from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.people import Patient


def patient_resource(patient: Patient) -> JsonObject:
    """Return the patient as FHIR, with no more than forms read: the date of birth."""
    resource: JsonObject = {"resourceType": "Patient"}
    if patient.birth_date is not None:
        resource["birthDate"] = patient.birth_date.isoformat()
    return resource
