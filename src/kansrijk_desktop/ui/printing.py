"""Where a letter leaves the program: a file of the user's choice, or a printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from kansrijk_desktop.documents.preview import page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.file_dialogs import forget_dialog

PRINT_DPI = 300
JOB_NAME = "Brief"
"""Neutral: it shows in the print queue of the whole practice."""

ChoosesPath = Callable[[QWidget, str], Path | None]
ChoosesPrinter = Callable[[QWidget], QPrinter | None]


def choose_path(parent: QWidget, suggested_name: str) -> Path | None:
    """Ask where to save, and leave no trace of the answer."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Brief bewaren"), str(Path(folder) / suggested_name), "PDF (*.pdf)"
    )
    forget_dialog()
    return Path(chosen).with_suffix(".pdf") if chosen else None


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None when the user does not want to print after all."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Afdrukken"))
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_letter(letter: bytes, printer: QPrinter) -> None:
    """Print every page, filling the paper.

    Raises:
        ExpectedError: the printer does not answer; the letter is kept in the dossier.
    """
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_printed()
    for number, page in enumerate(page_images(letter, PRINT_DPI)):
        if number and not printer.newPage():
            painter.end()
            raise _not_printed()
        image = QImage(
            page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
        )
        painter.drawImage(painter.viewport(), image)
    painter.end()


def _not_printed() -> ExpectedError:
    return ExpectedError(
        _("De printer doet het niet. De brief staat in het dossier. Probeer het later opnieuw.")
    )
