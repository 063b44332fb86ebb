"""What there is to choose for a paper, and what to look at before it leaves."""

from collections.abc import Iterable
from dataclasses import replace

from kansrijk_desktop.records.document import DocumentKind, GeneratedDocument
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.consent_rule import is_for_recipient
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.letter_people import alive
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.making import MadePaper
from kansrijk_desktop.services.papers.papers import PaperBasis
from kansrijk_desktop.services.papers.rules import Reader
from kansrijk_desktop.services.papers.sheets import unsure_count
from kansrijk_desktop.services.papers.suggestions import LETTERS, agreed_recipients
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.services.referral_draft import MAY_HAVE_BSN
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.state import (
    AgreedRecipient,
    DocumentsState,
    EarlierPaper,
    Pick,
    SecondLook,
)
from kansrijk_desktop.ui.screens.documents.wording import agreed_words, warning, who_can_read


def what_may_be_chosen(
    state: DocumentsState, basis: PaperBasis, draft: PaperDraft
) -> DocumentsState:
    """Return the state with a draft, and with what there is to choose beside it."""
    known, rule = basis.known, draft.rule
    agreed = agreed_recipients(known, draft.kind) if rule.needs_consent else ()
    consent = next(
        (one for one in agreed if is_for_recipient(one, draft.organization, draft.recipient_kind)),
        None,
    )
    may_be_told = (
        [] if consent is None else [one for one in basis.subjects if one in consent.domains]
    )
    people = known.dossier.related_persons
    place = known.dossier.household.municipality
    is_sheet = draft.kind is DocumentKind.LOCAL_OFFERS
    return replace(
        state,
        draft=draft,
        recipients=tuple(
            AgreedRecipient(one.id, one.recipient, agreed_words(one)) for one in agreed
        ),
        consent_id=consent.id if consent else "",
        subjects=tuple(one for one in may_be_told if one != SAFETY or rule.may_tell_safety),
        may_have_bsn=draft.kind in LETTERS and draft.recipient_kind in MAY_HAVE_BSN,
        may_tell_marked=rule.may_tell_marked
        and basis.has_marked_answers
        and consent is not None
        and consent.includes_not_for_home,
        agreements=_agreements(basis, draft),
        children=_people(alive(known.dossier), Relationship.CHILD),
        partners=_people(people, Relationship.PARTNER),
        contacts=tuple(one for one in basis.contacts if one.kind == draft.recipient_kind),
        unsure_count=unsure_count(basis.region, place, known) if is_sheet else 0,
    )


def earlier_papers(documents: Iterable[GeneratedDocument]) -> tuple[EarlierPaper, ...]:
    """Return the papers that went out, the latest first; the Meldcode file has its own place."""
    return tuple(
        EarlierPaper(one.id, one.title, one.recipient, long_date(local_day(one.created_at)))
        for one in documents
        if one.kind is not DocumentKind.MELDCODE_FILE
    )


def look_at(basis: PaperBasis, paper: MadePaper) -> SecondLook:
    """Return what must be looked at once more."""
    draft, rule = paper.draft, paper.draft.rule
    subjects = paper.shared.subjects if rule.needs_consent else ()
    marked = draft.permission.includes_not_for_home and basis.has_marked_answers
    partner = next(
        (one.name for one in basis.known.dossier.related_persons if one.id == draft.partner_id), ""
    )
    about = _about(basis, draft)
    return SecondLook(
        lines=(
            (_("Aan"), _to(draft, partner)),
            (_("Over"), about),
            (_("Onderwerpen"), ", ".join(domain_word(one) for one in subjects)),
            (_("BSN"), _("staat op het document") if draft.tells_bsn else ""),
            (_("Toestemming"), agreed_words(paper.consent) if paper.consent else ""),
            (_("Wie kan dit lezen?"), who_can_read(draft, partner)),
        ),
        sensitive=warning(draft, subjects, tells_marked=marked),
        has_data=rule.has_bundle,
        asks_passphrase=rule.asks_passphrase,
    )


def _to(draft: PaperDraft, partner: str) -> str:
    if draft.rule.reader is Reader.OTHERS:
        parts = (draft.organization, kind_word(draft.recipient_kind), draft.attention_of)
        return " · ".join(part.strip() for part in parts if part.strip())
    return {
        Reader.HER_SELF: _("Cliënt zelf"),
        Reader.PARENTS: _("De ouders"),
        Reader.PARTNER: partner or _("De partner"),
    }.get(draft.rule.reader, _("Iedereen die het wil hebben"))


def _about(basis: PaperBasis, draft: PaperDraft) -> str:
    """Return whom a paper is about; the sheet of offers is about nobody."""
    if draft.rule.reader in {Reader.ANYONE, Reader.PARTNER}:
        return ""
    people = {one.id: one.name for one in basis.known.dossier.related_persons}
    child = people.get(draft.child_id, "") if draft.kind is DocumentKind.CHILD_PART else ""
    return child or basis.known.dossier.patient.full_name


def _agreements(basis: PaperBasis, draft: PaperDraft) -> tuple[Pick, ...]:
    """Return the agreements that may stand on a paper for others."""
    may_tell_marked = draft.permission.includes_not_for_home
    if not draft.rule.needs_consent:
        return ()
    return tuple(
        Pick(
            one.id, one.what, " · ".join(part for part in (one.who, long_date(one.due_on)) if part)
        )
        for one in basis.known.dossier.agreements
        if may_tell_marked or not one.is_not_for_home
    )


def _people(people: Iterable[RelatedPerson], relationship: Relationship) -> tuple[Pick, ...]:
    """Return whom a paper can be about; who came without a name from elsewhere has a card too."""
    nameless = _("Kind") if relationship is Relationship.CHILD else _("Partner")
    return tuple(
        Pick(one.id, one.name or nameless, long_date(one.birth_date))
        for one in people
        if one.relationship is relationship
    )
