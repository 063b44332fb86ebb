"""A document as an FHIR R4 document Bundle, holding exactly what its recipient may read.

The caller has already left out what may not be told: this module only lays out. Resources refer to
one another by `urn:uuid:` (FHIR R4, Bundle, 2.36.4). The rules of the profile, numbered, stand in
`docs/exchange.md`; `bundle_rules.py` holds every Bundle to them.
"""

from collections.abc import Iterable
from typing import Final

from kansrijk_desktop.exchange.bundle_consent import consent_resource
from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.exchange.bundle_elements import (
    DOCUMENT_SYSTEM,
    LOINC,
    concept,
    derived,
    filled,
    reference,
    urn,
    written_moment,
)
from kansrijk_desktop.exchange.bundle_people import (
    organization_resource,
    patient_resource,
    practitioner_resource,
    related_resource,
)
from kansrijk_desktop.exchange.bundle_pregnancy import (
    birth_resource,
    pregnancy_resources,
    stop_resource,
)
from kansrijk_desktop.exchange.bundle_requests import (
    agreement_resource,
    offer_resource,
    referral_resource,
)
from kansrijk_desktop.exchange.bundle_screenings import level_resources, response_resource
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.document import DocumentKind

_REFERRAL: Final = ("57133-1", "Referral note")
_TRANSFER: Final = ("18761-7", "Transfer summary note")
_PLAN: Final = ("18776-5", "Plan of care note")
_SUMMARY: Final = ("34133-9", "Summary of episode note")
DOCUMENT_CODES: Final = {
    DocumentKind.REFERRAL_LETTER: _REFERRAL,
    DocumentKind.HOME_VISIT_REQUEST: _REFERRAL,
    DocumentKind.YOUTH_HEALTH_HANDOVER: _TRANSFER,
    DocumentKind.MATERNITY_CARE_HANDOVER: _TRANSFER,
    DocumentKind.CASE_TALK_AGENDA: _PLAN,
    DocumentKind.PARENTS_SHEET: _PLAN,
    DocumentKind.FEEDBACK_SLIP: ("11488-4", "Consult note"),
    DocumentKind.CHILD_PART: _SUMMARY,
    DocumentKind.PARTNER_ACCESS: _SUMMARY,
    DocumentKind.FULL_ACCESS: _SUMMARY,
}
"""The LOINC code of each kind that has a Bundle; the Meldcode file and the sheet that can be given
to anyone have none."""

_SECTIONS: Final = (
    ("Gezin", ("RelatedPerson",)),
    ("Gesprekken", ("QuestionnaireResponse",)),
    ("Bevindingen", ("Observation",)),
    ("Verwijzing en aanbod", ("ServiceRequest",)),
    ("Afspraken", ("Task",)),
    ("Toestemming en herkomst", ("Consent", "Provenance", "Practitioner", "Organization")),
)


def document_bundle(content: BundleContent) -> JsonObject:
    """Return the document Bundle: Composition first, then all it refers to.

    Raises:
        ValueError: this kind of document has no Bundle.
    """
    if content.kind not in DOCUMENT_CODES:
        raise ValueError("this kind of document has no Bundle")
    return _Writer(content).bundle()


class _Writer:
    """Lays out one Bundle; keeps how others refer to its people, and what can be referred to."""

    def __init__(self, content: BundleContent) -> None:
        self._content = content
        practitioner = content.practitioner.id or derived(content.id, "practitioner")
        organization = derived(practitioner, "organization", content.practitioner.organization.name)
        self._when = written_moment(content.created_at)
        self._patient = urn(content.patient.id)
        self._practitioner = urn(practitioner)
        self._organization = urn(organization)
        pregnancy = content.pregnancy
        self._ids = frozenset(
            {
                *(one.id for one in content.related_persons),
                *(one.id for one in content.screenings),
                *(one.id for one in content.offers),
                *([pregnancy.id] if pregnancy else []),
            }
        )
        self._bare: JsonObject = {
            "resourceType": "Observation",
            "status": "final",
            "subject": reference(self._patient),
            "effectiveDateTime": self._when,
            "performer": [reference(self._practitioner)],
        }

    def bundle(self) -> JsonObject:
        entries = self._entries()
        composition = {urn(derived(self._content.id, "composition")): self._composition(entries)}
        return {
            "resourceType": "Bundle",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": urn(self._content.id)},
            "type": "document",
            "timestamp": self._when,
            "entry": [
                {"fullUrl": url, "resource": resource}
                for url, resource in (composition | entries).items()
            ],
        }

    def _entries(self) -> dict[str, JsonObject]:
        entries = {
            self._patient: patient_resource(self._content.patient, self._content.municipality),
            self._practitioner: practitioner_resource(self._content.practitioner),
            self._organization: organization_resource(self._content.practitioner.organization),
            **self._around_her(),
            **self._told(),
            **self._asked(),
        }
        consent = self._content.consent
        if consent is not None:
            entries[urn(consent.id)] = consent_resource(consent, self._patient)
        entries[urn(derived(self._content.id, "provenance"))] = self._provenance(entries)
        return entries

    def _around_her(self) -> dict[str, JsonObject]:
        content = self._content
        entries = {
            urn(one.id): related_resource(one, self._patient) for one in content.related_persons
        }
        if content.pregnancy is not None:
            observed = pregnancy_resources(content.pregnancy, self._bare)
            entries |= {urn(identity): one for identity, one in observed.items()}
        for birth in content.births:
            entries[urn(derived(birth.child_id, "birth"))] = birth_resource(birth, self._bare)
        for stop in content.stops:
            entries[urn(stop.id)] = stop_resource(stop, self._bare)
        return entries

    def _told(self) -> dict[str, JsonObject]:
        entries: dict[str, JsonObject] = {}
        for screening in self._content.screenings:
            people = (self._patient, self._practitioner)
            entries[urn(screening.id)] = response_resource(screening, *people, self._ids)
            levels = level_resources(screening, self._bare)
            entries |= {urn(identity): one for identity, one in levels.items()}
        return entries

    def _asked(self) -> dict[str, JsonObject]:
        content, people = self._content, (self._patient, self._practitioner)
        return {
            **{urn(one.id): offer_resource(one, *people, self._ids) for one in content.offers},
            **{
                urn(one.id): referral_resource(one, *people, self._ids) for one in content.referrals
            },
            **{urn(one.id): agreement_resource(one, self._patient) for one in content.agreements},
        }

    def _composition(self, entries: dict[str, JsonObject]) -> JsonObject:
        code, display = DOCUMENT_CODES[self._content.kind]
        return {
            "resourceType": "Composition",
            "status": "final",
            "type": concept(LOINC, code, display, self._content.title),
            "category": [concept(DOCUMENT_SYSTEM, self._content.kind.value)],
            "subject": reference(self._patient),
            "date": self._when,
            "author": [reference(self._practitioner)],
            "title": self._content.title,
            "custodian": reference(self._organization),
            "section": list(_sections(entries)),
        }

    def _provenance(self, urls: Iterable[str]) -> JsonObject:
        return {
            "resourceType": "Provenance",
            "target": [reference(url) for url in urls],
            "recorded": self._when,
            "agent": [
                {
                    "who": reference(self._practitioner),
                    "onBehalfOf": reference(self._organization),
                }
            ],
        }


def _sections(entries: dict[str, JsonObject]) -> Iterable[JsonValue]:
    """Yield the sections, so that every entry but her own is reached from the Composition."""
    for title, kinds in _SECTIONS:
        found = [url for url, one in entries.items() if one["resourceType"] in kinds]
        if found:
            yield filled(title=title, entry=[reference(url) for url in found])
