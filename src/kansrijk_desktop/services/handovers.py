"""Hand a family over to a partner: seal a paper that was made, and know when it arrived.

What is sealed is a paper of the dossier, exactly as it was composed from her consent: nobody
chooses anew what is told. That consent must hold today, and be for this partner. What leaves is
kept before the file is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kansrijk_desktop.errors import DiskFullError, InvalidInputError, NoConsentError
from kansrijk_desktop.exchange.bundle_resource_rules import TO_OTHERS
from kansrijk_desktop.exchange.sealing import Sealed, SealedKind, seal
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.correspondent import Correspondent
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover
from kansrijk_desktop.services.care_route import CareRoute
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.consent_rule import is_for_recipient
from kansrijk_desktop.services.correspondence import Correspondence, Partner
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.storage.handovers import HandoverRepository, WaitingHandover
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the dossier that may go to a partner.

    Attributes:
        document: without its bytes.
        refusal: why it cannot leave any more; empty when it can.
    """

    document: GeneratedDocument
    consent: Consent
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What others were told, for whom it is about to know.

    Attributes:
        subjects: the domains of the consent it rested on.
        received_on: the day it was confirmed, where that is known.
    """

    on: date
    title: str
    recipient: str
    subjects: tuple[str, ...]
    is_sealed: bool
    received_on: date | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class HandoverDesk:
    """What is needed to hand one family over."""

    dossier: Dossier
    papers: tuple[Paper, ...]
    partners: tuple[Partner, ...]
    told: tuple[ToldBefore, ...]

    @property
    def handovers(self) -> tuple[Handover, ...]:
        """What was handed over before, the latest first."""
        return self.dossier.handovers


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed file, ready to be written."""

    handover: Handover
    content: bytes


