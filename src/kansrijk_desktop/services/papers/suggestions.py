"""What a paper begins with, to be changed by hand."""

from collections.abc import Iterable
from dataclasses import replace

from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.letter_people import alive
from kansrijk_desktop.services.letter_suggestions import suggestion_for, urgency_for
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.rules import RULES, Reader
from kansrijk_desktop.services.papers.sheets import suggested_steps
from kansrijk_desktop.services.papers.words import born_now
from kansrijk_desktop.services.referral_draft import CARE_PROVIDERS
from kansrijk_desktop.services.respondents import speakers
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier, share_dossier
from kansrijk_desktop.services.sharing import SAFETY, STRENGTHS, SUBJECTS, WISHES, Permission
from kansrijk_desktop.texts import _

LETTERS = frozenset(
    {
        DocumentKind.HOME_VISIT_REQUEST,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        DocumentKind.MATERNITY_CARE_HANDOVER,
    }
)


def suggested_draft(kind: DocumentKind, known: KnownFamily, spoken_of: Iterable[str]) -> PaperDraft:
    """Return a draft to begin with: for the recipient she last agreed to, if there is one."""
    rule = RULES[kind]
    draft = PaperDraft(kind=kind)
    if rule.reader is Reader.PARENTS:
        at_home = Permission(frozenset(SUBJECTS) - {SAFETY}, is_for_home=True)
        return replace(draft, steps=suggested_steps(known, share_dossier(known, at_home)))
    if rule.reader is Reader.PARTNER:
        return replace(draft, partner_id=_partner(known))
    if rule.reader is not Reader.OTHERS:
        return draft
    draft = replace(
        draft,
        recipient_kind=rule.recipient_kinds[0],
        child_id=_child(known) if kind is DocumentKind.CHILD_PART else "",
        question=_question(kind),
    )
    agreed = agreed_recipients(known, kind)
    return for_consent(draft, agreed[0], known, spoken_of) if agreed else draft


def agreed_recipients(known: KnownFamily, kind: DocumentKind) -> tuple[Consent, ...]:
    """Return what she agreed to that holds today and may be for such a paper, the last first."""
    kinds = RULES[kind].recipient_kinds
    fitting = [
        one
        for one in known.dossier.consents
        if one.holds_on(known.today) and one.recipient_kind in {"", *kinds}
    ]
    return tuple(sorted(fitting, key=lambda one: one.given_on, reverse=True))


def for_consent(
    draft: PaperDraft, consent: Consent, known: KnownFamily, spoken_of: Iterable[str]
) -> PaperDraft:
    """Address a draft to whom she agreed to, with what she agreed to; safety is added by hand."""
    kind = RecipientKind(consent.recipient_kind) if consent.recipient_kind else draft.recipient_kind
    subjects = (frozenset(spoken_of) & frozenset(consent.domains)) - {SAFETY}
    addressed = replace(
        draft,
        recipient_kind=kind,
        organization=consent.recipient,
        contact="",
        attention_of="",
        subjects=subjects,
        includes_not_for_home=False,
        includes_bsn=draft.kind in LETTERS and kind in CARE_PROVIDERS,
    )
    if draft.kind is DocumentKind.CASE_TALK_AGENDA:
        return replace(addressed, subjects=_to_talk_about(addressed, known))
    return replace(addressed, urgency=_urgency(addressed, known))


def _to_talk_about(draft: PaperDraft, known: KnownFamily) -> frozenset[str]:
    """Return the subjects that need time at the table; all of them where none stands out."""
    shared = share_dossier(known, draft.permission)
    levels = _latest_levels(shared)
    calm = {
        subject
        for subject in draft.subjects
        if levels.get(subject) == "green" and not _wishes(shared, subject)
    }
    topics = draft.subjects - calm
    return topics if topics - {STRENGTHS, WISHES} else draft.subjects


def _wishes(shared: SharedDossier, subject: str) -> bool:
    latest = shared.latest_about(subject)
    return bool(latest) and bool(latest[0].conversation.outcome.domain(subject).wishes)


def _urgency(draft: PaperDraft, known: KnownFamily) -> Urgency:
    """Return how soon the reader is asked to act, by the levels that are told."""
    if draft.kind is not DocumentKind.HOME_VISIT_REQUEST:
        return Urgency.ROUTINE
    shared = share_dossier(known, draft.permission)
    return urgency_for(_latest_levels(shared), draft.subjects)


def _latest_levels(shared: SharedDossier) -> dict[str, str]:
    return {
        subject: level.code
        for moment in shared.moments
        for subject, level in moment.conversation.levels.items()
    }


def _question(kind: DocumentKind) -> str:
    return {
        DocumentKind.HOME_VISIT_REQUEST: suggestion_for(RecipientKind.YOUTH_HEALTH).question,
        DocumentKind.YOUTH_HEALTH_HANDOVER: _(
            "Wilt u dit meenemen in uw contact met het gezin, en laten weten dat het is aangekomen?"
        ),
        DocumentKind.MATERNITY_CARE_HANDOVER: suggestion_for(RecipientKind.MATERNITY_CARE).question,
    }.get(kind, "")


def _child(known: KnownFamily) -> str:
    """Return the child that was born last, or else the youngest that lives here."""
    here = {one.id for one in alive(known.dossier) if one.relationship is Relationship.CHILD}
    born = [birth.child_id for birth in born_now(known) if birth.child_id in here]
    if born:
        return born[0]
    children = [one for one in alive(known.dossier) if one.id in here and one.birth_date]
    return max(children, key=lambda one: str(one.birth_date)).id if children else ""


def _partner(known: KnownFamily) -> str:
    """Return the partner who was spoken with, or else the only one there is."""
    spoken = [one.related_id for one in speakers(known.dossier) if not one.is_patient]
    partners = [
        one.id for one in known.dossier.related_persons if one.relationship is Relationship.PARTNER
    ]
    return next((one for one in spoken if one in partners), partners[0] if partners else "")
