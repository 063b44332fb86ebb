"""What one recipient may read, ready to be written as a FHIR document Bundle.

Whoever makes it has already left out what may not be told; nothing here decides about that. What
comes back from a Bundle (`bundle_reading.py`) has the same shape.
"""

from dataclasses import dataclass
from datetime import date, datetime

from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.life_event import Birth, StopReason
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Patient, RelatedPerson
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus


@dataclass(frozen=True, slots=True)
class SharedLevel:
    """The level of one domain after one conversation, that the recipient may read.

    Attributes:
        code: "green", "yellow", "orange" or "red".
        display: the same in Dutch.
        is_own: the professional's own weighing; otherwise the form's, over what is told.
    """

    domain: str
    code: str
    display: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class SharedScreening:
    """One conversation as the recipient may read it.

    Attributes:
        questionnaire: canonical identity, `url|version`.
        title: what the questionnaire is called, for who does not have it.
        response: the QuestionnaireResponse as `services/shared_conversation.py` makes it; only its
            items are told from here.
        respondent_id: the partner's `RelatedPerson`; empty for the patient.
        pregnancy_id: the pregnancy that is told with it; empty for an earlier one.
        source: the organisation that held it; empty when the sender did.
    """

    id: str
    questionnaire: str
    moment: Moment
    status: ScreeningStatus
    started_at: datetime
    response: JsonObject
    title: str = ""
    finished_at: datetime | None = None
    levels: tuple[SharedLevel, ...] = ()
    respondent: Respondent = Respondent.PATIENT
    respondent_id: str = ""
    author: Author = Author.PROFESSIONAL
    pregnancy_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class SharedStop:
    """An end or a loss that the recipient must know of, so that nobody asks wrongly.

    Attributes:
        subject_id: the pregnancy or child it is about, which is told as well.
    """

    id: str
    reason: StopReason
    subject_id: str
    happened_on: date


@dataclass(frozen=True, slots=True)
class BundleContent:
    """Everything the recipient may read, and nothing else.

    Where a record holds more than is exchanged, the rest is not written and reads back empty: who
    noted something, remarks of the professional, days to look at something again, and the ids of
    what is not in the Bundle. `household_id` always reads back empty: each house has its own.

    Attributes:
        id: the number of the document (a UUID).
        title: neutral, as on the paper ("Overdracht JGZ").
        created_at: the moment of the document; aware.
        patient: with a BSN and with how to reach her only where the recipient may have those.
        consent: with the subjects that are told, not those that might have been; None where none
            is needed, as for her own access.
        municipality: where she lives, for local services.
        births: of `pregnancy`, each of a child among `related_persons`.
        screenings: the oldest first.
        referrals: the letter this is, if it is one.
        offers: with their present state.
        agreements: only those this reader may see.
    """

    id: str
    kind: DocumentKind
    title: str
    created_at: datetime
    patient: Patient
    practitioner: Practitioner
    consent: Consent | None = None
    municipality: str = ""
    pregnancy: Pregnancy | None = None
    related_persons: tuple[RelatedPerson, ...] = ()
    births: tuple[Birth, ...] = ()
    stops: tuple[SharedStop, ...] = ()
    screenings: tuple[SharedScreening, ...] = ()
    referrals: tuple[Referral, ...] = ()
    offers: tuple[CareOffer, ...] = ()
    agreements: tuple[Agreement, ...] = ()
