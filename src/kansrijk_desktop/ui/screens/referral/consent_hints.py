"""What she agreed to before, so that it need not be asked twice."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.services.consent_words import consent_line
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel


class ConsentHints(QWidget):
    """The consents a letter may rest on; or the one it rests on.

    Signals:
        used: the consent the letter is to rest on.
        asked_anew: the letter is to have a consent of its own.

    Attributes:
        buttons: one per consent that is offered.
        anew_button: leaves the one it rests on; None while it rests on none.
    """

    used = Signal(object)
    asked_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QuietButton] = []
        self.anew_button: QuietButton | None = None
        self._shown: tuple[tuple[Consent, ...], Consent | None] = ((), None)
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)
        self.hide()

    def show_consents(self, consents: tuple[Consent, ...], rests_on: Consent | None) -> None:
        """Show what may be used, or what is used."""
        if (consents, rests_on) == self._shown:
            return
        self._shown = (consents, rests_on)
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.buttons, self.anew_button = [], None
        if rests_on is not None:
            self._cards = [self._used_card(rests_on)]
        else:
            self._cards = [self._offered_card(consent) for consent in consents]
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(self._cards))
        if had_focus:
            self._focus_first()

    def _focus_first(self) -> None:
        """Let the keyboard go on: the button that was pressed is gone."""
        first = self.anew_button or next(iter(self.buttons), None)
        if first is not None:
            first.show()
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered_card(self, consent: Consent) -> Card:
        card = _card(_("Zij gaf al toestemming"), consent)
        button = QuietButton(_("Deze toestemming gebruiken"), "check")
        button.clicked.connect(partial(self._on_used, consent))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)
        return card

    def _used_card(self, consent: Consent) -> Card:
        card = _card(_("Deze brief rust op haar toestemming"), consent)
        self.anew_button = QuietButton(_("Toch opnieuw vragen"), "undo")
        self.anew_button.clicked.connect(self._on_asked_anew)
        card.body.addWidget(self.anew_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_used(self, consent: Consent) -> None:
        self.used.emit(consent)

    def _on_asked_anew(self) -> None:
        self.asked_anew.emit()


def _card(title: str, consent: Consent) -> Card:
    card = Card(tone="accent", padding=SPACE_2)
    card.setAccessibleName(title)
    card.body.addWidget(PlainLabel(title, "strong"))
    card.body.addWidget(PlainLabel(consent.recipient))
    card.body.addWidget(PlainLabel(consent_line(consent), "secondary"))
    return card
