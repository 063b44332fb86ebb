"""Meet a bug calmly: log where it was, say what is safe, and let the user go on.

The first paint waits for this module: what only a bug needs is imported then.
"""

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

import kansrijk_desktop
from kansrijk_desktop.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_LOGGER: Final = logging.getLogger(__name__)


def crash_report(error: BaseException) -> str:
    """Return what a maintainer needs: kinds of errors and places in the code, never a value."""
    import platform

    python = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    lines = [f"kansrijk_desktop {kansrijk_desktop.__version__}, {python}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [
            f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(cause.__traceback__)
        ]
        cause = cause.__cause__
    return "\n".join(lines)


class CrashHandler(QObject):
    """Takes the place of `sys.excepthook`, where exceptions in slots arrive.

    Signals:
        quit_requested: the user wants to close the program after the bug.

    Attributes:
        dialog: the message that is shown now, None without one.
    """

    quit_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: QMessageBox | None = None

    def install(self) -> None:
        """Take over from now on."""
        sys.excepthook = self.handle

    def uninstall(self) -> None:
        """Give the place back, at the end; what comes now is Python's to tell."""
        sys.excepthook = sys.__excepthook__

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the bug and show one dialog, however many bugs follow."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOGGER.error("program_error", exc_info=(kind, error, trace))
        if self.dialog is None:
            self._show(crash_report(error))

    def _show(self, report: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle("Kansrijk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(_("Er ging iets mis in het programma."))
        box.setInformativeText(
            _(
                "Alles waar “Opgeslagen” bij stond, is bewaard. U kunt verder werken. Gebeurt het "
                "nog eens, sluit het programma dan en start het opnieuw.\n\nDe technische gegevens "
                "zeggen alleen waar in het programma het misging. Er staat niets over cliënten in."
            )
        )
        go_on = box.addButton(_("Verder werken"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(_("Technische gegevens kopiëren"), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(_("Programma sluiten"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        # A message box closes at every button; copying must not be the end of the conversation.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        leave.clicked.connect(self.quit_requested)
        box.finished.connect(self._on_finished)
        self.dialog = box
        box.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
