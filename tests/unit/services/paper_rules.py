"""What may stand on each paper, written once more and apart from the program."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.shared_dossier import KnownFamily
from tests.unit.services.form_rules import Rule, is_marked, is_preset, link_id_of, rules_of
from tests.unit.services.random_dossiers import EARLIER_ID, LEVELLED, PARTNER_ID, RandomFamily

Kind = DocumentKind
CARE = (Kind.HOME_VISIT_REQUEST, Kind.YOUTH_HEALTH_HANDOVER, Kind.MATERNITY_CARE_HANDOVER)
FOR_OTHERS = (*CARE, Kind.CASE_TALK_AGENDA, Kind.FEEDBACK_SLIP, Kind.CHILD_PART)
BROAD = {"housing", "money", "substances"}
UNDER_WAY = {
    OfferState.CONSENTED,
    OfferState.REFERRED,
    OfferState.RECEIVED,
    OfferState.STARTED,
    OfferState.FED_BACK,
}


@dataclass(frozen=True)
class Limits:
    """How far one paper may go.

    Attributes:
        is_home: it may lie at home, or be read by the other parent.
        tells_marked: answers marked *niet voor thuis* may be told.
    """

    kind: DocumentKind
    subjects: frozenset[str] | None
    is_home: bool
    tells_marked: bool
    is_partners: bool = False
    past_too: bool = False


def limits_of(draft: PaperDraft, consent: Consent | None) -> Limits:
    kind = draft.kind
    if kind in FOR_OTHERS:
        assert consent is not None
        subjects = draft.subjects & set(consent.domains)
        is_home = kind not in CARE
        marked = draft.includes_not_for_home and consent.includes_not_for_home
        return Limits(
            kind, subjects - ({"safety"} if is_home else set()), is_home, marked and not is_home
        )
    if kind is Kind.FULL_ACCESS:
        is_safe = draft.is_safe_to_keep is True
        return Limits(kind, None, not is_safe, is_safe, past_too=True)
    if kind is Kind.PARTNER_ACCESS:
        return Limits(kind, None, True, False, is_partners=True)
    if kind is Kind.PARENTS_SHEET:
        return Limits(kind, frozenset({"wishes"}), True, False)
    return Limits(kind, frozenset(), True, False)


def is_read(opened: OpenedScreening, limits: Limits) -> bool:
    """Whether the paper is about this conversation at all."""
    screening = opened.screening
    if limits.is_partners != (screening.respondent is Respondent.PARTNER):
        return False
    if limits.is_partners:
        return screening.respondent_id == PARTNER_ID
    return limits.past_too or screening.pregnancy_id != EARLIER_ID


def may_stand(rule: Rule, record: AnswerRecord, limits: Limits) -> bool:
    """Whether an answer may stand on the paper."""
    if rule.leads_on:
        return False
    if rule.is_professional:
        # Her own paper, kept safe, holds what was made of it, but not what was seen of safety.
        return limits.kind is Kind.FULL_ACCESS and not limits.is_home and rule.domain != "safety"
    if limits.subjects is not None and rule.subject not in limits.subjects:
        return False
    if limits.is_home:
        kept = is_marked(rule, record) or is_preset(rule, record)
        return rule.subject != "safety" and not kept
    return rule.subject == "safety" or limits.tells_marked or not is_marked(rule, record)


def answers_of(
    opened: OpenedScreening, limits: Limits, *, allowed: bool
) -> Iterator[tuple[str, AnswerRecord]]:
    """Yield the answers that may stand there, or those that may not."""
    rules = rules_of(form_of(opened))
    for address, record in opened.answers.items():
        is_allowed = is_read(opened, limits) and may_stand(
            rules[link_id_of(address)], record, limits
        )
        if is_allowed == allowed:
            yield address, record


def form_of(opened: OpenedScreening) -> str:
    return opened.screening.questionnaire.partition("|")[0].rpartition("/")[2]


def may_know(offer: CareOffer, known: KnownFamily, limits: Limits) -> bool:
    """Whether an offer may be known to the reader."""
    of_partner = {
        one.screening.id
        for one in known.conversations
        if one.screening.respondent is Respondent.PARTNER
    }
    domains = set(offer.domains)
    tells_of_safety = "safety" in domains and not domains & BROAD
    if offer.screening_id in of_partner:
        return False
    if limits.kind is Kind.FULL_ACCESS:
        return not limits.is_home or not tells_of_safety
    if limits.kind not in FOR_OTHERS or limits.subjects is None or offer.state not in UNDER_WAY:
        return False
    if tells_of_safety:
        return not limits.is_home and domains <= limits.subjects
    return domains - {"safety"} <= limits.subjects or set(LEVELLED) <= domains


def may_be_agreed(agreement_id: str, draft: PaperDraft, limits: Limits, known: KnownFamily) -> bool:
    """Whether an agreement may stand there."""
    one = next(each for each in known.dossier.agreements if each.id == agreement_id)
    if draft.kind is Kind.FULL_ACCESS:
        return limits.tells_marked or not one.is_not_for_home
    if draft.kind is Kind.PARENTS_SHEET:
        return one.is_hers and not one.is_not_for_home and one.done_on is None
    is_picked = draft.kind in FOR_OTHERS and one.id in draft.agreement_ids
    return is_picked and (limits.tells_marked or not one.is_not_for_home)


def allowed_words(family: RandomFamily, draft: PaperDraft, consent: Consent | None) -> set[str]:
    """Every word of the dossier that may stand on this paper."""
    known, limits = family.known, limits_of(draft, consent)
    words: set[str] = set()
    for opened in known.conversations:
        for address, _record in answers_of(opened, limits, allowed=True):
            words |= set(family.answers.get((opened.screening.id, address), ()))
    dossier = known.dossier
    words |= {one.name for one in dossier.offers if may_know(one, known, limits)}
    words |= {one.what for one in dossier.agreements if may_be_agreed(one.id, draft, limits, known)}
    if draft.kind is Kind.FULL_ACCESS:
        words |= set(_papers_she_may_know(known, is_safe=not limits.is_home))
        if not limits.is_home:
            words |= {person.remark for person in dossier.related_persons}
    return words


def _papers_she_may_know(known: KnownFamily, *, is_safe: bool) -> Iterator[str]:
    consents = {one.id: one for one in known.dossier.consents}
    for paper in known.dossier.documents:
        if paper.kind in {Kind.MELDCODE_FILE, Kind.PARTNER_ACCESS}:
            continue
        consent = consents.get(paper.consent_id)
        at_home = {Kind.PARENTS_SHEET, Kind.LOCAL_OFFERS, Kind.FULL_ACCESS}
        is_quiet = "safety" not in consent.domains if consent else paper.kind in at_home
        if is_safe or is_quiet:
            yield paper.recipient


def all_words(family: RandomFamily) -> set[str]:
    """Every word of the dossier."""
    dossier = family.known.dossier
    return (
        {word for words in family.answers.values() for word in words}
        | set(family.notes)
        | set(family.others)
        | {one.name for one in dossier.offers}
        | {one.what for one in dossier.agreements}
        | {one.recipient for one in dossier.documents}
    )


def without_what_stays(
    family: KnownFamily, draft: PaperDraft, consent: Consent | None
) -> KnownFamily:
    """Return a dossier in which there never was anything to leave out for this paper."""
    limits = limits_of(draft, consent)
    dossier = family.dossier
    read = [one for one in family.conversations if is_read(one, limits)]
    told = [
        replace(
            one,
            answers={
                **_ways(one, limits),
                **{
                    address: replace(record, note="")
                    for address, record in answers_of(one, limits, allowed=True)
                },
            },
        )
        for one in read
    ]
    kept = [one.screening for one in told]
    changed = replace(
        dossier,
        related_persons=tuple(replace(one, remark="") for one in dossier.related_persons),
        screenings=tuple(reversed(kept)),
        consents=(consent,) if consent else (),
        agreements=tuple(
            one for one in dossier.agreements if may_be_agreed(one.id, draft, limits, family)
        ),
        offers=tuple(one for one in dossier.offers if may_know(one, family, limits)),
        notes=(),
        reminders=(),
        warm_handovers=(),
        documents=(),
        earlier_pregnancies=dossier.earlier_pregnancies if limits.past_too else (),
    )
    return replace(family, dossier=changed, conversations=tuple(told), _whole={}, _shared={})


def _ways(opened: OpenedScreening, limits: Limits) -> dict[str, AnswerRecord]:
    """The switches and gates that open what may be told; they tell nothing themselves."""
    rules = rules_of(form_of(opened))
    return {
        address: record
        for address, record in opened.answers.items()
        if rules[link_id_of(address)].leads_on
        and (limits.subjects is None or rules[link_id_of(address)].subject in limits.subjects)
    }


def without_professional(known: KnownFamily) -> KnownFamily:
    """Return a dossier without what the professional made of it.

    Her own level is told only where nothing of a subject is held back: taking the rest away would
    bring it in.
    """
    bare = [
        replace(
            one,
            answers={
                address: record
                for address, record in one.answers.items()
                if not rules_of(form_of(one))[link_id_of(address)].is_professional
                or rules_of(form_of(one))[link_id_of(address)].leads_on
            },
        )
        for one in known.conversations
    ]
    return replace(known, conversations=tuple(bare), _whole={}, _shared={})
