"""Give a form what it may know beforehand: who answers, who fills it in, when and where (SDC)."""

from collections.abc import Iterable

from kansrijk_desktop.engine.session import LaunchContext
from kansrijk_desktop.fhir.extensions import OUR_CODES
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.people import Patient, RelatedPerson
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import Moment, Respondent, Screening

MOMENT_SYSTEM = OUR_CODES + "moment"
RESPONDENT_SYSTEM = OUR_CODES + "respondent"


def launch_context(
    screening: Screening,
    patient: Patient,
    user: Practitioner | None,
    partner: RelatedPerson | None = None,
) -> LaunchContext:
    """Return the context of a screening: the age is that of the day it began, also later.

    In the partner's own conversation `%patient` is the partner: nothing of her is known to it.
    """
    is_hers = screening.respondent is Respondent.PATIENT
    return LaunchContext(
        now=screening.started_at.astimezone(),
        patient=patient_resource(patient) if is_hers else partner_resource(partner),
        user=None if user is None else practitioner_resource(user),
        others={"encounter": encounter_resource(screening.moment, screening.respondent)},
    )


def partner_of(screening: Screening, people: Iterable[RelatedPerson]) -> RelatedPerson | None:
    """Return whose answers they are; None for those of the patient, and where it is not known."""
    if screening.respondent is Respondent.PATIENT:
        return None
    return next((person for person in people if person.id == screening.respondent_id), None)


def encounter_resource(moment: Moment, respondent: Respondent) -> JsonObject:
    """Return the conversation as FHIR: for which moment it is, and who answers."""
    return {
        "resourceType": "Encounter",
        "status": "in-progress",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
        },
        "type": [{"coding": [{"system": MOMENT_SYSTEM, "code": moment.value}]}],
        "participant": [
            {"type": [{"coding": [{"system": RESPONDENT_SYSTEM, "code": respondent.value}]}]}
        ],
    }


def partner_resource(partner: RelatedPerson | None) -> JsonObject:
    """Return the partner as FHIR, with no more than forms read: name and date of birth."""
    resource: JsonObject = {"resourceType": "RelatedPerson"}
    if partner is not None and partner.name:
        resource["name"] = [{"text": partner.name}]
    if partner is not None and partner.birth_date is not None:
        resource["birthDate"] = partner.birth_date.isoformat()
    return resource


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
