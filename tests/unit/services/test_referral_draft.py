"""A letter before it leaves: what it begins with, and what still misses."""

from dataclasses import replace
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
from tests.builders import TODAY, a_consent, a_service

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


AGREED = a_consent(recipient="JGZ", recipient_kind="jgz", valid_until=TODAY, interpreter="tolk 12")


def test_a_recorded_consent_fills_in_the_draft_and_adds_no_subject() -> None:
    draft = ReferralDraft(subjects=frozenset({"money", "housing"}), includes_not_for_home=True)

    resting = draft.resting_on(AGREED)

    assert (resting.organization, resting.interpreter) == ("JGZ", "tolk 12")
    assert resting.consent_form is AGREED.form
    assert resting.valid_until == "21-11-2026"
    assert resting.subjects == {"money"}
    assert not resting.includes_not_for_home
    assert problems_of(replace(resting, question="Wilt u bellen?"), TODAY) == {}


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"subjects": frozenset({"money", "safety"})}, "subjects", "veiligheid"),
        ({"includes_not_for_home": True}, "subjects", "niet voor thuis"),
        ({"rests_on": replace(AGREED, withdrawn_on=TODAY)}, "consent_form", "ingetrokken"),
        ({"question": ""}, "question", "Schrijf in één zin"),
    ],
)
def test_nothing_more_leaves_than_she_agreed_to_before(
    changes: dict[str, Any], name: str, words: str
) -> None:
    resting = replace(complete().resting_on(AGREED), **changes)

    assert words in problems_of(resting, TODAY)[name]


@pytest.mark.parametrize(
    ("changes", "is_kept", "form"),
    [
        ({"question": "Wilt u bellen?"}, True, AGREED.form),
        ({"organization": " jgz "}, True, AGREED.form),
        ({"organization": "JGZ Elders"}, False, None),
        ({"consent_form": ConsentForm.WRITTEN}, False, ConsentForm.WRITTEN),
        ({"given_by": "moeder"}, False, AGREED.form),
        ({"recipient_kind": RecipientKind.HOSPITAL}, False, None),
    ],
)
def test_a_change_that_contradicts_the_recorded_consent_lets_it_go(
    changes: dict[str, Any], is_kept: bool, form: ConsentForm | None
) -> None:
    before = complete().resting_on(AGREED)

    after = replace(before, **changes).after(before)

    assert (after.rests_on is not None) is is_kept
    assert after.consent_form is form


def test_a_consent_can_be_asked_anew() -> None:
    anew = complete().resting_on(AGREED).asked_anew()

    assert (anew.rests_on, anew.consent_form) == (None, None)


def test_what_was_offered_in_own_words_is_asked_for_by_those() -> None:
    draft = suggested_draft(RecipientKind.OTHER, ("money",), LEVELS, None, "Taalles")

    assert draft.purpose == "Taalles"
    assert "Taalles" in draft.question
