"""The widgets of the consents screen: the list, and the form in its place."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.consents import ConsentOnPage
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.consents.consent_card import ConsentCard
from kansrijk_desktop.ui.screens.consents.form_pane import ConsentFormPane
from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter, ConsentsState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class ConsentsScreen(QWidget):
    """What one family lets be shared.

    Attributes:
        list_pane, form_pane: the two pages.
        cards: one per consent, those that hold first.
        new_button, route_button: record one; go to what was offered.
    """

    def __init__(self, presenter: ConsentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: tuple[tuple[ConsentOnPage, ...], str] | None = None
        self.cards: list[ConsentCard] = []
        self.setAccessibleName(_("Toestemming"))
        self.list_pane = ScrollColumn(880)
        self.form_pane = ConsentFormPane(presenter)
        self._build_list()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.list_pane)
        self._pages.addWidget(self.form_pane)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: ConsentsState) -> None:
        """Show the list as it is now, or the form."""
        self.form_pane.show_state(state)
        self._show_list(state)
        pane = self.list_pane if state.draft is None else self.form_pane
        if self._pages.currentWidget() is not pane:
            self._pages.setCurrentWidget(pane)
            pane.show_top()
            first = self.new_button if state.draft is None else self.form_pane.purpose_field
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, state: ConsentsState) -> None:
        page = state.page
        tone = "error" if state.error else "success"
        self.notice.show_message(state.error or state.saved_at, tone)
        self.new_button.setEnabled(page is not None)
        if page is None:
            return
        self.header.show_title(_("Toestemming"), page.name)
        self.empty.setVisible(not page.consents)
        if self._shown != (page.consents, state.withdrawn):
            self._shown = (page.consents, state.withdrawn)
            self._show_cards(page.consents, state.withdrawn)
        for card in self.cards:
            if card.show_withdrawal(
                state.withdrawal, state.withdrawal_error, is_saving=state.is_saving
            ):
                # Once the layout knows how high it is.
                QTimer.singleShot(0, card, partial(self.list_pane.bring_into_view, card))

    def _build_list(self) -> None:
        self.header = PageHeader(_("Toestemming"), back_text=_("Dossier"))
        self.header.back_requested.connect(self._presenter.back)
        self.route_button = SecondaryButton(_("Klantroute"), "arrow-right")
        self.route_button.clicked.connect(self._presenter.show_care_route)
        self.new_button = PrimaryButton(_("Nieuwe toestemming"), "plus")
        self.new_button.clicked.connect(self._presenter.begin)
        for button in (self.route_button, self.new_button):
            self.header.buttons.addWidget(button)
        self.notice = InlineNotice()
        self.empty = EmptyState(
            "shield-check",
            _("Nog geen toestemming"),
            _(
                "Zonder toestemming deelt u niets. Vraag het haar, en leg hier vast wat zij goed "
                "vindt. Bij een brief kan dat ook."
            ),
        )
        self.empty.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        for widget in (self.header, self.notice):
            self.list_pane.body.addWidget(widget)
        self.list_pane.body.addLayout(self._column)
        self.list_pane.body.addWidget(self.empty)

    def _show_cards(self, consents: tuple[ConsentOnPage, ...], withdrawn: str) -> None:
        was_at = next((card.consent_id for card in self.cards if _has_focus(card)), "")
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for shown in consents:
            card = ConsentCard(shown, is_just_withdrawn=shown.consent.id == withdrawn)
            card.withdrawal_requested.connect(self._presenter.begin_withdrawal)
            card.document_requested.connect(self._presenter.read)
            card.withdrawal_form.edited.connect(self._presenter.change_withdrawal)
            card.withdrawal_form.kept.connect(self._presenter.withdraw)
            card.withdrawal_form.left.connect(self._on_left)
            self._column.addWidget(card)
            self.cards.append(card)
            if card.consent_id == was_at:
                card.show()
                card.take_focus()
        self.list_pane.put_tabs_in_order()

    def _on_left(self) -> None:
        self._presenter.change_withdrawal(None)


def _has_focus(card: ConsentCard) -> bool:
    """Tell whether the keyboard is in a card."""
    focused: QWidget | None = card.window().focusWidget()
    return focused is not None and card.isAncestorOf(focused)
