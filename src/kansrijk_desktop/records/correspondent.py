"""The address book: partners in care for whom files can be sealed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A partner in care with the public keys of that installation.

    Attributes:
        recipient_kind: a `RecipientKind`.
        age_recipient: the public key files are sealed for ("age1...").
        verify_key: the public key of its signatures, in base64.
        checked_on: the day the check phrase was compared by phone; None when never.
    """

    id: str
    name: str
    organization: str
    recipient_kind: str
    age_recipient: str
    verify_key: str
    added_at: datetime
    phone: str = ""
    email: str = ""
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The key pairs of this installation; they never leave the encrypted database.

    Attributes:
        age_identity: what opens files sealed for us ("AGE-SECRET-KEY-1...").
        signing_key: the private Ed25519 key, in base64.
    """

    age_identity: str
    signing_key: str
    created_at: datetime
