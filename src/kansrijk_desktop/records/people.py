"""The people in a dossier: the patient, her household and those related to her."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Safe(StrEnum):
    """Whether a way of reaching her is safe; not known is not the same as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the patient, and what is safe.

    Attributes:
        safe_to_call: calling or leaving a voicemail cannot harm her.
        safe_to_write: a letter or message at this address cannot harm her.
        best_time: when she would like to be called, in her own words.
    """

    phone: str = ""
    email: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    safe_to_call: Safe = Safe.UNKNOWN
    safe_to_write: Safe = Safe.UNKNOWN
    best_time: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """The pregnant woman or mother, FHIR's Patient.

    Attributes:
        bsn: nine digits that pass the elfproef, or empty: some women have none.
        language: the language she speaks best, as a Dutch word ("Turks"); empty is Dutch.
        interpreter_language: set when an interpreter is needed.
    """

    id: str
    household_id: str
    given_name: str
    family_name: str
    birth_date: date | None = None
    bsn: str = ""
    language: str = ""
    needs_interpreter: bool = False
    interpreter_language: str = ""
    contact: Contact = field(default_factory=Contact)

    @property
    def full_name(self) -> str:
        """Her name as she writes it."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """Initials for lists that others may see ("S. R.")."""
        parts = (self.given_name[:1], self.family_name[:1])
        return " ".join(f"{part.upper()}." for part in parts if part)


class Relationship(StrEnum):
    """What someone is to the patient."""

    PARTNER = "partner"
    CHILD = "child"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RelatedPerson:
    """Someone around the patient, FHIR's RelatedPerson.

    Attributes:
        lives_in: lives in the patient's household.
        remark: one line, such as where a child lives or whether the partner is involved.
    """

    id: str
    household_id: str
    relationship: Relationship
    name: str
    birth_date: date | None = None
    lives_in: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """The family as one dossier.

    Attributes:
        municipality: the municipality (gemeente), which decides on local services.
        changed_at: last change of substance; the retention period counts from it (art. 7:454 BW).
        transferred_on, transferred_to: since when another practice has the care, and which one;
            None and empty while it is here.
    """

    id: str
    municipality: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    is_demo: bool = False
    transferred_on: date | None = None
    transferred_to: str = ""
