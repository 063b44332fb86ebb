"""The way of each offer (klantroute): proposed, agreed, referred, answered.

Declining is normal. What is waited for gets a day to look at it again, so that nothing is lost.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.pregnancy import FULL_TERM, Pregnancy
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.texts import _

DECIDE_WITHIN = timedelta(days=14)
"""So long an offer may lie before it is taken up with her again."""
REST_NOTE = "Dit aanbod rust."
"""The note of the step that closes an offer when the care stops: neutral, whatever happened."""
WAKE_NOTE = "Dit aanbod loopt weer."


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step to take with an offer.

    Attributes:
        happened_on: the day it happened.
        note: a remark; it stays with the professional.
    """

    state: OfferState
    happened_on: date
    note: str = ""


class CareRoute:
    """Makes offers and moves them on."""

    def __init__(
        self,
        kept: OfferRepository,
        regions: Regions,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._regions = regions
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def propose(
        self,
        patient_id: str,
        service: CareService,
        domains: tuple[str, ...] = (),
        pregnancy: Pregnancy | None = None,
        screening_id: str = "",
        *,
        apart_from: Collection[str] = (),
    ) -> CareOffer:
        """Make an offer of a service of the menukaart; one that is open already is returned.

        `apart_from` are the conversations with somebody else: an offer from those is another one.
        """
        for known in self._kept.of_patient(patient_id):
            is_same = known.service_id == service.id and known.screening_id not in apart_from
            if is_same and known.state is not OfferState.CLOSED:
                return known
        today = local_day(self._now())
        offer = CareOffer(
            id=self._new_id(),
            patient_id=patient_id,
            name=service.name,
            state=OfferState.PROPOSED,
            since=today,
            created_at=self._now(),
            screening_id=screening_id,
            service_id=service.id,
            recipient_kind=service.recipient_kind,
            domains=domains,
            deadline=last_day(service, pregnancy),
            follow_up_on=today + DECIDE_WITHIN,
        )
        self._kept.save(offer, self._event(offer, RouteStep(offer.state, today), 1))
        return offer

    def take_back(self, offer_id: str) -> None:
        """Forget an offer that was only picked; one that went further is closed instead."""
        offer = self._kept.offer(offer_id)
        if offer.state is OfferState.PROPOSED and len(self._kept.events(offer_id)) <= 1:
            self._kept.forget(offer, self._now())
        elif offer.state is not OfferState.CLOSED:
            self.move(offer_id, RouteStep(OfferState.CLOSED, local_day(self._now())))

    def move(self, offer_id: str, step: RouteStep) -> CareOffer:
        """Take the next step with an offer.

        Raises:
            InvalidInputError: this step cannot come now, or its day lies in the future.
        """
        offer = self._kept.offer(offer_id)
        today = local_day(self._now())
        if step.happened_on > today:
            raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))
        if step.state not in offer.next_states:
            raise InvalidInputError(
                _("Deze stap kan nu niet. Open het dossier opnieuw. Er is niets gewijzigd.")
            )
        moved = replace(
            offer,
            state=step.state,
            since=step.happened_on,
            follow_up_on=self._follow_up_on(step),
        )
        number = len(self._kept.events(offer_id)) + 1
        self._kept.save(moved, self._event(moved, step, number))
        return moved

    def rest(self, patient_id: str) -> None:
        """Close every offer that is open, with a neutral note: the care stopped."""
        today = local_day(self._now())
        for offer in self._kept.of_patient(patient_id):
            if offer.state not in {OfferState.CLOSED, OfferState.DECLINED}:
                self.move(offer.id, RouteStep(OfferState.CLOSED, today, REST_NOTE))

    def wake(self, patient_id: str, since: datetime) -> None:
        """Open again what `rest` closed from that moment on, as if it had not been closed."""
        for offer in self._kept.of_patient(patient_id):
            events = self._kept.events(offer.id)
            if offer.state is OfferState.CLOSED and _was_rested(events, since):
                before = events[-2]
                step = RouteStep(before.state, before.happened_on, WAKE_NOTE)
                woken = replace(
                    offer,
                    state=before.state,
                    since=before.happened_on,
                    follow_up_on=self._follow_up_on(step),
                )
                self._kept.save(woken, self._event(woken, step, len(events) + 1))

    def events(self, offer_id: str) -> tuple[OfferEvent, ...]:
        """Return every step of an offer, the first first."""
        return self._kept.events(offer_id)

    def _follow_up_on(self, step: RouteStep) -> date | None:
        """Return when to look again: at her decision soon, at feedback as the region agreed."""
        if step.state in {OfferState.PROPOSED, OfferState.CONSENTED}:
            return step.happened_on + DECIDE_WITHIN
        if step.state in {OfferState.REFERRED, OfferState.RECEIVED, OfferState.STARTED}:
            days = self._regions.current.thresholds.feedback_within_days
            return step.happened_on + timedelta(days=days)
        return None

    def _event(self, offer: CareOffer, step: RouteStep, number: int) -> OfferEvent:
        return OfferEvent(
            offer_id=offer.id,
            number=number,
            state=step.state,
            happened_on=step.happened_on,
            note=step.note.strip(),
            noted_by=self._signed_in.practitioner.name,
            noted_at=self._now(),
        )


def _was_rested(events: Sequence[OfferEvent], since: datetime) -> bool:
    last = events[-1]
    return len(events) > 1 and last.note == REST_NOTE and last.noted_at >= since


def last_day(service: CareService, pregnancy: Pregnancy | None) -> date | None:
    """Return the last day to sign up for a service with a week limit; None without one.

    "Before 28 weeks" is a `to_week` of 27: its last day is 27+6.
    """
    if service.to_week is None or pregnancy is None or pregnancy.due_date is None:
        return None
    return pregnancy.due_date - FULL_TERM + timedelta(weeks=service.to_week + 1, days=-1)
