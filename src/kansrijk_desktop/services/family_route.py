"""The klantroute of one family: every offer with its steps, and what can be offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.region import ACUTE, CareService, Region
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.care_route import CareRoute, RouteStep, is_at_rest
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.typed_text import read_date, read_remark
from kansrijk_desktop.services.week_limits import countdown_to, days_left, last_day
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class OfferOnRoute:
    """One offer as it stands today.

    Attributes:
        steps: the first first.
        limit: its week limit in words; empty where there is none, or it does not matter any more.
        days_left: days until that limit, the last one included; None without one.
        next_states: the steps that may come now; none for what is at rest.
        letter_from: the conversation a letter for it is made from; empty where none can be made.
        is_at_rest: it was closed because the care stopped.
    """

    offer: CareOffer
    steps: tuple[OfferEvent, ...]
    limit: str = ""
    days_left: int | None = None
    next_states: tuple[OfferState, ...] = ()
    letter_from: str = ""
    is_at_rest: bool = False

    @property
    def is_limit_over(self) -> bool:
        """Whether she can sign up no more."""
        return self.days_left is not None and self.days_left <= 0


@dataclass(frozen=True, slots=True)
class CareRoutePage:
    """Everything on the klantroute.

    Attributes:
        name: whose it is: hers, or the partner's.
        is_hers: it is the patient's; what followed from the partner's conversation stands apart.
        is_stopped: the care around this pregnancy or child stopped: nothing counts down.
        offers: those that go on first, what ends soonest on top; then the declined and the
            closed; each the latest day first, and of one day as they were put down.
        menu: what can be offered here besides, in the order of the region package.
    """

    household_id: str
    name: str
    is_stopped: bool
    is_hers: bool = True
    offers: tuple[OfferOnRoute, ...] = ()
    menu: tuple[CareService, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedStep:
    """A step as it was chosen and typed."""

    offer_id: str
    state: OfferState
    day: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """An offer in the professional's own words, as typed.

    Attributes:
        recipient_kind: a `RecipientKind`, or empty where no letter belongs to it.
    """

    name: str = ""
    day: str = ""
    recipient_kind: str = ""


@dataclass(frozen=True, slots=True)
class RouteOf:
    """Whose klantroute it is: of a family's patient, or of the partner."""

    household_id: str
    partner_id: str = ""


