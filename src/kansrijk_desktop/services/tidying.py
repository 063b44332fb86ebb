"""Put right what stands in the wrong place: a conversation in another dossier, or out of count."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import DossierEvent, DossierEventKind
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.pregnancy import FULL_TERM, Pregnancy
from kansrijk_desktop.records.screening import Respondent, Screening, ScreeningStatus
from kansrijk_desktop.services.care_route import CareRoute, RouteStep
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.storage.filing import FilingRepository
from kansrijk_desktop.storage.life_events import LifeEventRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _

_NOT_GONE_OUT: Final = frozenset(
    {OfferState.PROPOSED, OfferState.CONSENTED, OfferState.DECLINED, OfferState.CLOSED}
)
WITHDRAWN_NOTE = "Het gesprek is ingetrokken."


@dataclass(frozen=True, slots=True)
class Refiling:
    """What happens to a conversation that is moved or withdrawn, and to what followed from it.

    Attributes:
        there: the dossier it goes to; None where it stays and is withdrawn.
        offers: those that go along, or are closed.
        offers_out: those for which something went out; they stay as they are.
        papers: what was made since the conversation began; it went out and stays.
    """

    screening: Screening
    here: Dossier
    there: Dossier | None
    offers: tuple[CareOffer, ...]
    offers_out: tuple[CareOffer, ...]
    papers: tuple[GeneratedDocument, ...]


class Tidying:
    """Moves and withdraws conversations."""

    def __init__(
        self,
        patients: PatientRepository,
        kept: tuple[FilingRepository, LifeEventRepository],
        care_route: CareRoute,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._patients = patients
        self._kept, self._together = kept[0], kept[1].together
        self._care_route = care_route
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def look(self, household_id: str, screening_id: str, there_id: str = "") -> Refiling:
        """Return what would move along and what would stay; with no other dossier, be withdrawn.

        Raises:
            InvalidInputError: the conversation cannot go there.
        """
        here = self._patients.dossier(household_id)
        there = self._patients.dossier(there_id) if there_id else None
        screening = next((one for one in here.screenings if one.id == screening_id), None)
        if screening is None:
            raise InvalidInputError(
                _("Dit gesprek staat hier niet meer. Open het dossier opnieuw.")
            )
        if there is not None:
            _refuse(here, there)
        made = [one for one in here.offers if one.screening_id == screening_id]
        moving = [one for one in made if not one.referral_id and one.state in _NOT_GONE_OUT]
        return Refiling(
            screening,
            here,
            there,
            offers=tuple(moving),
            offers_out=tuple(one for one in made if one not in moving),
            papers=tuple(one for one in here.documents if one.created_at >= screening.started_at),
        )

    def move(self, household_id: str, screening_id: str, there_id: str) -> None:
        """Move a conversation to the dossier it belongs in, with its answers and levels.

        Raises:
            InvalidInputError: it cannot go there.
        """
        look = self.look(household_id, screening_id, there_id)
        if look.there is None:
            raise ValueError("no dossier to move it to")
        moved = replace(
            look.screening,
            patient_id=look.there.patient.id,
            pregnancy_id=_pregnancy_id(look.there, local_day(look.screening.started_at)),
            respondent_id=_respondent_id(look.there, look.screening.respondent),
        )
        name = conversation_name(look.screening)
        self._kept.move(
            moved,
            look.here.patient.id,
            [offer.id for offer in look.offers],
            self._event(
                household_id,
                DossierEventKind.SCREENING_MOVED,
                _("{conversation} verplaatst naar een ander dossier").format(conversation=name),
                screening_id,
            ),
            self._event(
                there_id,
                DossierEventKind.SCREENING_MOVED,
                _("{conversation} gekomen uit een ander dossier").format(conversation=name),
                screening_id,
            ),
        )

    def withdraw(self, household_id: str, screening_id: str, reason: str) -> None:
        """Take a conversation out of count; it stays readable, with the reason.

        Raises:
            InvalidInputError: no reason was given, or it was withdrawn already.
        """
        look = self.look(household_id, screening_id)
        words = read_name(reason)
        if not words:
            raise InvalidInputError(_("Schrijf kort op waarom dit gesprek niet meetelt."))
        if look.screening.status is ScreeningStatus.WITHDRAWN:
            raise InvalidInputError(_("Dit gesprek is al ingetrokken. Er is niets gewijzigd."))
        today = local_day(self._now())
        event = self._event(
            household_id,
            DossierEventKind.SCREENING_WITHDRAWN,
            f"{conversation_name(look.screening)}: {words}",
            screening_id,
        )
        with self._together():
            withdrawn = replace(look.screening, status=ScreeningStatus.WITHDRAWN)
            self._kept.keep_status(withdrawn, today, event)
            for offer in look.offers:
                if offer.state in {OfferState.PROPOSED, OfferState.CONSENTED}:
                    day = max(today, offer.since)
                    step = RouteStep(OfferState.CLOSED, day, WITHDRAWN_NOTE)
                    self._care_route.move(offer.id, step)

    def reopen(self, household_id: str, screening_id: str) -> None:
        """Count a conversation again that was withdrawn by mistake; it is to be finished anew.

        Raises:
            InvalidInputError: it is not withdrawn.
        """
        screening = self.look(household_id, screening_id).screening
        if screening.status is not ScreeningStatus.WITHDRAWN:
            raise InvalidInputError(_("Dit gesprek telt al mee. Er is niets gewijzigd."))
        opened = replace(screening, status=ScreeningStatus.IN_PROGRESS, finished_at=None)
        event = self._event(
            household_id,
            DossierEventKind.SCREENING_REOPENED,
            conversation_name(screening),
            screening_id,
        )
        self._kept.keep_status(opened, None, event)

    def _event(
        self, household_id: str, kind: DossierEventKind, details: str, screening_id: str
    ) -> DossierEvent:
        name, moment = self._signed_in.practitioner.name, self._now()
        return DossierEvent(self._new_id(), household_id, kind, moment, name, details, screening_id)


def conversation_name(screening: Screening) -> str:
    """Return what a conversation is called, without saying what it was about."""
    return _("{moment} van {day}").format(
        moment=moment_word(screening.moment), day=long_date(local_day(screening.started_at))
    )


def _refuse(here: Dossier, there: Dossier) -> None:
    if here.household.id == there.household.id:
        raise InvalidInputError(_("Dit is hetzelfde dossier. Kies een ander."))
    if here.household.is_demo != there.household.is_demo:
        raise InvalidInputError(
            _("Een van de twee is het verzonnen voorbeeld. Dat gaat niet samen met een gezin.")
        )


def _pregnancy_id(dossier: Dossier, day: date) -> str:
    """Return the pregnancy a conversation of that day belongs to; empty where that is not clear."""
    pregnancies = [one for one in (dossier.pregnancy, *dossier.earlier_pregnancies) if one]
    if len(pregnancies) == 1:
        return pregnancies[0].id
    begun = [(begin, one.id) for one in pregnancies if (begin := _begin(one)) and begin <= day]
    return max(begun)[1] if begun else ""


def _begin(pregnancy: Pregnancy) -> date | None:
    end = pregnancy.due_date or pregnancy.ended_on
    return end - FULL_TERM - timedelta(days=1) if end else None


def _respondent_id(dossier: Dossier, respondent: Respondent) -> str:
    partners = [
        person.id
        for person in dossier.related_persons
        if person.relationship is Relationship.PARTNER
    ]
    return partners[0] if respondent is Respondent.PARTNER and len(partners) == 1 else ""
