"""Make a paper from what is known and what was chosen: share, fill, draw. Reads nothing else."""

from dataclasses import dataclass, field, replace

from kansrijk_desktop.documents import offers_sheet, parents_sheet, referral_letter, report
from kansrijk_desktop.documents.report_content import Report
from kansrijk_desktop.errors import InvalidInputError, NoConsentError
from kansrijk_desktop.records.consent import Consent, Explanation
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.consent_rule import Sharing, consent_for, permission_of
from kansrijk_desktop.services.papers.access import her_access, partner_access
from kansrijk_desktop.services.papers.bundle import bundle_of
from kansrijk_desktop.services.papers.child_part import child_content
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.handover import handover_content
from kansrijk_desktop.services.papers.rules import Reader
from kansrijk_desktop.services.papers.sheets import offers_content, parents_content
from kansrijk_desktop.services.papers.talks import agenda_content, feedback_content
from kansrijk_desktop.services.respondents import Speaker
from kansrijk_desktop.services.shared_dossier import (
    KnownFamily,
    SharedDossier,
    share_dossier,
    share_partner,
    share_with_herself,
)
from kansrijk_desktop.services.sharing import Permission
from kansrijk_desktop.texts import _

_REPORTS = {
    DocumentKind.CASE_TALK_AGENDA: agenda_content,
    DocumentKind.FEEDBACK_SLIP: feedback_content,
    DocumentKind.CHILD_PART: child_content,
}


@dataclass(frozen=True, slots=True)
class PaperMarks:
    """What tells one paper from another.

    Attributes:
        reference: the number on the paper, free of personal data.
    """

    document_id: str
    reference: str
    referral_id: str = ""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as it would leave now.

    Attributes:
        content: the PDF.
        consent: what it rests on; None where none is needed.
        shared: what it tells; empty for a sheet about nobody.
        referral: what it asks of the reader, for a request.
    """

    draft: PaperDraft
    content: bytes
    consent: Consent | None = None
    shared: SharedDossier = field(default_factory=lambda: SharedDossier(Permission(frozenset())))
    referral: Referral | None = None


def make_paper(
    known: KnownFamily, region: Region, draft: PaperDraft, marks: PaperMarks
) -> MadePaper:
    """Return the paper as it would leave now.

    Raises:
        NoConsentError: it is for others, and she did not agree to that.
        MissingGlyphError: a text holds characters that cannot be printed.
    """
    reader = draft.rule.reader
    if reader is Reader.OTHERS:
        return _for_others(known, draft, marks)
    if reader is Reader.HER_SELF:
        shared = share_with_herself(known, is_safe_to_keep=draft.is_safe_to_keep is True)
        content = her_access(known, draft, shared, marks.reference)
        bundle = bundle_of(known, draft, shared, marks.document_id)
        return MadePaper(draft, report.build(replace(content, bundle=bundle)), shared=shared)
    if reader is Reader.PARTNER:
        if not draft.partner_id:
            raise InvalidInputError(_("Kies voor wie het is."))
        speaker = Speaker(Respondent.PARTNER, draft.partner_id)
        shared = share_partner(known, speaker)
        content = partner_access(known, draft, shared, marks.reference)
        return MadePaper(draft, report.build(content), shared=shared)
    if reader is Reader.PARENTS:
        return MadePaper(draft, parents_sheet.build(parents_content(known, draft)))
    place = known.dossier.household.municipality
    sheet = offers_content(region, place, known.practitioner, known)
    return MadePaper(draft, offers_sheet.build(sheet))


def agreed_to(known: KnownFamily, draft: PaperDraft) -> Consent:
    """Return the consent a paper for others rests on.

    Raises:
        NoConsentError: there is none that holds for all of it.
    """
    asked = draft.permission
    sharing = Sharing(
        patient_id=known.dossier.patient.id,
        recipient=draft.organization,
        recipient_kind=draft.recipient_kind,
        subjects=asked.subjects,
        tells_marked=asked.includes_not_for_home,
    )
    if draft.kind is not DocumentKind.HOME_VISIT_REQUEST:
        return consent_for(known.dossier.consents, sharing, known.today)
    informed = [one for one in known.dossier.consents if _is_informed(one)]
    try:
        return consent_for(informed, sharing, known.today)
    except NoConsentError:
        consent_for(known.dossier.consents, sharing, known.today)
        raise NoConsentError(
            _(
                "Bij deze toestemming staat niet dat u het huisbezoek hebt uitgelegd: wat het is, "
                "waarom, en wat u deelt. Leg het uit, en leg de toestemming opnieuw vast. Er is "
                "niets gedeeld."
            )
        ) from None


def _is_informed(consent: Consent) -> bool:
    return set(Explanation) <= set(consent.explanations)


def _for_others(known: KnownFamily, draft: PaperDraft, marks: PaperMarks) -> MadePaper:
    if draft.kind is DocumentKind.CHILD_PART and not draft.child_id:
        raise InvalidInputError(_("Kies over welk kind het gaat."))
    consent = agreed_to(known, draft)
    shared = share_dossier(
        known,
        _narrowed(draft, permission_of(consent)),
        picked_agreements=draft.agreement_ids,
    )
    referral = _referral(known, draft, consent, shared, marks)
    bundle = bundle_of(known, draft, shared, marks.document_id, consent, referral)
    make_report = _REPORTS.get(draft.kind)
    if make_report is not None:
        told: Report = make_report(known, draft, shared, consent, marks.reference)
        content = report.build(replace(told, bundle=bundle))
    else:
        letter = handover_content(known, draft, shared, consent, marks.reference)
        content = referral_letter.build(replace(letter, bundle=bundle))
    return MadePaper(draft, content, consent, shared, referral)


def _narrowed(draft: PaperDraft, agreed: Permission) -> Permission:
    """Return what is asked to be told, as far as she agreed: asking for more tells no more."""
    asked = draft.permission
    return replace(
        asked,
        subjects=asked.subjects & agreed.subjects,
        includes_not_for_home=asked.includes_not_for_home and agreed.includes_not_for_home,
    )


def _referral(
    known: KnownFamily,
    draft: PaperDraft,
    consent: Consent,
    shared: SharedDossier,
    marks: PaperMarks,
) -> Referral | None:
    """Return what a request asks.

    It rests on the last conversation that is told of: naming a later one that is not there would
    show that something was left out. Where nothing is told, it rests on the last there was.
    """
    if draft.kind is not DocumentKind.HOME_VISIT_REQUEST:
        return None
    conversations = shared.moments or known.of()
    return Referral(
        id=marks.referral_id,
        screening_id=conversations[-1].screening.id if conversations else "",
        patient_id=known.dossier.patient.id,
        consent_id=consent.id,
        recipient_kind=draft.recipient_kind,
        recipient_name=draft.organization.strip(),
        recipient_contact=draft.contact.strip(),
        urgency=draft.urgency,
        question=draft.question.strip(),
        includes_bsn=draft.tells_bsn,
        reference=marks.reference,
        created_at=known.made_at,
        remarks=draft.assessment.strip(),
    )
