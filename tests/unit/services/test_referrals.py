"""Letters from beginning to file, over a real encrypted database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import DiskFullError, MissingGlyphError
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.referral_draft import ReferralDraft
from kansrijk_desktop.services.workspace import Workspace
from tests.fakes import FixedClock
from tests.unit.services.letters import chosen, kept_talk
from tests.workspaces import a_workspace


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    with a_workspace(tmp_path, clock) as workspace:
        yield workspace


def filled_in(draft: ReferralDraft) -> ReferralDraft:
    return replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)


def test_a_letter_begins_with_what_was_said(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)

    basis, draft = workspace.referrals.begin(screening_id, None)

    assert basis.subjects == ("strengths", "money", "stress", "substances", "safety", "wishes")
    assert basis.levels["money"] == "orange"
    assert basis.levels["safety"] == "orange"
    assert not basis.has_marked_answers
    assert draft.recipient_kind is RecipientKind.YOUTH_HEALTH
    assert draft.urgency is Urgency.WITHIN_2_WEEKS
    assert "safety" not in draft.subjects


def test_safety_that_was_not_asked_is_no_subject(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace, chosen("V0", "V0-nee") | chosen("G1", "G1-net"))

    basis, _draft = workspace.referrals.begin(screening_id, None)

    assert basis.subjects == ("money",)


@pytest.mark.parametrize(
    ("answers", "is_marked"),
    [
        (chosen("M4", "M4-roken"), True),
        (chosen("V0", "V0-ja") | chosen("V1", "V1-nee"), False),
        (chosen("niet-pluis", "niet-pluis-ja"), False),
        (chosen("G1", "G1-net", is_not_for_home=True), True),
    ],
)
def test_marked_answers_are_offered_apart(
    workspace: Workspace, answers: dict[str, object], is_marked: bool
) -> None:
    _, screening_id = kept_talk(workspace, answers)  # type: ignore[arg-type]  # a table of records

    assert workspace.referrals.begin(screening_id, None)[0].has_marked_answers is is_marked


@pytest.mark.parametrize(
    ("service_id", "kind"),
    [
        ("schuldhulp-gemeente", RecipientKind.DEBT_HELP),
        ("prenataal-huisbezoek", RecipientKind.YOUTH_HEALTH),
        ("geld-consult", RecipientKind.YOUTH_HEALTH),
        ("bestaat-niet", RecipientKind.YOUTH_HEALTH),
    ],
)
def test_a_letter_to_a_service_goes_to_its_kind_of_recipient(
    workspace: Workspace, service_id: str, kind: RecipientKind
) -> None:
    _, screening_id = kept_talk(workspace)

    basis, draft = workspace.referrals.begin(screening_id, service_id)

    assert draft.recipient_kind is kind
    assert (basis.service is None) == (service_id == "bestaat-niet")


def test_the_letter_that_is_kept_is_the_letter_that_was_drawn(workspace: Workspace) -> None:
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)
    draft = filled_in(draft)

    letter = workspace.referrals.letter(basis, draft)
    document = workspace.referrals.keep(basis, draft, letter, Delivery.SAVED)

    assert "JGZ Voorbeeld" in page_texts(letter)[0]
    assert workspace.referrals.document(document.id).content == letter
    dossier = workspace.dossiers.open(household_id)
    (referral,) = dossier.referrals
    assert referral.recipient_name == "JGZ Voorbeeld"
    assert basis.reference == referral.reference
    assert [one.delivery for one in dossier.documents] == [Delivery.SAVED]


def test_a_further_letter_leaves_the_first_as_it_was(
    workspace: Workspace, clock: FixedClock
) -> None:
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)
    draft = filled_in(draft)
    workspace.referrals.keep(basis, draft, b"%PDF-1", Delivery.SAVED)
    clock.advance(timedelta(days=1))

    another = workspace.referrals.another(basis)
    other = replace(draft, organization="Huisarts Voorbeeld")
    workspace.referrals.keep(another, other, b"%PDF-2", Delivery.PRINTED)

    referrals = workspace.dossiers.open(household_id).referrals
    assert {one.recipient_name for one in referrals} == {"JGZ Voorbeeld", "Huisarts Voorbeeld"}
    assert another.reference != basis.reference
    assert another.facts.made_at > basis.facts.made_at


def test_a_kept_letter_leaves_again_as_it_was(workspace: Workspace, clock: FixedClock) -> None:
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)
    first = workspace.referrals.keep(basis, filled_in(draft), b"%PDF-1", Delivery.SAVED)
    clock.advance(timedelta(hours=1))

    workspace.referrals.keep_again(first.id, Delivery.PRINTED)

    documents = workspace.dossiers.open(household_id).documents
    assert {one.delivery for one in documents} == {Delivery.SAVED, Delivery.PRINTED}
    again = next(one for one in documents if one.id != first.id)
    assert workspace.referrals.document(again.id).content == b"%PDF-1"
    assert again.recipient == "JGZ Voorbeeld"


def test_a_reference_holds_the_day_and_no_name(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    with a_workspace(tmp_path, clock) as workspace:
        _, screening_id = kept_talk(workspace)

        basis, _draft = workspace.referrals.begin(screening_id, None)

    assert basis.reference.startswith("K261121-")
    assert len(basis.reference) == len("K261121-AB12")


def test_a_name_that_cannot_be_printed_is_said(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)

    with pytest.raises(MissingGlyphError):
        workspace.referrals.letter(basis, replace(filled_in(draft), organization="\U0001f600"))


def test_a_file_is_written_whole_or_refused_with_a_way_out(
    workspace: Workspace, tmp_path: Path
) -> None:
    good, blocked = tmp_path / "brief.pdf", tmp_path / "vol"
    blocked.write_bytes(b"no folder")

    workspace.referrals.write(good, b"%PDF")
    with pytest.raises(DiskFullError) as refused:
        workspace.referrals.write(blocked / "brief.pdf", b"%PDF")

    assert good.read_bytes() == b"%PDF"
    assert "staat in het dossier" in refused.value.message
