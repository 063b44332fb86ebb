"""Make a referral: begin the letter, draw it, keep it, let it leave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.services.care_route import CareRoute
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.consent_rule import consent_for, require_holding
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.known_contacts import KnownContact, known_contacts
from kansrijk_desktop.services.letter import LetterFacts, consent_of, letter_content, referral_of
from kansrijk_desktop.services.own_conversations import own_offers, refuse_partners_letter
from kansrijk_desktop.services.referral_draft import ReferralDraft, suggested_draft
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import OpenedScreening, Screenings, refuse_withdrawn
from kansrijk_desktop.services.shared_conversation import share
from kansrijk_desktop.services.sharing import Permission, askable_subjects, has_marked_answers
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.unhurried import complete
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.texts import _

TITLE = "Verwijsbrief"


class LetterMarks(TypedDict):
    """What tells one letter from another."""

    made_at: datetime
    reference: str
    referral_id: str
    consent_id: str


@dataclass(frozen=True, slots=True)
class ReferralBasis:
    """What a letter is made from, read once.

    Attributes:
        subjects: the domains something was said about.
        levels: domain to level as it may be told, for a first guess of the urgency.
        has_marked_answers: an answer is marked *niet voor thuis*, outside the safety section.
        contacts: recipients the region package knows.
        offer: what it follows from, when it was begun for an offer.
        consents: what she agreed to before and still holds, the last given first.
    """

    facts: LetterFacts
    subjects: tuple[str, ...]
    levels: Mapping[str, str]
    has_marked_answers: bool
    service: CareService | None = None
    contacts: tuple[KnownContact, ...] = ()
    offer: CareOffer | None = None
    consents: tuple[Consent, ...] = ()

    @property
    def offered(self) -> str:
        """What it was begun for, by name; empty for a letter that stands alone."""
        if self.offer is not None:
            return self.offer.name
        return self.service.name if self.service else ""

    def follows_offer(self, draft: ReferralDraft) -> bool:
        """Tell whether it is still for that: its recipient may have been changed."""
        thing = self.offer or self.service
        return thing is not None and thing.recipient_kind in {"", draft.recipient_kind}

    @property
    def reference(self) -> str:
        """The letter's number, free of personal data."""
        return self.facts.reference


