"""A referral to another organisation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RecipientKind(StrEnum):
    """To whom a letter goes; it decides on BSN and on what may be told."""

    YOUTH_HEALTH = "jgz"
    MIDWIFE = "verloskundige"
    GENERAL_PRACTITIONER = "huisarts"
    HOSPITAL = "ziekenhuis"
    MATERNITY_CARE = "kraamzorg"
    FAMILY_WORKER = "wijkteam"
    DEBT_HELP = "schuldhulp"
    CHILD_CARE = "kinderopvang"
    OTHER = "ander"


class Urgency(StrEnum):
    """How soon the recipient is asked to act."""

    TODAY = "vandaag"
    WITHIN_48_HOURS = "binnen-48-uur"
    WITHIN_2_WEEKS = "binnen-2-weken"
    ROUTINE = "regulier"


@dataclass(frozen=True, slots=True)
class Referral:
    """One letter to one recipient (FHIR's ServiceRequest).

    Attributes:
        reference: the letter's own number, free of personal data.
        question: what the recipient is asked to do, in one or two sentences.
        offer_id: the offer it follows from; empty when it stands alone.
    """

    id: str
    screening_id: str
    patient_id: str
    consent_id: str
    recipient_kind: RecipientKind
    recipient_name: str
    recipient_contact: str
    urgency: Urgency
    question: str
    includes_bsn: bool
    reference: str
    created_at: datetime
    remarks: str = ""
    offer_id: str = ""
