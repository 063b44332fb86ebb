"""Fill a referral letter and its bundle from the dossier, and only from what may be told.

Letter and bundle are made from the same shared form state, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from kansrijk_desktop.documents.content import (
    Agreement,
    Client,
    ConsentGiven,
    Heard,
    HouseholdMember,
    Obstetrics,
    Recipient,
    ReferralContent,
    Sender,
    Subject,
)
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.interpretation import Interpretation, domain_of, interpret
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.fhir_bundle import BundleContent, SharedLevel, referral_bundle
from kansrijk_desktop.fhir.extensions import FIRST_ACTION, SHORT_TEXT, WISH_FOR
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.referral import Consent, ConsentForm, Referral
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.launch_context import patient_resource
from kansrijk_desktop.services.referral_draft import CARE_PROVIDERS, HER_SELF, ReferralDraft
from kansrijk_desktop.services.sharing import SUBJECTS, shared_answers
from kansrijk_desktop.services.typed_text import read_date
from kansrijk_desktop.texts import _

FREE_TEXT = frozenset({"string", "text"})


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

    def session(self, answers: Mapping[str, AnswerRecord] | None = None) -> FormSession:
        """Return the form with all answers, or with the given ones only."""
        context = LaunchContext(
            now=self.screening.started_at, patient=patient_resource(self.dossier.patient)
        )
        records = self.answers if answers is None else answers
        return FormSession(self.definition, context=context, records=records)


def letter_content(facts: LetterFacts, draft: ReferralDraft) -> ReferralContent:
    """Return the letter's content: what this recipient may read, and nothing else."""
    shared = _shared_session(facts, draft)
    state = shared.state
    outcome = interpret(state)
    return ReferralContent(
        reference=facts.reference,
        made_at=facts.made_at,
        urgency=draft.urgency,
        sender=_sender(facts.practitioner),
        recipient=Recipient(
            draft.recipient_kind, draft.organization, draft.attention_of, draft.contact
        ),
        client=_client(facts.dossier, draft),
        consent=_consent_given(facts, draft),
        question=draft.question,
        instrument=f"{facts.definition.title} {facts.definition.version}",
        reason=draft.reason,
        assessment=draft.assessment,
        obstetrics=_obstetrics(facts, draft),
        household=_household(facts),
        subjects=tuple(
            _subject(domain, state, outcome, facts.screening)
            for domain in SUBJECTS
            if domain in draft.subjects and domain != "strengths"
        ),
        strengths=_strengths(outcome, draft),
        agreements=_agreements(state),
        bundle=_bundle(facts, draft, shared, outcome),
    )


def consent_of(facts: LetterFacts, draft: ReferralDraft) -> Consent:
    """Return the consent this letter rests on."""
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
        valid_until=_until(draft),
        includes_not_for_home=draft.includes_not_for_home,
    )


def referral_of(facts: LetterFacts, draft: ReferralDraft) -> Referral:
    """Return the referral as it is kept."""
    return Referral(
        id=facts.referral_id,
        screening_id=facts.screening.id,
        patient_id=facts.dossier.patient.id,
        consent_id=facts.consent_id,
        recipient_kind=draft.recipient_kind,
        recipient_name=draft.organization.strip(),
        recipient_contact=draft.contact.strip(),
        urgency=draft.urgency,
        question=draft.question.strip(),
        includes_bsn=draft.includes_bsn,
        reference=facts.reference,
        created_at=facts.made_at,
        remarks=draft.assessment.strip(),
    )


def _shared_session(facts: LetterFacts, draft: ReferralDraft) -> FormSession:
    told = shared_answers(facts.session().state, facts.answers, draft.permission)
    return facts.session(told)


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
        bsn=patient.bsn if draft.includes_bsn else "",
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
    pregnancy = facts.dossier.pregnancy
    if pregnancy is None:
        return Obstetrics()
    due = Obstetrics(
        due_date=pregnancy.due_date, gestational_age=pregnancy.gestational_age(facts.today)
    )
    if draft.recipient_kind not in CARE_PROVIDERS:
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


def _due_date_method(method: str) -> str:
    return {
        "ultrasound": _("echo"),
        "last-period": _("laatste menstruatie"),
        "ivf": _("ivf"),
    }.get(method, "")


