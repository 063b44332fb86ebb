"""Make a referral: begin the letter, draw it, keep it, let it leave."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.documents import referral_letter
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.referral import Delivery, GeneratedDocument, RecipientKind
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.letter import LetterFacts, consent_of, letter_content, referral_of
from kansrijk_desktop.services.referral_draft import ReferralDraft, suggested_draft
from kansrijk_desktop.services.screenings import OpenedScreening, Screenings
from kansrijk_desktop.services.sharing import askable_subjects
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.texts import _

TITLE = "Verwijsbrief"


@dataclass(frozen=True, slots=True)
class ReferralBasis:
    """What a letter is made from, read once.

    Attributes:
        subjects: the domains something was said about.
        has_marked_answers: an answer is marked *niet voor thuis*, outside the safety section.
    """

    facts: LetterFacts
    subjects: tuple[str, ...]
    has_marked_answers: bool

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
        writer: tuple[Practitioner, Region],
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        """Take the repositories, and who writes in which region."""
        self._patients, self._kept = repositories
        self._screenings = screenings
        self._practitioner, self._region = writer
        self._now = now
        self._new_id = new_id

    def begin(
        self, screening_id: str, service_id: str | None
    ) -> tuple[ReferralBasis, ReferralDraft]:
        """Read what a letter is made from, and suggest a draft for the service it goes to."""
        opened = self._screenings.open(screening_id)
        dossier = self._patients.dossier_of_patient(opened.screening.patient_id)
        facts = self._facts(opened, dossier)
        state = facts.session().state
        subjects = askable_subjects(state, opened.answers)
        has_marked = any(
            item.is_not_for_home and item.values and item.address in opened.answers
            for item in state.walk()
        )
        service = self._region.service(service_id) if service_id else None
        kind = RecipientKind(service.recipient_kind) if service and service.recipient_kind else None
        draft = suggested_draft(kind or RecipientKind.YOUTH_HEALTH, subjects)
        return ReferralBasis(facts, subjects, has_marked), draft

    def letter(self, basis: ReferralBasis, draft: ReferralDraft) -> bytes:
        """Return the letter as it would leave now; reads nothing, so it may run beside a save.

        Raises:
            MissingGlyphError: a text holds characters that cannot be printed.
        """
        return referral_letter.build(letter_content(basis.facts, draft))

    def keep(
        self, basis: ReferralBasis, draft: ReferralDraft, letter: bytes, delivery: Delivery
    ) -> GeneratedDocument:
        """Keep letter, referral and consent together; done before the letter leaves."""
        consent = consent_of(basis.facts, draft)
        referral = referral_of(basis.facts, draft)
        document = GeneratedDocument(
            id=self._new_id(),
            patient_id=referral.patient_id,
            referral_id=referral.id,
            title=TITLE,
            recipient=referral.recipient_name,
            delivery=delivery,
            created_at=self._now(),
            content=letter,
        )
        self._kept.save(consent, referral, document)
        return document

    def write(self, path: Path, letter: bytes) -> None:
        """Write the letter to a file, whole or not at all.

        Raises:
            DiskFullError: it could not be written; the letter is kept in the dossier.
        """
        try:
            write_atomically(path, letter)
        except OSError as error:
            raise DiskFullError(
                _(
                    "Het bestand kon daar niet worden geschreven. De brief staat in het dossier. "
                    "Kies een andere plek en bewaar opnieuw."
                ),
                details=error.strerror or "",
            ) from error

    def document(self, document_id: str) -> bytes:
        """Return a kept letter."""
        return self._kept.document_content(document_id)

    def _facts(self, opened: OpenedScreening, dossier: Dossier) -> LetterFacts:
        moment = self._now()
        return LetterFacts(
            dossier=dossier,
            screening=opened.screening,
            definition=opened.definition,
            answers=opened.answers,
            practitioner=self._practitioner,
            made_at=moment,
            reference=f"K{moment:%y%m%d}-{self._new_id()[:4].upper()}",
            referral_id=self._new_id(),
            consent_id=self._new_id(),
        )
