"""One partner of the address book: the words to compare, other names, or away with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import PartnerDetails
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import (
    AddressBookPresenter,
    AddressBookState,
    PartnerRow,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.word_grid import WordGrid


class PartnerPage(ScrollColumn):
    """Shows the partner that was picked.

    Attributes:
        words: of the keys of this partner.
        compared_button: the words were the same.
        organization_field, kind_field, name_field, phone_field, save_button: other details.
        remove_button, sure_button, keep_button: away with it, after a second word.
    """

    def __init__(self, presenter: AddressBookPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent=parent)
        self._presenter = presenter
        self._id = ""
        self.header = PageHeader("", back_text=_("Overdracht"))
        self.header.back_requested.connect(presenter.close)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_words())
        self.body.addWidget(self._build_names())
        self.body.addWidget(self._build_removal())

    def show_state(self, state: AddressBookState, partner: PartnerRow) -> None:
        """Show the partner as it is kept now."""
        self.header.show_title(partner.organization, f"{partner.kind[1]} · {partner.compared}")
        message = state.error or state.told
        self.notice.show_message(message, "error" if state.error else "success")
        if partner.is_compared:
            self.badge.show_badge(_("Vergeleken"), "shield-check", "green", "green_soft")
        else:
            self.badge.show_badge(_("Nog niet vergeleken"), "alert", "yellow", "yellow_soft")
        self.words.show_words(partner.phrase)
        self.compared_button.setVisible(not partner.is_compared)
        self.compared_button.setEnabled(not state.is_busy)
        if partner.id != self._id:
            self._id = partner.id
            self._ask_removal(is_asking=False)
            self.organization_field.show_text(partner.organization)
            self.name_field.show_text(partner.name)
            self.phone_field.show_text(partner.phone)
            self.kind_field.show_chosen(partner.kind[0].value)

    def forget(self) -> None:
        """Fill the fields anew next time."""
        self._id = ""

    def _build_words(self) -> Card:
        card = Card(_("Vergelijk de woorden"))
        card.body.setSpacing(SPACE_2)
        self.badge = Badge()
        self.words = WordGrid(_("Woorden van deze partner"))
        self.compared_button = PrimaryButton(_("De woorden zijn hetzelfde"), "check")
        self.compared_button.clicked.connect(self._presenter.mark_compared)
        card.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Bel deze partner op een nummer dat u zelf hebt. Laat de woorden bij de eigen "
                    "kaart voorlezen. Zijn het deze, in deze volgorde?"
                )
            )
        )
        card.body.addWidget(self.words)
        card.body.addWidget(self.compared_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_names(self) -> Card:
        card = Card(_("Naam, soort en nummer"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Noem de organisatie zoals op uw brieven, met dezelfde soort: een brief kan "
                    "alleen worden verzegeld voor wie erop staat."
                ),
                "secondary",
            )
        )
        self.organization_field = TextField(_("Organisatie"), max_length=120)
        self.name_field = TextField(_("Naam"), max_length=120)
        self.phone_field = TextField(_("Telefoon"), max_length=120)
        kinds = [(kind.value, kind_word(kind)) for kind in RecipientKind]
        self.kind_field = SelectField(_("Soort ontvanger"), kinds)
        card.body.addLayout(
            field_grid(
                (self.organization_field, self.kind_field, self.name_field, self.phone_field)
            )
        )
        self.save_button = SecondaryButton(_("Gegevens bewaren"), "save")
        self.save_button.clicked.connect(self._on_save)
        card.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_removal(self) -> Card:
        card = Card()
        self.remove_button = QuietButton(_("Uit het adresboek halen"), "close")
        self.remove_button.clicked.connect(self._on_remove)
        self._sure = QWidget()
        row = FlowLayout(self._sure, SPACE_2)
        self.sure_button = SecondaryButton(_("Ja, eruit halen"), "check")
        self.sure_button.clicked.connect(self._presenter.remove)
        self.keep_button = SecondaryButton(_("Laten staan"))
        self.keep_button.clicked.connect(self._on_keep)
        row.addWidget(self.sure_button)
        row.addWidget(self.keep_button)
        self._sure_text = PlainLabel(
            _("U kunt dan niets meer voor deze partner verzegelen. Wat is gedeeld, blijft staan.")
        )
        card.body.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._sure_text)
        card.body.addWidget(self._sure)
        self._ask_removal(is_asking=False)
        return card

    def _ask_removal(self, *, is_asking: bool) -> None:
        self.remove_button.setVisible(not is_asking)
        self._sure_text.setVisible(is_asking)
        self._sure.setVisible(is_asking)

    def _on_remove(self) -> None:
        self._ask_removal(is_asking=True)
        self.keep_button.setFocus()

    def _on_keep(self) -> None:
        self._ask_removal(is_asking=False)
        self.remove_button.setFocus()

    def _on_save(self) -> None:
        details = PartnerDetails(
            self.organization_field.text(),
            self.name_field.text(),
            self.phone_field.text(),
            RecipientKind(self.kind_field.key()),
        )
        self._presenter.rename(details)
