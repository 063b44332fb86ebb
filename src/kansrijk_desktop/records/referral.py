"""A referral to another organisation, its consent, and the letter that was made."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RecipientKind(StrEnum):
    """To whom a letter goes; it decides on BSN and on what may be told."""

    YOUTH_HEALTH = "jgz"
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


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "mondeling"
    WRITTEN = "schriftelijk"


@dataclass(frozen=True, slots=True)
class Consent:
    """Her permission to share, for one purpose and one recipient (FHIR's Consent).

    Attributes:
        domains: the subjects that may be told; safety is among them only when she said so apart.
        given_by: who gave it, as written on the letter ("cliënt zelf").
        interpreter: who interpreted, empty when nobody did.
        includes_not_for_home: she also lets answers be told that she wants kept from home.
    """

    id: str
    patient_id: str
    recipient: str
    purpose: str
    domains: tuple[str, ...]
    form: ConsentForm
    given_on: date
    given_by: str = "cliënt zelf"
    interpreter: str = ""
    valid_until: date | None = None
    withdrawn_on: date | None = None
    includes_not_for_home: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """One letter to one recipient (FHIR's ServiceRequest).

    Attributes:
        reference: the letter's own number, free of personal data.
        question: what the recipient is asked to do, in one or two sentences.
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


class Delivery(StrEnum):
    """How a document left the program."""

    SAVED = "opgeslagen"
    PRINTED = "afgedrukt"


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A document as it went out; its bytes stay in the encrypted dossier."""

    id: str
    patient_id: str
    referral_id: str
    title: str
    recipient: str
    delivery: Delivery
    created_at: datetime
    content: bytes
