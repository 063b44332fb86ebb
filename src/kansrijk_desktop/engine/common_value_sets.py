"""Short code lists of HL7 that forms refer to without carrying them.

Codes and displays are those of FHIR R4 and HL7 Terminology (CC0). Only lists that are small, closed
and stable stand here; anything else must be inside the form.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kansrijk_desktop.fhir.json import JsonObject

_HL7 = "http://hl7.org/fhir/"
_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
_YES_NO = _TERMINOLOGY + "v2-0136"
_NULL_FLAVOR = _TERMINOLOGY + "v3-NullFlavor"

_Rows = tuple[tuple[str, str], ...]


def _concepts(system: str, rows: _Rows) -> tuple[JsonObject, ...]:
    return tuple({"system": system, "code": code, "display": display} for code, display in rows)


_YES_AND_NO = _concepts(_YES_NO, (("Y", "Yes"), ("N", "No")))

_GENDER = _concepts(
    _HL7 + "administrative-gender",
    (("male", "Male"), ("female", "Female"), ("other", "Other"), ("unknown", "Unknown")),
)
_NAME_USE = _concepts(
    _HL7 + "name-use",
    (
        ("usual", "Usual"),
        ("official", "Official"),
        ("temp", "Temp"),
        ("nickname", "Nickname"),
        ("anonymous", "Anonymous"),
        ("old", "Old"),
        ("maiden", "Name changed for Marriage"),
    ),
)
_ADDRESS_USE = _concepts(
    _HL7 + "address-use",
    (
        ("home", "Home"),
        ("work", "Work"),
        ("temp", "Temporary"),
        ("old", "Old / Incorrect"),
        ("billing", "Billing"),
    ),
)
_CONTACT_USE = _concepts(
    _HL7 + "contact-point-use",
    (
        ("home", "Home"),
        ("work", "Work"),
        ("temp", "Temp"),
        ("old", "Old"),
        ("mobile", "Mobile"),
    ),
)
_OBSERVATION_STATUS = _concepts(
    _HL7 + "observation-status",
    (
        ("registered", "Registered"),
        ("preliminary", "Preliminary"),
        ("final", "Final"),
        ("amended", "Amended"),
        ("corrected", "Corrected"),
        ("cancelled", "Cancelled"),
        ("entered-in-error", "Entered in Error"),
        ("unknown", "Unknown"),
    ),
)
_CONDITION_CLINICAL = _concepts(
    _TERMINOLOGY + "condition-clinical",
    (
        ("active", "Active"),
        ("recurrence", "Recurrence"),
        ("relapse", "Relapse"),
        ("inactive", "Inactive"),
        ("remission", "Remission"),
        ("resolved", "Resolved"),
    ),
)
_CONDITION_VERIFICATION = _concepts(
    _TERMINOLOGY + "condition-ver-status",
    (
        ("unconfirmed", "Unconfirmed"),
        ("provisional", "Provisional"),
        ("differential", "Differential"),
        ("confirmed", "Confirmed"),
        ("refuted", "Refuted"),
        ("entered-in-error", "Entered in Error"),
    ),
)
_ALLERGY_CLINICAL = _concepts(
    _TERMINOLOGY + "allergyintolerance-clinical",
    (("active", "Active"), ("inactive", "Inactive"), ("resolved", "Resolved")),
)
_ALLERGY_VERIFICATION = _concepts(
    _TERMINOLOGY + "allergyintolerance-verification",
    (
        ("unconfirmed", "Unconfirmed"),
        ("confirmed", "Confirmed"),
        ("refuted", "Refuted"),
        ("entered-in-error", "Entered in Error"),
    ),
)
_SEVERITY = _concepts(
    _HL7 + "reaction-event-severity",
    (("mild", "Mild"), ("moderate", "Moderate"), ("severe", "Severe")),
)
_ENCOUNTER_STATUS = _concepts(
    _HL7 + "encounter-status",
    (
        ("planned", "Planned"),
        ("arrived", "Arrived"),
        ("triaged", "Triaged"),
        ("in-progress", "In Progress"),
        ("onleave", "On Leave"),
        ("finished", "Finished"),
        ("cancelled", "Cancelled"),
        ("entered-in-error", "Entered in Error"),
        ("unknown", "Unknown"),
    ),
)
_DAYS = _concepts(
    _HL7 + "days-of-week",
    (
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
        ("sat", "Saturday"),
        ("sun", "Sunday"),
    ),
)

COMMON_VALUE_SETS: Mapping[str, tuple[JsonObject, ...]] = MappingProxyType(
    {
        _HL7 + "ValueSet/administrative-gender": _GENDER,
        _HL7 + "ValueSet/yesnodontknow": (
            *_YES_AND_NO,
            *_concepts(_TERMINOLOGY + "data-absent-reason", (("asked-unknown", "Don't know"),)),
        ),
        "http://terminology.hl7.org/ValueSet/v2-0136": _YES_AND_NO,
        "http://terminology.hl7.org/ValueSet/yes-no-unknown-not-applicable": (
            *_YES_AND_NO,
            *_concepts(_NULL_FLAVOR, (("UNK", "unknown"), ("NA", "not applicable"))),
        ),
        _HL7 + "ValueSet/name-use": _NAME_USE,
        _HL7 + "ValueSet/address-use": _ADDRESS_USE,
        _HL7 + "ValueSet/contact-point-use": _CONTACT_USE,
        _HL7 + "ValueSet/observation-status": _OBSERVATION_STATUS,
        _HL7 + "ValueSet/condition-clinical": _CONDITION_CLINICAL,
        _HL7 + "ValueSet/condition-ver-status": _CONDITION_VERIFICATION,
        _HL7 + "ValueSet/allergyintolerance-clinical": _ALLERGY_CLINICAL,
        _HL7 + "ValueSet/allergyintolerance-verification": _ALLERGY_VERIFICATION,
        _HL7 + "ValueSet/reaction-event-severity": _SEVERITY,
        _HL7 + "ValueSet/encounter-status": _ENCOUNTER_STATUS,
        _HL7 + "ValueSet/days-of-week": _DAYS,
    }
)
