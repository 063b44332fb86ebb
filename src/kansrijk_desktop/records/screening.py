"""A screening: one conversation with one patient, on one version of one questionnaire."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ScreeningStatus(StrEnum):
    """FHIR's QuestionnaireResponse.status, as far as we use it."""

    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    STOPPED = "stopped"
    WITHDRAWN = "entered-in-error"


class Moment(StrEnum):
    """When in care the conversation takes place."""

    INTAKE = "intake"
    WEEKS_28 = "28-weken"
    MATERNITY_WEEK = "kraamtijd"
    WEEKS_2 = "2-weken"
    WEEKS_8 = "8-weken"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class Screening:
    """One conversation.

    Attributes:
        questionnaire: canonical identity, `url|version`; it is always opened with that version.
        place: link id where the conversation was left, to continue there.
        seconds_spent: time with the screening on screen.
        epd_copied_at: when the short text was copied for the practice's own record.
    """

    id: str
    patient_id: str
    questionnaire: str
    moment: Moment
    status: ScreeningStatus
    started_at: datetime
    saved_at: datetime | None = None
    finished_at: datetime | None = None
    place: str = ""
    seconds_spent: int = 0
    epd_copied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """One answered occurrence of an item, as the engine gave it.

    Attributes:
        address: the engine's address of the occurrence ("G1", "kind[1].naam").
        content: FHIR JSON of the QuestionnaireResponse item (answers, absent reason, marks).
        saved_at: the time of the commit.
    """

    screening_id: str
    address: str
    content: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class ChosenService:
    """An offer picked from the menukaart in this screening."""

    screening_id: str
    service_id: str
    chosen_at: datetime


@dataclass(frozen=True, slots=True)
class OpenScreening:
    """A screening begun and not finished, with what an offer to continue must say."""

    screening: Screening
    household_id: str
    patient_name: str
    patient_initials: str
