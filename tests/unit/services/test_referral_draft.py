"""A letter before it leaves: what it begins with, and what still misses."""

from typing import Any

import pytest

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.letter_suggestions import suggestion_for, urgency_for
from kansrijk_desktop.services.referral_draft import (
    ReferralDraft,
    problems_of,
    readdressed,
    suggested_draft,
    with_subject,
)
from tests.builders import TODAY, a_service

LEVELS = {"money": "orange", "stress": "red", "housing": "green"}


def complete(**changes: Any) -> ReferralDraft:
    fields: dict[str, Any] = {
        "organization": "JGZ Voorbeeld",
        "subjects": frozenset({"money"}),
        "consent_form": ConsentForm.SPOKEN,
        "question": "Wilt u bellen?",
    }
    return ReferralDraft(**(fields | changes))


def test_a_complete_draft_may_leave() -> None:
    assert problems_of(complete(), TODAY) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organization", " "),
        ("consent_form", None),
        ("given_by", ""),
        ("subjects", frozenset()),
        ("question", ""),
        ("valid_until", "20-11-2026"),
        ("valid_until", "morgen"),
        ("organization", "x" * 5000),
        ("attention_of", "x" * 5000),
        ("purpose", "x" * 5000),
        ("interpreter", "x" * 5000),
        ("contact", "x" * 50000),
        ("question", "x" * 50000),
        ("reason", "x" * 50000),
        ("assessment", "x" * 50000),
    ],
)
def test_what_misses_or_is_wrong_is_said_at_its_field(name: str, value: Any) -> None:
    problems = problems_of(complete(**{name: value}), TODAY)

    assert list(problems) == [name]
    assert problems[name]


def test_a_consent_that_ends_today_still_holds() -> None:
    assert problems_of(complete(valid_until="21-11-2026"), TODAY) == {}


def test_a_draft_begins_with_all_that_was_spoken_of_but_safety() -> None:
    draft = suggested_draft(
        RecipientKind.YOUTH_HEALTH, ("money", "housing", "safety"), LEVELS | {"safety": "red"}
    )

    assert draft.subjects == {"money", "housing"}
    assert draft.purpose == "prenataal huisbezoek"
    assert "huisbezoek" in draft.question
    assert draft.urgency is Urgency.WITHIN_2_WEEKS
    assert draft.includes_bsn
    assert draft.consent_form is None


@pytest.mark.parametrize("kind", RecipientKind)
def test_every_recipient_is_asked_something(kind: RecipientKind) -> None:
    assert suggestion_for(kind).question.endswith("?")


def test_the_home_visit_is_asked_for_in_its_own_words() -> None:
    service = a_service(id="prenataal-huisbezoek", name="Prenataal huisbezoek door de JGZ")

    kind = RecipientKind.YOUTH_HEALTH
    assert suggestion_for(kind, service) == suggestion_for(kind)


def test_another_service_is_asked_for_by_name() -> None:
    suggestion = suggestion_for(RecipientKind.DEBT_HELP, a_service(name="Geldfit"))

    assert suggestion.purpose == "Geldfit"
    assert "Geldfit" in suggestion.question


@pytest.mark.parametrize(
    ("subjects", "urgency"),
    [
        ((), Urgency.ROUTINE),
        (("housing",), Urgency.ROUTINE),
        (("housing", "money"), Urgency.WITHIN_2_WEEKS),
        (("money", "stress"), Urgency.TODAY),
        (("strengths",), Urgency.ROUTINE),
    ],
)
def test_the_heaviest_shared_subject_decides_how_soon(
    subjects: tuple[str, ...], urgency: Urgency
) -> None:
    assert urgency_for(LEVELS, subjects) is urgency


def test_more_or_fewer_subjects_change_the_urgency_until_it_is_set_by_hand() -> None:
    draft = complete(urgency=Urgency.WITHIN_2_WEEKS)

    more = with_subject(draft, "stress", LEVELS, is_shared=True)
    fewer = with_subject(more, "money", LEVELS, is_shared=False)
    by_hand = complete(urgency=Urgency.ROUTINE)

    assert more.urgency is Urgency.TODAY
    assert fewer.subjects == {"stress"}
    assert with_subject(by_hand, "stress", LEVELS, is_shared=True).urgency is Urgency.ROUTINE


def test_another_recipient_needs_a_consent_of_its_own() -> None:
    before = suggestion_for(RecipientKind.YOUTH_HEALTH)
    draft = complete(
        purpose=before.purpose,
        question=before.question,
        subjects=frozenset({"money", "safety"}),
        includes_not_for_home=True,
        includes_bsn=True,
    )

    other = readdressed(draft, RecipientKind.DEBT_HELP, before)

    assert other.consent_form is None
    assert other.subjects == {"money"}
    assert not other.includes_not_for_home
    assert not other.includes_bsn
    assert other.question == suggestion_for(RecipientKind.DEBT_HELP).question
    assert other.purpose == suggestion_for(RecipientKind.DEBT_HELP).purpose


def test_what_was_typed_by_hand_stays_for_another_recipient() -> None:
    draft = complete(question="Kent u dit gezin?", purpose="overleg")

    other = readdressed(draft, RecipientKind.HOSPITAL, suggestion_for(RecipientKind.YOUTH_HEALTH))

    assert (other.question, other.purpose) == ("Kent u dit gezin?", "overleg")
    assert other.includes_bsn
