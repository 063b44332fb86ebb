"""What the screen of papers does, without a window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.papers.draft import StepDraft
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowHousehold
from kansrijk_desktop.ui.screens.documents.wording import agreed_words
from tests.builders import a_consent
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.unit.ui.screens.documents_desk import CONSENT_ID, DocumentsDesk
from tests.workspaces import a_workspace

Kind = DocumentKind


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def visited() -> list[Route]:
    return []


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> DocumentsDesk:
    return DocumentsDesk(workspace, visited)


def test_papers_can_be_chosen_once_the_dossier_is_read(
    workspace: Workspace, visited: list[Route]
) -> None:
    held = HeldTasks()
    desk = DocumentsDesk(workspace, visited, database=held)

    desk.presenter.choose(Kind.LOCAL_OFFERS)
    before = desk.state
    held.let_go()

    assert not before.is_loaded
    assert desk.state.is_loaded
    assert desk.state.kind is None


@pytest.mark.parametrize("kind", RULES)
def test_every_paper_can_be_begun(desk: DocumentsDesk, kind: DocumentKind) -> None:
    desk.choose(kind)

    assert desk.state.kind is kind
    refused = {Kind.MATERNITY_CARE_HANDOVER}
    assert bool(desk.state.pages) == (kind not in refused)
    assert bool(desk.state.problem_of_paper) == (kind in refused)


def test_without_consent_nothing_is_drawn(desk: DocumentsDesk) -> None:
    desk.choose(Kind.MATERNITY_CARE_HANDOVER)
    desk.presenter.record_consent()

    assert desk.state.recipients == ()
    assert desk.state.problem_of_paper.startswith("Voor deze ontvanger is geen toestemming")
    assert desk.consents_asked == 1


def test_only_subjects_she_agreed_to_can_be_chosen(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)

    assert desk.state.consent_id == CONSENT_ID
    assert desk.state.subjects == (
        "strengths",
        "money",
        "stress",
        "substances",
        "safety",
        "wishes",
    )
    assert desk.state.may_tell_marked
    assert "safety" not in desk.state.draft.subjects
    desk.choose(Kind.CASE_TALK_AGENDA)
    assert "safety" not in desk.state.subjects
    assert not desk.state.may_tell_marked


def test_a_change_is_drawn_and_closes_the_second_look(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    desk.presenter.look_again()
    looked = desk.state.second_look
    pages = desk.state.pages

    desk.change(reason="Zij slaapt slecht")

    assert looked is not None
    assert desk.state.second_look is None
    assert desk.state.pages != pages


def test_the_second_look_says_who_gets_what_and_who_can_read_it(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)

    desk.presenter.look_again()

    look = desk.state.second_look
    assert look is not None
    lines = dict(look.lines)
    assert lines["Aan"] == "JGZ Voorbeeld · JGZ"
    assert lines["Over"] == "Sanne Reuring"
    assert lines["Onderwerpen"] == "Kracht, Geld, Stress, Middelen, Wensen"
    assert lines["BSN"] == "staat op het document"
    assert "21 november 2026" in lines["Toestemming"]
    assert lines["Wie kan dit lezen?"].startswith("Wie daar bij het dossier kan")
    assert look.sensitive.startswith("Gevoelig: stress, middelen.")
    assert look.has_data


@pytest.mark.parametrize(
    ("kind", "to", "readers"),
    [
        (Kind.PARENTS_SHEET, "De ouders", "Iedereen die het thuis ziet liggen"),
        (Kind.LOCAL_OFFERS, "Iedereen die het wil hebben", "Iedereen. Het gaat over niemand."),
        (Kind.PARTNER_ACCESS, "Jesse Reuring", "Jesse Reuring, en iedereen"),
        (Kind.FULL_ACCESS, "Cliënt zelf", "Cliënt, en iedereen"),
        (Kind.CASE_TALK_AGENDA, "JGZ Voorbeeld · JGZ", "Iedereen aan tafel, ook de partner."),
    ],
)
def test_each_paper_says_who_can_read_it(
    desk: DocumentsDesk, kind: DocumentKind, to: str, readers: str
) -> None:
    desk.choose(kind, is_safe_to_keep=True, question="Hoe krijgen wij rust?")

    desk.presenter.look_again()

    assert desk.state.second_look is not None
    lines = dict(desk.state.second_look.lines)
    assert lines["Aan"] == to
    assert lines["Wie kan dit lezen?"].startswith(readers)


def test_her_own_paper_warns_when_everything_is_on_it(desk: DocumentsDesk) -> None:
    desk.choose(Kind.FULL_ACCESS, is_safe_to_keep=True)
    desk.presenter.look_again()
    safe = desk.state.second_look
    desk.change(is_safe_to_keep=False)
    desk.presenter.look_again()

    assert safe is not None
    assert "waar niemand anders het leest" in safe.sensitive
    assert desk.state.second_look is not None
    assert desk.state.second_look.sensitive == ""


def test_marked_answers_are_named_in_the_warning(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER, includes_not_for_home=True)

    desk.presenter.look_again()

    assert desk.state.second_look is not None
    assert "niet voor thuis" in desk.state.second_look.sensitive


def test_what_misses_is_told_before_the_second_look(desk: DocumentsDesk) -> None:
    desk.choose(Kind.FULL_ACCESS)

    desk.presenter.look_again()
    told = desk.state.problems
    desk.change(is_safe_to_keep=False)

    assert set(told) == {"is_safe_to_keep"}
    assert desk.state.problems == {}


def test_a_message_of_a_step_stays_until_that_step_changes(desk: DocumentsDesk) -> None:
    desk.choose(Kind.PARENTS_SHEET, steps=(StepDraft(), StepDraft(), StepDraft()))
    desk.presenter.look_again()
    told = dict(desk.state.problems)
    desk.presenter.change(desk.state.draft.with_step(1, StepDraft("Bellen")))
    kept = dict(desk.state.problems)
    desk.presenter.change(desk.state.draft.with_step(0, StepDraft("Sorteren")))

    assert set(told) == set(kept) == {"steps.0"}
    assert desk.state.problems == {}


def test_another_recipient_begins_with_what_she_agreed_to_there(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER, contact="Schoolstraat 4")

    desk.presenter.choose_recipient(CONSENT_ID)

    assert desk.state.draft.contact == ""
    assert desk.state.draft.organization == "JGZ Voorbeeld"


def test_known_details_are_taken_over_and_the_recipient_stays(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)

    desk.presenter.take_over(
        KnownContact("jgz", "Iemand anders", "telefoon 1", "", Freshness.CHECKED, "")
    )

    assert desk.state.draft.contact == "telefoon 1"
    assert desk.state.draft.organization == "JGZ Voorbeeld"


def test_only_the_last_draft_is_drawn_while_one_is_drawn(
    workspace: Workspace, visited: list[Route]
) -> None:
    held = HeldTasks()
    desk = DocumentsDesk(workspace, visited, background=held)
    held.let_go()
    desk.presenter.choose(Kind.YOUTH_HEALTH_HANDOVER)
    held.let_one_go()
    for letter in "abc":
        desk.change(reason=letter)
    desk.presenter.look_again()

    before = held.run_count
    held.let_go()

    assert held.run_count - before == 2
    assert desk.state.second_look is not None


def test_back_leads_to_the_choice_and_then_to_the_dossier(
    desk: DocumentsDesk, visited: list[Route]
) -> None:
    desk.choose(Kind.LOCAL_OFFERS)
    desk.presenter.back()
    chosen = desk.state
    desk.presenter.back()

    assert chosen.kind is None
    assert chosen.pages == ()
    assert visited == [ShowHousehold(desk.household_id)]


def test_an_earlier_paper_is_read_on_its_own_screen(
    desk: DocumentsDesk, visited: list[Route]
) -> None:
    desk.presenter.open_document("d")

    assert visited == [ShowDocument(desk.household_id, "d")]


def test_a_dossier_that_cannot_be_read_is_said(workspace: Workspace, visited: list[Route]) -> None:
    desk = DocumentsDesk(workspace, visited, database=FailingTasks("Het gaat niet."))

    assert desk.state.error == "Het gaat niet."
    assert not desk.state.is_loaded


def test_a_name_that_cannot_be_printed_is_said(desk: DocumentsDesk) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)

    desk.change(reason="\U0001f600")

    assert "kunnen niet worden afgedrukt" in desk.state.problem_of_paper
    assert desk.state.pages == ()


def test_nothing_is_shown_after_the_screen_is_gone(desk: DocumentsDesk) -> None:
    count = len(desk.shown)

    desk.presenter.detach()
    desk.table.detach()
    desk.presenter.choose(Kind.LOCAL_OFFERS)
    desk.table.begin()

    assert len(desk.shown) == count
    assert desk.tables == []


def test_what_is_typed_while_a_recipient_is_looked_up_is_kept(
    workspace: Workspace, visited: list[Route]
) -> None:
    held = HeldTasks()
    desk = DocumentsDesk(workspace, visited, background=held)
    held.let_go()
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    held.let_go()

    desk.presenter.choose_recipient(CONSENT_ID)
    desk.change(reason="Weinig slaap", includes_bsn=False)
    held.let_go()

    assert desk.state.draft.reason == "Weinig slaap"
    assert desk.state.draft.organization == "JGZ Voorbeeld"


def test_a_recipient_that_is_found_after_she_left_changes_nothing(
    workspace: Workspace, visited: list[Route]
) -> None:
    held = HeldTasks()
    desk = DocumentsDesk(workspace, visited, background=held)
    held.let_go()
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    held.let_go()

    desk.presenter.choose_recipient(CONSENT_ID)
    desk.presenter.back()
    held.let_go()

    assert desk.state.kind is None
    assert desk.state.draft.organization == ""


def test_a_child_without_a_name_can_be_picked_as_well(
    workspace: Workspace, visited: list[Route]
) -> None:
    desk = DocumentsDesk(workspace, visited)
    dossier = workspace.dossiers.open(desk.household_id)
    nameless = [replace(one, name="") for one in dossier.related_persons]
    workspace.kept.patients.save_dossier(replace(dossier, related_persons=tuple(nameless)))
    desk.open(InlineTasks(), InlineTasks())

    desk.choose(Kind.CHILD_PART)

    assert {one.text for one in desk.state.children} == {"Kind"}


def test_what_she_agreed_to_names_the_last_subject_as_it_may_stand_on_a_screen() -> None:
    words = agreed_words(a_consent(domains=("money", "safety")))

    assert words.startswith("geld, en verder · mondeling")
