"""Her permission to share, as a record of its own (FHIR's Consent)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

HER_SELF = "cliënt zelf"


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "mondeling"
    WRITTEN = "schriftelijk"


class Explanation(StrEnum):
    """What she is told before she agrees to a prenatal home visit (position of October 2025)."""

    VISIT = "bezoek"
    WHY = "waarom"
    SHARED = "gedeeld"


@dataclass(frozen=True, slots=True)
class Consent:
    """Her permission to share, for one purpose and one recipient.

    Attributes:
        domains: the subjects that may be told; safety is among them only when she said so apart.
        given_by: who gave it, as written on the letter ("cliënt zelf").
        interpreter: who interpreted, empty when nobody did.
        includes_not_for_home: she also lets answers be told that she wants kept from home.
        recipient_kind: a `RecipientKind`, or empty where it is not known.
        language: the language it was asked in, as a Dutch word; empty is Dutch.
        explanations: what was explained to her before.
        recorded_by: the professional who asked.
        withdrawal_note: what she said about it, if anything.
    """

    id: str
    patient_id: str
    recipient: str
    purpose: str
    domains: tuple[str, ...]
    form: ConsentForm
    given_on: date
    given_by: str = HER_SELF
    interpreter: str = ""
    valid_until: date | None = None
    withdrawn_on: date | None = None
    includes_not_for_home: bool = False
    recipient_kind: str = ""
    language: str = ""
    explanations: tuple[str, ...] = ()
    recorded_by: str = ""
    recorded_at: datetime | None = None
    withdrawal_note: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether something may be shared because of it on this day."""
        is_over = self.valid_until is not None and self.valid_until < day
        return self.given_on <= day and not is_over and self.withdrawn_on is None
