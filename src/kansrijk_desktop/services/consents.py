"""What a family lets be shared: record it, withdraw it, and see what was shared because of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.consent_draft import ConsentDraft, consent_of, problems_of
from kansrijk_desktop.services.consent_rule import is_for_recipient
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_date, read_remark
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that left because of a consent.

    Attributes:
        what: the title of the paper, or "overdracht".
        document_id: the paper, to read it again; empty where there is none.
    """

    what: str
    recipient: str
    shared_at: datetime
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class ConsentOnPage:
    """One consent as it stands today.

    Attributes:
        shared: what left because of it, the latest first.
        others: how many other consents hold for the same recipient.
    """

    consent: Consent
    is_holding: bool
    shared: tuple[Shared, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class ConsentsPage:
    """Everything she agreed to, the last given first; those that hold stand before the others.

    Attributes:
        language: the language she speaks best; empty is Dutch.
    """

    household_id: str
    name: str
    today: date
    language: str = ""
    consents: tuple[ConsentOnPage, ...] = ()


class Consents:
    """The consents of this installation; each change gives the page as it is then."""

    def __init__(
        self,
        patients: PatientRepository,
        kept: ReferralRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._patients = patients
        self._kept = kept
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def open(self, household_id: str) -> ConsentsPage:
        """Return the page."""
        dossier = self._patients.dossier(household_id)
        shown = (self._on_page(consent, dossier) for consent in dossier.consents)
        return ConsentsPage(
            household_id=household_id,
            name=dossier.patient.full_name,
            today=self._today(),
            language=dossier.patient.language,
            consents=tuple(sorted(shown, key=lambda one: not one.is_holding)),
        )

    def check(self, draft: ConsentDraft) -> dict[str, str]:
        """Return what still misses, a Dutch message per field."""
        return problems_of(draft, self._today())

    def record(self, household_id: str, draft: ConsentDraft) -> ConsentsPage:
        """Keep a consent, before or without a letter.

        Raises:
            ValueError: something misses; call `check` first.
        """
        problems = self.check(draft)
        if problems:
            raise ValueError(sorted(problems))
        dossier = self._patients.dossier(household_id)
        consent = consent_of(
            draft,
            self._today(),
            consent_id=self._new_id(),
            patient_id=dossier.patient.id,
            by=self._signed_in.practitioner.name,
            at=self._now(),
        )
        self._kept.add_consent(consent, self._now())
        return self.open(household_id)

    def withdraw(
        self, household_id: str, consent_id: str, day: str, note: str, *, with_others: bool
    ) -> ConsentsPage:
        """Keep that she withdrew a consent; what was shared before stays in the dossier.

        `with_others`: the other consents for the same recipient too.

        Raises:
            InvalidInputError: it does not hold any more, or the day cannot be right.
        """
        dossier = self._patients.dossier(household_id)
        words = read_remark(note)
        withdrawn_on = read_date(day, self._today()) or self._today()
        consent = self._to_withdraw(dossier, consent_id, withdrawn_on)
        also = _for_same_recipient(consent, dossier.consents) if with_others else ()
        with self._kept.together():
            for one in (consent, *also):
                if one.withdrawn_on is None:
                    on = max(withdrawn_on, one.given_on)
                    self._kept.withdraw_consent(one.id, on, self._now(), words)
        return self.open(household_id)

    def _to_withdraw(self, dossier: Dossier, consent_id: str, day: date) -> Consent:
        consent = next((one for one in dossier.consents if one.id == consent_id), None)
        if consent is None or consent.withdrawn_on is not None:
            raise InvalidInputError(_("Deze toestemming is al ingetrokken. Er is niets gewijzigd."))
        if day > self._today():
            raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))
        if day < consent.given_on:
            raise InvalidInputError(_("Deze dag ligt voor de toestemming zelf. Kijk de datum na."))
        return consent

    def _on_page(self, consent: Consent, dossier: Dossier) -> ConsentOnPage:
        today = self._today()
        others = (one for one in _for_same_recipient(consent, dossier.consents))
        return ConsentOnPage(
            consent=consent,
            is_holding=consent.holds_on(today),
            shared=shared_under(consent, dossier),
            others=sum(one.holds_on(today) for one in others),
        )

    def _today(self) -> date:
        return local_day(self._now())


def shared_under(consent: Consent, dossier: Dossier) -> tuple[Shared, ...]:
    """Return what left because of a consent: papers and handovers, the latest first."""
    letters = {one.id for one in dossier.referrals if one.consent_id == consent.id}
    papers = [
        Shared(one.title, one.recipient, one.created_at, one.id)
        for one in dossier.documents
        if consent.id == one.consent_id or one.referral_id in letters
    ]
    known = {one.document_id for one in papers}
    handovers = [
        Shared(_("overdracht"), one.recipient_name, one.created_at)
        for one in dossier.handovers
        if one.consent_id == consent.id and one.document_id not in known
    ]
    return tuple(sorted((*papers, *handovers), key=lambda one: one.shared_at, reverse=True))


def _for_same_recipient(consent: Consent, consents: Iterable[Consent]) -> tuple[Consent, ...]:
    return tuple(
        one
        for one in consents
        if one.id != consent.id and is_for_recipient(one, consent.recipient, consent.recipient_kind)
    )
