"""What a paper says, for machines: the content of its Bundle, from the same shared dossier.

A Bundle holds no more than its paper: where the paper prints no answers, neither does the Bundle.
"""

from dataclasses import replace

from kansrijk_desktop.exchange.bundle_content import (
    BundleContent,
    SharedLevel,
    SharedScreening,
)
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Contact, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.services.advice import LEVEL_WORDS
from kansrijk_desktop.services.letter_people import alive, told_people
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.words import born_now
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier, SharedMoment

_HANDOVERS = frozenset(
    {
        DocumentKind.HOME_VISIT_REQUEST,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        DocumentKind.MATERNITY_CARE_HANDOVER,
    }
)
_WITH_ANSWERS = _HANDOVERS | {DocumentKind.CHILD_PART, DocumentKind.FULL_ACCESS}


def bundle_of(
    known: KnownFamily,
    draft: PaperDraft,
    shared: SharedDossier,
    document_id: str,
    consent: Consent | None = None,
    referral: Referral | None = None,
) -> bytes:
    """Return the Bundle of a paper as JSON; empty for a paper that has none."""
    if not draft.rule.has_bundle:
        return b""
    dossier = known.dossier
    pregnancy = _pregnancy(known, draft)
    content = BundleContent(
        id=document_id,
        kind=draft.kind,
        title=draft.rule.file_title,
        created_at=known.made_at,
        patient=_patient(dossier.patient, draft),
        practitioner=known.practitioner,
        consent=_consent(consent, shared),
        municipality=dossier.household.municipality if draft.kind in _HANDOVERS else "",
        pregnancy=pregnancy,
        related_persons=_people(known, draft),
        births=_births(known, draft) if pregnancy is not None else (),
        screenings=tuple(
            _screening(one, draft, pregnancy)
            for one in shared.moments
            if draft.kind in _WITH_ANSWERS
        ),
        referrals=(referral,) if referral is not None else (),
        offers=tuple(_offer(one, shared) for one in shared.offers),
        agreements=shared.agreements,
    )
    return dump_json(document_bundle(content))


def _patient(patient: Patient, draft: PaperDraft) -> Patient:
    """Return her as far as the paper names her."""
    if draft.kind is DocumentKind.FULL_ACCESS:
        return patient if draft.is_safe_to_keep else _at_home(patient)
    if draft.kind in _HANDOVERS:
        return replace(patient, bsn=patient.bsn if draft.tells_bsn else "")
    birth_date = None if draft.kind is DocumentKind.CHILD_PART else patient.birth_date
    return Patient(
        id=patient.id,
        household_id=patient.household_id,
        given_name=patient.given_name,
        family_name=patient.family_name,
        birth_date=birth_date,
    )


def _at_home(patient: Patient) -> Patient:
    """Return her without what tells that some ways to reach her are not safe."""
    contact = patient.contact
    return replace(
        patient,
        contact=Contact(
            contact.phone, contact.email, contact.street, contact.postal_code, contact.city
        ),
    )


def _consent(consent: Consent | None, shared: SharedDossier) -> Consent | None:
    """Return her permission with what is told only: more would show that something was held."""
    if consent is None:
        return None
    return replace(
        consent,
        domains=shared.subjects,
        includes_not_for_home=shared.permission.includes_not_for_home,
        withdrawal_note="",
    )


def _pregnancy(known: KnownFamily, draft: PaperDraft) -> Pregnancy | None:
    """Return the pregnancy where the paper tells of it."""
    pregnancy = known.dossier.pregnancy
    if pregnancy is None or draft.kind not in _WITH_ANSWERS - {DocumentKind.CHILD_PART}:
        return None
    if draft.kind is DocumentKind.FULL_ACCESS:
        counted = replace(pregnancy, gravidity=None, parity=None)
        return pregnancy if draft.is_safe_to_keep else counted
    return None if pregnancy.ended_by is PregnancyEnd.LOSS else pregnancy


def _people(known: KnownFamily, draft: PaperDraft) -> tuple[RelatedPerson, ...]:
    """Return who is named, each as the paper names them."""
    if draft.kind is DocumentKind.FULL_ACCESS:
        people = known.dossier.related_persons
        return people if draft.is_safe_to_keep else tuple(replace(one, remark="") for one in people)
    if draft.kind is DocumentKind.CHILD_PART:
        return tuple(
            replace(one, remark="", name=one.name if one.id == draft.child_id else "")
            for one in alive(known.dossier)
            if one.lives_in or one.id == draft.child_id
        )
    if draft.kind not in _HANDOVERS:
        return ()
    born = {birth.child_id for birth in born_now(known)}
    return tuple(
        replace(one, remark="", name=one.name if one.id in born else "")
        for one in told_people(known.dossier, draft.recipient_kind)
    )


def _births(known: KnownFamily, draft: PaperDraft) -> tuple[Birth, ...]:
    named = {one.id for one in _people(known, draft)}
    return tuple(birth for birth in born_now(known) if birth.child_id in named)


def _screening(
    moment: SharedMoment, draft: PaperDraft, pregnancy: Pregnancy | None
) -> SharedScreening:
    screening, told = moment.screening, moment.conversation
    tells_levels = draft.kind is not DocumentKind.CHILD_PART
    is_of_now = pregnancy is not None and screening.pregnancy_id == pregnancy.id
    return SharedScreening(
        id=screening.id,
        questionnaire=screening.questionnaire,
        moment=screening.moment,
        status=screening.status,
        started_at=screening.started_at,
        response=told.response,
        title=moment.form_title,
        finished_at=screening.finished_at,
        levels=tuple(
            SharedLevel(subject, level.code, LEVEL_WORDS[level.code].capitalize(), level.is_own)
            for subject, level in told.levels.items()
            if tells_levels
        ),
        author=screening.author,
        pregnancy_id=screening.pregnancy_id if is_of_now else "",
        source=screening.source,
    )


def _offer(offer: CareOffer, shared: SharedDossier) -> CareOffer:
    """Return an offer with only the subjects that may be told."""
    domains = tuple(one for one in offer.domains if one in shared.permission.subjects)
    return replace(offer, domains=domains, follow_up_on=None)