class Handovers:
    """The handovers of this installation to others."""

    def __init__(
        self,
        repositories: tuple[HandoverRepository, PatientRepository, ReferralRepository],
        correspondence: Correspondence,
        care_route: CareRoute,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        """Take the repositories, the address book and the way of offers."""
        self._kept, self._patients, self._papers = repositories
        self._correspondence = correspondence
        self._care_route = care_route
        self._now = now
        self._new_id = new_id

    def desk(self, household_id: str) -> HandoverDesk:
        """Read what is needed to hand one family over."""
        dossier = self._patients.dossier(household_id)
        return HandoverDesk(
            dossier=dossier,
            papers=tuple(self._sealable(dossier)),
            partners=self._correspondence.partners(),
            told=tuple(_told_before(dossier)),
        )

    def check(self, paper: Paper, partner: Correspondent) -> None:
        """Make sure that a paper may go to a partner.

        Raises:
            NoConsentError: her consent does not hold, or is for another.
        """
        consent = paper.consent
        if not consent.holds_on(self._today()):
            raise NoConsentError(_no_longer_holds())
        if not is_for_recipient(consent, partner.organization, partner.recipient_kind):
            raise NoConsentError(
                _(
                    "Deze brief is voor een andere ontvanger gemaakt. Maak voor deze partner een "
                    "eigen brief, met haar toestemming. Heet dezelfde ontvanger in uw adresboek "
                    "anders, of staat daar een andere soort? Verander het daar. Er is niets "
                    "gedeeld."
                )
            )

    def seal(self, household_id: str, document_id: str, partner: Partner) -> SealedFile:
        """Seal a paper for a partner and keep that it leaves; the file is still to be written.

        Raises:
            NoConsentError: her consent does not hold any more, or is for another.
        """
        dossier = self._patients.dossier(household_id)
        paper = _paper(self._sealable(dossier), document_id)
        known = self._correspondence.partner(partner.correspondent.id)
        if known != partner:
            raise InvalidInputError(
                _(
                    "Deze partner is intussen veranderd in uw adresboek. Kies de partner opnieuw. "
                    "Er is niets gedeeld."
                )
            )
        self.check(paper, partner.correspondent)
        document = self._papers.document(document_id)
        at = self._now()
        copy = replace(
            document,
            id=self._new_id(),
            recipient=partner.correspondent.organization,
            delivery=Delivery.SEALED,
            created_at=at,
            consent_id=paper.consent.id,
        )
        handover = Handover(
            id=self._new_id(),
            patient_id=document.patient_id,
            consent_id=paper.consent.id,
            recipient_kind=partner.correspondent.recipient_kind,
            recipient_name=partner.correspondent.organization,
            created_at=at,
            document_id=copy.id,
            correspondent_id=partner.correspondent.id,
            offer_id=_offer_of(dossier, document),
            is_sealed=True,
        )
        sealed = self._file(handover, document.content, partner.correspondent)
        with self._kept.sending(handover, copy):
            if handover.offer_id:
                self._care_route.refer(handover.offer_id, paper.consent, self._today())
        return sealed

    def file_again(self, handover_id: str) -> SealedFile:
        """Make the file of a handover once more, when it did not arrive: it stays the same one.

        Raises:
            NoConsentError: her consent does not hold any more.
            InvalidInputError: the partner is not in the address book any more.
        """
        handover = self._kept.find(handover_id)
        partner = self._correspondence.partner(handover.correspondent_id) if handover else None
        if handover is None or partner is None:
            raise InvalidInputError(
                _(
                    "Deze partner staat niet meer in uw adresboek. Zet de kaart er weer in. Er is "
                    "niets gedeeld."
                )
            )
        document = self._papers.document(handover.document_id)
        consents = self._papers.consents(handover.patient_id)
        consent = next(one for one in consents if one.id == handover.consent_id)
        self.check(Paper(document, consent), partner.correspondent)
        return self._file(handover, document.content, partner.correspondent)

    def write(self, path: Path, content: bytes) -> None:
        """Write a sealed file, whole or not at all.

        Raises:
            DiskFullError: it could not be written there; what leaves is kept in the dossier.
        """
        write_file(
            path,
            content,
            DiskFullError(
                _(
                    "Het bestand kon daar niet worden geschreven. De overdracht staat in het "
                    "dossier. Kies een andere plek en bewaar opnieuw."
                ),
            ),
        )

    def waiting(self) -> tuple[WaitingHandover, ...]:
        """Return what was sent and not confirmed, what waits longest first."""
        return self._kept.waiting()

    def find(self, handover_id: str) -> Handover | None:
        """Return one handover, or None."""
        return self._kept.find(handover_id)

    def note_received(self, handover_id: str, on: date, note: str = "") -> Handover:
        """Keep that the other side confirmed, and move the offer it followed from.

        Raises:
            InvalidInputError: the day is before it was sent, or lies ahead.
        """
        handover = self._kept.find(handover_id)
        if handover is None:
            raise InvalidInputError(
                _("Deze overdracht is hier niet bekend. Er is niets gewijzigd.")
            )
        if not local_day(handover.created_at) <= on <= self._today():
            raise InvalidInputError(
                _("Kies een dag vanaf de dag van versturen tot en met vandaag.")
            )
        confirmed = replace(handover, received_on=on, receipt_note=note)
        with self._kept.changing(confirmed, self._now()):
            if handover.offer_id:
                self._care_route.receive(handover.offer_id, on)
        return confirmed

    def _sealable(self, dossier: Dossier) -> Iterator[Paper]:
        """Yield the papers made for others, each once, the latest first."""
        consents = {one.id: one for one in dossier.consents}
        letters = {one.id: one for one in dossier.referrals}
        seen: set[tuple[str, str, str]] = set()
        for document in dossier.documents:
            letter = letters.get(document.referral_id)
            consent_id = document.consent_id or (letter.consent_id if letter else "")
            consent = consents.get(consent_id)
            is_first = document.delivery is not Delivery.SEALED
            if document.kind in TO_OTHERS and is_first and consent is not None:
                key = (document.kind, document.referral_id or consent.id, document.recipient)
                holds = consent.holds_on(self._today())
                if key not in seen:
                    yield Paper(document, consent, "" if holds else _no_longer_holds())
                seen.add(key)

    def _file(self, handover: Handover, content: bytes, partner: Correspondent) -> SealedFile:
        sealed = Sealed(
            id=handover.id,
            kind=SealedKind.HANDOVER,
            created_at=handover.created_at,
            sender=self._correspondence.card(),
            content=content,
        )
        written = seal(sealed, partner.age_recipient, self._correspondence.keys())
        return SealedFile(handover, written)

    def _today(self) -> date:
        return local_day(self._now())


def _no_longer_holds() -> str:
    return _(
        "De toestemming voor deze brief geldt niet meer. Vraag het haar opnieuw, en maak dan een "
        "nieuwe brief. Er is niets gedeeld."
    )


def _paper(papers: Iterator[Paper], document_id: str) -> Paper:
    for paper in papers:
        if paper.document.id == document_id:
            return paper
    raise InvalidInputError(
        _("Deze brief kan niet meer worden verstuurd. Open het dossier opnieuw.")
    )


def _offer_of(dossier: Dossier, document: GeneratedDocument) -> str:
    letters = (one for one in dossier.referrals if one.id == document.referral_id)
    return next((letter.offer_id for letter in letters), "")


def _told_before(dossier: Dossier) -> Iterator[ToldBefore]:
    """Yield what left to others, the latest first; a paper that was sealed once, as sealed."""
    consents = {one.id: one for one in dossier.consents}
    letters = {one.id: one.consent_id for one in dossier.referrals}
    confirmed = {one.document_id: one.received_on for one in dossier.handovers}
    told_as_sealed: set[tuple[str, ...]] = set()
    for document in dossier.documents:
        if document.kind not in TO_OTHERS:
            continue
        consent_id = document.consent_id or letters.get(document.referral_id, "")
        paper = (document.kind, document.title, document.recipient, consent_id)
        if document.delivery is Delivery.SEALED:
            told_as_sealed.add(paper)
        elif paper in told_as_sealed:
            # What was sealed is a copy of this one.
            told_as_sealed.remove(paper)
            continue
        consent = consents.get(consent_id)
        yield ToldBefore(
            on=local_day(document.created_at),
            title=document.title,
            recipient=document.recipient,
            subjects=consent.domains if consent else (),
            is_sealed=document.delivery is Delivery.SEALED,
            received_on=confirmed.get(document.id),
            is_withdrawn=consent is not None and consent.withdrawn_on is not None,
        )
