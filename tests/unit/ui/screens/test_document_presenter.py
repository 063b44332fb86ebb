"""A letter that went out, without Qt."""

from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowHousehold
from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter, DocumentState
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.unit.services.letters import kept_talk


class Desk:
    """A presenter with what it showed."""

    def __init__(
        self, workspace: Workspace, visited: list[Route], database: InlineTasks | None = None
    ) -> None:
        self.workspace = workspace
        self.household_id, screening_id = kept_talk(workspace)
        basis, draft = workspace.referrals.begin(screening_id, None)
        draft = replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
        self.letter = workspace.referrals.letter(basis, draft)
        kept = workspace.referrals.keep(basis, draft, self.letter, Delivery.SAVED)
        self.presenter = DocumentPresenter(
            ShowDocument(self.household_id, kept.id),
            workspace.referrals,
            (database or InlineTasks(), InlineTasks()),
            visited.append,
        )
        self.shown: list[DocumentState] = []
        self.presenter.attach(self.shown.append)

    @property
    def state(self) -> DocumentState:
        return self.shown[-1]

    def deliveries(self) -> list[Delivery]:
        dossier = self.workspace.dossiers.open(self.household_id)
        return sorted(document.delivery for document in dossier.documents)


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> Desk:
    return Desk(workspace, visited)


def test_a_letter_is_read_as_it_went_out(desk: Desk) -> None:
    assert desk.state.recipient == "JGZ Voorbeeld"
    assert desk.state.day == "21 november 2026"
    assert len(desk.state.pages) >= 2
    assert desk.state.file_name == "brief-261121.pdf"


def test_saving_again_writes_the_same_bytes_and_is_recorded(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert (tmp_path / "brief.pdf").read_bytes() == desk.letter
    assert desk.deliveries() == [Delivery.SAVED, Delivery.SAVED]
    assert "opgeslagen" in desk.state.delivered


def test_printing_again_is_recorded_before_it_is_printed(desk: Desk) -> None:
    when_printed: list[Delivery] = []

    desk.presenter.print(lambda _letter: when_printed.extend(desk.deliveries()))

    assert when_printed == sorted([Delivery.PRINTED, Delivery.SAVED])
    assert "printer" in desk.state.delivered


def test_a_printer_that_fails_is_said(desk: Desk) -> None:
    def fail(_letter: bytes) -> None:
        raise ExpectedError("De printer doet het niet.")

    desk.presenter.print(fail)

    assert desk.state.error == "De printer doet het niet."
    assert not desk.state.is_leaving


def test_pressing_twice_lets_it_leave_once(
    workspace: Workspace, visited: list[Route], tmp_path: Path
) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, visited, tasks)
    desk.presenter.save_to(tmp_path / "te-vroeg.pdf")
    tasks.let_go()

    desk.presenter.save_to(tmp_path / "een.pdf")
    desk.presenter.save_to(tmp_path / "twee.pdf")
    tasks.let_go()

    assert [path.name for path in tmp_path.glob("*.pdf")] == ["een.pdf"]


def test_a_letter_that_cannot_be_read_is_said(workspace: Workspace, visited: list[Route]) -> None:
    desk = Desk(workspace, visited, FailingTasks("Kan niet."))

    assert desk.state.error == "Kan niet."
    assert not desk.state.is_loaded


def test_back_goes_to_the_dossier(desk: Desk, visited: list[Route], tmp_path: Path) -> None:
    desk.presenter.back()
    desk.presenter.detach()
    before = len(desk.shown)
    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert visited == [ShowHousehold(desk.household_id)]
    assert len(desk.shown) == before
