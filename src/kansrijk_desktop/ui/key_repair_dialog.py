"""Tell that the key file was damaged and put right, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from kansrijk_desktop.texts import _


class KeyRepairDialog(QMessageBox):
    """Shown once after opening; nothing has to be decided.

    Attributes:
        ok_button: closes it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kansrijk")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setText(_("Het sleutelbestand was beschadigd en is hersteld."))
        self.setInformativeText(
            _(
                "Uw dossiers zijn heel en er is niets kwijt: het bestand is teruggezet uit zijn "
                "tweede exemplaar.\n\nZo’n beschadiging kan betekenen dat de schijf slecht wordt. "
                "Maak vandaag een nieuwe kopie van de map met gegevens op een andere schijf, en "
                "laat de schijf van deze computer nakijken. Gebeurt het vaker, vraag dan hulp."
            )
        )
        self.ok_button = self.addButton(_("Begrepen"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.ok_button)
        self.setEscapeButton(self.ok_button)
