"""What the page for tables does, without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.documents.table_presenter import FOR_OURSELVES, FOR_RESPONDENT
from tests.fakes import HeldTasks
from tests.unit.services.test_dossiers import REURING
from tests.unit.ui.screens.documents_desk import DocumentsDesk
from tests.workspaces import a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(workspace: Workspace) -> DocumentsDesk:
    desk = DocumentsDesk(workspace, [])
    desk.table.begin()
    return desk


def test_the_latest_conversation_is_chosen_and_for_whom_is_asked(desk: DocumentsDesk) -> None:
    desk.table.look_again()

    assert desk.tables[-1].screening_id == desk.screening_id
    assert desk.tables[-1].problem == "Kies voor wie de tabel is."
    assert desk.tables[-1].second_look is None


def test_for_herself_it_is_asked_whether_she_can_keep_it(desk: DocumentsDesk) -> None:
    desk.table.choose_audience(FOR_RESPONDENT)
    desk.table.look_again()
    asked = desk.tables[-1].problem
    desk.table.keep_safe(is_safe=True)
    desk.table.look_again()

    assert asked == "Vraag haar of zij dit veilig kan bewaren, en kies."
    look = desk.tables[-1].second_look
    assert look is not None
    assert dict(look.lines)["Voor"] == "Cliënt"
    assert look.sensitive == "In deze tabel staat ook wat niet voor thuis is."


def test_a_table_is_written_after_the_second_look_only(desk: DocumentsDesk, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    desk.table.choose_audience(FOR_OURSELVES)
    desk.table.save_to(path)
    too_soon = path.exists()
    desk.table.look_again()
    desk.table.save_to(path)

    assert not too_soon
    text = path.read_bytes().decode("utf-8-sig")
    assert "G1;" in text
    assert "\nV1;" not in text
    assert desk.tables[-1].delivered.startswith("De tabel is opgeslagen.")
    assert desk.documents() == ()


def test_safety_is_added_by_hand(desk: DocumentsDesk, tmp_path: Path) -> None:
    desk.table.choose_audience(FOR_OURSELVES)
    desk.table.tell_safety(is_told=True)
    desk.table.look_again()

    desk.table.save_to(tmp_path / "tabel.csv")

    assert "\nV1;" in (tmp_path / "tabel.csv").read_text("utf-8-sig")


def test_a_file_that_cannot_be_written_is_said(desk: DocumentsDesk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    desk.table.choose_audience(FOR_OURSELVES)
    desk.table.look_again()

    desk.table.save_to(tmp_path / "file" / "tabel.csv")

    assert desk.tables[-1].error.startswith("Het bestand kon daar niet")


def test_looking_away_leaves_the_choices_as_they_were(desk: DocumentsDesk) -> None:
    desk.table.choose_audience(FOR_OURSELVES)
    desk.table.look_again()

    desk.table.look_away()

    assert desk.tables[-1].second_look is None
    assert desk.tables[-1].audience == FOR_OURSELVES


def test_before_the_dossier_is_read_there_is_nothing_to_choose(workspace: Workspace) -> None:
    desk = DocumentsDesk(workspace, [], database=HeldTasks())

    desk.table.begin()
    desk.table.choose("x")

    assert desk.tables == []


def test_without_a_conversation_that_is_said(workspace: Workspace) -> None:
    desk = DocumentsDesk(workspace, [])
    household_id = workspace.dossiers.save(REURING)
    other = workspace.papers.read(household_id)
    desk.presenter.read = other

    desk.table.begin()
    desk.table.look_again()

    assert desk.tables[-1].problem == "Er is nog geen afgerond gesprek."
