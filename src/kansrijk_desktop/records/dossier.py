"""One family on one screen: everything the household screen shows, read at once."""

from dataclasses import dataclass

from kansrijk_desktop.records.people import Household, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import GeneratedDocument, Referral
from kansrijk_desktop.records.screening import Screening


@dataclass(frozen=True, slots=True)
class Dossier:
    """A household with its people, pregnancy, screenings and letters.

    Attributes:
        documents: what went out, without the bytes (`content` is empty).
    """

    household: Household
    patient: Patient
    pregnancy: Pregnancy | None = None
    related_persons: tuple[RelatedPerson, ...] = ()
    screenings: tuple[Screening, ...] = ()
    referrals: tuple[Referral, ...] = ()
    documents: tuple[GeneratedDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of the search results."""

    household_id: str
    patient: Patient
    pregnancy: Pregnancy | None = None
    has_open_screening: bool = False
