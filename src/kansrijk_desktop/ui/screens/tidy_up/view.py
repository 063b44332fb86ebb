"""The pages of putting a dossier right, one at a time."""

from functools import partial

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.compare_page import ComparePage
from kansrijk_desktop.ui.screens.tidy_up.conversation_pages import (
    ConversationPage,
    MovePage,
    WithdrawPage,
)
from kansrijk_desktop.ui.screens.tidy_up.conversation_presenter import ConversationState
from kansrijk_desktop.ui.screens.tidy_up.merge_pages import ApartPage, MergePage
from kansrijk_desktop.ui.screens.tidy_up.merge_presenter import MergeState
from kansrijk_desktop.ui.screens.tidy_up.overview_page import OverviewPage
from kansrijk_desktop.ui.screens.tidy_up.presenter import (
    Page,
    Purpose,
    TidyUpPresenter,
    TidyUpState,
)
from kansrijk_desktop.ui.screens.tidy_up.search_page import SearchPage

_AnyPage = (
    OverviewPage
    | SearchPage
    | ComparePage
    | MergePage
    | ApartPage
    | ConversationPage
    | MovePage
    | WithdrawPage
)


class TidyUpScreen(QWidget):
    """Put one dossier right.

    Attributes:
        overview_page, search_page, compare_page, merge_page, apart_page: about dossiers.
        conversation_page, move_page, withdraw_page: about a conversation.
    """

    def __init__(self, presenter: TidyUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self.setAccessibleName(_("Opruimen"))
        merge, conversation = presenter.merge, presenter.conversation
        self.overview_page = OverviewPage(presenter)
        self.search_page = SearchPage(presenter)
        self.compare_page = ComparePage(merge)
        self.merge_page = MergePage(merge)
        self.apart_page = ApartPage(merge)
        self.conversation_page = ConversationPage(conversation)
        self.move_page = MovePage(conversation)
        self.withdraw_page = WithdrawPage(conversation)
        self._pages: dict[Page, _AnyPage] = {
            Page.OVERVIEW: self.overview_page,
            Page.SEARCH: self.search_page,
            Page.COMPARE: self.compare_page,
            Page.MERGE: self.merge_page,
            Page.APART: self.apart_page,
            Page.CONVERSATION: self.conversation_page,
            Page.MOVE: self.move_page,
            Page.WITHDRAW: self.withdraw_page,
        }
        self._stack = QStackedLayout(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._connect()
        presenter.attach(self.show_state)
        merge.sheet.attach(self._show_merge)
        conversation.sheet.attach(self._show_conversation)
        for part in (presenter, merge.sheet, conversation.sheet):
            self.destroyed.connect(part.detach)

    def show_state(self, state: TidyUpState) -> None:
        """Show the page it is about."""
        self.overview_page.show_state(state)
        self.search_page.show_state(state)
        page = self._pages[state.page]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.show_top()
            page.focus_first()

    def _connect(self) -> None:
        """Lead from page to page; what is kept, the presenters of the pages do."""
        ways = (
            (self.search_page.back_button, Page.OVERVIEW),
            (self.compare_page.back_button, Page.OVERVIEW),
            (self.compare_page.go_on_button, Page.MERGE),
            (self.merge_page.back_button, Page.COMPARE),
            (self.apart_page.back_button, Page.OVERVIEW),
            (self.conversation_page.back_button, Page.OVERVIEW),
        )
        for button, page in ways:
            button.clicked.connect(partial(self._turn, page))
        for button, page in (
            (self.move_page.back_button, Page.CONVERSATION),
            (self.withdraw_page.back_button, Page.CONVERSATION),
            (self.conversation_page.withdraw_button, Page.WITHDRAW),
        ):
            button.clicked.connect(partial(self._turn_to_conversation, page))
        self.conversation_page.move_button.clicked.connect(self._on_move)
        self.overview_page.apart_button.clicked.connect(self._presenter.ask_apart)

    def _show_merge(self, state: MergeState) -> None:
        for page in (self.compare_page, self.merge_page, self.apart_page):
            page.show_state(state)

    def _show_conversation(self, state: ConversationState) -> None:
        for page in (self.conversation_page, self.move_page, self.withdraw_page):
            page.show_state(state)

    def _on_move(self) -> None:
        self._presenter.look_for(Purpose.MOVE)

    def _turn_to_conversation(self, page: Page, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as below
        self._presenter.turn_to_conversation(page)

    def _turn(self, page: Page, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt calls it so
        self._presenter.turn(page)
