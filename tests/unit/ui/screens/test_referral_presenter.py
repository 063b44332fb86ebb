"""A letter from first choice to paper, without Qt."""

from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowAdvice
from kansrijk_desktop.ui.screens.referral.presenter import ReferralState
from tests.fakes import FailingTasks, HeldTasks
from tests.unit.ui.screens.referral_desk import Desk


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> Desk:
    return Desk(workspace, visited)


def test_the_real_letter_is_there_from_the_start(desk: Desk) -> None:
    assert desk.state.is_loaded
    assert len(desk.state.pages) >= 2
    assert desk.state.has_marked_answers
    assert desk.state.may_have_bsn
    assert desk.state.file_name.startswith("brief-K")
    assert "Reuring" not in desk.state.file_name


def test_organisation_and_consent_suffice_for_a_letter(desk: Desk) -> None:
    desk.fill_in()

    desk.presenter.look_again()

    look = desk.state.second_look
    assert look is not None
    assert (look.organization, look.client) == ("JGZ Voorbeeld", "Sanne Reuring")
    assert look.purpose == "prenataal huisbezoek"
    assert look.sensitive == ("stress", "substances")
    assert look.tells_bsn
    assert not look.tells_marked


def test_a_second_look_names_safety_and_what_is_not_for_home(desk: Desk) -> None:
    desk.fill_in()
    desk.presenter.share("safety", is_shared=True)
    desk.presenter.change(replace(desk.state.draft, includes_not_for_home=True))

    desk.presenter.look_again()

    assert desk.state.second_look is not None
    assert "safety" in desk.state.second_look.sensitive
    assert desk.state.second_look.tells_marked


def test_what_misses_is_shown_and_goes_when_it_is_filled_in(desk: Desk) -> None:
    desk.presenter.look_again()
    before = dict(desk.state.problems)

    desk.presenter.change(replace(desk.state.draft, organization="JGZ Voorbeeld"))

    assert set(before) == {"organization", "consent_form"}
    assert set(desk.state.problems) == {"consent_form"}
    assert desk.state.second_look is None


def test_nothing_leaves_without_a_second_look(desk: Desk, tmp_path: Path) -> None:
    desk.fill_in()

    desk.presenter.save_to(tmp_path / "brief.pdf")
    desk.presenter.print(lambda _letter: pytest.fail("it was printed"))

    assert not (tmp_path / "brief.pdf").exists()
    assert desk.documents() == []


def test_a_change_after_the_second_look_asks_for_another(desk: Desk, tmp_path: Path) -> None:
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.change(replace(desk.state.draft, organization="Iemand anders"))
    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert desk.state.second_look is None
    assert not (tmp_path / "brief.pdf").exists()


def test_looking_away_shows_the_form_again(desk: Desk) -> None:
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.look_away()

    assert desk.state.second_look is None


def test_a_saved_letter_is_kept_and_written(desk: Desk, tmp_path: Path) -> None:
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert "JGZ Voorbeeld" in page_texts((tmp_path / "brief.pdf").read_bytes())[0]
    assert desk.documents() == [Delivery.SAVED]
    assert desk.state.delivered.startswith("De brief is opgeslagen als PDF")
    assert desk.state.second_look is None
    assert not desk.state.is_leaving


def test_a_printed_letter_is_kept_before_it_is_printed(desk: Desk) -> None:
    desk.fill_in()
    desk.presenter.look_again()
    kept_when_printed: list[Delivery] = []

    desk.presenter.print(lambda _letter: kept_when_printed.extend(desk.documents()))

    assert kept_when_printed == [Delivery.PRINTED]
    assert "printer" in desk.state.delivered


def test_a_printer_that_fails_is_said_and_the_letter_stays_in_the_dossier(desk: Desk) -> None:
    desk.fill_in()
    desk.presenter.look_again()

    def out_of_paper(_letter: bytes) -> None:
        raise ExpectedError("De printer doet het niet.")

    desk.presenter.print(out_of_paper)

    assert desk.state.error == "De printer doet het niet."
    assert desk.state.delivered == ""
    assert desk.state.second_look is not None
    assert desk.documents() == [Delivery.PRINTED]


def test_a_file_that_cannot_be_written_is_said_and_can_be_tried_again(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "vol").write_bytes(b"no folder")
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "vol" / "brief.pdf")
    failed = desk.state
    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert "staat in het dossier" in failed.error
    assert not failed.is_leaving
    assert (tmp_path / "brief.pdf").exists()


def test_when_the_dossier_cannot_keep_it_nothing_leaves(
    workspace: Workspace, visited: list[Route], tmp_path: Path
) -> None:
    desk = Desk(workspace, visited, database=FailingTasks("De schijf is vol.", after=1))
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert desk.state.error == "De schijf is vol."
    assert not (tmp_path / "brief.pdf").exists()


def test_while_it_leaves_nothing_can_be_changed_or_pressed_twice(
    workspace: Workspace, visited: list[Route], tmp_path: Path
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, database=tasks)
    tasks.let_go()
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "brief.pdf")
    desk.presenter.save_to(tmp_path / "nog-een.pdf")
    desk.presenter.change(replace(desk.state.draft, organization="Iemand anders"))
    desk.presenter.look_away()
    is_leaving = desk.state.is_leaving
    tasks.let_go()

    assert is_leaving
    assert desk.state.draft.organization == "JGZ Voorbeeld"
    assert "JGZ Voorbeeld" in page_texts((tmp_path / "brief.pdf").read_bytes())[0]
    assert not (tmp_path / "nog-een.pdf").exists()


