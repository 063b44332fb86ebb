"""Whom the region package knows for this kind of recipient, to take over into the letter."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel


class ContactHints(Collapsible):
    """Known contacts, folded; greyed, and in words, where they must be looked up first.

    Signals:
        taken: the contact whose details go into the letter.

    Attributes:
        buttons: one per contact that is shown.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Overnemen uit het regiopakket"), parent=parent)
        self.buttons: list[QuietButton] = []
        self._shown: tuple[KnownContact, ...] = ()
        self._cards: list[Card] = []
        self.hide()

    def show_contacts(self, contacts: tuple[KnownContact, ...]) -> None:
        """Show other contacts; nothing when there are none."""
        if contacts == self._shown:
            return
        self._shown = contacts
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.buttons = []
        self._cards = [self._card(contact) for contact in contacts]
        for card in self._cards:
            self.body.addWidget(card)
        self.setVisible(bool(contacts))

    def _card(self, contact: KnownContact) -> Card:
        is_sure = contact.freshness is Freshness.CHECKED
        card = Card(tone="accent" if is_sure else "sunken", padding=SPACE_2)
        card.setAccessibleName(contact.organization)
        card.body.addWidget(PlainLabel(contact.organization, "strong" if is_sure else "secondary"))
        if contact.details:
            card.body.addWidget(PlainLabel(contact.details, "body" if is_sure else "secondary"))
        card.body.addWidget(PlainLabel(contact.checked, "small"))
        button = QuietButton(_("Overnemen"), "check")
        button.setAccessibleName(_("Overnemen: {name}").format(name=contact.organization))
        button.clicked.connect(partial(self._on_taken, contact))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)
        return card

    def _on_taken(self, contact: KnownContact) -> None:
        self.show_open(False)
        self.taken.emit(contact)
