"""Fill a referral letter and its bundle from the dossier, and only from what may be told.

Letter and bundle are made from the same shared form state, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kansrijk_desktop.documents.content import (
    Agreement,
    Client,
    ConsentGiven,
    HouseholdMember,
    Obstetrics,
    Recipient,
    ReferralContent,
    Sender,
)
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.fhir_bundle import BundleContent, SharedLevel, referral_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.consent import HER_SELF, Consent, ConsentForm
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.screening import Screening, ScreeningStatus
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.launch_context import launch_context, partner_of
from kansrijk_desktop.services.letter_subjects import (
    first_actions,
    letter_subjects,
    told_strengths,
)
from kansrijk_desktop.services.referral_draft import MAY_HAVE_BSN, ReferralDraft
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
        sender=_sender(facts.practitioner),
        recipient=Recipient(
            draft.recipient_kind,
            draft.organization.strip(),
            draft.attention_of.strip(),
            draft.contact.strip(),
        ),
        client=_client(facts.dossier, draft),
        consent=_consent_given(facts, draft, shared),
        question=draft.question.strip(),
        instrument=f"{facts.definition.title} {facts.definition.version}".strip(),
        reason=draft.reason.strip(),
        assessment=draft.assessment.strip(),
        obstetrics=_obstetrics(facts, draft),
        household=tuple(_member(person, facts.today) for person in _people(facts, draft)),
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


def _sender(practitioner: Practitioner) -> Sender:
    organization = practitioner.organization
    return Sender(
        name=practitioner.name,
        role=practitioner.role.value,
        organization=organization.name,
        address=organization.city,
        agb_code=practitioner.agb_code or organization.agb_code,
        big_number=practitioner.big_number,
        kckz_number=practitioner.kckz_number,
        phone=practitioner.phone or organization.phone,
        best_hours=practitioner.best_hours,
    )


def _client(dossier: Dossier, draft: ReferralDraft) -> Client:
    patient, contact = dossier.patient, dossier.patient.contact
    place = f"{contact.postal_code} {contact.city}".strip()
    interpreter = patient.interpreter_language or patient.language
    return Client(
        name=patient.full_name,
        birth_date=patient.birth_date,
        bsn=patient.bsn if draft.tells_bsn else "",
        address=", ".join(part for part in (contact.street, place) if part),
        may_write=contact.safe_to_write,
        phone=contact.phone,
        may_call=contact.safe_to_call,
        best_time=contact.best_time,
        language=patient.language,
        interpreter=interpreter if patient.needs_interpreter else "",
    )


def _obstetrics(facts: LetterFacts, draft: ReferralDraft) -> Obstetrics:
    """Return the obstetric core; outside care only when the baby is due."""
    pregnancy = _lasting_pregnancy(facts)
    if pregnancy is None:
        return Obstetrics()
    due = Obstetrics(
        due_date=pregnancy.due_date, gestational_age=pregnancy.gestational_age(facts.today)
    )
    if not draft.is_to_care:
        return due
    return replace(
        due,
        gravidity=pregnancy.gravidity,
        parity=pregnancy.parity,
        due_date_method=_due_date_method(pregnancy.due_date_method),
        is_multiple=pregnancy.is_multiple,
        risk_status=pregnancy.risk_status,
        planned_birth_place=pregnancy.planned_birth_place,
    )


def _lasting_pregnancy(facts: LetterFacts) -> Pregnancy | None:
    """Return the pregnancy; after its end no letter tells of it as if she were still expecting."""
    pregnancy = facts.dossier.pregnancy
    return None if pregnancy is None or pregnancy.ended_on is not None else pregnancy


def _due_date_method(method: str) -> str:
    return {
        "ultrasound": _("echo"),
        "last-period": _("laatste menstruatie"),
        "ivf": _("ivf"),
    }.get(method, "")


def _people(facts: LetterFacts, draft: ReferralDraft) -> tuple[RelatedPerson, ...]:
    """Return who of the family is named: all to care providers, who lives in to the municipality.

    Others need nobody to do what they are asked. A child that died is nobody's to count.
    """
    dossier = facts.dossier
    people = tuple(one for one in dossier.related_persons if dossier.death_of(one.id) is None)
    if draft.is_to_care:
        return people
    if draft.recipient_kind in MAY_HAVE_BSN:
        return tuple(person for person in people if person.lives_in)
    return ()


def _member(person: RelatedPerson, today: date) -> HouseholdMember:
    """Name nobody: who they are to her, and how old, is what the reader needs."""
    who = {
        Relationship.PARTNER: _("partner"),
        Relationship.CHILD: _("kind"),
        Relationship.OTHER: _("huisgenoot of familie"),
    }[person.relationship]
    age = _age(person.birth_date, today)
    if person.relationship is Relationship.CHILD and age is not None:
        who = _("kind van {age} jaar").format(age=age) if age else _("kind van nog geen jaar")
    return HouseholdMember(who, _("woont in huis") if person.lives_in else _("woont elders"))


def _age(birth_date: date | None, today: date) -> int | None:
    if birth_date is None:
        return None
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (not had_birthday)


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
    screening, pregnancy = facts.screening, _lasting_pregnancy(facts)
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
            for person in _people(facts, draft)
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
