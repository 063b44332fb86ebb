"""Records for tests: every builder has defaults for what a test does not care about."""

from datetime import UTC, date, datetime
from typing import Any

from kansrijk_desktop.records.consent import Consent, ConsentForm
from kansrijk_desktop.records.people import Contact, Patient, RelatedPerson, Relationship, Safe
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy
from kansrijk_desktop.records.referral import RecipientKind, Referral, Urgency
from kansrijk_desktop.records.region import CareService

NOW = datetime(2026, 11, 21, 13, 3, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PATIENT_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0001"
HOUSEHOLD_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0002"


def a_patient(**changes: Any) -> Patient:
    """A fictitious woman with a BSN from the test range."""
    fields: dict[str, Any] = {
        "id": PATIENT_ID,
        "household_id": HOUSEHOLD_ID,
        "given_name": "Sanne",
        "family_name": "Reuring",
        "birth_date": date(1996, 4, 3),
        "bsn": "999910644",
        "contact": Contact(
            phone="06 00000000",
            street="Voorbeeldstraat 1",
            postal_code="1234 AB",
            city="Voorbeelddorp",
            safe_to_call=Safe.YES,
            safe_to_write=Safe.NO,
        ),
    }
    return Patient(**(fields | changes))


def a_pregnancy(**changes: Any) -> Pregnancy:
    """A pregnancy of 11+3 on the test day, second child."""
    fields: dict[str, Any] = {
        "id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0003",
        "patient_id": PATIENT_ID,
        "gravidity": 2,
        "parity": 1,
        "due_date": date(2027, 6, 9),
        "due_date_method": DueDateMethod.ULTRASOUND,
    }
    return Pregnancy(**(fields | changes))


def a_partner(**changes: Any) -> RelatedPerson:
    """The partner."""
    fields: dict[str, Any] = {
        "id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0004",
        "household_id": HOUSEHOLD_ID,
        "relationship": Relationship.PARTNER,
        "name": "Jesse Reuring",
        "birth_date": date(1994, 1, 30),
    }
    return RelatedPerson(**(fields | changes))


def a_practitioner(**changes: Any) -> Practitioner:
    """A midwife with a fictitious BIG number."""
    fields: dict[str, Any] = {
        "id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0005",
        "name": "M. de Vroed",
        "role": Role.MIDWIFE,
        "organization": Organization("Praktijk De Wieg", "08000000", "030 0000000", "Utrecht"),
        "big_number": "99000000003",
    }
    return Practitioner(**(fields | changes))


def a_consent(**changes: Any) -> Consent:
    """Spoken consent for money and stress."""
    fields: dict[str, Any] = {
        "id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0006",
        "patient_id": PATIENT_ID,
        "recipient": "JGZ Voorbeeld",
        "purpose": "prenataal huisbezoek",
        "domains": ("money", "stress"),
        "form": ConsentForm.SPOKEN,
        "given_on": TODAY,
    }
    return Consent(**(fields | changes))


def a_referral(**changes: Any) -> Referral:
    """A referral to youth health care."""
    fields: dict[str, Any] = {
        "id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0007",
        "screening_id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0008",
        "patient_id": PATIENT_ID,
        "consent_id": "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0006",
        "recipient_kind": RecipientKind.YOUTH_HEALTH,
        "recipient_name": "JGZ Voorbeeld",
        "recipient_contact": "",
        "urgency": Urgency.WITHIN_2_WEEKS,
        "question": "Wilt u een prenataal huisbezoek doen?",
        "includes_bsn": True,
        "reference": "2026-0001",
        "created_at": NOW,
    }
    return Referral(**(fields | changes))


def a_service(**changes: Any) -> CareService:
    """A confirmed service that fits money at any level."""
    fields: dict[str, Any] = {
        "id": "geldfit",
        "name": "Geldfit",
        "audience": "iedereen met vragen over geld",
        "domains": ("money",),
        "levels": (),
        "from_week": None,
        "to_week": None,
        "parity": "any",
        "phase": "zwangerschap;kraamtijd;tot 2 jaar",
        "kind": "low-threshold",
        "sign_up": "bellen",
        "phone": "0800-8115",
        "website": "",
        "cost": "gratis",
        "waiting_time": "",
        "languages": "",
        "is_formal": False,
        "recipient_kind": "",
        "source": "bron",
        "last_checked": TODAY,
        "is_confirmed": True,
    }
    return CareService(**(fields | changes))
