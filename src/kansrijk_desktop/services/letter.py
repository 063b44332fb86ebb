"""Fill a referral letter and its bundle from the dossier, and only from what may be told.

Letter and bundle are made from the same shared form state, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kansrijk_desktop.documents.content import (
    Agreement,
    ConsentGiven,
    Recipient,
    ReferralContent,
)
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.fhir_bundle import BundleContent, SharedLevel, referral_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.consent import HER_SELF, Consent, ConsentForm
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.screening import Screening, ScreeningStatus
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.launch_context import launch_context, partner_of
from kansrijk_desktop.services.letter_people import (
    client_of,
    lasting,
    member_of,
    obstetrics_of,
    sender_of,
    told_people,
)
from kansrijk_desktop.services.letter_subjects import (
    first_actions,
    letter_subjects,
    told_strengths,
)
from kansrijk_desktop.services.referral_draft import ReferralDraft
from kansrijk_desktop.services.shared_conversation import SharedConversation, share
from kansrijk_desktop.services.sharing import SUBJECTS
from kansrijk_desktop.services.typed_text import read_date
from kansrijk_desktop.services.unhurried import complete, unhurried_clock
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything known where a letter is made; most of it never reaches the letter.

    Attributes:
        answers: all kept answers of the screening, by address.
        made_at: the moment the letter was begun; it dates the letter.
        reference: the letter's number, free of personal data.
    """

    dossier: Dossier
    screening: Screening
    definition: Definition
    answers: Mapping[str, AnswerRecord]
    practitioner: Practitioner
    made_at: datetime
    reference: str
    referral_id: str
    consent_id: str

    @property
    def today(self) -> date:
        """The day on the letter."""
        return local_day(self.made_at)

    @property
    def asked_on(self) -> date:
        """The day of the conversation."""
        return local_day(self.screening.started_at)

    def session(self, answers: Mapping[str, AnswerRecord] | None = None) -> FormSession:
        """Return the form with all answers, or with the given ones only."""
        partner = partner_of(self.screening, self.dossier.related_persons)
        context = launch_context(self.screening, self.dossier.patient, self.practitioner, partner)
        records = self.answers if answers is None else answers
        return FormSession(self.definition, context=context, records=records, clock=unhurried_clock)


def letter_content(facts: LetterFacts, draft: ReferralDraft) -> ReferralContent:
    """Return the letter's content: what this recipient may read, and nothing else."""
    shared = share(complete(facts.session().state), facts.answers, draft.permission, facts.session)
    return ReferralContent(
        reference=facts.reference,
        made_at=facts.made_at,
        urgency=draft.urgency,
        sender=sender_of(facts.practitioner),
        recipient=Recipient(
            draft.recipient_kind,
            draft.organization.strip(),
            draft.attention_of.strip(),
            draft.contact.strip(),
        ),
        client=client_of(facts.dossier.patient, tells_bsn=draft.tells_bsn),
        consent=_consent_given(facts, draft, shared),
        question=draft.question.strip(),
        instrument=f"{facts.definition.title} {facts.definition.version}".strip(),
        reason=draft.reason.strip(),
        assessment=draft.assessment.strip(),
        obstetrics=obstetrics_of(facts.dossier.pregnancy, facts.today, is_to_care=draft.is_to_care),
        household=tuple(
            member_of(person, facts.today)
            for person in told_people(facts.dossier, draft.recipient_kind)
        ),
        subjects=tuple(letter_subjects(shared, facts.asked_on, tells_levels=draft.is_to_care)),
        strengths=told_strengths(shared),
        agreements=tuple(Agreement(_("Cliënt"), action) for action in first_actions(shared)),
        bundle=dump_json(referral_bundle(_bundle_content(facts, draft, shared))),
    )


def consent_of(facts: LetterFacts, draft: ReferralDraft) -> Consent:
    """Return the consent this letter rests on: one that was recorded before, or one of its own."""
    if draft.rests_on is not None:
        return draft.rests_on
    return Consent(
        id=facts.consent_id,
        patient_id=facts.dossier.patient.id,
        recipient=draft.organization.strip(),
        purpose=draft.purpose.strip(),
        domains=tuple(domain for domain in SUBJECTS if domain in draft.subjects),
        form=draft.consent_form or ConsentForm.SPOKEN,
        given_on=facts.today,
        given_by=draft.given_by.strip() or HER_SELF,
        interpreter=draft.interpreter.strip(),
        valid_until=_until(draft, facts.today),
        includes_not_for_home=draft.includes_not_for_home,
        recipient_kind=draft.recipient_kind,
        language=facts.dossier.patient.language,
        recorded_by=facts.practitioner.name,
        recorded_at=facts.made_at,
    )


def referral_of(facts: LetterFacts, draft: ReferralDraft) -> Referral:
    """Return the referral as it is kept."""
    return Referral(
        id=facts.referral_id,
        screening_id=facts.screening.id,
        patient_id=facts.dossier.patient.id,
        consent_id=consent_of(facts, draft).id,
        recipient_kind=draft.recipient_kind,
        recipient_name=draft.organization.strip(),
        recipient_contact=draft.contact.strip(),
        urgency=draft.urgency,
        question=draft.question.strip(),
        includes_bsn=draft.tells_bsn,
        reference=facts.reference,
        created_at=facts.made_at,
        remarks=draft.assessment.strip(),
    )


def _consent_given(
    facts: LetterFacts, draft: ReferralDraft, shared: SharedConversation
) -> ConsentGiven:
    consent = consent_of(facts, draft)
    return ConsentGiven(
        form=consent.form,
        given_on=consent.given_on,
        subjects=tuple(domain_word(subject) for subject in shared.subjects),
        recipient=consent.recipient,
        purpose=consent.purpose,
        asked_by=consent.recorded_by,
        given_by=consent.given_by,
        interpreter=consent.interpreter,
        valid_until=consent.valid_until,
    )


def _bundle_content(
    facts: LetterFacts, draft: ReferralDraft, shared: SharedConversation
) -> BundleContent:
    screening, pregnancy = facts.screening, lasting(facts.dossier.pregnancy)
    is_finished = screening.status is ScreeningStatus.COMPLETED
    if pregnancy and not draft.is_to_care:
        pregnancy = replace(pregnancy, gravidity=None, parity=None)
    return BundleContent(
        referral=referral_of(facts, draft),
        # Only what is told: a subject without an answer would show that something was left out.
        consent=replace(consent_of(facts, draft), domains=shared.subjects),
        patient=facts.dossier.patient,
        practitioner=facts.practitioner,
        response={
            **shared.response,
            "status": "completed" if is_finished else "in-progress",
            "authored": screening.started_at.isoformat(timespec="seconds"),
        },
        created_at=facts.made_at,
        pregnancy=pregnancy,
        related_persons=tuple(
            replace(person, name="", birth_date=person.birth_date if draft.is_to_care else None)
            for person in told_people(facts.dossier, draft.recipient_kind)
        ),
        levels=tuple(
            SharedLevel(subject, level.code, LEVEL_WORDS[level.code].capitalize())
            for subject, level in shared.levels.items()
            if draft.is_to_care
        ),
    )


def _until(draft: ReferralDraft, today: date) -> date | None:
    """Return the end of the consent; a date that cannot be read is told at the field."""
    try:
        return read_date(draft.valid_until, today)
    except InvalidInputError:
        return None
