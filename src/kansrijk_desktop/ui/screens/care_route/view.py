"""The widgets of the klantroute screen."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.family_route import OfferOnRoute
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.care_route.new_offer import NewOffer
from kansrijk_desktop.ui.screens.care_route.offer_card import OfferCard
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter, CareRouteState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class CareRouteScreen(ScrollColumn):
    """What was offered to one family.

    Attributes:
        offer_cards: one per offer, in the order of the page.
        new_offer: offers something else.
        private: what is about safety alone, folded: others may look along.
        past: what she did not want now, and what is closed.
        consents_button: to what she lets be shared.
    """

    def __init__(self, presenter: CareRoutePresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self._shown: tuple[OfferOnRoute, ...] | None = None
        self._offers_made = 0
        self.offer_cards: list[OfferCard] = []
        self.setAccessibleName(_("Klantroute"))
        self._build()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: CareRouteState) -> None:
        """Show the offers as they are now."""
        self.notice.show_message(state.error or state.saved_at, _tone(state))
        page = state.page
        self.setEnabled(page is not None or bool(state.error))
        if page is None:
            return
        self.header.show_title(_("Klantroute"), page.name)
        self.consents_button.setVisible(page.is_hers)
        self.rest_notice.show_message(_rest_words() if page.is_stopped else "", "info")
        if page.offers != self._shown:
            self._shown = page.offers
            self._show_offers(state)
        for card in self.offer_cards:
            if card.show_step(state.step, state.step_error, is_saving=state.is_saving):
                # Once the layout knows how high it is.
                QTimer.singleShot(0, card, partial(self.bring_into_view, card))
        self.new_offer.show_menu(page.menu)
        self.new_offer.show_own(state.own, state.own_error, is_saving=state.is_saving)
        if state.offers_made != self._offers_made:
            self._offers_made = state.offers_made
            self.new_offer.fold.show_open(False)
            self.show_top()

    def _build(self) -> None:
        self.header = PageHeader(_("Klantroute"), back_text=_("Dossier"))
        self.header.back_requested.connect(self._presenter.back)
        self.consents_button = SecondaryButton(_("Toestemming"), "shield-check")
        self.consents_button.clicked.connect(self._presenter.show_consents)
        self.header.buttons.addWidget(self.consents_button)
        self.notice = InlineNotice()
        self.rest_notice = InlineNotice()
        self.new_offer = NewOffer()
        self.new_offer.picked.connect(self._presenter.offer)
        self.new_offer.own_changed.connect(self._presenter.change_own)
        self.new_offer.own_requested.connect(self._presenter.offer_own)
        self._going_heading = Heading(_("Loopt nu"), 2)
        self._going = _column()
        self._nothing = PlainLabel(
            _("Er loopt nu geen aanbod. ‘Niets, nu niet’ is ook een antwoord."), "secondary"
        )
        self.private_card = Card(padding=SPACE_2)
        self.private = Collapsible(_("En verder: kijk hier als u alleen bent"))
        # There for everyone, so that its being there tells nothing.
        self.private.body.addWidget(
            PlainLabel(_("Wat over veiligheid gaat, staat alleen hier."), "secondary")
        )
        self._hidden = _column()
        self.private.body.addLayout(self._hidden)
        self.private_card.body.addWidget(self.private)
        self.past = Collapsible(_("Nee, nu niet, en afgesloten"))
        self._past = _column()
        self.past.body.addLayout(self._past)
        for widget in (
            self.header,
            self.notice,
            self.rest_notice,
            self.new_offer,
            self._going_heading,
            self._nothing,
        ):
            self.body.addWidget(widget)
        self.body.addLayout(self._going)
        self.body.addWidget(self.private_card)
        self.body.addWidget(self.past)

    def _show_offers(self, state: CareRouteState) -> None:
        was_at = next((card.offer_id for card in self.offer_cards if _has_focus(card)), "")
        for card in self.offer_cards:
            card.hide()
            card.deleteLater()
        self.offer_cards = []
        going, ended = state.offers(is_open=True), state.offers(is_open=False)
        for shown in (*going, *ended):
            column = self._going if shown.offer.is_open else self._past
            self._add(self._hidden if shown.offer.is_private else column, shown)
        seen = [one for one in ended if not one.offer.is_private]
        self._nothing.setVisible(all(one.offer.is_private for one in going))
        self.past.setVisible(bool(seen))
        self.put_tabs_in_order()
        for shown, card in zip((*going, *ended), self.offer_cards, strict=True):
            if card.offer_id == was_at:
                # What moves out of sight by a step is kept in sight.
                if not (shown.offer.is_open or shown.offer.is_private):
                    self.past.show_open(True)
                card.take_focus()

    def _add(self, column: QVBoxLayout, shown: OfferOnRoute) -> None:
        card = OfferCard(shown)
        card.step_chosen.connect(self._presenter.choose_step)
        card.letter_requested.connect(self._presenter.write_letter)
        card.step_form.edited.connect(self._on_step_edited)
        card.step_form.kept.connect(self._presenter.take_step)
        card.step_form.left.connect(self._presenter.leave_step)
        column.addWidget(card)
        self.offer_cards.append(card)

    def _on_step_edited(self, day: str, note: str) -> None:
        self._presenter.change_step(day=day, note=note)


def _has_focus(card: OfferCard) -> bool:
    """Tell whether the keyboard is in a card."""
    focused: QWidget | None = card.window().focusWidget()
    return focused is not None and card.isAncestorOf(focused)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_2)
    return column


def _tone(state: CareRouteState) -> str:
    return "error" if state.error else "success"


def _rest_words() -> str:
    return _(
        "De zorg rond deze zwangerschap of dit kind is gestopt. Wat was aangeboden, rust: er telt "
        "niets af en er wordt niets gevraagd. Wilt u toch iets aanbieden, zoals steun bij verlies, "
        "dan kan dat hier."
    )