def test_a_letter_changed_after_it_left_is_another_letter(desk: Desk, tmp_path: Path) -> None:
    desk.fill_in()
    desk.presenter.look_again()
    desk.presenter.save_to(tmp_path / "een.pdf")
    first = desk.state.file_name

    desk.presenter.change(replace(desk.state.draft, organization="Huisarts Voorbeeld"))
    desk.presenter.look_again()
    desk.presenter.save_to(tmp_path / "twee.pdf")

    referrals = desk.workspace.dossiers.open(desk.household_id).referrals
    assert {one.recipient_name for one in referrals} == {"JGZ Voorbeeld", "Huisarts Voorbeeld"}
    assert desk.state.file_name != first
    assert desk.state.file_name[6:-4] in page_texts((tmp_path / "twee.pdf").read_bytes())[0]


def test_the_same_letter_saved_and_printed_is_one_referral(desk: Desk, tmp_path: Path) -> None:
    desk.fill_in()
    desk.presenter.look_again()
    desk.presenter.save_to(tmp_path / "een.pdf")

    desk.presenter.look_again()
    desk.presenter.print(lambda _letter: None)

    assert len(desk.workspace.dossiers.open(desk.household_id).referrals) == 1
    assert sorted(desk.documents()) == sorted([Delivery.SAVED, Delivery.PRINTED])


def test_only_the_last_of_many_changes_is_drawn(workspace: Workspace, visited: list[Route]) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, background=tasks)
    for name in ("J", "JG", "JGZ"):
        desk.presenter.change(replace(desk.state.draft, organization=name))

    tasks.let_go()

    assert tasks.run_count == 2
    assert not desk.state.is_rendering


def test_a_second_look_waits_for_the_last_drawing(
    workspace: Workspace, visited: list[Route]
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, background=tasks)
    desk.fill_in()

    desk.presenter.look_again()
    waiting = desk.state.second_look
    tasks.let_go()

    assert waiting is None
    assert desk.state.second_look is not None


def test_a_change_while_the_second_look_waits_calls_it_off(
    workspace: Workspace, visited: list[Route]
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, background=tasks)
    desk.fill_in()
    desk.presenter.look_again()

    desk.presenter.change(replace(desk.state.draft, question="Anders?"))
    tasks.let_go()

    assert desk.state.second_look is None


def test_a_letter_that_cannot_be_printed_says_why_and_cannot_leave(desk: Desk) -> None:
    desk.fill_in()
    good = desk.state.draft
    desk.presenter.change(replace(good, organization="JGZ \U0001f600"))
    problem = desk.state.problem_of_letter
    desk.presenter.look_again()
    blocked = desk.state.second_look

    desk.presenter.change(good)

    assert problem
    assert blocked is None
    assert desk.state.problem_of_letter == ""


def test_a_change_during_a_drawing_that_fails_is_drawn_next(
    workspace: Workspace, visited: list[Route]
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, background=tasks)
    tasks.let_go()
    desk.presenter.change(replace(desk.state.draft, organization="\U0001f600"))
    desk.presenter.change(replace(desk.state.draft, organization="JGZ"))

    tasks.let_go()

    assert desk.state.problem_of_letter == ""


def test_another_recipient_gets_another_question_and_no_consent_yet(desk: Desk) -> None:
    desk.fill_in()

    desk.presenter.choose_recipient(RecipientKind.DEBT_HELP)
    desk.presenter.choose_recipient(RecipientKind.CHILD_CARE)

    assert desk.state.draft.consent_form is None
    assert "kinderopvang" in desk.state.draft.purpose
    assert not desk.state.may_have_bsn


def test_a_heavier_subject_makes_it_more_urgent(desk: Desk) -> None:
    before = desk.state.draft.urgency

    for subject in ("money", "substances"):
        desk.presenter.share(subject, is_shared=False)

    assert before is Urgency.WITHIN_2_WEEKS
    assert desk.state.draft.urgency is not Urgency.TODAY
    assert "money" not in desk.state.draft.subjects


def test_a_letter_to_a_service_asks_for_that_service(
    workspace: Workspace, visited: list[Route]
) -> None:
    desk = Desk(workspace, visited, service_id="schuldhulp-gemeente")

    assert desk.state.draft.recipient_kind is RecipientKind.DEBT_HELP
    assert "Schuldhulpverlening" in desk.state.draft.purpose


def test_before_it_is_read_nothing_can_be_typed_or_looked_at(
    workspace: Workspace, visited: list[Route]
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, database=tasks)

    desk.presenter.change(replace(ReferralState().draft, organization="x"))
    desk.presenter.share("money", is_shared=True)

    assert desk.state.draft == ReferralState().draft


def test_a_conversation_that_cannot_be_read_is_said(
    workspace: Workspace, visited: list[Route]
) -> None:
    desk = Desk(workspace, visited, database=FailingTasks("Kan niet worden gelezen."))

    assert desk.state.error == "Kan niet worden gelezen."


def test_leaving_goes_back_to_what_now(desk: Desk, visited: list[Route]) -> None:
    desk.presenter.leave()
    desk.presenter.detach()
    before = len(desk.shown)
    desk.presenter.look_away()

    assert visited == [ShowAdvice(desk.screening_id)]
    assert len(desk.shown) == before
