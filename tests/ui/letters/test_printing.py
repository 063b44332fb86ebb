"""Where a letter leaves the program: a file, or a printer that writes to a file."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kansrijk_desktop.documents.preview import page_count
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.printing import choose_path, choose_printer, print_letter
from kansrijk_desktop.ui.routes import Route
from tests.ui.letters.desk import a_pdf_printer, fill_in, letter_screen
from tests.ui.showing import press


def test_a_letter_is_printed_on_the_whole_paper(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "papier.pdf")
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert page_count((tmp_path / "papier.pdf").read_bytes()) == len(screen.preview.pages)
    assert "printer" in screen.form.notice.text()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said_at_the_second_look(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "geen-map" / "papier.pdf")
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert "printer doet het niet" in screen.second_look.notice.text()
    with pytest.raises(ExpectedError):
        print_letter(b"", a_pdf_printer(tmp_path / "geen-map" / "papier.pdf"))


def test_paper_that_runs_out_is_said(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    class RunsOut(QPrinter):
        @override
        def newPage(self) -> bool:
            return False

    screen = letter_screen(workspace, visited, qtbot)
    printer = RunsOut()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    screen.choose_printer = lambda _parent: printer
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert "printer doet het niet" in screen.second_look.notice.text()


@pytest.mark.parametrize(
    ("answer", "path"),
    [("/tmp/brief", Path("/tmp/brief.pdf")), ("/tmp/b.pdf", Path("/tmp/b.pdf")), ("", None)],  # noqa: S108 - only names
)
def test_a_place_to_save_is_asked_with_a_neutral_name(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, answer: str, path: Path | None
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str, _filter: str) -> tuple[str, str]:
        asked.append(name)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    parent = QWidget()
    qtbot.addWidget(parent)

    assert choose_path(parent, "brief-K1.pdf") == path
    assert asked[0].endswith("brief-K1.pdf")


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_printer_is_asked_for_and_the_job_has_a_neutral_name(
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    is_accepted: bool,
) -> None:
    code = QPrintDialog.DialogCode.Accepted if is_accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: code)
    parent = QWidget()
    qtbot.addWidget(parent)

    printer = choose_printer(parent)

    assert (printer is not None) is is_accepted
    if printer is not None:
        assert printer.docName() == "Brief"
