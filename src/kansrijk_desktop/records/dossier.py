"""One family on one screen: everything the household screen shows, read at once."""

from dataclasses import dataclass

from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.life_event import (
    Birth,
    CareStop,
    DossierEvent,
    StopReason,
)
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.reminder import Reminder, SkippedMoment
from kansrijk_desktop.records.screening import Screening, ScreeningLevel


@dataclass(frozen=True, slots=True)
class Dossier:
    """A household with its people, and everything that happened over time.

    The Meldcode track is not part of it.

    Attributes:
        pregnancy: the one that lasts, or else the latest.
        earlier_pregnancies: the others, the latest first.
        screenings, referrals, documents, handovers: the latest first.
        documents: what went out, without the bytes (`content` is empty).
    """

    household: Household
    patient: Patient
    pregnancy: Pregnancy | None = None
    related_persons: tuple[RelatedPerson, ...] = ()
    screenings: tuple[Screening, ...] = ()
    referrals: tuple[Referral, ...] = ()
    documents: tuple[GeneratedDocument, ...] = ()
    earlier_pregnancies: tuple[Pregnancy, ...] = ()
    births: tuple[Birth, ...] = ()
    stops: tuple[CareStop, ...] = ()
    levels: tuple[ScreeningLevel, ...] = ()
    offers: tuple[CareOffer, ...] = ()
    consents: tuple[Consent, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    notes: tuple[Note, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    skipped_moments: tuple[SkippedMoment, ...] = ()
    handovers: tuple[Handover, ...] = ()
    warm_handovers: tuple[WarmHandover, ...] = ()
    events: tuple[DossierEvent, ...] = ()

    @property
    def is_stopped(self) -> bool:
        """Whether reminders, countdowns and offers are at rest after an end or a loss.

        A new pregnancy ends that rest: what happened in an earlier one stays on the time line.
        """
        earlier = {pregnancy.id for pregnancy in self.earlier_pregnancies}
        past = earlier | {birth.child_id for birth in self.births if birth.pregnancy_id in earlier}
        return any(stop.holds and stop.subject_id not in past for stop in self.stops)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is asked or offered by itself: stopped, or in the care of others."""
        return self.is_stopped or self.household.transferred_on is not None

    @property
    def died(self) -> frozenset[str]:
        """The ids of the children who died."""
        return frozenset(
            stop.subject_id
            for stop in self.stops
            if stop.reason is StopReason.CHILD_DIED and stop.is_true
        )


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of the search results."""

    household_id: str
    patient: Patient
    pregnancy: Pregnancy | None = None
    has_open_screening: bool = False
