"""The pages of what happens in a family, one at a time."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.birth_page import BirthPage
from kansrijk_desktop.ui.screens.family_events.overview_page import OverviewPage
from kansrijk_desktop.ui.screens.family_events.pregnancy_page import PregnancyPage
from kansrijk_desktop.ui.screens.family_events.presenter import (
    FamilyEventsPresenter,
    FamilyEventsState,
    Page,
)
from kansrijk_desktop.ui.screens.family_events.question_page import QuestionPage
from kansrijk_desktop.ui.screens.family_events.stop_page import StopPage
from kansrijk_desktop.ui.screens.family_events.transfer_page import TransferPage

_AnyPage = OverviewPage | BirthPage | StopPage | PregnancyPage | TransferPage | QuestionPage


class FamilyEventsScreen(QWidget):
    """What happens in one family.

    Attributes:
        overview_page, birth_page, stop_page, pregnancy_page, transfer_page, question_page: the
            faces of the screen.
    """

    def __init__(self, presenter: FamilyEventsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self.setAccessibleName(_("Geboorte of einde"))
        self.overview_page = OverviewPage(presenter)
        self.birth_page = BirthPage(presenter.birth)
        self.stop_page = StopPage(presenter.stop)
        self.pregnancy_page = PregnancyPage(presenter.pregnancy)
        self.transfer_page = TransferPage(presenter.transfer)
        self.question_page = QuestionPage(presenter)
        self._pages: dict[Page, _AnyPage] = {
            Page.OVERVIEW: self.overview_page,
            Page.BIRTH: self.birth_page,
            Page.STOP: self.stop_page,
            Page.PREGNANCY: self.pregnancy_page,
            Page.TRANSFER: self.transfer_page,
            Page.QUESTION: self.question_page,
        }
        for form in (self.birth_page, self.stop_page, self.pregnancy_page, self.transfer_page):
            form.back_button.clicked.connect(presenter.back)
        self._stack = QStackedLayout(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: FamilyEventsState) -> None:
        """Show the page it is about."""
        self.overview_page.show_state(state)
        self.question_page.show_state(state)
        page = self._pages[state.page]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.show_top()
            page.focus_first()
