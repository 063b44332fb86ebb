"""From whom a file comes, when the address book does not know: compare by telephone first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.receiving_presenter import ReceivingState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.word_grid import WordGrid


class SenderPart(Card):
    """Who says to have sent it, the words of that key, and what to do.

    Signals:
        trusted: the words were the same.
        refused: put the file away.

    Attributes:
        same_button, stop_button: how it ends.
    """

    trusted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(SPACE_2)
        self.warning = InlineNotice("", "error")
        self._who = Heading("", 2)
        self._steps = PlainLabel()
        self.words = WordGrid(_("Woorden van deze sleutel"))
        self._before = PlainLabel("", "strong")
        self.words_before = WordGrid(_("Woorden van de sleutel die u had"))
        for part in (
            self.warning,
            PlainLabel(_("Dit bestand zegt te komen van"), "overline"),
            self._who,
            self._steps,
            self.words,
            self._before,
            self.words_before,
        ):
            self.body.addWidget(part)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.same_button = PrimaryButton(_("De woorden zijn hetzelfde"), "check")
        self.same_button.clicked.connect(self.trusted)
        self.stop_button = SecondaryButton(_("Niet hetzelfde: stoppen"), "close")
        self.stop_button.clicked.connect(self.refused)
        row.addWidget(self.same_button)
        row.addWidget(self.stop_button)
        self.body.addWidget(buttons)

    def show_state(self, state: ReceivingState) -> None:
        """Show who it is said to be."""
        self._who.setText(state.sender)
        self.warning.show_message(_changed(state) if state.is_changed_key else "")
        self._steps.setText(
            _(
                "Deze afzender staat nog niet in uw adresboek. Bel het nummer dat u zelf van deze "
                "organisatie hebt. Laat de afzender de woorden bij de eigen kaart voorlezen."
            )
            if not state.is_changed_key
            else _("Laat de afzender de woorden bij de eigen kaart voorlezen:")
        )
        self.words.show_words(state.phrase)
        self._before.setText(_("De woorden die u van deze partner had:"))
        for part in (self._before, self.words_before):
            part.setVisible(bool(state.known_phrase))
        self.words_before.show_words(state.known_phrase)
        for button in (self.same_button, self.stop_button):
            button.setEnabled(not state.is_busy)


def _changed(state: ReceivingState) -> str:
    call = (
        _("Bel {phone}, het nummer dat u al had.").format(phone=state.known_phone)
        if state.known_phone
        else _("Bel het nummer dat u al had.")
    )
    return _(
        "De sleutel van deze partner is veranderd. Dat kan na een nieuwe computer, maar ook als "
        "iemand zich voor deze partner uitgeeft. {call} Gebruik geen nummer uit dit bestand."
    ).format(call=call)
