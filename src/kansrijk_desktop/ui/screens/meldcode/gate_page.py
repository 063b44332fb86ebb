"""The page before the track: a neutral title, one field, and no word of what is behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.gate_presenter import GateState
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_4
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class GatePage(ScrollColumn):
    """Asks for the passphrase.

    Signals:
        tried: carries the passphrase.
        back_requested: the user wants to go back to the dossier.

    Attributes:
        passphrase_field, open_button, notice, header: what stands on it.
    """

    tried = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent=parent)
        self._tries = 0
        self.header = PageHeader(_("Vervolgstappen"), back_text=_("Dossier"))
        self.header.back_requested.connect(self.back_requested)
        self.notice = InlineNotice("", "error")
        self.passphrase_field = PassphraseField(_("Uw wachtwoord"))
        self.passphrase_field.submitted.connect(self.tried)
        self.open_button = PrimaryButton(_("Openen"))
        self.open_button.clicked.connect(self._on_open)
        card = Card(padding=SPACE_4)
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Dit deel is alleen voor u. Het vraagt daarom nog een keer uw wachtwoord. "
                    "Kijkt er iemand mee? Open het dan later."
                )
            )
        )
        card.body.addWidget(self.passphrase_field)
        card.body.addWidget(self.notice)
        card.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.setFocusProxy(self.passphrase_field)

    def show_state(self, state: GateState) -> None:
        """Show what was wrong; what was typed never stays."""
        self.notice.show_message(state.error, "error")
        self.passphrase_field.setEnabled(not state.is_busy)
        self.open_button.setEnabled(not state.is_busy)
        self.open_button.show_text(_("Even wachten…") if state.is_busy else _("Openen"))
        if state.tries != self._tries or state.is_open:
            self._tries = state.tries
            self.passphrase_field.clear()
        if not state.is_busy and not state.is_open:
            self.passphrase_field.setFocus()

    def _on_open(self) -> None:
        self.tried.emit(self.passphrase_field.text())
