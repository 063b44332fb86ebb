"""The way of each offer (klantroute): proposed, agreed, referred, answered.

Declining is normal. What is waited for gets a day to look at it again, so that nothing is lost.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.services.week_limits import last_day
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _

DECIDE_WITHIN = timedelta(days=14)
"""So long an offer may lie before it is taken up with her again."""

REST_NOTE = "Dit aanbod rust."
"""The note of the step that closes an offer when the care stops: neutral, whatever happened."""
WAKE_NOTE = "Dit aanbod loopt weer."

_BY_LETTER: Mapping[OfferState, tuple[OfferState, ...]] = {
    OfferState.PROPOSED: (OfferState.CONSENTED, OfferState.REFERRED),
    OfferState.CONSENTED: (OfferState.REFERRED,),
    OfferState.DECLINED: (OfferState.PROPOSED, OfferState.CONSENTED, OfferState.REFERRED),
    OfferState.CLOSED: (OfferState.PROPOSED, OfferState.CONSENTED, OfferState.REFERRED),
}
"""The steps that are behind it once a letter went out; further on a letter changes nothing."""


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
        patients: PatientRepository,
        regions: Regions,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._patients = patients
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
    ) -> CareOffer:
        """Make an offer of a service of the menukaart.

        One that is open already is returned; one that was declined is proposed again. What is
        offered after a conversation with the partner stands apart from what is offered to her.
        """
        return self._make(
            CareOffer(
                id=self._new_id(),
                patient_id=patient_id,
                name=service.name,
                state=OfferState.PROPOSED,
                since=self._today(),
                created_at=self._now(),
                screening_id=screening_id,
                service_id=service.id,
                recipient_kind=service.recipient_kind,
                domains=domains,
                deadline=last_day(service, pregnancy),
            )
        )

    def propose_own(
        self,
        patient_id: str,
        name: str,
        on: date,
        recipient_kind: str = "",
        screening_id: str = "",
    ) -> CareOffer:
        """Make an offer that is not on the menukaart, in the professional's own words.

        Raises:
            InvalidInputError: no words, or too many; or a day that is still to come.
        """
        words = read_name(name)
        if not words:
            raise InvalidInputError(_("Schrijf op wat u aanbiedt. Er is niets gewijzigd."))
        self._refuse_future(on)
        return self._make(
            CareOffer(
                id=self._new_id(),
                patient_id=patient_id,
                name=words,
                state=OfferState.PROPOSED,
                since=on,
                created_at=self._now(),
                screening_id=screening_id,
                recipient_kind=recipient_kind,
            )
        )

    def take_back(self, offer_id: str) -> None:
        """Forget an offer that was only picked; one that went further is closed instead."""
        offer = self._kept.offer(offer_id)
        if offer.state is OfferState.PROPOSED and len(self._kept.events(offer_id)) <= 1:
            self._kept.forget(offer, self._now())
        elif offer.state is not OfferState.CLOSED:
            self.move(offer_id, RouteStep(OfferState.CLOSED, self._today()))

    def move(self, offer_id: str, step: RouteStep) -> CareOffer:
        """Take the next step with an offer.

        Raises:
            InvalidInputError: this step cannot come now, or not on that day.
        """
        offer = self._kept.offer(offer_id)
        self._refuse_future(step.happened_on)
        if step.state not in offer.next_states:
            raise InvalidInputError(
                _("Deze stap kan nu niet. Open het dossier opnieuw. Er is niets gewijzigd.")
            )
        if step.happened_on < offer.since:
            raise InvalidInputError(
                _("Deze dag ligt voor de vorige stap. Kies die dag of een latere.")
            )
        if step.state is OfferState.PROPOSED and self._twin(offer) is not None:
            raise InvalidInputError(
                _("Dit aanbod is al opnieuw gedaan. Ga daar verder. Er is niets gewijzigd.")
            )
        return self._walk(offer, (step,))

    def refer(self, offer_id: str, consent: Consent, on: date, referral_id: str = "") -> CareOffer:
        """Bring an offer to where a paper that leaves for it brings it: agreed and referred.

        Each step gets its own day: that of her consent, and that of the paper.
        """
        offer = self._kept.offer(offer_id)
        if referral_id:
            offer = replace(offer, referral_id=referral_id)
        referred_on = max(on, offer.since)
        agreed_on = min(max(consent.given_on, offer.since), referred_on)
        states = _BY_LETTER.get(offer.state, ())
        if not states or (states[0] is OfferState.PROPOSED and self._twin(offer)):
            self._kept.save(offer)
            return offer
        days = {OfferState.REFERRED: referred_on}
        return self._walk(
            offer, tuple(RouteStep(state, days.get(state, agreed_on)) for state in states)
        )

    def receive(self, offer_id: str, on: date) -> CareOffer:
        """Note that the other side has it; an offer that is further, or went another way, stays."""
        offer = self._kept.offer(offer_id)
        if offer.state is not OfferState.REFERRED:
            return offer
        day = min(max(on, offer.since), self._rest_day(offer))
        return self._walk(offer, (RouteStep(OfferState.RECEIVED, day),))

    def rest(self, patient_id: str) -> None:
        """Close every offer that is open, with a neutral note: the care stopped."""
        for offer in self._kept.of_patient(patient_id):
            if offer.is_open:
                self._walk(offer, (RouteStep(OfferState.CLOSED, self._rest_day(offer), REST_NOTE),))

    def wake(self, patient_id: str, since: datetime) -> None:
        """Bring what `rest` closed from that moment on back to what it was: a mistake.

        What was offered anew meanwhile stays the only one.
        """
        steps = self._kept.steps_of_patient(patient_id)
        for offer in self._kept.of_patient(patient_id):
            taken = steps.get(offer.id, ())
            is_closed_since = is_at_rest(offer, taken) and taken[-1].noted_at >= since
            if is_closed_since and self._twin(offer) is None:
                before = taken[-2]
                self._walk(offer, (RouteStep(before.state, before.happened_on, WAKE_NOTE),))

    def speakers(self, patient_id: str) -> Mapping[str, str]:
        """Return whose each conversation with a partner is, by its id; hers are left out."""
        return self._kept.speakers(patient_id)

    def steps(self, patient_id: str) -> Mapping[str, Sequence[OfferEvent]]:
        """Return every step of every offer of a family, by the id of the offer."""
        return self._kept.steps_of_patient(patient_id)

    def _make(self, offer: CareOffer) -> CareOffer:
        twin = self._twin(offer)
        if twin is not None and twin.state is OfferState.DECLINED:
            return self.move(twin.id, RouteStep(OfferState.PROPOSED, offer.since))
        if twin is not None:
            return twin
        step = RouteStep(offer.state, offer.since)
        made = replace(offer, follow_up_on=self._follow_up_on(step))
        self._kept.save(made, self._event(made, step, 1))
        return made

    def _twin(self, offer: CareOffer) -> CareOffer | None:
        """Return another offer of the same thing to the same person that is not closed."""
        speakers = self._kept.speakers(offer.patient_id)
        others = (one for one in self._kept.of_patient(offer.patient_id) if one.id != offer.id)
        same = (one for one in others if _thing(one, speakers) == _thing(offer, speakers))
        return next((one for one in same if one.state is not OfferState.CLOSED), None)

    def _walk(self, offer: CareOffer, steps: Sequence[RouteStep]) -> CareOffer:
        """Take steps that may come; all of them or none are kept."""
        taken = len(self._kept.events(offer.id))
        events = []
        for number, step in enumerate(steps, start=taken + 1):
            offer = replace(
                offer,
                state=step.state,
                since=step.happened_on,
                follow_up_on=self._follow_up_on(step),
            )
            events.append(self._event(offer, step, number))
        if any(step.state is OfferState.PROPOSED for step in steps):
            offer = self._with_deadline(offer)
        self._kept.save(offer, *events)
        return offer

    def _with_deadline(self, offer: CareOffer) -> CareOffer:
        """Count from the pregnancy of now: an offer may be proposed again years later."""
        dossier = self._patients.dossier_of_patient(offer.patient_id)
        service = self._regions.current.service(offer.service_id, dossier.household.municipality)
        if service is None:
            return offer
        return replace(offer, deadline=last_day(service, dossier.pregnancy))

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

    def _refuse_future(self, day: date) -> None:
        if day > self._today():
            raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))

    def _rest_day(self, offer: CareOffer) -> date:
        """Return today, unless the clock of the computer went back."""
        return max(self._today(), offer.since)

    def _today(self) -> date:
        return local_day(self._now())


def is_at_rest(offer: CareOffer, steps: Sequence[OfferEvent]) -> bool:
    """Tell whether an offer was closed because the care stopped."""
    return offer.state is OfferState.CLOSED and len(steps) > 1 and steps[-1].note == REST_NOTE


def _thing(offer: CareOffer, speakers: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what is offered, to whom: the row of the menukaart, or else the words."""
    words = "" if offer.service_id else offer.name.casefold()
    return speakers.get(offer.screening_id, ""), offer.service_id, words
