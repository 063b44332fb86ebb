"""The overview: a file to open, what waits for a word, what came in, the address book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import (
    AddressBookState,
    PartnerRow,
)
from kansrijk_desktop.ui.screens.handovers.presenter import (
    HandoversState,
    ReceivedRow,
    WaitingRow,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class OverviewPage(ScrollColumn):
    """Where everything begins.

    Signals:
        file_requested: a file is to be chosen.
        household_picked, partner_picked: a line was clicked; carry its id.
        receipt_requested: the receipt of something received is to be written; carries its id.
        adding_requested, own_card_requested: those pages.

    Attributes:
        file_button, add_button, own_card_button: what can be begun.
        waiting, received, partners: the lists.
    """

    file_requested = Signal()
    household_picked = Signal(str)
    partner_picked = Signal(str)
    receipt_requested = Signal(str)
    adding_requested = Signal()
    own_card_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self.body.addWidget(
            PageHeader(_("Overdracht"), _("Ontvang van partners, en weet wat is aangekomen."))
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_file())
        self.body.addWidget(self._build_waiting())
        self.body.addWidget(self._build_received())
        self.body.addWidget(self._build_partners())

    def show_lists(self, state: HandoversState) -> None:
        """Show what waits and what came in."""
        if state.error:
            self.notice.show_message(state.error, "error")
        self.waiting_card.setVisible(bool(state.waiting))
        self.waiting.show_rows(state.waiting)
        self.received_card.setVisible(bool(state.received))
        self.received.show_rows(state.received)

    def show_partners(self, state: AddressBookState) -> None:
        """Show the address book."""
        self.partners.show_rows(state.partners)
        self.partners.setVisible(bool(state.partners))
        self.nobody.setVisible(state.is_loaded and not state.partners)
        if not (state.is_adding or state.picked):
            self.show_told(state.error, state.told)

    def show_told(self, error: str, told: str) -> None:
        """Say what went wrong, or what was done."""
        self.notice.show_message(error or told, "error" if error else "success")

    def show_drop(self, *, is_near: bool) -> None:
        """Show that a file can be let go here."""
        self.drop_label.setText(
            _("Laat het bestand hier los.")
            if is_near
            else _(
                "Sleep een bestand hierheen, of kies het. U ziet eerst wat erin staat; er komt "
                "niets vanzelf in een dossier."
            )
        )

    def _build_file(self) -> Card:
        card = Card(_("Een bestand ontvangen"), tone="accent")
        card.body.setSpacing(SPACE_2)
        self.drop_label = PlainLabel()
        self.file_button = PrimaryButton(_("Bestand kiezen"), "folder")
        self.file_button.clicked.connect(self.file_requested)
        card.body.addWidget(self.drop_label)
        card.body.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_drop(is_near=False)
        return card

    def _build_waiting(self) -> Card:
        self.waiting_card = Card(_("Nog niet bevestigd"))
        self.waiting_card.body.addWidget(
            PlainLabel(
                _("Verstuurd, maar niemand heeft laten weten dat het er is. Bel gerust."),
                "secondary",
            )
        )
        self.waiting: MoreRows[RowButton, WaitingRow] = MoreRows(self._make_waiting, _show_waiting)
        self.waiting_card.body.addWidget(self.waiting)
        return self.waiting_card

    def _build_received(self) -> Card:
        self.received_card = Card(_("Laatst ontvangen"))
        self.received: MoreRows[ReceivedLine, ReceivedRow] = MoreRows(
            self._make_received, ReceivedLine.show_row, step=5
        )
        self.received_card.body.addWidget(self.received)
        return self.received_card

    def _build_partners(self) -> Card:
        card = Card(_("Adresboek"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(
            PlainLabel(
                _("Partners voor wie u bestanden kunt verzegelen. Geef elkaar uw kaart."),
                "secondary",
            )
        )
        self.partners: MoreRows[RowButton, PartnerRow] = MoreRows(self._make_partner, _show_partner)
        self.nobody = PlainLabel(_("Er staat nog niemand in. Vraag een partner om de kaart."))
        card.body.addWidget(self.partners)
        card.body.addWidget(self.nobody)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.add_button = SecondaryButton(_("Partner toevoegen"), "plus")
        self.add_button.clicked.connect(self.adding_requested)
        self.own_card_button = SecondaryButton(_("Mijn eigen kaart"), "key")
        self.own_card_button.clicked.connect(self.own_card_requested)
        row.addWidget(self.add_button)
        row.addWidget(self.own_card_button)
        card.body.addWidget(buttons)
        return card

    def _make_waiting(self) -> RowButton:
        row = RowButton()
        row.picked.connect(self.household_picked)
        return row

    def _make_received(self) -> "ReceivedLine":
        line = ReceivedLine()
        line.receipt_requested.connect(self.receipt_requested)
        return line

    def _make_partner(self) -> RowButton:
        row = RowButton()
        row.picked.connect(self.partner_picked)
        return row


class ReceivedLine(QWidget):
    """One thing that came in, with a button while it is not confirmed.

    Signals:
        receipt_requested: carries its id.
    """

    receipt_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._organization = PlainLabel("", "strong")
        self._detail = PlainLabel("", "small")
        self.receipt_button = QuietButton(_("Ontvangst bevestigen"), "send")
        self.receipt_button.clicked.connect(self._on_receipt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_1)
        layout.setSpacing(0)
        layout.addWidget(self._organization)
        layout.addWidget(self._detail)
        layout.addWidget(self.receipt_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, row: ReceivedRow) -> None:
        """Show another one."""
        self._id = row.received_id
        self._organization.setText(row.organization)
        self._detail.setText(row.detail)
        self.receipt_button.setVisible(row.can_confirm)
        self.receipt_button.setAccessibleName(
            _("Ontvangst bevestigen aan {organization}").format(organization=row.organization)
        )

    def _on_receipt(self) -> None:
        self.receipt_requested.emit(self._id)


def _show_waiting(row: RowButton, waiting: WaitingRow) -> None:
    row.show_row(
        waiting.household_id,
        waiting.name,
        waiting.recipient,
        waiting.since,
        cover=waiting.initials,
    )


def _show_partner(row: RowButton, partner: PartnerRow) -> None:
    detail = " · ".join(part for part in (partner.name, partner.kind[1]) if part)
    row.show_row(partner.id, partner.organization, detail, partner.compared)
