"""Whatever is in a dossier, each paper holds only what its reader may know, and no trace of more.

Random dossiers (several conversations of two respondents, marks, safety, offers, agreements,
consents) against every paper. `KANSRIJK_LONG=1` tries ten thousand.
"""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pikepdf
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.documents import referral_letter, report
from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.documents.wording import SELECTION
from kansrijk_desktop.errors import NoConsentError
from kansrijk_desktop.exchange.bundle_rules import broken_rules
from kansrijk_desktop.fhir.json import parse_json_object
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.services.papers.access import her_access
from kansrijk_desktop.services.papers.answer_table import (
    table_for_professional,
    table_for_respondent,
)
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.handover import handover_content
from kansrijk_desktop.services.papers.making import MadePaper, PaperMarks, agreed_to, make_paper
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.papers.suggestions import suggested_draft
from kansrijk_desktop.services.shared_dossier import (
    askable_in,
    share_dossier,
    share_with_herself,
)
from kansrijk_desktop.services.sharing import Permission
from tests.builders import a_service
from tests.unit.services.form_rules import SUBJECTS, rules_of
from tests.unit.services.paper_families import CHILD_ID, an_id
from tests.unit.services.paper_rules import (
    FOR_OTHERS,
    all_words,
    allowed_words,
    limits_of,
    without_professional,
    without_what_stays,
)
from tests.unit.services.random_dossiers import PARTNER_ID, RandomFamily, random_family

pytestmark = pytest.mark.unmeasured

