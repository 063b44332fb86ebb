"""Whatever was said, only what she consented to leaves.

The rules are written here once more, straight from the JSON of the form and apart from the program,
so that a mistake in one does not hide in the other. `KANSRIJK_LONG=1` tries thousands.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.documents import referral_letter
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.fhir.extensions import SHORT_TEXT
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.letter import letter_content
from kansrijk_desktop.services.referral_draft import ReferralDraft
from tests.unit.services.letters import (
    RandomTalk,
    dice,
    facts_with,
    other_answer,
    random_talk,
    the_form,
)

pytestmark = pytest.mark.unmeasured

OURS = "https://kansrijk-desktop.nl/fhir/StructureDefinition/"
SUBJECTS = ("strengths", "housing", "money", "stress", "substances", "safety", "wishes")
IS_LONG = os.environ.get("KANSRIJK_LONG") == "1"
many = settings(
    max_examples=5000 if IS_LONG else 60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
some = settings(many, max_examples=1000 if IS_LONG else 20)

drafts = st.builds(
    ReferralDraft,
    recipient_kind=st.sampled_from(RecipientKind),
    organization=st.just("Organisatie"),
    subjects=st.frozensets(st.sampled_from(SUBJECTS)),
    includes_not_for_home=st.booleans(),
    includes_bsn=st.booleans(),
    consent_form=st.just(ConsentForm.SPOKEN),
    question=st.just("Wilt u contact opnemen?"),
)
seeds = st.integers(0, 2**32)


@dataclass(frozen=True)
class Rule:
    """What the form itself says of one question."""

    subject: str
    is_professional: bool
    leads_on: bool
    is_preset: bool
    presets: frozenset[str]


@cache
def rules() -> dict[str, Rule]:
    return {rule[0]: rule[1] for rule in _rules(the_form().source["item"], "", False)}


def _rules(items: Any, around: str, professional: bool) -> Iterator[tuple[str, Rule]]:
    for item in items:
        domain = _extension(item, "domain") or around
        is_professional = professional or _extension(item, "audience") == "professional"
        subject = _extension(item, "wish-for") or domain
        presets = frozenset(
            option["valueCoding"]["code"]
            for option in item.get("answerOption", [])
            if _extension(option, "not-for-home")
        )
        is_preset = bool(_extension(item, "not-for-home"))
        leads_on = bool(_extension(item, "opens-follow-up") or _extension(item, "safety-gate"))
        yield item["linkId"], Rule(subject, is_professional, leads_on, is_preset, presets)
        yield from _rules(item.get("item", []), domain, is_professional)


def _extension(element: Any, name: str) -> Any:
    found = (one for one in element.get("extension", []) if one["url"] == OURS + name)
    return next((value for one in found for key, value in one.items() if key != "url"), None)


@cache
def labels_of(subject: str) -> frozenset[str]:
    """The labels that only this subject has on paper."""
    labels: dict[str, set[str]] = {}
    for top in the_form().items:
        for item in top.walk():
            label = item.extension(SHORT_TEXT)
            labels.setdefault(str(label), set()).add(rules()[item.link_id].subject)
    return frozenset(label for label, subjects in labels.items() if subjects == {subject})


def is_marked(link_id: str, record: AnswerRecord) -> bool:
    if record.is_not_for_home is not None:
        return record.is_not_for_home
    rule = rules()[link_id]
    return rule.is_preset or any(value.code in rule.presets for value in record.values)


def may_leave(link_id: str, record: AnswerRecord, draft: ReferralDraft) -> bool:
    rule = rules()[link_id]
    if rule.is_professional or rule.leads_on or rule.subject not in draft.subjects:
        return False
    own_consent = rule.subject == "safety" or draft.includes_not_for_home
    return own_consent or not is_marked(link_id, record)


def forbidden_words(talk: RandomTalk, draft: ReferralDraft) -> set[str]:
    """Every note, and every free text that may not leave."""
    return {
        word
        for link_id, words in talk.words.items()
        for word in words
        if word == talk.answers[link_id].note
        or not may_leave(link_id, talk.answers[link_id], draft)
    }


def link_ids_in(bundle: bytes) -> set[str]:
    response = next(
        entry["resource"]
        for entry in json.loads(bundle)["entry"]
        if entry["resource"]["resourceType"] == "QuestionnaireResponse"
    )
    return set(_answered(response))


def _answered(element: Any) -> Iterator[str]:
    for item in element.get("item", []):
        if "answer" in item:
            yield item["linkId"]
        yield from _answered(item)


@many
@given(seeds, drafts)
def test_the_bundle_holds_nothing_she_did_not_consent_to(seed: int, draft: ReferralDraft) -> None:
    talk = random_talk(seed)

    bundle = letter_content(facts_with(talk.answers), draft).bundle

    text = bundle.decode()
    assert not [word for word in forbidden_words(talk, draft) if word in text]
    for link_id in link_ids_in(bundle):
        assert may_leave(link_id, talk.answers[link_id], draft), link_id
    assert "data-absent-reason" not in text
    assert "not-asked" not in text
    if "safety" not in draft.subjects:
        assert "safety" not in text
        assert not [
            one for one in rules() if rules()[one].subject == "safety" and f'"{one}"' in text
        ]


@some
@given(seeds, drafts)
def test_the_paper_says_nothing_she_did_not_consent_to(seed: int, draft: ReferralDraft) -> None:
    talk = random_talk(seed)
    content = letter_content(facts_with(talk.answers), draft)

    letter = referral_letter.build(content)

    paper = " ".join(page_texts(letter))
    assert not [word for word in forbidden_words(talk, draft) if word in paper]
    if "safety" not in draft.subjects:
        assert "Veiligheid" not in paper
        assert not [label for label in labels_of("safety") if f"{label}:" in paper]
    assert "niet gevraagd" not in paper.lower()
    assert "wil niet zeggen" not in paper.lower()


@many
@given(seeds, drafts)
def test_what_may_not_leave_changes_nothing(seed: int, draft: ReferralDraft) -> None:
    random, talk = dice(seed), random_talk(seed)
    changed = {
        link_id: other_answer(item, record, random, f"anders{number}")
        for number, item in enumerate(one for top in the_form().items for one in top.walk())
        if (link_id := item.link_id) in talk.answers
        and (record := talk.answers[link_id]).values
        and stays_here(link_id, record, draft)
    }

    before = letter_content(facts_with(talk.answers), draft)
    after = letter_content(facts_with(talk.answers | changed), draft)

    assert after == before


def stays_here(link_id: str, record: AnswerRecord, draft: ReferralDraft) -> bool:
    """Whether no other answer here could leave either, nor open a way to one that does.

    Her own marks decide, not those that come with an answer; the professional's level of a subject
    that is shared may be told.
    """
    rule = rules()[link_id]
    if rule.is_professional:
        weighed = link_id.startswith("weging-") and not link_id.endswith("-reden")
        return not weighed and rule.subject not in draft.subjects
    if rule.subject not in draft.subjects:
        return True
    return (
        rule.subject != "safety"
        and record.is_not_for_home is True
        and not draft.includes_not_for_home
    )


@some
@given(seeds, drafts)
def test_the_professionals_notes_and_reasons_change_nothing(
    seed: int, draft: ReferralDraft
) -> None:
    talk = random_talk(seed)
    bare = {
        link_id: replace(record, note="")
        for link_id, record in talk.answers.items()
        if not link_id.endswith("-reden")
    }

    with_notes = letter_content(facts_with(talk.answers), draft)
    without = letter_content(facts_with(bare), draft)

    assert with_notes == without


@some
@given(seeds, drafts)
def test_everything_she_consented_to_is_told(seed: int, draft: ReferralDraft) -> None:
    """No silent loss: what may leave and is asked without the rest stands in the bundle."""
    talk = random_talk(seed)
    facts = facts_with(talk.answers)

    link_ids = link_ids_in(letter_content(facts, draft).bundle)

    everything = replace(draft, subjects=frozenset(SUBJECTS), includes_not_for_home=True)
    of_all = link_ids_in(letter_content(facts, everything).bundle)
    asked = {
        item.address
        for item in facts.session().state.walk()
        if item.is_shown and item.values and item.address in talk.answers
    }
    assert of_all == {one for one in asked if may_leave(one, talk.answers[one], everything)}
    assert link_ids <= of_all


@given(seeds, drafts)
@settings(some, max_examples=20)
def test_the_bsn_goes_to_nobody_without_a_ground(seed: int, draft: ReferralDraft) -> None:
    content = letter_content(facts_with(random_talk(seed).answers), draft)

    has_ground = draft.recipient_kind not in {RecipientKind.CHILD_CARE, RecipientKind.OTHER}
    assert (content.client.bsn != "") == (draft.includes_bsn and has_ground)
    assert (b"999910644" in content.bundle) == (draft.includes_bsn and has_ground)


@given(seeds, drafts)
@settings(some, max_examples=20)
def test_the_bundle_is_valid_fhir_whatever_is_left(seed: int, draft: ReferralDraft) -> None:
    bundle = letter_content(facts_with(random_talk(seed).answers), draft).bundle

    parsed = Bundle.model_validate_json(bundle)

    assert parsed.type == "document"
