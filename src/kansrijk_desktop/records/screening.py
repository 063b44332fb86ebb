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
    HOME_VISIT = "prenataal-huisbezoek"
    WEEKS_28 = "28-weken"
    MATERNITY_WEEK = "kraamtijd"
    WEEKS_2 = "2-weken"
    WEEKS_8 = "8-weken"
    OTHER = "anders"


class Respondent(StrEnum):
    """Whose answers they are; the two never see each other's."""

    PATIENT = "patient"
    PARTNER = "partner"


class Author(StrEnum):
    """Who filled it in: the professional in the talk, or the respondent alone."""

    PROFESSIONAL = "professional"
    RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True)
class Screening:
    """One conversation.

    Attributes:
        questionnaire: canonical identity, `url|version`; it is always opened with that version.
        place: link id where the conversation was left, to continue there.
        seconds_spent: time with the screening on screen.
        epd_copied_at: when the short text was copied for the practice's own record.
        respondent_id: the partner's `RelatedPerson`; empty for the patient.
        pregnancy_id: the pregnancy it belongs to, also after the birth; empty where unknown.
        source: the organisation it came from; empty when it was held here.
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
    respondent: Respondent = Respondent.PATIENT
    respondent_id: str = ""
    author: Author = Author.PROFESSIONAL
    pregnancy_id: str = ""
    source: str = ""

    @property
    def speaker(self) -> str:
        """On whose page it belongs: empty for the patient, else the partner, by id where known."""
        if self.respondent is Respondent.PATIENT:
            return ""
        return self.respondent_id or self.respondent.value

    @property
    def is_ended(self) -> bool:
        """Whether it was completed or stopped, so that it may be used."""
        return self.status in {ScreeningStatus.COMPLETED, ScreeningStatus.STOPPED}


@dataclass(frozen=True, slots=True)
class ScreeningLevel:
    """What came out for one domain, or for the whole ("overall"), when it was last saved.

    Attributes:
        level: what the form worked out; empty for the whole of a form that has no levels.
        own_level: the professional's own weighing; empty where there is none.
    """

    screening_id: str
    domain: str
    level: str
    own_level: str = ""

    @property
    def agreed(self) -> str:
        """The level that holds: the professional's own goes before the form's."""
        return self.own_level or self.level


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
class OpenScreening:
    """A screening begun and not finished, with what an offer to continue must say.

    Attributes:
        is_at_rest: the care stopped or is with others: it is not offered by itself.
    """

    screening: Screening
    household_id: str
    patient_name: str
    patient_initials: str
    is_at_rest: bool = False