IS_LONG = os.environ.get("KANSRIJK_LONG") == "1"
many = settings(
    max_examples=10_000 if IS_LONG else 15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
few = settings(many, max_examples=2_000 if IS_LONG else 8)
seeds = st.integers(0, 2**32)

MARKS = PaperMarks(an_id(1), "K261121-AB12", an_id(2))
REGION = Region("r", "R", "O", "1.0.0", (a_service(),), (), ())
# Words that would show that something is not there.
TRACES = re.compile(
    r"verborg|weggelaten|achtergehouden|niet gedeeld|niet gevraagd|wil zij niet zeggen|"
    r"weet zij niet|geheim|vertrouwelijk|\[\.\.\.]|█|\*\*\*|xxx",
    re.IGNORECASE,
)


NOT_KNOWN_TO_BE_SAFE = "niet gevraagd, liever niet"
"""Whether a letter to her home is safe: about her address, not about an answer."""


def random_draft(kind: DocumentKind, family: RandomFamily, seed: int) -> PaperDraft:
    """A draft with everything chosen at random, also what she did not agree to."""
    random = Random(seed)  # noqa: S311 - choices for a test, no secret
    known = family.known
    begun = suggested_draft(kind, known, askable_in(known))
    changed = replace(
        begun,
        includes_not_for_home=random.random() < 0.5,
        includes_bsn=random.random() < 0.5,
        agreement_ids=frozenset(
            one.id for one in known.dossier.agreements if random.random() < 0.6
        ),
        question=begun.question or "Hoe krijgen wij rust?",
        child_id=CHILD_ID,
        partner_id=PARTNER_ID,
        is_safe_to_keep=random.random() < 0.5,
        names_children=random.random() < 0.5,
    )
    if random.random() < 0.5:
        return changed
    return replace(changed, subjects=frozenset(one for one in SUBJECTS if random.random() < 0.5))


def made(family: RandomFamily, draft: PaperDraft) -> MadePaper | None:
    """The paper, or None where she did not agree to it."""
    try:
        return make_paper(family.known, REGION, draft, MARKS)
    except NoConsentError:
        return None


def everything_in(paper: bytes) -> str:
    """All text in a file: pages, metadata, attachment and structure."""
    texts = page_texts(paper)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        texts += [str(value) for value in pdf.docinfo.values()]
        texts.append(bytes(pdf.Root.Metadata.read_bytes()).decode())
        for name, attached in pdf.attachments.items():
            texts += [name, bytes(attached.get_file().read_bytes()).decode()]
        texts += [
            str(one.get("/Alt", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
        ]
    return " ".join(" ".join(texts).split())


def violations(family: RandomFamily, draft: PaperDraft, paper: MadePaper) -> list[str]:
    """Everything on a paper that may not be there."""
    told = everything_in(paper.content)
    allowed = allowed_words(family, draft, paper.consent)
    found = sorted(word for word in all_words(family) - allowed if word in told)
    limits = limits_of(draft, paper.consent)
    is_about_safety = not limits.is_home and (
        limits.subjects is None or "safety" in limits.subjects
    )
    if not is_about_safety:
        found += [one for one in ("Veiligheid", "En verder", '"safety"') if one in told]
        found += [one for one in _safety_codes() if f'"{one}"' in told]
    is_whole = limits.kind is DocumentKind.FULL_ACCESS and not limits.is_home
    found += [] if is_whole else TRACES.findall(told.replace(NOT_KNOWN_TO_BE_SAFE, ""))
    if limits.kind is not DocumentKind.LOCAL_OFFERS and SELECTION not in told:
        found.append("no word that it is a selection")
    return found


def _safety_codes() -> Iterator[str]:
    for form in ("signalering-zwangerschap", "signalering-kraamtijd", "signalering-jgz"):
        yield from (one for one, rule in rules_of(form).items() if rule.subject == "safety")


@many
@given(seeds)
def test_no_paper_holds_what_its_reader_may_not_know(seed: int) -> None:
    family = random_family(seed)

    for number, kind in enumerate(RULES):
        draft = random_draft(kind, family, seed + number)
        paper = made(family, draft)
        if paper is not None:
            assert violations(family, draft, paper) == [], kind


@many
@given(seeds)
def test_nothing_leaves_for_others_without_a_consent_that_holds(seed: int) -> None:
    family = random_family(seed)

    for number, kind in enumerate(FOR_OTHERS):
        draft = random_draft(kind, family, seed + number)
        paper = made(family, draft)
        if paper is not None:
            assert paper.consent is not None
            assert _holds(paper.consent, family)
            assert paper.consent.recipient == draft.organization
            assert draft.permission.subjects <= set(paper.consent.domains)
        nobody = replace(draft, organization="Nooit gevraagd")
        with pytest.raises(NoConsentError):
            make_paper(family.known, REGION, nobody, MARKS)


@few
@given(seeds)
def test_every_bundle_keeps_to_its_profile_and_is_fhir(seed: int) -> None:
    family = random_family(seed)

    for number, kind in enumerate(kind for kind, rule in RULES.items() if rule.has_bundle):
        paper = made(family, random_draft(kind, family, seed + number))
        if paper is not None:
            content = read_bundle(paper.content)
            assert broken_rules(parse_json_object(content)) == (), kind
            Bundle.model_validate_json(content)


def _holds(consent: Consent, family: RandomFamily) -> bool:
    today = family.known.today
    is_over = consent.valid_until is not None and consent.valid_until < today
    return consent.given_on <= today and not is_over and consent.withdrawn_on is None


@few
@given(seeds)
def test_a_paper_is_the_same_as_when_there_was_nothing_to_leave_out(seed: int) -> None:
    """Zero traces: not a byte tells that something was held back."""
    family = random_family(seed)
    bare = without_professional(family.known)

    for number, kind in enumerate((*FOR_OTHERS, DocumentKind.PARTNER_ACCESS)):
        draft = random_draft(kind, family, seed + number)
        try:
            paper = make_paper(bare, REGION, draft, MARKS)
        except NoConsentError:
            continue
        never = without_what_stays(bare, draft, paper.consent)

        assert make_paper(never, REGION, draft, MARKS).content == paper.content, kind


@few
@given(seeds)
def test_a_table_for_who_answered_holds_no_more_than_the_paper(seed: int) -> None:
    family = random_family(seed)

    for opened in family.known.conversations:
        identity = opened.screening.id
        is_partners = bool(opened.screening.respondent_id)
        for is_safe in (True, False):
            kind = DocumentKind.PARTNER_ACCESS if is_partners else DocumentKind.FULL_ACCESS
            draft = PaperDraft(kind=kind, is_safe_to_keep=is_safe)
            limits = limits_of(draft, None)
            table = table_for_respondent(family.known, identity, is_safe_to_keep=is_safe).decode(
                "utf-8-sig"
            )

            allowed = allowed_words(family, draft, None)
            assert not [one for one in all_words(family) - allowed if one in table]
            if limits.is_home:
                assert not [one for one in _safety_codes() if f"{one};" in table]


@few
@given(seeds)
def test_a_table_for_the_professional_leaves_safety_out_unless_asked(seed: int) -> None:
    family = random_family(seed)

    for opened in family.known.conversations:
        identity = opened.screening.id
        table = table_for_professional(family.known, identity, includes_safety=False)
        whole = table_for_professional(family.known, identity, includes_safety=True)

        words = table.decode("utf-8-sig")
        assert not [one for one in family.notes if one in whole.decode("utf-8-sig")]
        assert not [one for one in _safety_codes() if f"\n{one};" in words]
        assert len(table) <= len(whole)


def test_a_composition_that_leaks_is_noticed() -> None:
    """The tests above can fail: papers filled from too much are caught."""
    caught = []
    for seed in range(24):
        family = random_family(seed)
        known = family.known
        everything = Permission(frozenset(SUBJECTS), includes_not_for_home=True)
        draft = replace(
            random_draft(DocumentKind.YOUTH_HEALTH_HANDOVER, family, seed),
            subjects=frozenset({"money"}),
            includes_not_for_home=False,
            agreement_ids=frozenset(),
        )
        try:
            consent = agreed_to(known, draft)
        except NoConsentError:
            continue
        leaking = share_dossier(known, everything)
        told = "".join(str(one.conversation.response) for one in leaking.moments)
        kept = all_words(family) - allowed_words(family, draft, consent)
        if not any(word in told for word in kept):
            continue  # All she said besides is what anyone can choose.
        content = handover_content(known, draft, leaking, consent, MARKS.reference)
        paper = MadePaper(draft, referral_letter.build(content), consent, leaking)
        caught.append(bool(violations(family, draft, paper)))

    assert caught
    assert all(caught)


def test_her_own_paper_that_leaks_at_home_is_noticed() -> None:
    caught = []
    for seed in range(12):
        family = random_family(seed)
        draft = PaperDraft(kind=DocumentKind.FULL_ACCESS, is_safe_to_keep=False)
        leaking = share_with_herself(family.known, is_safe_to_keep=True)
        content = her_access(family.known, draft, leaking, MARKS.reference)
        paper = MadePaper(draft, report.build(content), None, leaking)
        caught.append(bool(violations(family, draft, paper)))

    assert sum(caught) > len(caught) / 2


def test_the_rules_written_here_allow_something_and_forbid_something() -> None:
    family = random_family(3)
    draft = replace(random_draft(DocumentKind.FULL_ACCESS, family, 3), is_safe_to_keep=True)

    allowed = allowed_words(family, draft, None)

    assert allowed
    assert all_words(family) - allowed
