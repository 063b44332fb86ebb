"""Tell that saves are missing from the dossiers, and let the user decide what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from kansrijk_desktop.texts import _, ngettext


class BehindDialog(QMessageBox):
    """Asked once after opening; without a decision it is asked again at the next opening.

    Signals:
        accepted_as_is: go on with the dossiers as they are.
        quit_requested: close the program, to put a newer copy back.

    Attributes:
        go_on_button, quit_button: the two decisions.
    """

    accepted_as_is = Signal()
    quit_requested = Signal()

    def __init__(self, missing: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kansrijk")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setText(_("Deze dossiers zijn niet de nieuwste."))
        self.setInformativeText(
            ngettext(
                "Er is op deze computer {count} keer vaker opgeslagen dan hier te vinden is.",
                "Er is op deze computer {count} keer vaker opgeslagen dan hier te vinden is.",
                missing,
            ).format(count=missing)
            + " "
            + _(
                "Dat komt voor als een oudere kopie is teruggezet, of als een bestand is "
                "beschadigd. Er is nu niets gewijzigd.\n\nHebt u een nieuwere kopie van de map met "
                "gegevens? Sluit het programma en zet die kopie terug. Hebt u die niet? Werk dan "
                "verder, en kijk de laatste gesprekken na: daar kunnen antwoorden ontbreken."
            )
        )
        self.quit_button = self.addButton(_("Programma sluiten"), QMessageBox.ButtonRole.RejectRole)
        self.go_on_button = self.addButton(_("Verder werken"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.quit_button)
        self.setEscapeButton(self.quit_button)
        self.go_on_button.clicked.connect(self.accepted_as_is)
        self.quit_button.clicked.connect(self.quit_requested)
