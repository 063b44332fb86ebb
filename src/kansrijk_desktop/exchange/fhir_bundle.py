"""A referral as an FHIR R4 document Bundle, holding exactly what its recipient may read.

The caller has already left out what may not be told: this module only lays out. Resources refer
to one another by `urn:uuid:` (FHIR R4, Bundle 2.36.4), and carry no other identifiers than the
BSN, and that only where the recipient may have it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from kansrijk_desktop.fhir.extensions import LEVEL_SYSTEM, OUR_CODES
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.consent import Consent, ConsentForm
from kansrijk_desktop.records.people import Patient, RelatedPerson, Relationship
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral, Urgency

BSN_SYSTEM = "http://fhir.nl/fhir/NamingSystem/bsn"
BIG_SYSTEM = "http://fhir.nl/fhir/NamingSystem/big"
AGB_SYSTEM = "http://fhir.nl/fhir/NamingSystem/agb-z"
KCKZ_SYSTEM = OUR_CODES + "kckz"
DOMAIN_SYSTEM = OUR_CODES + "domain"
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"

# FHIR's request-priority has four codes; ours of 48 hours lies between asap and urgent.
_PRIORITY = {
    Urgency.TODAY: "stat",
    Urgency.WITHIN_48_HOURS: "asap",
    Urgency.WITHIN_2_WEEKS: "urgent",
    Urgency.ROUTINE: "routine",
}
_RELATIONSHIP = {
    Relationship.PARTNER: ("DOMPART", "domestic partner"),
    Relationship.CHILD: ("CHILD", "child"),
    Relationship.OTHER: ("FAMMEMB", "family member"),
}


@dataclass(frozen=True, slots=True)
class SharedLevel:
    """The level of one domain that the recipient may read."""

    domain: str
    code: str
    display: str


@dataclass(frozen=True, slots=True)
class BundleContent:
    """Everything the recipient may read, and nothing else.

    Attributes:
        response: the QuestionnaireResponse, already without what is not shared.
        related_persons: only those the letter names.
        created_at: the moment of the letter; it dates every resource.
    """

    referral: Referral
    consent: Consent
    patient: Patient
    practitioner: Practitioner
    response: JsonObject
    created_at: datetime
    pregnancy: Pregnancy | None = None
    related_persons: tuple[RelatedPerson, ...] = ()
    levels: tuple[SharedLevel, ...] = ()


def referral_bundle(content: BundleContent) -> JsonObject:
    """Return the document Bundle: Composition first, then all it refers to."""
    return _Writer(content).bundle()


class _Writer:
    """Lays out one Bundle; keeps the urn of each resource that others refer to."""

    def __init__(self, content: BundleContent) -> None:
        self._content = content
        self._namespace = UUID(content.referral.id)
        self._when = content.created_at.isoformat(timespec="seconds")
        self._patient = self._urn("patient")
        self._practitioner = self._urn("practitioner")
        self._organization = self._urn("organization")
        self._response = self._urn("response")

    def bundle(self) -> JsonObject:
        entries = self._entries()
        composition = self._composition(list(entries))
        return {
            "resourceType": "Bundle",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": self._urn("bundle")},
            "type": "document",
            "timestamp": self._when,
            "entry": [
                {"fullUrl": urn, "resource": resource}
                for urn, resource in {self._urn("composition"): composition, **entries}.items()
            ],
        }

    def _entries(self) -> dict[str, JsonObject]:
        content = self._content
        entries: dict[str, JsonObject] = {
            self._patient: self._patient_resource(),
            self._practitioner: self._practitioner_resource(),
            self._organization: self._organization_resource(),
            self._urn("request"): self._request(),
            self._urn("consent"): self._consent(),
            self._response: self._questionnaire_response(),
        }
        for person in content.related_persons:
            entries[self._urn("related", person.id)] = self._related(person)
        for level in content.levels:
            entries[self._urn("level", level.domain)] = self._level(level)
        if content.pregnancy:
            entries |= {
                self._urn("pregnancy", name): observation
                for name, observation in self._pregnancy(content.pregnancy).items()
            }
        entries[self._urn("provenance")] = self._provenance(list(entries))
        return entries

    def _composition(self, urns: list[str]) -> JsonObject:
        return {
            "resourceType": "Composition",
            "status": "final",
            "type": _concept(LOINC, "57133-1", "Referral note", "Verwijsbrief"),
            "subject": {"reference": self._patient},
            "date": self._when,
            "author": [{"reference": self._practitioner}],
            "title": "Verwijsbrief",
            "custodian": {"reference": self._organization},
            "section": [
                {
                    "title": "Verwijzing",
                    "entry": [{"reference": urn} for urn in urns if urn != self._patient],
                }
            ],
        }

    def _patient_resource(self) -> JsonObject:
        patient = self._content.patient
        resource: JsonObject = {
            "resourceType": "Patient",
            "name": [_name(patient.given_name, patient.family_name)],
        }
        if patient.bsn and self._content.referral.includes_bsn:
            resource["identifier"] = [{"system": BSN_SYSTEM, "value": patient.bsn}]
        if patient.birth_date:
            resource["birthDate"] = patient.birth_date.isoformat()
        if patient.language:
            resource["communication"] = [{"language": {"text": patient.language}}]
        return resource

    def _practitioner_resource(self) -> JsonObject:
        practitioner = self._content.practitioner
        numbers = (
            (BIG_SYSTEM, practitioner.big_number),
            (KCKZ_SYSTEM, practitioner.kckz_number),
            (AGB_SYSTEM, practitioner.agb_code),
        )
        resource: JsonObject = {
            "resourceType": "Practitioner",
            "name": [{"text": practitioner.name}],
            "qualification": [{"code": {"text": practitioner.role.value}}],
        }
        identifiers: list[JsonValue] = [
            {"system": system, "value": value} for system, value in numbers if value
        ]
        if identifiers:
            resource["identifier"] = identifiers
        return resource

    def _organization_resource(self) -> JsonObject:
        organization = self._content.practitioner.organization
        resource: JsonObject = {"resourceType": "Organization", "name": organization.name}
        if organization.agb_code:
            resource["identifier"] = [{"system": AGB_SYSTEM, "value": organization.agb_code}]
        return resource

    def _related(self, person: RelatedPerson) -> JsonObject:
        code, display = _RELATIONSHIP[person.relationship]
        resource: JsonObject = {
            "resourceType": "RelatedPerson",
            "patient": {"reference": self._patient},
            "relationship": [
                _concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", code, display)
            ],
        }
        if person.name:
            resource["name"] = [{"text": person.name}]
        if person.birth_date:
            resource["birthDate"] = person.birth_date.isoformat()
        return resource

    def _request(self) -> JsonObject:
        referral = self._content.referral
        request: JsonObject = {
            "resourceType": "ServiceRequest",
            "identifier": [{"system": OUR_CODES + "referral", "value": referral.reference}],
            "status": "active",
            "intent": "order",
            "priority": _PRIORITY[referral.urgency],
            "subject": {"reference": self._patient},
            "authoredOn": self._when,
            "requester": {"reference": self._practitioner},
            "performer": [{"display": referral.recipient_name}],
            "supportingInfo": [{"reference": self._response}],
        }
        if referral.question:
            request["note"] = [{"text": referral.question}]
        return request

    def _consent(self) -> JsonObject:
        consent = self._content.consent
        spoken = consent.form is ConsentForm.SPOKEN
        return {
            "resourceType": "Consent",
            "status": "active",
            "scope": _concept(
                "http://terminology.hl7.org/CodeSystem/consentscope",
                "patient-privacy",
                "Privacy Consent",
            ),
            "category": [_concept(LOINC, "59284-0", "Consent Document")],
            "patient": {"reference": self._patient},
            "dateTime": consent.given_on.isoformat(),
            "policyRule": {"text": "mondeling" if spoken else "schriftelijk"},
            "provision": self._provision(consent),
        }

    def _provision(self, consent: Consent) -> JsonObject:
        recipient = _concept(
            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
            "IRCP",
            "information recipient",
        )
        provision: JsonObject = {
            "type": "permit",
            "actor": [{"role": recipient, "reference": {"display": consent.recipient}}],
            "class": [{"system": DOMAIN_SYSTEM, "code": domain} for domain in consent.domains],
        }
        if consent.valid_until:
            provision["period"] = {"end": consent.valid_until.isoformat()}
        return provision

    def _questionnaire_response(self) -> JsonObject:
        return {
            **self._content.response,
            "subject": {"reference": self._patient},
            "author": {"reference": self._practitioner},
        }

    def _level(self, level: SharedLevel) -> JsonObject:
        return {
            **self._observation(_concept(DOMAIN_SYSTEM, level.domain)),
            "valueCodeableConcept": _concept(LEVEL_SYSTEM, level.code, level.display),
            "derivedFrom": [{"reference": self._response}],
        }

    def _pregnancy(self, pregnancy: Pregnancy) -> Mapping[str, JsonObject]:
        observations: dict[str, JsonObject] = {}
        if pregnancy.gravidity is not None:
            gravidity = self._observation(_concept(SNOMED, "161732006", "Gravidity", "Graviditeit"))
            observations["gravidity"] = {**gravidity, "valueInteger": pregnancy.gravidity}
        if pregnancy.parity is not None:
            parity = self._observation(_concept(SNOMED, "364325004", "Parity", "Pariteit"))
            observations["parity"] = {**parity, "valueInteger": pregnancy.parity}
        if pregnancy.due_date:
            due = self._observation(_concept(LOINC, "11778-8", "Delivery date Estimated"))
            observations["due-date"] = {**due, "valueDateTime": pregnancy.due_date.isoformat()}
        return observations

    def _observation(self, code: JsonObject) -> JsonObject:
        return {
            "resourceType": "Observation",
            "status": "final",
            "code": code,
            "subject": {"reference": self._patient},
            "effectiveDateTime": self._when,
            "performer": [{"reference": self._practitioner}],
        }

    def _provenance(self, urns: list[str]) -> JsonObject:
        return {
            "resourceType": "Provenance",
            "target": [{"reference": urn} for urn in urns],
            "recorded": self._when,
            "agent": [
                {
                    "who": {"reference": self._practitioner},
                    "onBehalfOf": {"reference": self._organization},
                }
            ],
        }

    def _urn(self, *parts: str) -> str:
        return f"urn:uuid:{uuid5(self._namespace, '/'.join(parts))}"


def _name(given: str, family: str) -> JsonObject:
    name: JsonObject = {"text": f"{given} {family}".strip()}
    if family:
        name["family"] = family
    if given:
        name["given"] = [given]
    return name


def _concept(system: str, code: str, display: str = "", text: str = "") -> JsonObject:
    coding: JsonObject = {"system": system, "code": code}
    if display:
        coding["display"] = display
    concept: JsonObject = {"coding": [coding]}
    if text:
        concept["text"] = text
    return concept