class Referrals:
    """The letters of this installation."""

    def __init__(
        self,
        repositories: tuple[PatientRepository, ReferralRepository],
        screenings: Screenings,
        care_route: CareRoute,
        writer: tuple[SignedIn, Regions],
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        """Take the repositories, and who writes in which region."""
        self._patients, self._kept = repositories
        self._screenings = screenings
        self._care_route = care_route
        self._signed_in, self._regions = writer
        self._now = now
        self._new_id = new_id

    def begin(
        self, screening_id: str, service_id: str | None, offer_id: str = ""
    ) -> tuple[ReferralBasis, ReferralDraft]:
        """Read what a letter is made from, and suggest a draft for what it is begun for.

        Raises:
            InvalidInputError: the conversation was with the partner.
        """
        opened = self._screenings.open(screening_id)
        refuse_withdrawn(opened.screening)
        refuse_partners_letter(opened.screening)
        dossier = self._patients.dossier_of_patient(opened.screening.patient_id)
        facts = self._facts(opened, dossier)
        state = complete(facts.session().state)
        subjects = askable_subjects(state, opened.answers)
        shared = share(state, opened.answers, Permission(frozenset(subjects)), facts.session)
        levels = {subject: level.code for subject, level in shared.levels.items()}
        region, place = self._regions.current, dossier.household.municipality
        offers = own_offers(opened.screening, dossier.offers, dossier.screenings)
        offer = _offer_of(offers, service_id, offer_id)
        wanted = (offer.service_id if offer else "") or service_id
        service = region.service(wanted, place) if wanted else None
        thing = offer or service
        kind = RecipientKind.YOUTH_HEALTH
        if thing and thing.recipient_kind:
            kind = RecipientKind(thing.recipient_kind)
        is_marked = has_marked_answers(state, opened.answers)
        contacts = known_contacts(region, place, facts.today, service)
        consents = tuple(one for one in dossier.consents if one.holds_on(facts.today))
        own_words = offer.name if offer and service is None else ""
        return (
            ReferralBasis(facts, subjects, levels, is_marked, service, contacts, offer, consents),
            suggested_draft(kind, subjects, levels, service, own_words),
        )

    def another(self, basis: ReferralBasis) -> ReferralBasis:
        """Return the basis of a further letter: what left stays in the dossier as it was."""
        return replace(basis, facts=replace(basis.facts, **self._marks_of_a_letter()))

    def letter(self, basis: ReferralBasis, draft: ReferralDraft) -> bytes:
        """Return the letter as it would leave now; reads nothing, so it may run beside a save.

        Raises:
            MissingGlyphError: a text holds characters that cannot be printed.
        """
        # Not before a letter is made: paper costs 0.1 s and 20 MB that most openings do not need.
        from kansrijk_desktop.documents import referral_letter

        return referral_letter.build(letter_content(basis.facts, draft))

    def keep(
        self, basis: ReferralBasis, draft: ReferralDraft, letter: bytes, delivery: Delivery
    ) -> GeneratedDocument:
        """Keep letter, referral and consent together; done before the letter leaves.

        The offer it is for is referred with it.

        Raises:
            NoConsentError: the consent it rests on does not hold any more.
        """
        with self._kept.together():
            consent = self._consent(basis, draft)
            offer = self._offer(basis, draft)
            referral = referral_of(basis.facts, draft)
            if offer is not None:
                referral = replace(referral, offer_id=offer.id)
            document = GeneratedDocument(
                id=self._new_id(),
                patient_id=referral.patient_id,
                referral_id=referral.id,
                title=TITLE,
                recipient=referral.recipient_name,
                delivery=delivery,
                created_at=self._now(),
                content=letter,
                consent_id=consent.id,
            )
            self._kept.save(consent, referral, document)
            if offer is not None:
                day = local_day(referral.created_at)
                self._care_route.refer(offer.id, consent, day, referral.id)
        return document

    def write(self, path: Path, letter: bytes) -> None:
        """Write the letter to a file, whole or not at all.

        Raises:
            DiskFullError: it could not be written; the letter is kept in the dossier.
        """
        write_file(
            path,
            letter,
            DiskFullError(
                _(
                    "Het bestand kon daar niet worden geschreven. De brief staat in het dossier. "
                    "Kies een andere plek en bewaar opnieuw."
                ),
            ),
        )

    def document(self, document_id: str) -> GeneratedDocument:
        """Return a kept letter with its bytes."""
        return self._kept.document(document_id)

    def keep_again(self, document_id: str, delivery: Delivery) -> None:
        """Record that a kept letter leaves once more, as it went out the first time.

        Raises:
            NoConsentError: what she agreed to does not hold any more.
        """
        before = self._kept.document(document_id)
        if before.consent_id:
            require_holding(self._kept.consent(before.consent_id), local_day(self._now()))
        again = replace(before, id=self._new_id(), delivery=delivery, created_at=self._now())
        self._kept.add_document(again)

    def _consent(self, basis: ReferralBasis, draft: ReferralDraft) -> Consent:
        """Return the consent of this letter, as it is kept now where it was recorded before."""
        consent = consent_of(basis.facts, draft)
        if draft.rests_on is None:
            return consent
        sharing = draft.sharing(consent.patient_id)
        return consent_for([self._kept.consent(consent.id)], sharing, local_day(self._now()))

    def _offer(self, basis: ReferralBasis, draft: ReferralDraft) -> CareOffer | None:
        """Return the offer this letter is for; what was not offered yet is offered by it."""
        if not basis.follows_offer(draft):
            return None
        if basis.offer is not None or basis.service is None:
            return basis.offer
        dossier, service = basis.facts.dossier, basis.service
        return self._care_route.propose(
            dossier.patient.id,
            service,
            service.domains,
            dossier.pregnancy,
            basis.facts.screening.id,
        )

    def _facts(self, opened: OpenedScreening, dossier: Dossier) -> LetterFacts:
        return LetterFacts(
            dossier=dossier,
            screening=opened.screening,
            definition=opened.definition,
            answers=opened.answers,
            practitioner=self._signed_in.practitioner,
            **self._marks_of_a_letter(),
        )

    def _marks_of_a_letter(self) -> LetterMarks:
        moment = self._now()
        return LetterMarks(
            made_at=moment,
            reference=f"K{local_day(moment):%y%m%d}-{self._new_id()[:4].upper()}",
            referral_id=self._new_id(),
            consent_id=self._new_id(),
        )


def _offer_of(
    offers: Sequence[CareOffer], service_id: str | None, offer_id: str
) -> CareOffer | None:
    """Return the offer a letter is begun for: the named one, or that of the service."""
    for offer in offers:
        is_of_service = bool(service_id) and offer.service_id == service_id
        if offer.id == offer_id or (
            not offer_id and is_of_service and offer.state is not OfferState.CLOSED
        ):
            return offer
    return None
