"""One offer of the menukaart: what, for whom, how, and why it fits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.services.advice import Offer, checked_words
from kansrijk_desktop.services.offer_words import state_since
from kansrijk_desktop.services.week_limits import countdown
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel

MOST_REASONS = 3


class OfferCard(Card):
    """An offer with its two buttons; greyed, and in words, where its facts must be looked up first.

    Signals:
        chosen: the service's id and whether it is picked now.
        letter_requested: the service's id.
        route_requested: the user wants to see how far the offer is.

    Attributes:
        choose_button, letter_button: the second is hidden where no letter goes.
        route_button: in place of the first, for an offer that went further.
        known_label: what came of it when it was offered before.
    """

    chosen = Signal(str, bool)
    letter_requested = Signal(str)
    route_requested = Signal()

    def __init__(self, offer: Offer, *, is_chosen: bool, parent: QWidget | None = None) -> None:
        is_sure = offer.freshness is Freshness.CHECKED
        super().__init__(tone="card" if is_sure else "sunken", padding=SPACE_2, parent=parent)
        service = offer.service
        self.service_id = service.id
        self.setAccessibleName(service.name)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(PlainLabel(service.name, "strong"), 1)
        self.countdown = PlainLabel(_countdown(offer), "overline", wraps=False)
        head.addWidget(self.countdown)
        self.body.addLayout(head)
        # Shown before it has a parent, it would be a window of its own for a moment.
        self.countdown.setVisible(bool(self.countdown.text()))
        self.body.addWidget(PlainLabel(service.audience, "body" if is_sure else "secondary"))
        for line in (_how(offer), _practical(offer)):
            if line:
                self.body.addWidget(PlainLabel(line, "secondary"))
        self.body.addWidget(PlainLabel(_why(offer), "small"))
        self.check_label = PlainLabel(checked_words(service, offer.freshness), "small")
        self.body.addWidget(self.check_label)
        self.known_label = PlainLabel("", "strong")
        self.body.addWidget(self.known_label)
        self.known_label.hide()
        self._build_buttons(offer, is_chosen=is_chosen)

    def show_chosen(self, is_chosen: bool) -> None:  # noqa: FBT001 - a setter in Qt's manner
        """Show whether the offer is picked for this family."""
        self.choose_button.setChecked(is_chosen)
        self.choose_button.show_text(_("Gekozen") if is_chosen else _("Kies"))
        self.choose_button.show_icon("check" if is_chosen else "plus")
        name = self.accessibleName()
        self.choose_button.setAccessibleName(f"{self.choose_button.text()}: {name}")

    def show_known(self, known: CareOffer | None) -> None:
        """Show what came of it before; what went further is not unpicked here."""
        words = state_since(known.state, known.since) if known else ""
        self.known_label.setText(words)
        self.known_label.setVisible(bool(words))
        is_picked_only = known is None or known.state is OfferState.PROPOSED
        is_on_its_way = known is not None and known.is_open and not is_picked_only
        self.choose_button.setVisible(not is_on_its_way)
        self.route_button.setVisible(is_on_its_way)

    def _build_buttons(self, offer: Offer, *, is_chosen: bool) -> None:
        self.choose_button = SecondaryButton(_("Kies"), "plus")
        self.choose_button.setCheckable(True)
        self.choose_button.clicked.connect(self._on_choose)
        self.letter_button = QuietButton(_("Brief maken"), "send")
        self.letter_button.setAccessibleName(
            _("Brief maken: {name}").format(name=offer.service.name)
        )
        self.letter_button.clicked.connect(self._on_letter)
        self.route_button = SecondaryButton(_("Klantroute"), "arrow-right")
        self.route_button.setAccessibleName(_("Klantroute: {name}").format(name=offer.service.name))
        self.route_button.clicked.connect(self.route_requested)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addWidget(self.route_button)
        row.addWidget(self.letter_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.letter_button.setVisible(bool(offer.service.recipient_kind))
        self.route_button.hide()
        self.show_chosen(is_chosen)

    def _on_choose(self, is_chosen: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self.chosen.emit(self.service_id, is_chosen)

    def _on_letter(self) -> None:
        self.letter_requested.emit(self.service_id)


def _countdown(offer: Offer) -> str:
    return "" if offer.days_left is None else countdown(offer.days_left)


def _how(offer: Offer) -> str:
    service = offer.service
    phone = _("telefoon {number}").format(number=service.phone) if service.phone else ""
    return " · ".join(part for part in (service.sign_up, phone, service.website) if part)


def _practical(offer: Offer) -> str:
    service = offer.service
    languages = _("talen: {languages}").format(languages=service.languages)
    waiting = _("geen wachttijd") if service.waiting_time == "geen" else service.waiting_time
    parts = (service.cost, waiting, languages if service.languages else "")
    return " · ".join(part for part in parts if part)


def _why(offer: Offer) -> str:
    reasons = [*offer.reasons[:MOST_REASONS], offer.place]
    return _("Past hier: {reasons}").format(reasons="; ".join(filter(None, reasons)))
