"""The other way in: the recovery code and a new passphrase."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.strength_meter import StrengthMeter


class RecoveryPart(QWidget):
    """Asks for the code and for a new passphrase.

    Attributes:
        code_field, new_passphrase_field, strength_meter: what it is made of.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code_field = TextField(
            _("Herstelcode"), help_text=_("Streepjes en hoofdletters maken niet uit.")
        )
        self.new_passphrase_field = PassphraseField(_("Nieuw wachtwoord"))
        self.strength_meter = StrengthMeter()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(Heading(_("Herstelcode gebruiken"), 3))
        layout.addWidget(
            PlainLabel(
                _("U kreeg deze code bij de eerste start. Kies meteen een nieuw wachtwoord."),
                "secondary",
            )
        )
        for widget in (self.code_field, self.new_passphrase_field, self.strength_meter):
            layout.addWidget(widget)
