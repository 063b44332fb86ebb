"""A handover to a partner in care: what was sent, how it was told, and that it arrived."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Something handed over to another organisation.

    Attributes:
        id: also the number of the sealed file, so that a receipt finds it.
        document_id: the paper that went along.
        correspondent_id: the entry of the address book it was sealed for; empty on paper.
        offer_id: the offer it follows from.
        received_on: the day the other side confirmed; None while that is waited for.
        receipt_note: what came back with the confirmation.
    """

    id: str
    patient_id: str
    consent_id: str
    recipient_kind: str
    recipient_name: str
    created_at: datetime
    document_id: str = ""
    correspondent_id: str = ""
    offer_id: str = ""
    is_sealed: bool = False
    received_on: date | None = None
    receipt_note: str = ""


@dataclass(frozen=True, slots=True)
class WarmHandover:
    """The checklist of the talk that belongs to a handover.

    Attributes:
        handover_id: what it belongs to; empty for a talk without papers.
        participants: who took part, besides the professional.
        is_patient_present: None while it is not filled in.
        is_repeated_back: the listener told back what was understood (ISBARR).
    """

    id: str
    patient_id: str
    recipient_name: str
    created_at: datetime
    handover_id: str = ""
    planned_on: date | None = None
    held_on: date | None = None
    participants: str = ""
    is_by_phone: bool = False
    is_patient_present: bool | None = None
    is_repeated_back: bool | None = None
    remarks: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every line of the checklist was filled in."""
        asked = (self.is_patient_present, self.is_repeated_back)
        return self.held_on is not None and bool(self.participants) and None not in asked


@dataclass(frozen=True, slots=True)
class ReceivedHandover:
    """A handover that came in from others.

    Attributes:
        id: the number the sender gave it; the same file twice is the same handover.
        digest: SHA-256 of what was in it, in hexadecimals.
        is_signed: it was sealed and signed; False for what was read from a PDF.
        content: the FHIR Bundle as it came.
    """

    id: str
    patient_id: str
    sender_name: str
    sender_organization: str
    sent_at: datetime
    received_at: datetime
    digest: str
    is_signed: bool
    content: bytes
    correspondent_id: str = ""
    receipt_made_at: datetime | None = None
