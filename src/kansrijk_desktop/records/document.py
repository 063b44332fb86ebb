"""A document as it was made, and how it left."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """What was made; it decides who may read it."""

    REFERRAL_LETTER = "verwijsbrief"
    HOME_VISIT_REQUEST = "aanmelding-prenataal-huisbezoek"
    YOUTH_HEALTH_HANDOVER = "overdracht-jgz"
    MATERNITY_CARE_HANDOVER = "overdracht-kraamzorg"
    CASE_TALK_AGENDA = "agenda-knooppunt"
    PARENTS_SHEET = "afspraken-voor-ouders"
    FEEDBACK_SLIP = "terugkoppeling"
    LOCAL_OFFERS = "aanbod-in-de-buurt"
    CHILD_PART = "kinddeel"
    PARTNER_ACCESS = "inzage-partner"
    FULL_ACCESS = "inzage"
    MELDCODE_FILE = "meldcode"


class Delivery(StrEnum):
    """How a document left the program."""

    SAVED = "opgeslagen"
    PRINTED = "afgedrukt"
    SEALED = "verzegeld"


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A document as it went out; its bytes stay in the encrypted dossier.

    Attributes:
        referral_id, consent_id: what it belongs to and rests on; empty where there is none.
    """

    id: str
    patient_id: str
    referral_id: str
    title: str
    recipient: str
    delivery: Delivery
    created_at: datetime
    content: bytes
    kind: DocumentKind = DocumentKind.REFERRAL_LETTER
    consent_id: str = ""
