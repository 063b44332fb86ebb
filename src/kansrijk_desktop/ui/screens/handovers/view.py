"""The screen of handovers: the overview, a file, a partner, a new card, or the own card."""

from pathlib import Path

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.correspondence import CARD_NAME
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui import file_dialogs
from kansrijk_desktop.ui.screens.handovers.adding_page import AddingPage
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import (
    AddressBookPresenter,
    AddressBookState,
)
from kansrijk_desktop.ui.screens.handovers.overview_page import OverviewPage
from kansrijk_desktop.ui.screens.handovers.own_card_page import OwnCardPage
from kansrijk_desktop.ui.screens.handovers.own_card_presenter import (
    OwnCardPresenter,
    OwnCardState,
)
from kansrijk_desktop.ui.screens.handovers.partner_page import PartnerPage
from kansrijk_desktop.ui.screens.handovers.presenter import HandoversPresenter
from kansrijk_desktop.ui.screens.handovers.receiving_page import ReceivingPage
from kansrijk_desktop.ui.screens.handovers.receiving_presenter import (
    ReceivingPresenter,
    ReceivingState,
    Step,
)
from kansrijk_desktop.ui.widgets.drop_target import DropTarget
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

RECEIPT_NAME = "kansrijk-ontvangst.age"
PAPER_NAME = "kaart.pdf"


class HandoversScreen(DropTarget):
    """Shows one page at a time; a file may be dropped on the overview.

    Attributes:
        choose_file, choose_target: how the user says which file to read, or where to write one.
        overview, receiving_page, partner_page, adding_page, own_card_page: the pages.
    """

    def __init__(
        self,
        presenter: HandoversPresenter,
        receiving: ReceivingPresenter,
        address_book: AddressBookPresenter,
        own_card: OwnCardPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._receiving = presenter, receiving
        self._book, self._own = address_book, own_card
        self._received = ReceivingState()
        self._book_state = AddressBookState()
        self._own_state = OwnCardState()
        self.choose_file: file_dialogs.ChoosesFile = file_dialogs.choose_file
        self.choose_target: file_dialogs.ChoosesTarget = file_dialogs.choose_target
        self.setAccessibleName(_("Overdracht"))
        self._build()
        presenter.attach(self.overview.show_lists)
        receiving.attach(self.show_receiving)
        address_book.attach(self.show_book)
        own_card.attach(self.show_own_card)
        for one in (presenter, receiving, address_book, own_card):
            self.destroyed.connect(one.detach)

    def show_receiving(self, state: ReceivingState) -> None:
        """Show a file that is being taken in."""
        self._received = state
        self.receiving_page.show_state(state)
        if state.step is Step.NOTHING:
            self.overview.show_told(state.error, state.told)
        self.overview.file_button.setEnabled(not state.is_busy)
        self._show_page()

    def show_book(self, state: AddressBookState) -> None:
        """Show the address book."""
        self._book_state = state
        self.overview.show_partners(state)
        if state.picked is not None:
            self.partner_page.show_state(state, state.picked)
        else:
            self.partner_page.forget()
        if state.is_adding:
            self.adding_page.show_state(state)
        self._show_page()

    def show_own_card(self, state: OwnCardState) -> None:
        """Show the own card."""
        self._own_state = state
        if state.own is not None:
            self.own_card_page.show_state(state, state.own)
        elif state.error:
            self.overview.show_told(state.error, "")
        self._show_page()

    def _build(self) -> None:
        self.overview = OverviewPage()
        self.overview.file_requested.connect(self._on_file)
        self.overview.household_picked.connect(self._presenter.open)
        self.overview.partner_picked.connect(self._book.pick)
        self.overview.receipt_requested.connect(self._on_receipt_of)
        self.overview.adding_requested.connect(self._book.begin_adding)
        self.overview.own_card_requested.connect(self._own.open)
        self.receiving_page = ReceivingPage(self._receiving)
        self.receiving_page.receipt_requested.connect(self._on_receipt)
        self.partner_page = PartnerPage(self._book)
        self.adding_page = AddingPage(self._book)
        self.adding_page.file_requested.connect(self._on_card_file)
        self.own_card_page = OwnCardPage(self._own)
        self.own_card_page.save_requested.connect(self._on_save_card)
        self.own_card_page.paper_requested.connect(self._on_save_paper)
        self._stack = QStackedLayout(self)
        for page in (
            self.overview,
            self.receiving_page,
            self.partner_page,
            self.adding_page,
            self.own_card_page,
        ):
            self._stack.addWidget(page)

    def _show_page(self) -> None:
        page, cursor = self._page()
        if self._stack.currentWidget() is page:
            return
        self._stack.setCurrentWidget(page)
        page.show_top()
        if cursor is not None:
            cursor.setFocus()

    def _page(self) -> tuple[ScrollColumn, QWidget | None]:
        """Return the page to show now, and where its keyboard begins, unless it decides itself."""
        book = self._book_state
        if self._received.step is not Step.NOTHING:
            return self.receiving_page, None
        if book.is_adding:
            return self.adding_page, self.adding_page.first()
        if book.picked is not None:
            return self.partner_page, self.partner_page.header.back_button
        if self._own_state.own is not None:
            return self.own_card_page, self.own_card_page.save_button
        return self.overview, self.overview.file_button

    @override
    def _takes_files(self) -> bool:
        return self._stack.currentWidget() is self.overview

    @override
    def _show_drop(self, *, is_near: bool) -> None:
        self.overview.show_drop(is_near=is_near)

    @override
    def _read_files(self, paths: list[Path]) -> None:
        self._receiving.read(paths[0])

    def _on_file(self) -> None:
        path = self.choose_file(self, _("Bestand van een partner"), "")
        if path is not None:
            self._receiving.read(path)

    def _on_card_file(self) -> None:
        path = self.choose_file(self, _("Kaart van een partner"), "")
        if path is not None:
            self._book.read_file(path)

    def _on_receipt(self) -> None:
        self._on_receipt_of("")

    def _on_receipt_of(self, received_id: str) -> None:
        path = self.choose_target(self, _("Bevestiging bewaren"), RECEIPT_NAME)
        if path is not None:
            self._receiving.confirm(received_id, path)

    def _on_save_card(self) -> None:
        path = self.choose_target(self, _("Kaart bewaren"), CARD_NAME)
        if path is not None:
            self._own.save_card(path)

    def _on_save_paper(self) -> None:
        path = self.choose_target(self, _("Kaart bewaren als PDF"), PAPER_NAME)
        if path is not None:
            self._own.save_paper(path)
