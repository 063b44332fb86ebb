"""A letter that went out, with real widgets on a real encrypted file."""

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowDocument
from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter
from kansrijk_desktop.ui.screens.document.view import DocumentScreen
from tests.fakes import FailingTasks, InlineTasks
from tests.ui.household_states import family_screen
from tests.ui.letters.desk import (
    a_kept_letter,
    a_pdf_printer,
    advice_screen,
    kept_letter_screen,
    letter_screen,
)
from tests.ui.showing import press, show
from tests.unit.services.letters import kept_talk


def test_the_dossier_opens_a_letter_that_went_out(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    screen = family_screen(workspace, household_id, visited.append)
    show(qtbot, screen)

    (row,) = screen.reading_page.document_rows
    press(qtbot, row)

    assert visited == [ShowDocument(household_id, document_id)]
    assert "JGZ Voorbeeld" in row.accessibleName()


def test_a_kept_letter_leaves_again(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    screen = kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot)
    screen.choose_path = lambda _parent, _name: tmp_path / "brief.pdf"
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "papier.pdf")

    press(qtbot, screen.save_button)
    saved = screen.notice.text()
    press(qtbot, screen.print_button)

    assert "opgeslagen" in saved
    assert "printer" in screen.notice.text()
    assert (tmp_path / "brief.pdf").exists()
    assert (tmp_path / "papier.pdf").exists()
    assert len(workspace.dossiers.open(household_id).documents) == 3


def test_a_kept_letter_stays_when_it_is_called_off(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    screen = kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot)
    screen.choose_path = lambda _parent, _name: None
    screen.choose_printer = lambda _parent: None

    press(qtbot, screen.save_button)
    press(qtbot, screen.print_button)

    assert len(workspace.dossiers.open(household_id).documents) == 1


def test_a_kept_letter_that_cannot_be_read_is_said(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    presenter = DocumentPresenter(
        ShowDocument("x", "y"),
        workspace.referrals,
        (FailingTasks("Kan niet."), InlineTasks()),
        visited.append,
    )
    screen = DocumentScreen(presenter)
    show(qtbot, screen)

    assert screen.notice.text() == "Kan niet."
    assert not screen.save_button.isEnabled()


def test_everything_that_can_be_worked_has_a_name(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    letter = letter_screen(workspace, visited, qtbot)
    household_id, document_id = a_kept_letter(workspace)
    _, screening_id = kept_talk(workspace)
    screens = [
        letter,
        advice_screen(workspace, screening_id, visited, qtbot),
        kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot),
    ]

    nameless = [
        widget
        for screen in screens
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        for widget in screen.findChildren(kind)
        if not widget.accessibleName()
    ]

    assert not nameless
