"""The own card: a code to scan, words to read aloud, a file and a paper to give away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.correspondence import OwnCard
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.own_card_presenter import (
    OwnCardPresenter,
    OwnCardState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.qr_picture import QrPicture
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.word_grid import WordGrid


class OwnCardPage(ScrollColumn):
    """Shows the own card.

    Signals:
        save_requested, paper_requested: the card goes to a file, or to a PDF.

    Attributes:
        words: to read aloud; the partner sees the same.
        picture: the QR code.
        save_button, paper_button: how the card is given away.
    """

    save_requested = Signal()
    paper_requested = Signal()

    def __init__(self, presenter: OwnCardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent=parent)
        self.header = PageHeader(
            _("Mijn eigen kaart"),
            _("Geef hem aan partners: dan kunnen zij u een bestand sturen dat alleen u opent."),
            back_text=_("Overdracht"),
        )
        self.header.back_requested.connect(presenter.close)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_words())
        self.body.addWidget(self._build_code())

    def show_state(self, state: OwnCardState, own: OwnCard) -> None:
        """Show the card."""
        message = state.error or state.told
        self.notice.show_message(message, "error" if state.error else "success")
        card = own.card
        parts = (card.organization, card.name, card.phone)
        self._who.setText(" · ".join(part for part in parts if part))
        self.words.show_words(own.phrase)
        self.picture.show_squares(own.squares)
        for button in (self.save_button, self.paper_button):
            button.setEnabled(not state.is_busy)

    def _build_words(self) -> Card:
        card = Card(_("Lees deze woorden voor als een partner belt"))
        card.body.setSpacing(SPACE_2)
        self._who = PlainLabel("", "secondary")
        self.words = WordGrid(_("Uw woorden"))
        card.body.addWidget(self._who)
        card.body.addWidget(self.words)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.save_button = PrimaryButton(_("Kaart bewaren"), "save")
        self.save_button.clicked.connect(self.save_requested)
        self.paper_button = SecondaryButton(_("Kaart als PDF"), "document")
        self.paper_button.clicked.connect(self.paper_requested)
        row.addWidget(self.save_button)
        row.addWidget(self.paper_button)
        card.body.addWidget(buttons)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Op de kaart staan uw naam, uw organisatie en twee openbare sleutels. Wie hem "
                    "heeft, kan niets van u lezen."
                ),
                "small",
            )
        )
        return card

    def _build_code(self) -> Card:
        card = Card(_("Scannen"))
        self.picture = QrPicture(_("QR-code met uw kaart; hetzelfde als het kaartbestand"))
        card.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        return card
