"""What a paper begins with, and what still misses."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.papers.draft import (
    MOST_STEP_LENGTH,
    PaperDraft,
    StepDraft,
    problems_of,
)
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.papers.suggestions import agreed_recipients, suggested_draft
from kansrijk_desktop.services.shared_dossier import askable_in
from tests.builders import TODAY, a_partner
from tests.unit.services.letters import chosen
from tests.unit.services.paper_families import (
    CHILD_ID,
    a_child,
    a_conversation,
    a_family,
    an_id,
    everything_family,
    full_consent,
)

Kind = DocumentKind


def test_a_handover_begins_with_whom_she_last_agreed_to() -> None:
    older = full_consent(id=an_id(1), recipient="Oud", given_on=TODAY - timedelta(days=9))
    for_others = full_consent(id=an_id(2), recipient="Kraamzorg", recipient_kind="kraamzorg")
    over = full_consent(id=an_id(3), recipient="Over", withdrawn_on=TODAY)
    known = everything_family(consents=(older, for_others, over, full_consent()))

    draft = suggested_draft(Kind.YOUTH_HEALTH_HANDOVER, known, askable_in(known))

    assert draft.organization == "JGZ Voorbeeld"
    assert [one.recipient for one in agreed_recipients(known, draft.kind)] == [
        "JGZ Voorbeeld",
        "Oud",
    ]
    assert draft.includes_bsn


def test_safety_is_never_chosen_beforehand() -> None:
    agreed = full_consent(domains=("money", "safety"), includes_not_for_home=True)
    known = everything_family(consents=(agreed,))

    draft = suggested_draft(Kind.YOUTH_HEALTH_HANDOVER, known, askable_in(known))

    assert draft.subjects == {"money"}
    assert not draft.includes_not_for_home


def test_a_paper_the_parents_read_never_has_the_bsn() -> None:
    known = everything_family()

    draft = suggested_draft(Kind.CHILD_PART, known, askable_in(known))

    assert not draft.includes_bsn
    assert draft.child_id == CHILD_ID


def test_a_request_is_as_urgent_as_what_it_tells() -> None:
    known = everything_family()

    request = suggested_draft(Kind.HOME_VISIT_REQUEST, known, askable_in(known))
    handover = suggested_draft(Kind.YOUTH_HEALTH_HANDOVER, known, askable_in(known))

    assert request.urgency is Urgency.WITHIN_2_WEEKS
    assert handover.urgency is Urgency.ROUTINE


def test_the_agenda_begins_with_the_subjects_that_need_time() -> None:
    known = everything_family()

    agenda = suggested_draft(Kind.CASE_TALK_AGENDA, known, askable_in(known))
    handover = suggested_draft(Kind.YOUTH_HEALTH_HANDOVER, known, askable_in(known))

    assert handover.subjects - agenda.subjects == {"substances"}
    assert {"money", "stress"} <= agenda.subjects


def test_the_agenda_has_every_subject_where_none_stands_out() -> None:
    calm = chosen("W1", "W1-vast") | chosen("W2", "W2-geen") | chosen("M1", "M1-nee")
    known = a_family([a_conversation(calm)])

    agenda = suggested_draft(Kind.CASE_TALK_AGENDA, known, askable_in(known))

    assert agenda.subjects == {"housing", "substances"}


def test_an_older_consent_without_a_kind_fits_any_paper() -> None:
    consent = full_consent(recipient_kind="")
    known = everything_family(consents=(consent,))

    draft = suggested_draft(Kind.MATERNITY_CARE_HANDOVER, known, ())

    assert draft.recipient_kind is RecipientKind.MATERNITY_CARE
    assert draft.organization == "JGZ Voorbeeld"


def test_the_partner_who_was_spoken_with_is_chosen() -> None:
    other = a_partner(id="p2", name="Een ander")
    known = everything_family(related_persons=(other, a_partner(), a_child()))
    silent = everything_family(related_persons=(other,))
    alone = everything_family(related_persons=())

    assert suggested_draft(Kind.PARTNER_ACCESS, known, ()).partner_id == a_partner().id
    assert suggested_draft(Kind.PARTNER_ACCESS, silent, ()).partner_id == "p2"
    assert suggested_draft(Kind.PARTNER_ACCESS, alone, ()).partner_id == ""


def test_without_a_birth_the_youngest_child_is_chosen() -> None:
    older = a_child(id="o", birth_date=TODAY - timedelta(days=2000))
    younger = a_child(id="y", birth_date=TODAY - timedelta(days=900))
    friend = a_child(id="f", relationship=Relationship.OTHER)
    known = everything_family(related_persons=(older, younger, friend), births=())
    none = everything_family(related_persons=(friend,), births=())

    assert suggested_draft(Kind.CHILD_PART, known, ()).child_id == "y"
    assert suggested_draft(Kind.CHILD_PART, none, ()).child_id == ""


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (Kind.YOUTH_HEALTH_HANDOVER, {"organization", "question"}),
        (Kind.CASE_TALK_AGENDA, {"organization", "question"}),
        (Kind.FEEDBACK_SLIP, {"organization"}),
        (Kind.CHILD_PART, {"organization", "child_id"}),
        (Kind.PARENTS_SHEET, {"steps.0"}),
        (Kind.LOCAL_OFFERS, set()),
        (Kind.PARTNER_ACCESS, {"partner_id"}),
        (Kind.FULL_ACCESS, {"is_safe_to_keep"}),
    ],
)
def test_what_still_misses_is_told_per_field(kind: DocumentKind, missing: set[str]) -> None:
    assert set(problems_of(PaperDraft(kind=kind), TODAY)) == missing


def test_what_cannot_be_read_or_is_too_long_is_told_at_its_field() -> None:
    draft = replace(
        PaperDraft(kind=Kind.PARENTS_SHEET),
        steps=(StepDraft("x" * (MOST_STEP_LENGTH + 1)), StepDraft("", "y" * 500), StepDraft("z")),
        received_on="31-2-2026",
        meeting="m" * 300,
        agreed="a" * 30_000,
    )

    problems = problems_of(draft, TODAY)

    assert set(problems) == {"steps.0", "steps.1", "received_on", "meeting", "agreed"}
    assert "160 tekens" in problems["steps.0"]


def test_a_step_is_changed_by_its_place() -> None:
    draft = PaperDraft().with_step(1, StepDraft("Bellen"))

    assert [step.what for step in draft.steps] == ["", "Bellen", ""]
    assert draft.full_steps == (StepDraft("Bellen"),)


def test_the_rules_of_papers_hold_together() -> None:
    for kind, rule in RULES.items():
        assert rule.needs_consent == bool(rule.recipient_kinds), kind
        if rule.may_tell_safety:
            assert rule.may_tell_marked, kind
