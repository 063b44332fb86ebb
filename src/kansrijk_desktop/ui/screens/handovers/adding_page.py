"""Add a partner: a card from a file or pasted, shown before it is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.correspondence import CardStanding
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import (
    AddressBookPresenter,
    AddressBookState,
    CardRow,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.text_area import TextArea
from kansrijk_desktop.ui.widgets.word_grid import WordGrid


class AddingPage(ScrollColumn):
    """Asks for a card, and then whether it is right.

    Signals:
        file_requested: a card is to be chosen.

    Attributes:
        file_button, text_field, read_button: to read a card.
        words, words_before: of the card, and of the keys we had.
        compared_button, later_button, stop_button: what happens with the card.
    """

    file_requested = Signal()

    def __init__(self, presenter: AddressBookPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent=parent)
        self._presenter = presenter
        self._shown: CardRow | None = None
        self.header = PageHeader(
            _("Partner toevoegen"),
            _("Op de kaart staan alleen naam en sleutel van de partner."),
            back_text=_("Overdracht"),
        )
        self.header.back_requested.connect(presenter.close)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_reading())
        self.body.addWidget(self._build_card())

    def show_state(self, state: AddressBookState) -> None:
        """Show the card that was read, or ask for one."""
        message = state.error or state.told
        self.notice.show_message(message, "error" if state.error else "success")
        self.reading_card.setVisible(state.card is None)
        self.card.setVisible(state.card is not None)
        self.read_button.setEnabled(not state.is_busy)
        if state.card is not None:
            self._show_card(state.card)
            for button in (self.compared_button, self.later_button):
                button.setEnabled(not state.is_busy)
        if state.card != self._shown:
            self._shown = state.card
            self.text_field.show_text("")
            self.show_top()
            self.first().setFocus()

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        if self._shown is None:
            return self.file_button
        return self.stop_button

    def _build_reading(self) -> Card:
        self.reading_card = Card(_("De kaart van uw partner"))
        self.reading_card.body.setSpacing(SPACE_2)
        self.file_button = PrimaryButton(_("Kaartbestand kiezen"), "folder")
        self.file_button.clicked.connect(self.file_requested)
        self.text_field = TextArea(
            _("Of plak de tekst van de kaart"),
            help_text=_("Bijvoorbeeld uit een bericht, of uit de QR-code van een papieren kaart."),
            max_lines=5,
        )
        self.read_button = SecondaryButton(_("Kaart lezen"), "search")
        self.read_button.clicked.connect(self._on_read)
        self.reading_card.body.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.reading_card.body.addWidget(self.text_field)
        self.reading_card.body.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self.reading_card

    def _build_card(self) -> Card:
        self.card = Card()
        self.card.body.setSpacing(SPACE_2)
        self.warning = InlineNotice("", "error")
        self._organization = Heading("", 2)
        self._details = PlainLabel("", "secondary")
        self._steps = PlainLabel()
        self.words = WordGrid(_("Woorden van deze kaart"))
        self._before = PlainLabel(_("De woorden die u van deze partner had:"), "strong")
        self.words_before = WordGrid(_("Woorden van de sleutel die u had"))
        for part in (
            self.warning,
            self._organization,
            self._details,
            self._steps,
            self.words,
            self._before,
            self.words_before,
        ):
            self.card.body.addWidget(part)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.compared_button = PrimaryButton(_("De woorden zijn hetzelfde"), "check")
        self.compared_button.clicked.connect(self._on_compared)
        self.later_button = SecondaryButton(_("Bewaren, later vergelijken"), "clock")
        self.later_button.clicked.connect(self._on_later)
        self.stop_button = SecondaryButton(_("Niet bewaren"))
        self.stop_button.clicked.connect(self._presenter.close)
        for button in (self.compared_button, self.later_button, self.stop_button):
            row.addWidget(button)
        self.card.body.addWidget(buttons)
        return self.card

    def _show_card(self, card: CardRow) -> None:
        self._organization.setText(card.organization)
        parts = (card.name, card.kind, card.phone)
        self._details.setText(" · ".join(part for part in parts if part))
        is_own, is_known, is_changed = (
            card.standing is standing
            for standing in (CardStanding.OWN, CardStanding.KNOWN, CardStanding.CHANGED_KEY)
        )
        self.warning.show_message(*_warning(card))
        self._steps.setText(
            _(
                "Bel deze partner op een nummer dat u zelf hebt. Laat de woorden bij de eigen "
                "kaart voorlezen. Zijn het deze?"
            )
        )
        for part in (self._steps, self.words, self.compared_button):
            part.setVisible(not is_own)
        self.words.show_words(card.phrase)
        for part in (self._before, self.words_before):
            part.setVisible(bool(card.known_phrase))
        self.words_before.show_words(card.known_phrase)
        self.later_button.setVisible(not (is_own or is_known or is_changed))

    def _on_read(self) -> None:
        self._presenter.read_text(self.text_field.text())

    def _on_compared(self) -> None:
        self._presenter.keep_card(is_compared=True)

    def _on_later(self) -> None:
        self._presenter.keep_card(is_compared=False)


def _warning(card: CardRow) -> tuple[str, str]:
    if card.standing is CardStanding.OWN:
        return _("Dit is uw eigen kaart. Geef haar aan partners; zelf hebt u haar al."), "info"
    if card.standing is CardStanding.KNOWN:
        return _("Deze kaart staat al in uw adresboek."), "info"
    if card.standing is CardStanding.CHANGED_KEY:
        call = (
            _("Bel {phone}, het nummer dat u al had.").format(phone=card.known_phone)
            if card.known_phone
            else _("Bel het nummer dat u al had.")
        )
        words = _(
            "De sleutel van deze partner is veranderd. Dat kan na een nieuwe computer, maar ook "
            "als iemand zich voor deze partner uitgeeft. {call} Gebruik geen nummer van deze kaart."
        )
        return words.format(call=call), "error"
    if card.alike:
        words = _("Van deze organisatie kent u al: {names}. Dit is een andere sleutel.")
        return words.format(names=card.alike), "info"
    return "", "info"