class FamilyRoute:
    """Shows the klantroute of a family and takes its steps; each gives the page as it is then."""

    def __init__(
        self,
        patients: PatientRepository,
        care_route: CareRoute,
        regions: Regions,
        now: Clock,
    ) -> None:
        self._patients = patients
        self._care_route = care_route
        self._regions = regions
        self._now = now

    def open(self, of: RouteOf) -> CareRoutePage:
        """Return the page."""
        dossier = self._patients.dossier(of.household_id)
        steps = self._care_route.steps(dossier.patient.id)
        speakers = self._care_route.speakers(dossier.patient.id)
        own = [
            offer
            for offer in dossier.offers
            if speakers.get(offer.screening_id, "") == of.partner_id
        ]
        region, place = self._regions.current, dossier.household.municipality
        going = {offer.service_id for offer in own if offer.is_open}
        shown = (self._on_route(offer, dossier, steps) for offer in own)
        return CareRoutePage(
            household_id=of.household_id,
            name=_name(dossier, of.partner_id),
            is_stopped=dossier.is_stopped,
            is_hers=not of.partner_id,
            offers=tuple(sorted(shown, key=_order)),
            menu=tuple(
                service
                for service in region.services_in(place)
                if service.kind != ACUTE and service.id not in going
            ),
        )

    def take(self, of: RouteOf, typed: TypedStep) -> CareRoutePage:
        """Take the next step with an offer.

        Raises:
            InvalidInputError: it cannot come now, or the day or the remark cannot be right.
        """
        step = RouteStep(typed.state, self._day(typed.day), read_remark(typed.note))
        self._care_route.move(typed.offer_id, step)
        return self.open(of)

    def offer(self, of: RouteOf, service_id: str) -> CareRoutePage:
        """Offer a service of the menukaart, today.

        Raises:
            InvalidInputError: it is not in the region package any more.
        """
        dossier = self._patients.dossier(of.household_id)
        service = self._regions.current.service(service_id, dossier.household.municipality)
        if service is None:
            raise InvalidInputError(
                _("Dit aanbod staat niet meer in het regiopakket. Kies een ander aanbod.")
            )
        self._care_route.propose(
            dossier.patient.id,
            service,
            service.domains,
            dossier.pregnancy,
            _last_talk(dossier, of.partner_id),
        )
        return self.open(of)

    def offer_own(self, of: RouteOf, own: OwnOffer) -> CareRoutePage:
        """Offer something in own words.

        Raises:
            InvalidInputError: there are no words, or the day cannot be right.
        """
        dossier = self._patients.dossier(of.household_id)
        self._care_route.propose_own(
            dossier.patient.id,
            own.name,
            self._day(own.day),
            own.recipient_kind,
            _last_talk(dossier, of.partner_id),
        )
        return self.open(of)

    def _on_route(
        self, offer: CareOffer, dossier: Dossier, steps: Mapping[str, Sequence[OfferEvent]]
    ) -> OfferOnRoute:
        taken = tuple(steps.get(offer.id, ()))
        is_resting = is_at_rest(offer, taken)
        limit, days = self._limit(offer, dossier)
        return OfferOnRoute(
            offer=offer,
            steps=taken,
            limit=limit,
            days_left=days,
            next_states=() if is_resting else offer.next_states,
            letter_from="" if is_resting else _letter_from(offer, dossier),
            is_at_rest=is_resting,
        )

    def _limit(self, offer: CareOffer, dossier: Dossier) -> tuple[str, int | None]:
        """Return the week limit in words and in days, counted from the due date as it is now."""
        if not offer.is_waiting_for_her or dossier.is_stopped:
            return "", None
        service = _service(self._regions.current, offer, dossier)
        last = last_day(service, dossier.pregnancy) if service else None
        if service is None or service.to_week is None or last is None:
            return "", None
        left = days_left(last, self._today())
        words = countdown_to(left, service.to_week)
        if service.parity == "first":
            words = _("{limit}; bij een eerste kind").format(limit=words)
        return words, left

    def _day(self, typed: str) -> date:
        return read_date(typed, self._today()) or self._today()

    def _today(self) -> date:
        return local_day(self._now())


def _service(region: Region, offer: CareOffer, dossier: Dossier) -> CareService | None:
    return region.service(offer.service_id, dossier.household.municipality)


def _order(shown: OfferOnRoute) -> tuple[int, float, int, datetime, str, str]:
    """Put what goes on before what she did not want, and that before what is closed.

    What is of one day stands in the order in which it was put down.
    """
    offer = shown.offer
    weight = 0 if offer.is_open else 1 if offer.state is OfferState.DECLINED else 2
    days = float("inf") if shown.days_left is None or shown.is_limit_over else shown.days_left
    since = -offer.since.toordinal()
    return weight, days, since, offer.created_at, offer.name.casefold(), offer.id


def _letter_from(offer: CareOffer, dossier: Dossier) -> str:
    """Return the conversation with her to write from: that of the offer, or the last one held.

    What followed from the partner's conversation comes into no letter about her.
    """
    if not offer.is_open or not offer.recipient_kind:
        return ""
    usable = [one for one in dossier.screenings if one.status is not ScreeningStatus.WITHDRAWN]
    hers = [one.id for one in usable if not one.speaker]
    if offer.screening_id in hers:
        return offer.screening_id
    is_his = any(one.id == offer.screening_id and one.speaker for one in dossier.screenings)
    return "" if is_his else next(iter(hers), "")


def _last_talk(dossier: Dossier, partner_id: str) -> str:
    """Return the last conversation with the partner, which keeps an offer apart; none for hers."""
    if not partner_id:
        return ""
    return next(one.id for one in dossier.screenings if one.speaker == partner_id)


def _name(dossier: Dossier, partner_id: str) -> str:
    if not partner_id:
        return dossier.patient.full_name
    people = (one.name for one in dossier.related_persons if one.id == partner_id)
    return next(people, "") or _("partner")