def _household(facts: LetterFacts) -> tuple[HouseholdMember, ...]:
    """Name nobody: who they are to her, and how old, is what the reader needs."""
    members = []
    for person in facts.dossier.related_persons:
        who = {
            Relationship.PARTNER: _("partner"),
            Relationship.CHILD: _("kind"),
            Relationship.OTHER: _("huisgenoot of familie"),
        }[person.relationship]
        age = _age(person.birth_date, facts.today)
        if person.relationship is Relationship.CHILD and age is not None:
            who = _("kind van {age} jaar").format(age=age) if age else _("kind van nog geen jaar")
        members.append(
            HouseholdMember(who, _("woont in huis") if person.lives_in else _("woont elders"))
        )
    return tuple(members)


def _age(birth_date: date | None, today: date) -> int | None:
    if birth_date is None:
        return None
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (not had_birthday)


def _subject(
    domain: str, state: FormState, outcome: Interpretation, screening: Screening
) -> Subject:
    finding = outcome.domain(domain)
    return Subject(
        title=domain_word(domain),
        level=LEVEL_WORDS.get(finding.agreed_level, ""),
        heard=tuple(
            chain.from_iterable(
                _heard(item)
                for item in _told(state)
                if domain_of(item.item) == domain and item.item.extension(WISH_FOR) is None
            )
        ),
        wish=", ".join(value.label for value in finding.wishes),
        asked_on=local_day(screening.started_at),
        asked_alone=True if domain == "safety" else None,
        weighing=finding.own.reason,
    )


def _strengths(outcome: Interpretation, draft: ReferralDraft) -> tuple[str, ...]:
    if "strengths" not in draft.subjects:
        return ()
    return tuple(strength.text for strength in outcome.strengths)


def _told(state: FormState) -> tuple[ItemState, ...]:
    return tuple(
        item for item in state.walk() if item.is_shown and item.values and not item.item.is_group
    )


def _heard(item: ItemState) -> tuple[Heard, ...]:
    if item.item.type == "boolean":  # A switch of the screen, nothing she said.
        return ()
    label = item.item.extension(SHORT_TEXT)
    words = "; ".join(value.label for value in item.values)
    is_quote = item.item.type in FREE_TEXT
    return (Heard(label if isinstance(label, str) else item.text, words, is_quote=is_quote),)


def _agreements(state: FormState) -> tuple[Agreement, ...]:
    return tuple(
        Agreement(_("Cliënt"), value.label)
        for item in _told(state)
        if item.item.extension(FIRST_ACTION) is True
        for value in item.values
    )


def _consent_given(facts: LetterFacts, draft: ReferralDraft) -> ConsentGiven:
    consent = consent_of(facts, draft)
    return ConsentGiven(
        form=consent.form,
        given_on=consent.given_on,
        subjects=tuple(domain_word(domain) for domain in consent.domains),
        recipient=consent.recipient,
        purpose=consent.purpose,
        asked_by=facts.practitioner.name,
        given_by=consent.given_by,
        interpreter=consent.interpreter,
        valid_until=consent.valid_until,
    )


def _bundle(
    facts: LetterFacts, draft: ReferralDraft, shared: FormSession, outcome: Interpretation
) -> bytes:
    levels = {
        domain: outcome.domain(domain).agreed_level
        for domain in SUBJECTS
        if domain in draft.subjects
    }
    is_care = draft.recipient_kind in CARE_PROVIDERS
    pregnancy = facts.dossier.pregnancy
    if pregnancy and not is_care:
        pregnancy = replace(pregnancy, gravidity=None, parity=None)
    content = BundleContent(
        referral=referral_of(facts, draft),
        consent=consent_of(facts, draft),
        patient=facts.dossier.patient,
        practitioner=facts.practitioner,
        response=shared.export(),
        created_at=facts.made_at,
        pregnancy=pregnancy,
        related_persons=tuple(
            replace(person, name="", birth_date=person.birth_date if is_care else None)
            for person in facts.dossier.related_persons
        ),
        levels=tuple(
            SharedLevel(domain, level, LEVEL_WORDS[level])
            for domain, level in levels.items()
            if level in LEVEL_WORDS and is_care
        ),
    )
    return dump_json(referral_bundle(content))


def _until(draft: ReferralDraft) -> date | None:
    """Return the end of the consent; a date that cannot be read is told at the field."""
    try:
        return read_date(draft.valid_until)
    except InvalidInputError:
        return None
