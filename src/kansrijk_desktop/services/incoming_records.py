"""Turn what was chosen of a handover into records of ours.

Conversations of others stay theirs: they keep their number, are over, and name who held them. Whom
and what they refer to is ours, or is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kansrijk_desktop.engine.response import answers_in
from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.exchange.bundle_content import BundleContent, SharedScreening
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import ReceivedHandover
from kansrijk_desktop.records.life_event import Birth, CareStop, DossierEvent, DossierEventKind
from kansrijk_desktop.records.offer import CareOffer, OfferEvent
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson
from kansrijk_desktop.records.screening import (
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.incoming import IncomingHandover
from kansrijk_desktop.services.incoming_facts import same_pregnancy, taken_pregnancy, with_facts
from kansrijk_desktop.services.incoming_preview import KnownHere, same_birth, same_person
from kansrijk_desktop.storage.received_handovers import TakenOver, TakenScreening
from kansrijk_desktop.texts import _

_OF_A_BIRTH = frozenset({"pregnancy.due_date", "pregnancy.ended_on", "pregnancy.ended_by"})


@dataclass(frozen=True, slots=True)
class Taking:
    """By whom, when and with which questionnaires something is taken over.

    Attributes:
        number_of_events: how many steps an offer of ours has.
    """

    forms: Forms
    by: str
    at: datetime
    new_id: Callable[[], str]
    number_of_events: Callable[[str], int]


def new_dossier(content: BundleContent, household_id: str, at: datetime) -> Dossier:
    """Return an empty dossier to take a handover over into.

    Raises:
        InvalidInputError: it does not say what she is called.
    """
    if not content.patient.family_name:
        raise InvalidInputError(
            _(
                "In dit bestand staat geen achternaam. Kies een dossier dat er al is, of vraag de "
                "afzender om de naam. Er is niets gewijzigd."
            )
        )
    patient = Patient(
        id=content.patient.id, household_id=household_id, given_name="", family_name=""
    )
    return Dossier(Household(household_id, created_at=at, changed_at=at), patient)


def taken_over(
    incoming: IncomingHandover, known: KnownHere, chosen: frozenset[str], taking: Taking
) -> TakenOver:
    """Return what is kept when this much is chosen, and what that cannot do without."""
    told = incoming.content.pregnancy
    has_birth = any(f"birth.{one.child_id}" in chosen for one in incoming.content.births)
    if has_birth and told is not None and same_pregnancy(told, known.dossier) is None:
        chosen = chosen | _OF_A_BIRTH
    return _Taker(incoming, known, chosen, taking).taken()


class _Taker:
    """Takes one handover over into one dossier."""

    def __init__(
        self,
        incoming: IncomingHandover,
        known: KnownHere,
        chosen: frozenset[str],
        taking: Taking,
    ) -> None:
        self._incoming = incoming
        self._content = incoming.content
        self._known = known
        self._before = known.dossier
        self._chosen = chosen
        self._taking = taking
        self._people = self._taken_people()

    def taken(self) -> TakenOver:
        content, before, chosen = self._content, self._before, self._chosen
        dossier = with_facts(before, content, chosen)
        pregnancy = taken_pregnancy(content, before, chosen)
        at = self._taking.at
        household = replace(dossier.household, changed_at=at)
        return TakenOver(
            received=self._received(),
            event=self._event(),
            dossier=replace(
                dossier,
                household=household,
                pregnancy=None,
                related_persons=tuple(self._people.values()),
            ),
            pregnancies=(pregnancy,) if pregnancy else (),
            births=self._births(),
            stops=self._stops(),
            screenings=tuple(
                self._screening(one)
                for one in content.screenings
                if f"screening.{one.id}" in chosen
            ),
            offers=tuple(self._offer(one) for one in content.offers if f"offer.{one.id}" in chosen),
            agreements=tuple(
                replace(one, patient_id=before.patient.id)
                for one in content.agreements
                if f"agreement.{one.id}" in chosen
            ),
        )

    def _taken_people(self) -> dict[str, RelatedPerson]:
        """Return by id who is around her from now on."""
        people = {one.id: one for one in self._before.related_persons}
        born = {one.child_id for one in self._content.births}
        for told in self._content.related_persons:
            kind = "birth" if told.id in born else "person"
            if f"{kind}.{told.id}" in self._chosen:
                ours = same_person(told, self._before)
                identity = ours.id if ours else told.id
                people[identity] = replace(
                    told, id=identity, household_id=self._before.household.id
                )
        return people

    def _person(self, told_id: str) -> str:
        """Return by which id someone who is told of is known here; empty when not."""
        told = next((one for one in self._content.related_persons if one.id == told_id), None)
        ours = same_person(told, self._before) if told else None
        identity = ours.id if ours else told_id
        return identity if identity in self._people else ""

    def _pregnancy(self, told_id: str) -> str:
        """Return by which id a pregnancy that is told of is known here; empty when not."""
        told = self._content.pregnancy
        if told is None or told.id != told_id:
            return ""
        ours = same_pregnancy(told, self._before)
        is_taken = any(key.startswith("pregnancy.") for key in self._chosen)
        return ours.id if ours else (told.id if is_taken else "")

    def _births(self) -> tuple[Birth, ...]:
        taken = []
        for told in self._content.births:
            pregnancy_id = self._pregnancy(told.pregnancy_id)
            if f"birth.{told.child_id}" in self._chosen and pregnancy_id:
                ours = same_birth(told, self._content, self._before)
                child_id = ours.child_id if ours else self._person(told.child_id)
                taken.append(replace(told, child_id=child_id, pregnancy_id=pregnancy_id))
        return tuple(taken)

    def _stops(self) -> tuple[CareStop, ...]:
        return tuple(
            CareStop(
                id=one.id,
                household_id=self._before.household.id,
                reason=one.reason,
                subject_id=self._pregnancy(one.subject_id)
                or self._person(one.subject_id)
                or one.subject_id,
                happened_on=one.happened_on,
                noted_by=self._incoming.organization,
                noted_at=self._taking.at,
            )
            for one in self._content.stops
            if f"stop.{one.id}" in self._chosen
        )

    def _screening(self, told: SharedScreening) -> TakenScreening:
        is_ended = told.status in {ScreeningStatus.COMPLETED, ScreeningStatus.STOPPED}
        screening = Screening(
            id=told.id,
            patient_id=self._before.patient.id,
            questionnaire=told.questionnaire,
            moment=told.moment,
            # Nobody here can go on with it.
            status=told.status if is_ended else ScreeningStatus.STOPPED,
            started_at=told.started_at,
            saved_at=self._taking.at,
            finished_at=told.finished_at,
            respondent=told.respondent,
            respondent_id=self._person(told.respondent_id),
            author=told.author,
            pregnancy_id=self._pregnancy(told.pregnancy_id),
            source=told.source or self._incoming.organization,
        )
        levels = tuple(
            ScreeningLevel(told.id, one.domain, one.code, one.code if one.is_own else "")
            for one in told.levels
        )
        return TakenScreening(screening, self._answers(told), levels)

    def _answers(self, told: SharedScreening) -> tuple[SavedAnswer, ...]:
        """Return the answers as the questionnaire has them; nothing where it is not here.

        They can always be read from the response itself.
        """
        try:
            definition = self._taking.forms.version(told.questionnaire)
        except FormDefinitionError:
            return ()
        return tuple(
            SavedAnswer(told.id, address, dump_json(record.as_json()).decode(), self._taking.at)
            for address, record in answers_in(told.response, definition).items()
        )

    def _offer(self, told: CareOffer) -> tuple[CareOffer, OfferEvent]:
        ours = next((one for one in self._before.offers if one.id == told.id), None)
        known_screenings = {one.id for one in self._before.screenings} | {
            one.id for one in self._content.screenings if f"screening.{one.id}" in self._chosen
        }
        is_known = told.screening_id in known_screenings
        new = replace(
            told,
            patient_id=self._before.patient.id,
            screening_id=told.screening_id if is_known else "",
        )
        offer = replace(ours, state=told.state, since=told.since) if ours else new
        event = OfferEvent(
            offer_id=offer.id,
            number=self._taking.number_of_events(offer.id) + 1,
            state=offer.state,
            happened_on=offer.since,
            note="",
            noted_by=self._incoming.organization,
            noted_at=self._taking.at,
        )
        return offer, event

    def _received(self) -> ReceivedHandover:
        sender = self._incoming.sender
        known = sender.known if sender else None
        return ReceivedHandover(
            id=self._incoming.id,
            patient_id=self._before.patient.id,
            sender_name=self._incoming.sender_name,
            sender_organization=self._incoming.organization,
            sent_at=self._incoming.sent_at,
            received_at=self._taking.at,
            digest=self._incoming.digest,
            is_signed=self._incoming.is_signed,
            content=self._incoming.raw,
            correspondent_id=known.id if known else "",
        )

    def _event(self) -> DossierEvent:
        return DossierEvent(
            id=self._taking.new_id(),
            household_id=self._before.household.id,
            kind=DossierEventKind.IMPORTED,
            happened_at=self._taking.at,
            done_by=self._taking.by,
            details=self._incoming.organization,
        )
